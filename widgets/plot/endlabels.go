package plot

import (
	"cmp"
	"slices"
)

// lineEnd is where a line ends: its name, its figure in words, the value at which it stops, how far short of the plot's edge, and by
// how much its stroke is set off from its height.
type lineEnd struct {
	name, figure string
	value        float64
	tint         tint
	short, off   float64
}

// endLabels are the names and figures right of the ends of lines. Room is the width that they and their leaders take.
type endLabels struct {
	room, leader float64
	ends         []lineEnd
	names        []string
}

// endLabels finds how much room the labels take: no more than a third of the picture's width, if the figures fit into that.
func (c *canvas) endLabels(ends []lineEnd, room box) endLabels {
	if c.thumbnail {
		return endLabels{}
	}
	f := c.small()
	out := endLabels{leader: f.size * 1.4, ends: ends}
	wide := 0.0
	names, whole := make([]string, len(ends)), make([]string, len(ends))
	for i, end := range ends {
		whole[i] = end.name
		names[i] = f.shorten(end.name, end.nameRoom(f, room.w/3))
	}
	for i, end := range ends {
		name := names[i]
		if cutAlike(names, whole, i) {
			name = f.shortenMiddle(end.name, end.nameRoom(f, room.w/3))
		}
		out.names = append(out.names, joined([]string{Aside(name), end.figure}, " "))
		wide = max(wide, f.width(out.names[i]))
	}
	out.room = wide + out.leader + f.size*0.3
	return out
}

// nameRoom is what a label of a width leaves to the name: the figure is never shortened.
func (e lineEnd) nameRoom(f face, width float64) float64 { return width - f.width(" "+e.figure) }

// cutAlike reports whether a name was cut to the same words as another one.
func cutAlike(cut, whole []string, i int) bool {
	for k := range cut {
		if k != i && cut[k] == cut[i] && whole[k] != whole[i] {
			return true
		}
	}
	return false
}

// draw sets the labels, pushed apart where lines end close together, each with a leader from its line. Where there is no
// room for all, those of the smallest values are left out.
func (e endLabels) draw(c *canvas, scale valueScale, plot box) {
	if c.thumbnail {
		return
	}
	f := c.small()
	order := make([]int, len(e.ends))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(e.ends[b].value, e.ends[a].value) })
	order = order[:min(len(order), 1+int((plot.h)/f.leading()))]
	stroke := func(i int) float64 {
		return within(scale.height(e.ends[i].value, plot)+e.ends[i].off, plot)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(stroke(a), stroke(b)) })
	heights := make([]float64, len(order))
	for at, i := range order {
		heights[at] = stroke(i)
	}
	for at, y := range spread(heights, f.leading(), plot.y, plot.bottom()) {
		end, right := e.ends[order[at]], plot.right()
		c.line(end.tint.in(c.theme), c.hair(), []point{{right - end.short, heights[at]}, {right, heights[at]}, {right + e.leader*0.4, y}, {right + e.leader*0.8, y}})
		c.write(f, c.ink.ink, right+e.leader, y+f.size*capital/2, e.names[order[at]])
	}
}

// within keeps a height to those of a plot.
func within(y float64, plot box) float64 { return min(max(y, plot.y), plot.bottom()) }

// spread moves heights, given from the top down, so that they lie at least a distance apart and within bounds, as little as it
// can. They have to fit.
func spread(ends []float64, apart, top, bottom float64) []float64 {
	out := slices.Clone(ends)
	for i := range out {
		if i > 0 {
			out[i] = max(out[i], out[i-1]+apart)
		}
	}
	limit := bottom
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = max(min(out[i], limit), top)
		limit = out[i] - apart
	}
	return out
}
