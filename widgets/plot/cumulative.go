package plot

import (
	"fmt"
	"math"

	"truceboard/store/ceasefire"
)

// cumulative is the chart of running totals, a line for each series with its name and total at its end; the smaller of many are counted and not drawn.
type cumulative struct {
	subject Subject
	days    ceasefire.Days
	layers  []layer
	marks   []mark
	total   float64
	others  *layer // the smaller series together, where there are too many to draw
}

func newCumulative(s Subject) *cumulative {
	out := &cumulative{subject: s}
	daily := s.Frame.Daily(s.Facts, s.period(), s.By, s.Measure)
	for _, series := range daily.Series {
		out.total += total(series.Values)
	}
	out.days = daily.Cumulative()
	if out.days.Span.Len() == 0 {
		return out
	}
	out.layers = fold(out.days.Series, s.By)
	if n := len(out.layers); n < len(out.days.Series) {
		out.others, out.layers = &out.layers[n-1], out.layers[:n-1]
	}
	out.marks = s.marks(out.days.Span)
	return out
}

func (t *cumulative) sheet() sheet {
	s := t.subject
	out := newSheet(s, t.days.Span, t.days.N, t.days.LeftOut)
	out.method = joined([]string{t.notDrawn(), s.sideWords()}, " ")
	out.title = joined([]string{counted(int(math.Round(t.total)), s.Measure) + s.inScope() + s.grouped(), "running total", t.days.Span.Format()}, ", ")
	out.finds(s, t.finding(), s.Measure.Name()+", running total"+s.grouped(), t.days.Span)
	return out
}

// finding says what had been reached by the last day.
func (t *cumulative) finding() string {
	if t.total == 0 {
		return t.subject.noneKnown()
	}
	return t.subject.inAll(t.total) + " by " + t.days.Span.To.Format()
}

// notDrawn says what the series that are not drawn come to: their line would often press all others flat.
func (t *cumulative) notDrawn() string {
	if t.others == nil {
		return ""
	}
	sum := t.others.values[len(t.others.values)-1]
	return fmt.Sprintf("Not drawn: %s, with %s together.", howMany(len(t.days.Series)-len(t.layers), "other series", "other series"), amount(sum, t.subject.Measure))
}

func (t *cumulative) table() [][]string {
	if t.days.Span.Len() == 0 {
		return dated(t.days.Span, columns{edges: []int{0}}, nil)
	}
	return dated(t.days.Span, eachDay(t.days.Span), t.layers)
}

func (t *cumulative) draw(c *canvas, room box) {
	labels := c.endLabels(t.ends(), room)
	room.w -= labels.room
	axis := timeAxis{t.days.Span, c.besideValues(t.highest(), true, room)}
	lanes := c.layMarks(t.marks, axis, room)
	axis.plot = lanes.below(axis.plot)
	axis.plot.h -= c.axisHeight()
	scale := newValueScale(t.highest(), c.steps(axis.plot.h), true)
	c.valueAxis(scale, axis.plot)
	lanes.draw(c, axis)
	for i := len(t.layers) - 1; i >= 0; i-- {
		l := t.layers[i]
		c.line(l.tint.in(c.theme), 2*c.unit, t.points(l, scale, axis))
	}
	labels.draw(c, scale, axis.plot)
	c.timeAxis(axis)
	c.lineSpots(t, scale, axis)
	c.columnSpots(axis, eachDay(t.days.Span), func(day int) (float64, string, bool) {
		return axis.plot.y, amount(t.reached(day), t.subject.Measure) + " so far", true
	})
}

// ends gives where the lines end: each at its total.
func (t *cumulative) ends() []lineEnd {
	out := make([]lineEnd, len(t.layers))
	for i, l := range t.layers {
		last := l.values[len(l.values)-1]
		out[i] = lineEnd{name: l.name, figure: figure(last), value: last, tint: l.tint}
	}
	return out
}

// reached gives the total of all series at the end of a day.
func (t *cumulative) reached(day int) float64 {
	sum := 0.0
	for _, l := range t.layers {
		sum += l.values[day]
	}
	if t.others != nil {
		sum += t.others.values[day]
	}
	return sum
}

// highest gives the highest running total.
func (t *cumulative) highest() float64 {
	highest := 0.0
	for _, l := range t.layers {
		highest = max(highest, l.values[len(l.values)-1])
	}
	return highest
}

// points gives a layer's line: it starts at 0 and reaches each day's total at that day's end.
func (t *cumulative) points(l layer, scale valueScale, axis timeAxis) []point {
	out := []point{{axis.plot.x, axis.plot.bottom()}}
	for i, v := range l.values {
		out = append(out, point{axis.at(float64(i + 1)), axis.plot.bottom() - scale.share(v)*axis.plot.h})
	}
	return out
}
