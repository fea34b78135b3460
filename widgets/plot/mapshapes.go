package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// shape is an outline on the plane of all maps, worked out once for all sights. Its box is the plane's, y being the southern side.
type shape struct {
	code, name, arabic string
	parts              []shapePart
	box                box
}

// shapePart is one polygon: its outer ring, then its holes.
type shapePart struct {
	rings [][]point
	box   box
}

// shapesOf puts outlines on the plane: what lies around the areas first, so that the areas are drawn over it.
func shapesOf(outlines []ceasefire.Outline) []shape {
	var around, areas []shape
	for _, o := range outlines {
		if s := shapeOf(o); s.code == "" {
			around = append(around, s)
		} else {
			areas = append(areas, s)
		}
	}
	return append(around, areas...)
}

func shapeOf(o ceasefire.Outline) shape {
	s := shape{code: o.Code, name: o.Name, arabic: o.NameArabic}
	var all bounds
	for _, polygon := range o.Polygons {
		part := shapePart{}
		var some bounds
		for _, ring := range polygon {
			line := make([]point, len(ring))
			for i, at := range ring {
				line[i] = plane(at)
				some.hold(line[i])
				all.hold(line[i])
			}
			part.rings = append(part.rings, line)
		}
		part.box = some.box()
		s.parts = append(s.parts, part)
	}
	s.box = all.box()
	return s
}

// holds reports whether a place of the plane lies in the shape, holes counted out.
func (s shape) holds(at point) bool {
	for _, part := range s.parts {
		if holdsPoint(part.rings, at.x, at.y) {
			return true
		}
	}
	return false
}

// bounds grows to hold points.
type bounds struct {
	low, high point
	any       bool
}

func (b *bounds) hold(p point) {
	if !b.any {
		b.low, b.high, b.any = p, p, true
		return
	}
	b.low = point{min(b.low.x, p.x), min(b.low.y, p.y)}
	b.high = point{max(b.high.x, p.x), max(b.high.y, p.y)}
}

func (b bounds) box() box { return box{b.low.x, b.low.y, b.high.x - b.low.x, b.high.y - b.low.y} }

// visible gives the rings of a polygon as they are drawn in the room, cut off at its sides; none where nothing of it is seen.
func (p projection) visible(part shapePart) [][]point {
	if !p.sees(part.box) {
		return nil
	}
	var rings [][]point
	for _, ring := range part.rings {
		drawn := p.ring(ring)
		if !p.room.encloses(drawn) {
			drawn = clipped(drawn, p.room)
		}
		if len(drawn) > 2 {
			rings = append(rings, drawn)
		}
	}
	return rings
}

// encloses reports whether all points lie in a box.
func (b box) encloses(points []point) bool {
	for _, p := range points {
		if p.x < b.x || p.x > b.right() || p.y < b.y || p.y > b.bottom() {
			return false
		}
	}
	return true
}

// middleOf gives the middle of the largest part of a shape that is in sight, and how large that is.
func (p projection) middleOf(s shape) (middle point, size float64) {
	for _, part := range s.parts {
		rings := p.visible(part)
		if len(rings) == 0 {
			continue
		}
		area, x, y := 0.0, 0.0, 0.0
		for i, a := range rings[0] {
			b := rings[0][(i+1)%len(rings[0])]
			cross := a.x*b.y - b.x*a.y
			area, x, y = area+cross, x+(a.x+b.x)*cross, y+(a.y+b.y)*cross
		}
		if grown := math.Abs(area) / 2; grown > size && grown > 1 {
			size, middle = grown, point{x / (3 * area), y / (3 * area)}
		}
	}
	return middle, size
}
