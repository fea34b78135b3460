package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// lanes are rows above a plot that hold the labels of marks, counted from the lowest. Above them stand, in so many lines, the marks for whose
// labels there is no room at their lines, each with its day.
type lanes struct {
	line   float64
	used   int
	placed []placing
	others []string
}

// placing is where a mark's label went: its row, its left end and its width, the air around it included; a mark without a label has no text.
type placing struct {
	text        string
	x           float64
	row         int
	left, width float64
}

// mostLanes is how many rows of labels a chart takes, and mostLabels how many labels.
const mostLanes, mostLabels = 6, 24

// layMarks finds room for the labels of marks. The weightiest come first, and one that cannot be set without lying on another, or on
// another's line, is named above the rows; its line is drawn all the same.
func (c *canvas) layMarks(marks []mark, axis timeAxis, room box) lanes {
	f := c.small()
	out := lanes{line: f.leading()}
	if c.thumbnail {
		return out.unlabelled(marks, axis)
	}
	for _, m := range marks {
		p := placing{text: m.label, x: axis.at(m.day), row: -1, width: f.width(m.label) + f.size*0.8}
		if p.width > min(room.w*0.5, f.size*26) {
			p.text = ""
		}
		out.placed = append(out.placed, p)
	}
	rows := max(0, min(mostLanes, int(room.h*0.3/out.line)))
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
	if room.h > 9*out.line {
		out.others = c.otherMarks(marks, out.placed, axis, max(1, rows-out.used))
	}
	return out
}

// unlabelled gives the lines of marks without their words.
func (l lanes) unlabelled(marks []mark, axis timeAxis) lanes {
	for _, m := range marks {
		l.placed = append(l.placed, placing{x: axis.at(m.day), row: -1})
	}
	return l
}

// otherMarks names the marks that have no label, by day, in no more than so many lines; those that these do not hold are counted.
func (c *canvas) otherMarks(marks []mark, placed []placing, axis timeAxis, most int) []string {
	var names []string
	for i, m := range marks {
		if placed[i].row < 0 {
			day := axis.span.From + ceasefire.Day(m.day)
			names = append(names, day.Midnight().Format(dayLayout(axis.span))+": "+m.label)
		}
	}
	f := c.small()
	for n := len(names); n >= 0; n-- {
		lines := f.wrap(moreMarks(names[:n], len(names)-n), axis.plot.w, most+1)
		if len(lines) <= most {
			return lines
		}
	}
	return f.wrap(moreMarks(nil, len(names)), axis.plot.w, most)
}

// moreMarks lists names, and counts those that are not among them.
func moreMarks(names []string, more int) string {
	text := strings.Join(names, "; ")
	switch {
	case more == 0:
		return text
	case more == 1 && text == "":
		return "1 mark"
	case text == "":
		return fmt.Sprintf("%d marks", more)
	case more == 1:
		return text + "; and 1 more mark"
	}
	return fmt.Sprintf("%s; and %d more marks", text, more)
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

// arrange sets the labels of the marks chosen: from the last to the first, so that each can lie right of its line over the lines of those after
// it, or else from the first to the last, so that each can lie left of it. It is not ok where one finds no row.
func (l *lanes) arrange(chosen []int, rows int, room box) ([]placing, bool) {
	slices.SortFunc(chosen, func(a, b int) int { return cmp.Compare(b, a) })
	if placed, ok := l.settled(chosen, rows, room, 0, 1); ok {
		return placed, true
	}
	slices.Reverse(chosen)
	return l.settled(chosen, rows, room, 1, 0)
}

// settled sets labels in an order, by how much of its width each is to be moved left if it can.
func (l *lanes) settled(order []int, rows int, room box, shifts ...float64) ([]placing, bool) {
	placed := slices.Clone(l.placed)
	for i := range placed {
		placed[i].row = -1
	}
	for _, i := range order {
		if !placed[i].settle(placed, rows, room, shifts) {
			return nil, false
		}
	}
	return placed, true
}

// settle gives a label the lowest row on which it is free, on the first side of its line that has one.
func (p *placing) settle(placed []placing, rows int, room box, shifts []float64) bool {
	if p.text == "" {
		return false
	}
	try := *p
	for _, shift := range shifts {
		try.left = p.x - shift*p.width
		for try.row = range rows {
			if try.left >= room.x && try.left+p.width <= room.right() && try.free(placed) {
				*p = try
				return true
			}
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
func (l *lanes) height() float64 { return (float64(l.used+len(l.others)) + 0.3) * l.line }

// draw draws the marks' lines, and their labels in the rows above the plot. A line without a label is left out where it would run into another.
func (l *lanes) draw(c *canvas, axis timeAxis) {
	f, drawn := c.small(), math.Inf(-1)
	for i, text := range l.others {
		c.write(f, c.ink.ink, axis.plot.x, axis.plot.y-l.height()+l.line*(float64(i)+0.78), text)
	}
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
