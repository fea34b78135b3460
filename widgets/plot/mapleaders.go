package plot

import (
	"math"
	"slices"
)

// leaderSteps is at how many places a leading line is sought for where it enters its shape, and leaderGrain how far apart, in units of the picture, are those at which it is held
// against what lies on a map: so close that nothing slips through between two.
const leaderSteps, leaderGrain = 12, 2

// leaderInside is how far a leading line reaches into its shape, in units of the picture.
const leaderInside = 9

// placesBeside gives where the middle of a name beside its shape may lie, the nearest first.
func placesBeside(n mapName, wide, high float64) []point {
	var places []point
	for _, gap := range [...]float64{0.7, 2, 4, 6.5} {
		a := n.around
		left, right, over, under := a.x-wide/2-gap*high, a.right()+wide/2+gap*high, a.y-high*(0.5+gap), a.bottom()+high*(0.5+gap)
		places = append(places, point{left, n.at.y}, point{right, n.at.y}, point{n.at.x, over}, point{n.at.x, under})
		for _, down := range [...]float64{1.5, 3, 4.5} {
			places = append(places, point{left, n.at.y - down*high}, point{left, n.at.y + down*high}, point{right, n.at.y - down*high}, point{right, n.at.y + down*high})
		}
	}
	return places
}

// leader gives the line from the side of a name to a point.
func leader(from box, to point) []point {
	gap := from.h * 0.25
	start := point{min(max(to.x, from.x), from.right()), from.bottom() + gap}
	switch {
	case to.x < from.x:
		start = point{from.x - gap, from.y + from.h/2}
	case to.x > from.right():
		start = point{from.right() + gap, from.y + from.h/2}
	case to.y < from.y:
		start.y = from.y - gap
	}
	return []point{start, to}
}

// alongside gives small boxes on a line, so that nothing more is set on it.
func alongside(line []point) []box {
	if len(line) < 2 {
		return nil
	}
	var boxes []box
	steps := max(1, int(math.Ceil(math.Hypot(line[1].x-line[0].x, line[1].y-line[0].y)/leaderGrain)))
	for i := range steps + 1 {
		share := float64(i) / float64(steps)
		boxes = append(boxes, box{line[0].x + (line[1].x-line[0].x)*share - 1, line[0].y + (line[1].y-line[0].y)*share - 1, 2, 2})
	}
	return boxes
}

// boxesAt gives the boxes that hold a point.
func boxesAt(boxes []box, at point) []box {
	var kept []box
	for _, b := range boxes {
		if b.encloses([]point{at}) {
			kept = append(kept, b)
		}
	}
	return kept
}

// apartFrom reports whether a line runs over nothing that is taken, but for what may lie beneath it.
func apartFrom(line []point, taken, beneath []box) bool {
	return !slices.ContainsFunc(alongside(line), func(b box) bool {
		return slices.ContainsFunc(taken, func(o box) bool { return b.meets(o) && !slices.Contains(beneath, o) })
	})
}

// reaching ends a leading line a little way within its shape, and reports whether it ends there.
func (p projection) reaching(s shape, line []point) ([]point, bool) {
	from, to := line[0], line[1]
	long := math.Hypot(to.x-from.x, to.y-from.y)
	along := func(share float64) point { return point{from.x + (to.x-from.x)*share, from.y + (to.y-from.y)*share} }
	for i := range 4 * leaderSteps {
		share := float64(i) / (4 * leaderSteps)
		if at := along(min(1, share+leaderInside/max(long, 1))); s.holds(p.under(along(share).x, along(share).y)) && s.holds(p.under(at.x, at.y)) {
			return []point{from, at}, true
		}
	}
	return line, s.holds(p.under(to.x, to.y))
}

// corners gives the places of the plane under a box by which it is told what lies beneath: its middle first, then along its edges.
func (p projection) corners(b box) []point {
	places := []point{p.under(b.x+b.w/2, b.y+b.h/2)}
	steps := max(4, math.Ceil(b.w/b.h)*2)
	for i := range int(steps) + 1 {
		x := b.x + b.w*float64(i)/steps
		places = append(places, p.under(x, b.y), p.under(x, b.y+b.h/2), p.under(x, b.bottom()))
	}
	return places
}

// within reports whether all of a box lies on a shape and, where that is no area, on no area.
func (m *geoMap) within(p projection, s shape, b box) bool {
	return !slices.ContainsFunc(p.corners(b), func(at point) bool { return !s.holds(at) || m.areaAt(at) != s.code })
}

// clearGround reports whether a box lies on no area, and either wholly on one shape around the areas or on none.
func (m *geoMap) clearGround(p projection, b box) bool {
	places := p.corners(b)
	if slices.ContainsFunc(places, func(at point) bool { return m.areaAt(at) != "" }) {
		return false
	}
	beneath := m.shapeAt(places[0])
	return !slices.ContainsFunc(places[1:], func(at point) bool { return m.shapeAt(at) != beneath })
}

// shapeAt gives the place in the list of the shape at a place of the plane, or -1.
func (m *geoMap) shapeAt(at point) int {
	return slices.IndexFunc(m.shapes, func(s shape) bool {
		return at.x >= s.box.x && at.x <= s.box.right() && at.y >= s.box.y && at.y <= s.box.bottom() && s.holds(at)
	})
}
