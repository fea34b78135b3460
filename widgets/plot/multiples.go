package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"truceboard/store/ceasefire"
)

// mostMultiples is how many small charts stand side by side. The smaller groups beyond are counted and not drawn: together they would be the greatest,
// and press all others flat.
const mostMultiples = 16

// multiples are small charts of values a day, one for each party, area or other group, all to one scale.
type multiples struct {
	subject Subject
	days    ceasefire.Days
	columns columns
	panels  []layer
	others  []ceasefire.Series
}

func newMultiples(s Subject) *multiples {
	m := &multiples{subject: s, days: s.Frame.Daily(s.Facts, s.period(), s.By, s.Measure)}
	if m.days.Span.Len() == 0 {
		return m
	}
	m.columns = newColumns(m.days.Span)
	m.panels = m.fold()
	for i := range m.panels {
		m.panels[i].values = m.columns.of(m.panels[i].values)
	}
	return m
}

// fold gives the groups that are drawn, the greatest first.
func (m *multiples) fold() []layer {
	series := slices.Clone(m.days.Series)
	slices.SortStableFunc(series, func(a, b ceasefire.Series) int { return cmp.Compare(total(b.Values), total(a.Values)) })
	if len(series) > mostMultiples {
		series, m.others = series[:mostMultiples], series[mostMultiples:]
	}
	var panels []layer
	tints := panelTints(series, m.subject.By)
	for i, one := range series {
		panels = append(panels, layer{name: oneLine(one.Name), tint: tints[i], values: one.Values, group: groupOf(one, m.subject.By)})
	}
	return panels
}

// notDrawn counts the groups that are not drawn, and what they come to.
func (m *multiples) notDrawn() string {
	if len(m.others) == 0 {
		return ""
	}
	return fmt.Sprintf("Not drawn: %s, with %s together.", howMany(len(m.others), "other group", "other groups"), amount(total(added(m.others)), m.subject.Measure))
}

// highest gives the highest bar of all panels.
func (m *multiples) highest() float64 {
	highest := 0.0
	for _, p := range m.panels {
		highest = max(highest, slices.Max(p.values))
	}
	return highest
}

func (m *multiples) sheet() sheet {
	s := m.subject
	out := newSheet(s, m.days.Span, m.days.N, m.days.LeftOut)
	out.title = joined([]string{s.Measure.Name() + " a day" + s.inScope() + ", side by side" + s.grouped(), m.columns.means, m.days.Span.Format()}, ", ")
	out.method = joined([]string{m.notDrawn(), s.sideWords()}, " ")
	if len(m.panels) > 0 {
		out.method = joined([]string{out.method, "All small charts have one scale, which ends at " + figure(m.scale().top) + "."}, " ")
	}
	if m.started() {
		out.legend = []key{{name: "The ceasefire starts", tint: neutralTint, dashed: true}}
	}
	if len(m.panels) > 0 {
		out.finds(s, m.finding(), joined([]string{s.Measure.Name() + " a day, side by side" + s.grouped(), m.columns.means}, ", "), m.days.Span)
	}
	return out
}

// finding says which group comes to most. Where none leads it says on which days most fell, if all groups are drawn.
func (m *multiples) finding() string {
	s := m.subject
	if said := s.groupFinding(s.groupSums(m.days.Series)); said != "" || len(m.others) > 0 {
		return said
	}
	return s.dayFinding(m.days.Span, m.columns, m.columns.of(added(m.days.Series)))
}

// scale is that of every panel: small ones have figures at their foot and at their top alone, and so the top is close above the highest bar.
func (m *multiples) scale() valueScale {
	top := roundTop(m.highest(), m.columns.means == "")
	return valueScale{top, top}
}

// roundTop gives the least round number that is not below a value: a whole one where counts are shown.
func roundTop(v float64, whole bool) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, round := range [...]float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10} {
		if top := round * power; top >= v*(1-1e-9) && (!whole || top == math.Trunc(top)) {
			return top
		}
	}
	return 10 * power
}

// started reports whether the start of the ceasefire lies in the period.
func (m *multiples) started() bool { return m.subject.startsIn(m.days.Span) }

func (m *multiples) table() [][]string { return dated(m.days.Span, m.columns, m.panels) }

func (m *multiples) draw(c *canvas, room box) {
	c.panels(panelSet{
		n: len(m.panels), gutter: m.gutter(c), top: m.scale().top, dated: true,
		heads: func(width float64) panelHeads { return m.heads(c, width) },
		panel: func(i int, plot, slot box, foot bool) box { return m.panel(c, m.panels[i], plot, slot, foot) },
	}, room)
}

// heads gives the names and the sums of the small charts.
func (m *multiples) heads(c *canvas, width float64) panelHeads {
	var names, whole, brief []string
	for _, p := range m.panels {
		names, whole, brief = append(names, p.name), append(whole, amount(m.sum(p), m.subject.Measure)), append(brief, figure(m.sum(p)))
	}
	return c.panelHeads(names, whole, brief, width)
}

// gutter gives how wide the figures left of the first small charts are.
func (m *multiples) gutter(c *canvas) float64 {
	if c.thumbnail {
		return 0
	}
	f := c.footnote()
	return f.width(figure(m.scale().top)) + f.size*0.5
}

// panel draws one small chart under its head, and gives where; those at the foot have an axis of time.
func (m *multiples) panel(c *canvas, p layer, plot, slot box, foot bool) box {
	axis, scale := timeAxis{m.days.Span, plot}, m.scale()
	c.fill(c.ink.grid, box{plot.x, plot.y, plot.w, c.hair()})
	m.bars(c, p, scale, axis)
	m.startLine(c, axis)
	c.panelFoot(axis, foot)
	from := c.noted()
	c.columnSpots(axis, m.columns, func(i int) (float64, string, bool) {
		return plot.bottom() - scale.share(p.values[i])*plot.h, amount(p.values[i], m.subject.Measure), p.values[i] > 0
	})
	c.panelSpots(from, p.group, amount(m.sum(p), m.subject.Measure), slot)
	return plot
}

// sum gives what all days of a panel come to.
func (m *multiples) sum(p layer) float64 {
	sum := 0.0
	for i, v := range p.values {
		sum += v * float64(m.columns.edges[i+1]-m.columns.edges[i])
	}
	return math.Round(sum)
}

func (m *multiples) bars(c *canvas, p layer, scale valueScale, axis timeAxis) {
	var bars []box
	for _, i := range m.columns.shown(c, axis, func(i int) float64 { return p.values[i] }) {
		if p.values[i] > 0 {
			x, w := m.columns.bar(c, axis, i)
			h := scale.share(p.values[i]) * axis.plot.h
			bars = append(bars, box{x, axis.plot.bottom() - h, w, h})
		}
	}
	c.fill(p.tint.in(c.theme), bars...)
}

// startLine marks where the ceasefire starts.
func (m *multiples) startLine(c *canvas, axis timeAxis) {
	if m.started() {
		x := axis.place(m.subject.Frame.Agreement.Effect, m.subject.zone())
		c.dashes(c.ink.quiet, box{x, axis.plot.y, c.hair(), axis.plot.h})
	}
}
