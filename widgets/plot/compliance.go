package plot

import (
	"math"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// holdDays is how long after the last judgement the lines still run on: years in which nobody judged say nothing.
const holdDays = 56

// compliance is the chart of each party's figure over time, as steps at the instants of which judgements speak.
type compliance struct {
	subject Subject
	span    ceasefire.Span
	until   time.Time
	cut     bool
	lines   []scoreLine
	marks   []mark
	judged  []ceasefire.Assessment
}

// scoreLine is a party with its figures and the tint that it has in every chart. Last is the height at which its line stops, lane its place
// beside lines of the same height; a grey one is of many, without a name.
type scoreLine struct {
	name    string
	tint    tint
	party   ceasefire.ID
	history ceasefire.ScoreHistory
	end     ceasefire.ScoreStep
	last    float64
	lane    int
	grey    bool
}

func newCompliance(s Subject) *compliance {
	t := &compliance{subject: s, until: s.judgedUntil()}
	t.judged = slices.DeleteFunc(slices.Clone(s.Frame.Assessments), func(a ceasefire.Assessment) bool { return !ceasefire.Begun(a.At, a.Precision, t.until) })
	for _, h := range s.Frame.ScoreHistories(t.until) {
		line := scoreLine{name: oneLine(h.Party.Short), party: h.Party.ID, tint: partyTint(h.Party.Colour), history: h, end: h.At(t.until)}
		for _, step := range h.Steps {
			if step.Known {
				line.last = step.Score
			}
		}
		t.lines = append(t.lines, line)
	}
	t.fade()
	t.tellApart()
	lay(t.lines)
	t.span = t.days()
	t.cut = t.span.Len() > 0 && t.span.To < lastDayBefore(t.until, s.zone())
	t.marks = s.marks(t.span)
	return t
}

// judgedUntil gives the instant up to which judgements count: the as-of, or the last judgement's where none is set.
func (s Subject) judgedUntil() time.Time {
	at := s.AsOf.At
	if at.IsZero() {
		for _, a := range s.Frame.Assessments {
			// What is not known to the minute has not begun at the very instant at which its time does.
			last := a.At
			if a.Precision > ceasefire.PrecisionMinute {
				last = last.Add(time.Minute)
			}
			if last.After(at) {
				at = last
			}
		}
	}
	return at
}

// days gives the days that the chart covers: from the agreement's instant, or the first judgement where that is earlier, to the as-of. It
// is the zero Span where nothing was scored.
func (t *compliance) days() ceasefire.Span {
	if len(t.drawn()) == 0 {
		return ceasefire.Span{}
	}
	first, last := t.judged[0].At, t.judged[0].At
	for _, a := range t.judged {
		if a.At.Before(first) {
			first = a.At
		}
		if a.At.After(last) {
			last = a.At
		}
	}
	if effect := t.subject.Frame.Agreement.Effect; !effect.IsZero() && effect.Before(first) {
		first = effect
	}
	zone := t.subject.zone()
	from, to := ceasefire.DayOf(first, zone), min(lastDayBefore(t.until, zone), ceasefire.DayOf(last, zone)+holdDays)
	return ceasefire.Span{From: from, To: max(from, to)}
}

// lastDayBefore gives the day that runs until an instant: at midnight, the one that ends.
func lastDayBefore(at time.Time, zone *time.Location) ceasefire.Day {
	return ceasefire.DayOf(at.Add(-1), zone)
}

// drawn gives the lines of parties of which something was ever scored.
func (t *compliance) drawn() []scoreLine {
	return slices.DeleteFunc(slices.Clone(t.lines), func(l scoreLine) bool {
		return !l.scored()
	})
}

// scored reports whether anything of a party was ever scored.
func (l scoreLine) scored() bool {
	return slices.ContainsFunc(l.history.Steps, func(s ceasefire.ScoreStep) bool { return s.Known })
}

// tellApart gives a line whose tint an earlier one has the first that is free.
func (t *compliance) tellApart() {
	for i := range t.lines {
		for slot := 0; !t.lines[i].grey && slices.ContainsFunc(t.lines[:i], func(l scoreLine) bool { return l.tint == t.lines[i].tint }) && slot < len(t.lines); slot++ {
			t.lines[i].tint = partyTint(slot)
		}
	}
}

// table gives what the lines show: each party's figure from the instant of each step on, and at the end.
func (t *compliance) table() [][]string {
	lines := t.drawn()
	header := []string{"at"}
	var instants []time.Time
	for _, l := range lines {
		header = append(header, l.name)
		for _, step := range l.history.Steps {
			instants = append(instants, step.At)
		}
	}
	if len(lines) > 0 {
		instants = append(instants, t.until)
	}
	slices.SortFunc(instants, time.Time.Compare)
	rows := [][]string{header}
	for _, at := range slices.CompactFunc(instants, time.Time.Equal) {
		row := []string{at.In(t.subject.zone()).Format(time.RFC3339)}
		for _, l := range lines {
			row = append(row, scoreCell(l.history.From(at)))
		}
		rows = append(rows, row)
	}
	return rows
}

// scoreCell writes a figure, or nothing where there is none.
func scoreCell(step ceasefire.ScoreStep) string {
	if !step.Known {
		return ""
	}
	return exact(step.Score)
}

func (t *compliance) draw(c *canvas, room box) {
	lines, grey := t.divided()
	labels := c.endLabels(lineEnds(lines), room)
	room.w -= labels.room
	axis := timeAxis{t.span, c.besideValues(1, false, room)}
	lanes := c.layMarks(t.marks, axis, room)
	axis.plot = lanes.below(axis.plot)
	axis.plot.h -= c.axisHeight()
	scale := newValueScale(1, c.steps(axis.plot.h), false)
	c.valueAxis(scale, axis.plot)
	lanes.draw(c, axis)
	c.timeAxis(axis)
	for _, l := range grey {
		t.line(c, l, scale, axis)
	}
	c.scoreSpots(t, slices.Concat(lines, grey), scale, axis)
	for i, l := range slices.Backward(lines) {
		t.line(c, l, scale, axis)
		if !c.thumbnail {
			labels.ends[i].short, labels.ends[i].off = axis.plot.right()-axis.place(t.until, t.subject.zone()), c.beside(l.lane, scale.height(l.last, axis.plot), axis.plot)
		}
	}
	labels.draw(c, scale, axis.plot)
}

// lineEnds gives where the lines end, with the figure and how many promises stand behind it.
func lineEnds(lines []scoreLine) []lineEnd {
	out := make([]lineEnd, len(lines))
	for i, l := range lines {
		out[i] = lineEnd{name: l.name, figure: l.figure(), value: l.last, tint: l.tint}
	}
	return out
}

// lay gives lines that lie on one another somewhere lanes of their own: 0 is the line's height.
func lay(lines []scoreLine) {
	for i := range lines {
		for !lines[i].grey && slices.ContainsFunc(lines[:i], func(l scoreLine) bool { return !l.grey && l.lane == lines[i].lane && l.meets(lines[i]) }) {
			lines[i].lane++
		}
	}
}

// meets reports whether two lines have about the same height from some step on.
func (l scoreLine) meets(other scoreLine) bool {
	return slices.ContainsFunc(slices.Concat(l.history.Steps, other.history.Steps), func(s ceasefire.ScoreStep) bool {
		a, b := l.history.From(s.At), other.history.From(s.At)
		return a.Known && b.Known && math.Abs(a.Score-b.Score) < 0.02
	})
}

// beside gives by how much a lane is set off from its lines' height: below and above in turns, and at an edge of the plot inwards alone,
// since beyond it lines would lie on one another again.
func (c *canvas) beside(lane int, y float64, plot box) float64 {
	apart := 3 * c.unit
	far := apart * mostSeries / 2
	switch off := apart * float64((lane+1)/2); {
	case y+far > plot.bottom():
		return -apart * float64(lane)
	case y-far < plot.y:
		return apart * float64(lane)
	case lane%2 == 0:
		return -off
	default:
		return off
	}
}

// line draws a party's steps, with a dot where it was judged; where nothing is known there is no line.
func (t *compliance) line(c *canvas, l scoreLine, scale valueScale, axis timeAxis) {
	colour, thick := l.tint.in(c.theme), 2.2*c.unit
	if l.grey {
		thick = c.hair()
	}
	end := axis.place(t.until, t.subject.zone())
	var path []point
	flush := func() {
		c.line(colour, thick, path)
		path = nil
	}
	for i, step := range l.history.Steps {
		if !step.Known {
			flush()
			continue
		}
		x, next := axis.place(step.At, t.subject.zone()), end
		if i+1 < len(l.history.Steps) {
			next = axis.place(l.history.Steps[i+1].At, t.subject.zone())
		}
		y := scale.height(step.Score, axis.plot)
		y = within(y+c.beside(l.lane, y, axis.plot), axis.plot)
		path = append(path, point{x, y}, point{next, y})
		dot := min(2.4*thick, 9*c.unit)
		c.fill(colour, box{min(x, axis.plot.right()-dot/2) - dot/2, y - dot/2, dot, dot})
	}
	flush()
}

// place gives the place of an instant on the axis, within its ends.
func (a timeAxis) place(at time.Time, zone *time.Location) float64 {
	day := ceasefire.DayOf(at, zone)
	start, end := day.Start(zone), day.End(zone)
	part := 0.5
	if end.After(start) {
		part = float64(at.Sub(start)) / float64(end.Sub(start))
	}
	return min(max(a.at(float64(day-a.span.From)+part), a.plot.x), a.plot.right())
}
