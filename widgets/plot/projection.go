package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// projection maps degrees onto a room, north up: equirectangular, true to scale along the parallel in its middle.
type projection struct {
	origin ceasefire.Point // in the middle of the room
	perLat float64         // units for a degree of latitude
	shrink float64         // how much shorter a degree of longitude is
	room   box
}

// newProjection gives the projection that shows a box whole in the middle of a room.
func newProjection(extent ceasefire.GeoBox, room box) projection {
	p := projection{origin: extent.Middle(), room: room}
	p.shrink = max(math.Cos(p.origin.Lat*math.Pi/180), 0.05)
	high, wide := max(extent.North-extent.South, 1e-6), max((extent.East-extent.West)*p.shrink, 1e-6)
	p.perLat = min(room.h/high, room.w/wide)
	return p
}

// at gives the place of a point.
func (p projection) at(point ceasefire.Point) (x, y float64) {
	x = p.room.x + p.room.w/2 + (point.Lon-p.origin.Lon)*p.shrink*p.perLat
	y = p.room.y + p.room.h/2 - (point.Lat-p.origin.Lat)*p.perLat
	return x, y
}

// back gives the point that lies at a place.
func (p projection) back(x, y float64) ceasefire.Point {
	return ceasefire.Point{
		Lat: p.origin.Lat - (y-p.room.y-p.room.h/2)/p.perLat,
		Lon: p.origin.Lon + (x-p.room.x-p.room.w/2)/p.shrink/p.perLat,
	}
}

// ring gives a ring's places.
func (p projection) ring(ring []ceasefire.Point) []point {
	out := make([]point, len(ring))
	for i, g := range ring {
		out[i].x, out[i].y = p.at(g)
	}
	return out
}

// kilometre gives how many units a kilometre takes.
func (p projection) kilometre() float64 {
	degree := p.origin.KilometresTo(ceasefire.Point{Lat: p.origin.Lat + math.Copysign(1, -p.origin.Lat), Lon: p.origin.Lon})
	return p.perLat / degree
}

// clipped gives the part of a closed ring that lies in a room, by cutting it at each side in turn (Sutherland and Hodgman, 1974).
func clipped(ring []point, room box) []point {
	sides := []struct {
		inside func(point) bool
		cut    func(a, b point) point
	}{
		{func(p point) bool { return p.x >= room.x }, func(a, b point) point { return atX(a, b, room.x) }},
		{func(p point) bool { return p.x <= room.right() }, func(a, b point) point { return atX(a, b, room.right()) }},
		{func(p point) bool { return p.y >= room.y }, func(a, b point) point { return atY(a, b, room.y) }},
		{func(p point) bool { return p.y <= room.bottom() }, func(a, b point) point { return atY(a, b, room.bottom()) }},
	}
	for _, side := range sides {
		var kept []point
		for i, p := range ring {
			before := ring[(i+len(ring)-1)%len(ring)]
			if side.inside(p) != side.inside(before) {
				kept = append(kept, side.cut(before, p))
			}
			if side.inside(p) {
				kept = append(kept, p)
			}
		}
		ring = kept
	}
	return ring
}

// atX gives where a line crosses an upright one, atY where it crosses a level one.
func atX(a, b point, x float64) point {
	return point{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)}
}

func atY(a, b point, y float64) point {
	return point{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y}
}

// holdsPoint reports whether a place lies within rings, holes counted out.
func holdsPoint(rings [][]point, x, y float64) bool {
	inside := false
	for _, ring := range rings {
		for i, p := range ring {
			q := ring[(i+len(ring)-1)%len(ring)]
			if (p.y > y) != (q.y > y) && x < (q.x-p.x)*(y-p.y)/(q.y-p.y)+p.x {
				inside = !inside
			}
		}
	}
	return inside
}
