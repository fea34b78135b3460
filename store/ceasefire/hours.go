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
func (f Frame) Hours(facts Facts, m Measure) WeekHours {
	zone := f.Agreement.Location()
	parts := inParts(facts.places, func(places []int32) hourly { return newHourly(facts.columns, places, m, zone) })
	sum := parts[0]
	for _, part := range parts[1:] {
		sum.join(part)
	}
	return WeekHours{Values: sum.values, N: sum.n, LeftOut: sum.omitted.list}
}

// hourly are the values of some facts by weekday and hour.
type hourly struct {
	values  [7][24]float64
	n       int
	omitted omissions
}

func newHourly(c *columns, places []int32, m Measure, zone *time.Location) (h hourly) {
	var days dayFinder
	for _, i := range places {
		value, known := m.of(c, i)
		switch {
		case !c.precision[i].HasTime():
			h.omitted.add(c.precision[i].withoutHour())
		case !known:
			h.omitted.add(reasonDeaths)
		default:
			day, hour := days.hour(c.from[i], zone)
			h.values[day][hour] += value
			h.n++
		}
	}
	return h
}

// join adds the values of the facts after these.
func (h *hourly) join(later hourly) {
	for day := range later.values {
		for hour, value := range later.values[day] {
			h.values[day][hour] += value
		}
	}
	h.n += later.n
	h.omitted.join(later.omitted)
}

// hour gives the weekday of an instant, Monday 0 (ISO 8601), and the hour. On a day of 24 hours that is a matter of seconds since its start.
func (d *dayFinder) hour(at int64, zone *time.Location) (weekday, hour int) {
	day := d.find(at, zone)
	if d.end-d.start == secondsADay {
		return (int(day) + 6) % 7, int((at - d.start) / 3600) // Day 1 was a Monday
	}
	local := time.Unix(at, 0).In(zone)
	return (int(local.Weekday()) + 6) % 7, local.Hour()
}

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
