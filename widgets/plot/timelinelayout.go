package plot

import (
	"math"
	"slices"
	"time"
)

// timelineLayout is where the parts of a timeline stand, from the top down: the clocks, the events, the incidents, each row of clocks and of
// events of one height, and right of the names the plot that all share.
type timelineLayout struct {
	names                 box
	axis                  timeAxis
	marks                 lanes
	clocks, events, strip box
	clockRow, eventRow    float64
	shownClocks           int
	labels                []eventLabel
	hidden                int // events that have no label
	zone                  *time.Location
}

// eventLabel is where an event stands: its dot, the row that it lies in, and where its label begins; one without a label has no text.
type eventLabel struct {
	x, left    float64
	from, to   float64 // the ends of the dot, or of the line through it
	row        int
	when, what string
}

// In lines of small type: the most and the least that a row of clocks takes, the strip of incidents at the least, that without any, and the air between parts.
const clockRowMost, clockRowLeast, stripLeast, emptyStrip, timelineGap = 3.6, 1.2, 1.8, 1.2, 0.6

// layTimeline finds room for everything.
func (c *canvas) layTimeline(t *timeline, room box) timelineLayout {
	line := c.small().leading()
	l := timelineLayout{zone: t.subject.zone()}
	plot := room
	if !c.thumbnail {
		wide := c.timelineNames(t, room)
		l.names = box{room.x, room.y, wide - c.small().size, room.h}
		plot = box{room.x + wide, room.y, room.w - wide, room.h}
	}
	l.axis = timeAxis{t.span, plot}
	l.marks = c.layMarks(t.marks(), l.axis, plot)
	plot = l.marks.below(plot)
	plot.h -= c.axisHeight()
	l.axis.plot = plot
	if c.thumbnail {
		l.small(t, plot)
		return l
	}
	l.share(c, t, plot, line)
	return l
}

// timelineNames gives how wide the names left of the plot are.
func (c *canvas) timelineNames(t *timeline, room box) float64 {
	wide := max(c.small().width(t.stripHead()), c.footnote().width(t.stripMeans()))
	for _, lane := range t.clocks {
		wide = max(wide, c.small().width(lane.name), c.footnote().width(lane.says))
	}
	return min(wide, room.w*0.3) + c.small().size
}

// small divides a picture without words.
func (l *timelineLayout) small(t *timeline, plot box) {
	l.shownClocks = len(t.clocks)
	l.clocks = box{plot.x, plot.y, plot.w, plot.h * 0.55}
	l.events = box{plot.x, l.clocks.bottom(), plot.w, plot.h * 0.12}
	l.strip = box{plot.x, l.events.bottom(), plot.w, plot.bottom() - l.events.bottom()}
	l.clockRow, l.eventRow = l.clocks.h/float64(max(1, len(t.clocks))), l.events.h
	for _, e := range t.events {
		l.labels = append(l.labels, l.eventPlace(e, 1))
	}
}

// timelineRoom is how high the rows of clocks and of events, and the strip, are to be, in lines.
type timelineRoom struct{ clock, event, strip float64 }

// timelineRooms lists the ways of dividing the height, the easiest first: at last the clocks have no line for labels.
func timelineRooms() []timelineRoom {
	return []timelineRoom{{2.45, 1.25, 3.4}, {2.15, 1.12, 2.2}, {clockRowLeast, 1.12, stripLeast}}
}

// share divides the height in the first way in which every clock is shown and every event has its label, or else in that in which most are: clocks count for more.
func (l *timelineLayout) share(c *canvas, t *timeline, plot box, line float64) {
	best := *l
	for i, room := range timelineRooms() {
		try := *l
		try.divide(c, t, plot, line, room)
		if i == 0 || try.lacks(t) < best.lacks(t) {
			best = try
		}
		if best.lacks(t) == 0 {
			break
		}
	}
	*l = best
}

// lacks weighs what is not shown: a clock like several labels of events.
func (l *timelineLayout) lacks(t *timeline) int { return 4*(len(t.clocks)-l.shownClocks) + l.hidden }

// leastEvents is the part of the height that the events' labels may take at the least, where they need it.
const leastEvents = 0.4

// divide gives the clocks a row each, the events what their labels need, and the strip the rest.
func (l *timelineLayout) divide(c *canvas, t *timeline, plot box, line float64, room timelineRoom) {
	n, gap := float64(len(t.clocks)), line*timelineGap
	if total(t.counts) == 0 {
		room.strip = emptyStrip
	}
	left := plot.h - line*room.strip - 2*gap
	l.eventRow = line * room.event
	clocks := min(n*line*room.clock, left)
	if len(t.events) > 0 {
		clocks = min(clocks, max(left*(1-leastEvents), min(n*line*clockRowLeast, left-l.eventRow)))
	}
	rows := l.placeEvents(c, t, plot, int((left-clocks)/l.eventRow))
	wanted := n * line * room.clock
	if spare := left - float64(rows)*l.eventRow - wanted; spare > 0 {
		wanted = min(wanted+spare, n*line*clockRowMost)
	}
	l.clocks = box{plot.x, plot.y, plot.w, max(0, min(wanted, left-float64(rows)*l.eventRow))}
	l.rows(len(t.clocks), line)
	l.events = box{plot.x, l.clocks.bottom() + gap, plot.w, float64(rows) * l.eventRow}
	top := l.events.bottom() + gap
	if rows == 0 {
		top = l.events.y
	}
	l.strip = box{plot.x, top, plot.w, max(plot.bottom()-top, 0)}
	if total(t.counts) == 0 {
		l.strip.h = min(l.strip.h, line*emptyStrip)
		l.axis.plot.h = l.strip.bottom() - plot.y
	}
}

// rows divides the clocks' room into rows. Where they would be too low, the last row counts those that are not shown.
func (l *timelineLayout) rows(n int, line float64) {
	l.shownClocks = n
	if n == 0 {
		return
	}
	if fit := int(l.clocks.h / (line * clockRowLeast)); fit < n {
		l.shownClocks = max(fit-1, 0)
		n = max(fit, 1)
	}
	l.clockRow = l.clocks.h / float64(n)
}

// eventWords lists how wide an event's label may be, as parts of the plot: the later ones where the first has no room.
func eventWords() []float64 { return []float64{0.7, 0.4, 0.25} }

// placeEvents finds a row and a side for the label of each event, and gives how many rows that takes. Where not all have room, the last row holds
// the dots of those that have none.
func (l *timelineLayout) placeEvents(c *canvas, t *timeline, plot box, most int) int {
	if most < 1 || len(t.events) == 0 {
		l.labels, l.hidden = nil, len(t.events)
		return 0
	}
	rows := l.tryEvents(c, t, plot, most)
	if l.hidden > 0 && most > 1 {
		rows = l.tryEvents(c, t, plot, most-1) + 1
		for i := range l.labels {
			if l.labels[i].what == "" {
				l.labels[i].row = rows - 1
			}
		}
	}
	return rows
}

// dots gives where the dots of all events but one lie.
func (l *timelineLayout) dots(t *timeline, but int, radius float64) [][2]float64 {
	var out [][2]float64
	for i, e := range t.events {
		if at := l.eventPlace(e, radius); i != but {
			out = append(out, [2]float64{at.from, at.to})
		}
	}
	return out
}

// eventPlace gives where an event's dot of a radius, or the line through it, lies.
func (l *timelineLayout) eventPlace(e timelineEvent, radius float64) eventLabel {
	x := l.axis.place(e.middle(l.zone), l.zone)
	out := eventLabel{x: x, from: x - radius, to: x + radius}
	if !e.until.at.IsZero() {
		out.from = min(out.from, l.axis.place(e.from.at, l.zone))
		out.to = max(out.to, l.axis.place(e.until.at, l.zone))
	}
	return out
}

// tryEvents places the labels in no more than so many rows: from the first to the last, or from the last to the first where that hides fewer or takes
// fewer rows.
func (l *timelineLayout) tryEvents(c *canvas, t *timeline, plot box, most int) int {
	order := make([]int, len(t.events))
	for i := range order {
		order[i] = i
	}
	rows := l.inOrder(c, t, plot, most, order)
	other := *l
	slices.Reverse(order)
	if n := other.inOrder(c, t, plot, most, order); other.hidden < l.hidden || other.hidden == l.hidden && n < rows {
		*l, rows = other, n
	}
	return rows
}

// inOrder places the labels in an order.
func (l *timelineLayout) inOrder(c *canvas, t *timeline, plot box, most int, order []int) int {
	f, rows := c.small(), 1
	l.labels, l.hidden = make([]eventLabel, len(order)), 0
	taken := make([][][2]float64, most)
	for _, i := range order {
		e := t.events[i]
		label := l.eventPlace(e, f.size*0.3)
		free := taken
		if most == 1 { // the one row is that of the dots too
			free = [][][2]float64{slices.Concat(taken[0], l.dots(t, i, f.size*0.3))}
		}
		if !label.find(f, e, free, plot) {
			l.hidden++
		} else if most == 1 {
			taken[0] = append(taken[0], free[0][len(free[0])-1])
		}
		rows = max(rows, label.row+1)
		l.labels[i] = label
	}
	return rows
}

// find finds a place for an event's words, or as many of them as have room.
func (e *eventLabel) find(f face, event timelineEvent, taken [][][2]float64, plot box) bool {
	e.when = event.when
	for _, share := range eventWords() {
		e.what = f.shorten(event.what, plot.w*share)
		wide := f.width(e.when) + f.width(e.what) + f.size*0.5
		if e.what != "" && e.settle(taken, wide, f.size, plot) {
			return true
		}
	}
	e.when, e.what = "", ""
	return false
}

// settle gives a label the first row on which it is free, right of its dot or else left of it.
func (e *eventLabel) settle(taken [][][2]float64, wide, size float64, plot box) bool {
	gap := size * 0.6
	for row := range taken {
		for _, left := range []float64{e.to + gap, e.from - gap - wide} {
			from, to := min(left, e.from), max(left+wide, e.to)
			if left < plot.x || left+wide > plot.right() || overlaps(taken[row], from, to+size*0.5) {
				continue
			}
			e.left, e.row = left, row
			taken[row] = append(taken[row], [2]float64{from, to + size*0.5})
			return true
		}
	}
	return false
}

// overlaps reports whether a stretch lies on any other.
func overlaps(taken [][2]float64, from, to float64) bool {
	for _, t := range taken {
		if from < t[1] && t[0] < to {
			return true
		}
	}
	return false
}

// marks gives the start of the ceasefire and the instant of the reading, where they lie in the days shown.
func (t *timeline) marks() []mark {
	var out []mark
	zone := t.subject.zone()
	effect := t.subject.Frame.Agreement.Effect
	from, until := t.span.From.Start(zone), t.span.To.End(zone)
	place := func(e edge) float64 {
		return timeAxis{t.span, box{w: float64(t.span.Len())}}.place(e.at, zone)
	}
	if !effect.IsZero() && !effect.Before(from) && effect.Before(until) {
		out = append(out, mark{place(minute(effect)), "Ceasefire starts", 2})
	}
	if read := t.subject.AsOf.At; !read.IsZero() && !read.Before(from) && !read.After(until) && !read.Equal(effect) {
		out = append(out, mark{place(minute(read)), "As of " + read.In(zone).Format(dayLayout(t.span)+", 15:04"), 1})
	}
	if len(out) == 2 && out[0].day > out[1].day {
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// barThickness gives how thick the bars of rows of a height are, and at what height in the row their middle lies.
func (l timelineLayout) barThickness(line float64) (thick, middle float64) {
	if l.roomy(line) {
		return math.Round(line * 0.62), line * 0.62
	}
	return math.Round(min(l.clockRow*0.6, line*0.62)), l.clockRow / 2
}

// roomy reports whether the rows have a second line.
func (l timelineLayout) roomy(line float64) bool { return l.clockRow >= line*2.1 }
