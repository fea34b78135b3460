package plot

import (
	"cmp"
	"math"
	"slices"
)

// lanes are rows above a plot that hold the labels of marks, counted from the lowest. A mark's line reaches up to its label's row.
type lanes struct {
	line   float64
	used   int
	placed []placing
}

// placing is where a mark's label went: its row, its left end and its width, the air around it included; a mark without a label has no text.
type placing struct {
	text        string
	x           float64
	row         int
	left, width float64
}

// mostLanes is how many rows of labels a chart takes, and mostLabels how many labels.
const mostLanes, mostLabels = 4, 24

// layMarks finds room for the labels of marks. The weightiest come first, and one that cannot be set without lying on another, or on
// another's line, goes without; its line is drawn all the same.
func (c *canvas) layMarks(marks []mark, axis timeAxis, room box) lanes {
	f := c.small()
	out := lanes{line: f.leading()}
	for _, m := range marks {
		text := f.shorten(m.label, min(room.w*0.5, f.size*24))
		out.placed = append(out.placed, placing{text: text, x: axis.at(m.day), row: -1, width: f.width(text) + f.size*0.8})
	}
	rows := max(0, min(mostLanes, int(room.h*0.3/out.line)))
	if c.thumbnail {
		rows = 0
	}
	var chosen []int
	for _, i := range heaviest(marks) {
		more := append(slices.Clone(chosen), i)
		if try, ok := out.arrange(more, rows, room); ok {
			chosen, out.placed = more, try
		}
	}
	for _, i := range chosen {
		out.used = max(out.used, out.placed[i].row+1)
	}
	return out
}

// heaviest gives the places of the marks to be labelled, by weight.
func heaviest(marks []mark) []int {
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(marks[b].weight, marks[a].weight) })
	return order[:min(len(order), mostLabels)]
}

// arrange sets the labels of the marks chosen, from the last to the first: so each can lie over the lines of those after it. It is not
// ok where one finds no row.
func (l *lanes) arrange(chosen []int, rows int, room box) ([]placing, bool) {
	placed := slices.Clone(l.placed)
	for i := range placed {
		placed[i].row = -1
	}
	slices.SortFunc(chosen, func(a, b int) int { return cmp.Compare(b, a) })
	for _, i := range chosen {
		if !placed[i].settle(placed, rows, room) {
			return nil, false
		}
	}
	return placed, true
}

// settle gives a label the lowest row on which it is free: right of its line, or left of it where the picture ends.
func (p *placing) settle(placed []placing, rows int, room box) bool {
	try := *p
	try.left = p.x
	if p.x+p.width > room.right() {
		try.left = p.x - p.width
	}
	if p.text == "" || try.left < room.x {
		return false
	}
	for try.row = range rows {
		if try.free(placed) {
			*p = try
			return true
		}
	}
	return false
}

// free reports whether a label lies on no other, no line passes through it, and its own line passes through no other.
func (p placing) free(placed []placing) bool {
	for _, other := range placed {
		if other.row < 0 {
			continue
		}
		apart := p.left >= other.left+other.width || other.left >= p.left+p.width
		switch {
		case p.row == other.row && !apart, other.row >= p.row && p.holds(other.x), p.row >= other.row && other.holds(p.x):
			return false
		}
	}
	return true
}

// holds reports whether an upright line would pass through the label.
func (p placing) holds(x float64) bool { return x > p.left && x < p.left+p.width }

// below gives the room beneath the rows.
func (l *lanes) below(room box) box { return room.cutTop(l.height()) }

// height is the room that the rows take, with a little air.
func (l *lanes) height() float64 { return (float64(l.used) + 0.3) * l.line }

// draw draws the marks' lines, and their labels in the rows above the plot. A line without a label is left out where it would run into another.
func (l *lanes) draw(c *canvas, axis timeAxis) {
	f, drawn := c.small(), math.Inf(-1)
	for _, p := range l.placed {
		from := axis.plot.y
		if p.row >= 0 {
			row := axis.plot.y - l.line*(float64(p.row)+1.3)
			from = row + l.line*0.15
			c.write(f, c.ink.ink, p.left+f.size*0.4, row+l.line*0.78, p.text)
		}
		if p.x-drawn < 2*c.hair() && p.row < 0 {
			continue
		}
		drawn = p.x
		c.dashes(c.ink.quiet, box{p.x, from, c.hair(), axis.plot.bottom() - from})
	}
}
