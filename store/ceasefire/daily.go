package ceasefire

import (
	"slices"
	"time"
)

// Grouping says what the series of a chart are.
type Grouping string

// The groupings. A fact goes to the party of its side A: the side that acted where that is known, else the one named first.
const (
	Ungrouped  Grouping = ""
	ByParty    Grouping = "party"
	ByType     Grouping = "type"
	BySeverity Grouping = "severity"
	ByScope    Grouping = "scope"
	ByArea     Grouping = "area"
)

// Groupings lists the groupings that divide, in the order in which choices show them.
func Groupings() []Grouping { return []Grouping{ByParty, ByType, BySeverity, ByScope, ByArea} }

// Series is one line or one layer of a chart: a value for each day. Party is a place in the palette, -1 for none.
type Series struct {
	Key, Name string
	Party     int
	Values    []float64
}

// Days are values by day over a span: what was counted in each series, how many facts went in, and how many were left out and why.
type Days struct {
	Span    Span
	Series  []Series
	N       int
	LeftOut []LeftOut
}

// Daily counts facts by the day of the agreement's zone on which they lie. Facts that cannot be put on one day, that lie outside
// the span, or whose deaths are unknown where deaths are counted, are left out and counted by reason. An open end of the
// span is the first or last day that a fact lies on. A grouping's series come in the frame's order, without those that no
// fact went into; ungrouped, there is always one.
func (f Frame) Daily(facts []Fact, span Span, by Grouping, m Measure) Days {
	span = f.closed(span, facts)
	zone := f.Agreement.Location()
	days, groups, omitted := newCalendar(span, zone), f.groups(by), omissions{}
	out := Days{Span: span}
	for n := range facts {
		fact := &facts[n]
		day, reason := days.place(fact)
		value, known := m.of(fact)
		switch {
		case reason != "":
			omitted.add(reason)
		case !known:
			omitted.add(reasonDeaths)
		default:
			groups.layer(groups.slot(fact), days.days())[day] += value
			out.N++
		}
	}
	out.Series, out.LeftOut = groups.series(m, days.days()), omitted.list
	return out
}

// closed gives the span with its open ends drawn to the first and last day that a fact lies on.
func (f Frame) closed(span Span, facts []Fact) Span {
	if !span.From.IsZero() && !span.To.IsZero() {
		return span
	}
	var first, last int64
	seen := false
	for n := range facts {
		fact := &facts[n]
		if !fact.Precision.OnOneDay() {
			continue
		}
		if !seen {
			first, last, seen = fact.From, fact.From, true
		}
		first, last = min(first, fact.From), max(last, fact.From)
	}
	if !seen {
		return span
	}
	zone := f.Agreement.Location()
	if span.From.IsZero() {
		span.From = DayOf(time.Unix(first, 0), zone)
	}
	if span.To.IsZero() {
		span.To = DayOf(time.Unix(last, 0), zone)
	}
	return span
}

// Cumulative gives the running totals of each series.
func (d Days) Cumulative() Days {
	series := slices.Clone(d.Series)
	for i := range series {
		values, total := make([]float64, len(series[i].Values)), 0.0
		for day, value := range series[i].Values {
			total += value
			values[day] = total
		}
		series[i].Values = values
	}
	d.Series = series
	return d
}
