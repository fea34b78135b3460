package plot

import (
	"cmp"
	"slices"
)

// endLabels are the names and totals right of the ends of lines. Room is the width that they and their leaders take.
type endLabels struct {
	room, leader float64
	names        []string
}

// endLabels finds how much room the labels take: no more than a third of the picture's width.
func (c *canvas) endLabels(t *cumulative, room box) endLabels {
	if c.thumbnail {
		return endLabels{}
	}
	f := c.small()
	out := endLabels{leader: f.size * 1.4}
	wide := 0.0
	for _, l := range t.layers {
		name := endLabel(f, l, room.w/3)
		out.names = append(out.names, name)
		wide = max(wide, f.width(name))
	}
	out.room = wide + out.leader + f.size*0.3
	return out
}

// endLabel names a layer and its total, shortening the name and never the figure.
func endLabel(f face, l layer, width float64) string {
	value := figure(l.values[len(l.values)-1])
	name := f.shorten(l.name, width-f.width(" "+value))
	return joined([]string{name, value}, " ")
}

// draw sets the labels, pushed apart where lines end close together, each with a leader from its line. Where there is no
// room for all, those of the smallest totals are left out.
func (e endLabels) draw(c *canvas, t *cumulative, scale valueScale, axis timeAxis) {
	if c.thumbnail {
		return
	}
	f := c.small()
	order := make([]int, len(t.layers))
	for i := range order {
		order[i] = i
	}
	last := func(i int) float64 { return t.layers[i].values[len(t.layers[i].values)-1] }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(last(b), last(a)) })
	order = order[:min(len(order), 1+int((axis.plot.h)/f.leading()))]
	ends := make([]float64, len(order))
	for at, i := range order {
		ends[at] = axis.plot.bottom() - scale.share(last(i))*axis.plot.h
	}
	for at, y := range spread(ends, f.leading(), axis.plot.y, axis.plot.bottom()) {
		colour := t.layers[order[at]].tint.in(c.theme)
		right := axis.plot.right()
		c.line(colour, c.hair(), []point{{right, ends[at]}, {right + e.leader*0.4, y}, {right + e.leader*0.8, y}})
		c.write(f, c.ink.ink, right+e.leader, y+f.size*capital/2, e.names[order[at]])
	}
}

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
