package ceasefire

import "time"

// dayOf gives the day on which a fact began, in the agreement's zone.
func (f Frame) dayOf(fact Fact) Day { return DayOf(time.Unix(fact.From, 0), f.Agreement.Location()) }

// onOneDay reports whether a fact can be put on one calendar day of the agreement's zone.
func (f Frame) onOneDay(fact Fact) bool {
	if !fact.Precision.OnOneDay() {
		return false
	}
	return fact.Until <= fact.From || DayOf(time.Unix(fact.Until-1, 0), f.Agreement.Location()) == f.dayOf(fact)
}

// Measure is what a chart counts.
type Measure string

// The measures. Deaths are best estimates; a fact whose deaths are unknown is left out of them and counted as left out.
const (
	IncidentsMeasure Measure = "incidents"
	DeathsMeasure    Measure = "deaths"
)

// Name gives the measure as titles and legends show it.
func (m Measure) Name() string { return capital(string(m)) }

// of gives what a fact adds to the measure, and whether that is known.
func (m Measure) of(fact *Fact) (float64, bool) {
	if m == DeathsMeasure {
		return float64(fact.Best), fact.Best >= 0
	}
	return 1, true
}

// LeftOut is how many facts a figure leaves out, and why.
type LeftOut struct {
	Reason string
	N      int
}

// The reasons for leaving a fact out of a figure.
const (
	reasonPart    = "known only to the part of the day"
	reasonDay     = "known only to the day"
	reasonWeek    = "known only to the week"
	reasonMonth   = "known only to the month"
	reasonYear    = "known only to the year"
	reasonSpan    = "cover several days"
	reasonPeriod  = "outside the period"
	reasonMixed   = "on a day that the truce began or ended within"
	reasonDeaths  = "deaths unknown"
	reasonNowhere = "no area known"
)

// omissions counts facts left out by reason, and gives the reasons in the order in which they came first.
type omissions struct{ list []LeftOut }

func (o *omissions) add(reason string) {
	for i := range o.list {
		if o.list[i].Reason == reason {
			o.list[i].N++
			return
		}
	}
	o.list = append(o.list, LeftOut{Reason: reason, N: 1})
}

// vague gives the reason why a precision puts a fact on no day, or nothing.
func (p Precision) vague() string {
	switch p {
	case PrecisionWeek:
		return reasonWeek
	case PrecisionMonth:
		return reasonMonth
	case PrecisionYear:
		return reasonYear
	}
	if !p.OnOneDay() {
		return reasonSpan
	}
	return ""
}
