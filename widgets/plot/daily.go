package plot

import "truceboard/store/ceasefire"

// daily is the chart of values a day, as bars that stand on one another.
type daily struct {
	subject     Subject
	days        ceasefire.Days
	columns     columns
	layers      []layer
	marks       []mark
	baseline    float64
	hasBaseline bool
}

func newDaily(s Subject) *daily {
	d := &daily{subject: s}
	d.days = s.Frame.Daily(s.Facts, s.period(), s.By, s.Measure)
	if d.days.Span.Len() == 0 {
		return d
	}
	d.columns = newColumns(d.days.Span)
	d.layers = fold(d.days.Series, s.By)
	for i := range d.layers {
		d.layers[i].values = d.columns.of(d.layers[i].values)
		if s.By != ceasefire.BySeverity { // whose tints go from pale to dark
			d.layers[i].texture = textures[i]
		}
	}
	d.marks = s.marks(d.days.Span)
	d.baseline, d.hasBaseline = s.baseline()
	return d
}

// baseline gives the mean per day before the truce, where the filter leaves the whole of the window that it is taken over.
func (s Subject) baseline() (float64, bool) {
	window := s.Frame.Windows(s.readAt()).Before
	if window.Len() == 0 || clip(window, s.Filter.Days) != window {
		return 0, false
	}
	return s.Frame.Baseline(s.Facts, s.readAt(), s.Measure)
}

// clip gives the part of a run of days that another contains, or the zero Span.
func clip(span, within ceasefire.Span) ceasefire.Span {
	if span.Len() == 0 {
		return ceasefire.Span{}
	}
	if !within.From.IsZero() {
		span.From = max(span.From, within.From)
	}
	if !within.To.IsZero() {
		span.To = min(span.To, within.To)
	}
	if span.Len() == 0 {
		return ceasefire.Span{}
	}
	return span
}

func (d *daily) sheet() sheet {
	s := d.subject
	out := newSheet(s, d.days.Span, d.days.N, d.days.LeftOut)
	out.method = joined([]string{s.sideWords(), d.stackWords()}, " ")
	out.title = joined([]string{s.Measure.Name() + " a day" + s.inScope() + s.grouped(), d.columns.means, d.days.Span.Format()}, ", ")
	out.legend = keys(d.layers, s.By)
	if d.hasBaseline {
		out.legend = append(out.legend, key{name: "Mean before the truce: " + rate(d.baseline) + " a day", tint: neutralTint, dashed: true})
	}
	if d.columns.count() > 0 {
		out.finds(s, d.finding(), joined([]string{s.Measure.Name() + " a day" + s.grouped(), d.columns.means}, ", "), d.days.Span)
	}
	return out
}

// finding says which group comes to most where the bars are divided, and otherwise on which days most fell.
func (d *daily) finding() string {
	if d.columns.means == "" {
		if said := d.subject.groupFinding(d.subject.groupSums(d.days.Series)); said != "" {
			return said
		}
	}
	stacks := make([]float64, d.columns.count())
	for i := range stacks {
		stacks[i] = d.stack(i)
	}
	return d.subject.dayFinding(d.days.Span, d.columns, stacks)
}

// meanBefore is the name of the column that says what was usual before the truce.
const meanBefore = "mean_per_day_before"

// table gives the values by day, and beside each the mean before the truce where the chart has it.
func (d *daily) table() [][]string {
	rows := dated(d.days.Span, d.columns, d.layers)
	if !d.hasBaseline {
		return rows
	}
	for i := range rows {
		rows[i] = append(rows[i], exact(d.baseline))
	}
	rows[0][len(rows[0])-1] = meanBefore
	return rows
}

// stackWords says which part of a bar is which series where the bars are too narrow to tell by anything but colour.
func (d *daily) stackWords() string {
	if len(d.layers) < 2 {
		return ""
	}
	return "Stacked from the foot in the order of the legend."
}

// dated gives the rows of a table by day, or by the first day of each column.
func dated(span ceasefire.Span, cols columns, layers []layer) [][]string {
	header := []string{"day"}
	for _, l := range layers {
		header = append(header, l.name)
	}
	rows := [][]string{header}
	for i := range cols.count() {
		row := []string{(span.From + ceasefire.Day(cols.edges[i])).String()}
		for _, l := range layers {
			row = append(row, exact(l.values[i]))
		}
		rows = append(rows, row)
	}
	return rows
}

func (d *daily) draw(c *canvas, room box) {
	greatest, whole := max(d.highest(), d.baseline), d.columns.means == ""
	axis := timeAxis{d.days.Span, c.besideValues(greatest, whole, room)}
	lanes := c.layMarks(d.marks, axis, room)
	axis.plot = lanes.below(axis.plot)
	axis.plot.h -= c.axisHeight()
	scale := newValueScale(greatest, c.steps(axis.plot.h), whole)
	c.baselineBand(d, scale, axis.plot)
	c.valueAxis(scale, axis.plot)
	lanes.draw(c, axis)
	c.bars(d, scale, axis)
	c.baselineLine(d, scale, axis.plot)
	c.timeAxis(axis)
	c.stackSpots(d, scale, axis)
	c.columnSpots(axis, d.columns, func(i int) (float64, string, bool) {
		height := d.stack(i)
		return axis.plot.bottom() - scale.share(height)*axis.plot.h, amount(height, d.subject.Measure), height > 0
	})
}

// highest gives the height of the highest bar.
func (d *daily) highest() float64 {
	highest := 0.0
	for i := range d.columns.count() {
		highest = max(highest, d.stack(i))
	}
	return highest
}

// stack gives the height of one bar.
func (d *daily) stack(column int) float64 {
	sum := 0.0
	for _, l := range d.layers {
		sum += l.values[column]
	}
	return sum
}

// bars draws the stacked bars, one path for each layer.
func (c *canvas) bars(d *daily, scale valueScale, axis timeAxis) {
	floors := make([]float64, d.columns.count())
	shown := d.columns.shown(c, axis, d.stack)
	for _, l := range d.layers {
		var boxes []box
		for _, i := range shown {
			if l.values[i] <= 0 {
				continue
			}
			x, w := d.columns.bar(c, axis, i)
			top := axis.plot.bottom() - scale.share(floors[i]+l.values[i])*axis.plot.h
			boxes = append(boxes, box{x, top, w, axis.plot.bottom() - scale.share(floors[i])*axis.plot.h - top})
			floors[i] += l.values[i]
		}
		c.textured(l.tint.in(c.theme), l.texture, boxes)
	}
}
