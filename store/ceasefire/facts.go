package ceasefire

import (
	"cmp"
	"slices"
)

// Measure is what a chart counts.
type Measure string

// The measures. Deaths are best estimates; a fact whose deaths are unknown is left out of them and counted as left out.
const (
	IncidentsMeasure Measure = "incidents"
	DeathsMeasure    Measure = "deaths"
)

// Name gives the measure as titles and legends show it.
func (m Measure) Name() string { return capital(string(m)) }

// of gives what some facts add to the measure, how many of them, and where the first of these stands.
func (m Measure) of(c cell) (value float64, n int, first int32) {
	if m == DeathsMeasure {
		return float64(c.best), int(c.n), c.first
	}
	return float64(c.all()), c.all(), c.begins()
}

// adds gives what one fact adds to the measure: nothing where that is unknown.
func (m Measure) adds(f Fact) float64 {
	if m == DeathsMeasure {
		return float64(max(f.Best, 0))
	}
	return 1
}

// unknown gives how many of some facts the measure leaves out, because what they add to it is unknown, and where the first of these stands.
func (m Measure) unknown(c cell) (n int, first int32) {
	if m == DeathsMeasure {
		return int(c.unknown), c.firstUnknown
	}
	return 0, 0
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

// omissions counts facts left out by reason, with the place of the first for each.
type omissions struct{ found []omitted }

type omitted struct {
	LeftOut
	first int32
}

// add counts something left out that has no place of its own: it comes after all before it.
func (o *omissions) add(reason string) { o.plus(reason, 1, int32(len(o.found))) }

// plus counts some facts left out, of which the first has a place.
func (o *omissions) plus(reason string, n int, first int32) {
	if n == 0 {
		return
	}
	for i := range o.found {
		if one := &o.found[i]; one.Reason == reason {
			one.N, one.first = one.N+n, min(one.first, first)
			return
		}
	}
	o.found = append(o.found, omitted{LeftOut{Reason: reason, N: n}, first})
}

// list gives the reasons in the order in which they came first.
func (o *omissions) list() (list []LeftOut) {
	slices.SortStableFunc(o.found, func(a, b omitted) int { return cmp.Compare(a.first, b.first) })
	for _, one := range o.found {
		list = append(list, one.LeftOut)
	}
	return list
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
