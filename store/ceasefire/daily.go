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
func (f Frame) Daily(facts Facts, span Span, by Grouping, m Measure) Days {
	span = f.closed(span, facts)
	spread := newSpread(span, f.Agreement.Location(), facts)
	groups := f.groups(by, facts.columns)
	parts := inParts(facts.places, func(places []int32) layers {
		sum := layers{days: spread.days()}
		sum.fill(facts.columns, places, spread, groups.slot, m)
		return sum
	})
	sum := parts[0]
	for _, part := range parts[1:] {
		sum.join(part)
	}
	return Days{Span: span, Series: groups.series(m, sum), N: sum.n, LeftOut: sum.omitted.list}
}

// layers are values by day, one layer for each group, by slot.
type layers struct {
	days    int
	values  [][]float64
	order   []int // the slots that something went into, in the order in which it came
	n       int
	omitted omissions
}

// fill adds the facts at places.
func (l *layers) fill(c *columns, places []int32, days spread, slot func(int32) int, m Measure) {
	for _, i := range places {
		day, reason := days.place(c, i)
		value, known := m.of(c, i)
		switch {
		case reason != "":
			l.omitted.add(reason)
		case !known:
			l.omitted.add(reasonDeaths)
		default:
			l.layer(slot(i))[day] += value
			l.n++
		}
	}
}

// layer gives a slot's values, made when they are first wanted.
func (l *layers) layer(slot int) []float64 {
	if slot < len(l.values) && l.values[slot] != nil {
		return l.values[slot]
	}
	for len(l.values) <= slot {
		l.values = append(l.values, nil)
	}
	l.values[slot] = make([]float64, l.days)
	l.order = append(l.order, slot)
	return l.values[slot]
}

// join adds the layers of the facts after these.
func (l *layers) join(later layers) {
	for _, slot := range later.order {
		to := l.layer(slot)
		for day, value := range later.values[slot] {
			to[day] += value
		}
	}
	l.n += later.n
	l.omitted.join(later.omitted)
}

// closed gives the span with its open ends drawn to the first and last day that a fact lies on.
func (f Frame) closed(span Span, facts Facts) Span {
	if !span.From.IsZero() && !span.To.IsZero() {
		return span
	}
	zone := f.Agreement.Location()
	first, last, ok := facts.Covered()
	if ok && span.From.IsZero() {
		span.From = DayOf(time.Unix(first, 0), zone)
	}
	if ok && span.To.IsZero() {
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
