package ceasefire

// Measure is what a chart counts.
type Measure string

// The measures. Deaths are best estimates; a fact whose deaths are unknown is left out of them and counted as left out.
const (
	IncidentsMeasure Measure = "incidents"
	DeathsMeasure    Measure = "deaths"
)

// Name gives the measure as titles and legends show it.
func (m Measure) Name() string { return capital(string(m)) }

// of gives what the fact at a place adds to the measure, and whether that is known.
func (m Measure) of(c *columns, i int32) (float64, bool) {
	if m == DeathsMeasure {
		best := c.best[i]
		return float64(best), best >= 0
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

func (o *omissions) add(reason string) { o.plus(reason, 1) }

func (o *omissions) plus(reason string, n int) {
	for i := range o.list {
		if o.list[i].Reason == reason {
			o.list[i].N += n
			return
		}
	}
	o.list = append(o.list, LeftOut{Reason: reason, N: n})
}

// join adds what was left out of the facts after these.
func (o *omissions) join(later omissions) {
	for _, left := range later.list {
		o.plus(left.Reason, left.N)
	}
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
