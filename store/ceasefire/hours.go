package ceasefire

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
	week := facts.week(f.Agreement.Location())
	var out WeekHours
	var left omissions
	for hour, one := range week.cells {
		if hour >= hoursAWeek {
			left.plus(Precision(hour-hoursAWeek).withoutHour(), one.all(), one.begins())
			continue
		}
		unknown, first := m.unknown(one)
		left.plus(reasonDeaths, unknown, first)
		value, n, _ := m.of(one)
		out.Values[hour/24][hour%24] = value
		out.N += n
	}
	out.LeftOut = left.list()
	return out
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
