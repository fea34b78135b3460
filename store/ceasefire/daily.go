package ceasefire

import (
	"cmp"
	"math"
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
	zone := f.Agreement.Location()
	cells, groups := facts.days(zone, by), f.groups(by, facts.columns)
	sum := layers{span: span}
	for code, days := range cells.codes {
		for at, one := range days {
			sum.add(groups.slot(code), cells.own.days[at], one, m)
		}
	}
	cells.leftOut(&sum.omitted, span, zone, facts.columns)
	return Days{Span: span, Series: groups.series(m, sum), N: sum.n, LeftOut: sum.omitted.list()}
}

// layers are values by day, one layer for each group, by slot.
type layers struct {
	span    Span
	values  [][]float64
	first   []int32 // of each slot, where the first that went into it stands
	n       int
	omitted omissions
}

// add adds the facts of a day.
func (l *layers) add(slot int, day Day, facts cell, m Measure) {
	if facts.all() == 0 {
		return
	}
	at := int(day - l.span.From)
	if at < 0 || at >= l.span.Len() {
		l.omitted.plus(reasonPeriod, facts.all(), facts.begins())
		return
	}
	unknown, first := m.unknown(facts)
	l.omitted.plus(reasonDeaths, unknown, first)
	value, n, first := m.of(facts)
	if n == 0 {
		return
	}
	l.layer(slot)[at] += value
	l.first[slot] = min(l.first[slot], first)
	l.n += n
}

// layer gives a slot's values, made when they are first wanted.
func (l *layers) layer(slot int) []float64 {
	for len(l.values) <= slot {
		l.values, l.first = append(l.values, nil), append(l.first, math.MaxInt32)
	}
	if l.values[slot] == nil {
		l.values[slot] = make([]float64, l.span.Len())
	}
	return l.values[slot]
}

// used gives the slots that something went into, in the order in which it came.
func (l *layers) used() []int {
	slots := keep(upwards(len(l.values)), func(slot int) bool { return l.values[slot] != nil })
	slices.SortFunc(slots, func(a, b int) int { return cmp.Compare(l.first[a], l.first[b]) })
	return slots
}

// leftOut counts the facts that lie on no one day.
func (d *dayCells) leftOut(o *omissions, span Span, zone *time.Location, c *columns) {
	bounds := newBounds(span, zone)
	for at, one := range d.off {
		if one.all() > 0 {
			o.plus(bounds.reason(c.whens[d.own.off[at]].time()), one.all(), one.begins())
		}
	}
}

// bounds are the first second (Unix, UTC) of a run of days, and that after it.
type bounds struct{ from, until int64 }

func newBounds(span Span, zone *time.Location) bounds {
	if span.Len() == 0 {
		return bounds{}
	}
	return bounds{span.From.Start(zone).Unix(), span.To.End(zone).Unix()}
}

// reason gives the reason why a fact that lies on no one day is on none of the run.
func (b bounds) reason(fact factTime) string {
	if b.from == b.until || fact.from >= b.until || max(fact.until, fact.from+1) <= b.from {
		return reasonPeriod
	}
	return cmp.Or(fact.precision.vague(), reasonSpan)
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
