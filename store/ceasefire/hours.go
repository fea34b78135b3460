package ceasefire

import "time"

// WeekHours are values by weekday and hour of the day in the agreement's zone: the first index is the weekday, Monday 0, the second the
// hour. N is how many facts went in.
type WeekHours struct {
	Values  [7][24]float64
	N       int
	LeftOut []LeftOut
}

// Hours sums facts by weekday and hour. Only what is known at least to the hour counts: a day has no hour. The others, and those whose deaths
// are unknown where deaths are counted, are left out and counted by reason.
func (f Frame) Hours(facts []Fact, m Measure) WeekHours {
	zone := f.Agreement.Location()
	var out WeekHours
	var omitted omissions
	for n := range facts {
		fact := &facts[n]
		value, known := m.of(fact)
		switch {
		case !fact.Precision.HasTime():
			omitted.add(fact.Precision.withoutHour())
		case !known:
			omitted.add(reasonDeaths)
		default:
			at := time.Unix(fact.From, 0).In(zone)
			out.Values[weekdayPlace(at.Weekday())][at.Hour()] += value
			out.N++
		}
	}
	out.LeftOut = omitted.list
	return out
}

// weekdayPlace gives a weekday's place in a week that begins on Monday (ISO 8601).
func weekdayPlace(day time.Weekday) int { return (int(day) + 6) % 7 }

// withoutHour gives the reason why a precision puts a fact on no hour.
func (p Precision) withoutHour() string {
	switch p {
	case PrecisionPartOfDay:
		return reasonPart
	case PrecisionDay:
		return reasonDay
	}
	return p.vague()
}
