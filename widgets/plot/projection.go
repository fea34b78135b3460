package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// farthestNorth is the parallel beyond which nothing is drawn, for the poles lie infinitely far off.
const farthestNorth = 85

// northing gives how far north of the equator a parallel lies on the map, in units of a degree of longitude: Mercator's projection, which keeps
// angles, so that at every place the map has one scale in all directions, and looking closer changes no shape.
func northing(lat float64) float64 {
	lat = min(max(lat, -farthestNorth), farthestNorth)
	return math.Asinh(math.Tan(lat*math.Pi/180)) * 180 / math.Pi
}

// parallel gives the degree of latitude of a northing.
func parallel(north float64) float64 { return math.Atan(math.Sinh(north*math.Pi/180)) * 180 / math.Pi }

// plane gives where a point lies on the plane of all maps: degrees of longitude to the right, northings up.
func plane(at ceasefire.Point) point { return point{at.Lon, northing(at.Lat)} }

// globe gives the point that lies at a place of the plane.
func globe(on point) ceasefire.Point { return ceasefire.Point{Lat: parallel(on.y), Lon: on.x} }

// planeBox gives what a box of the globe takes of the plane; its y is the southern side.
func planeBox(g ceasefire.GeoBox) box {
	south, north := northing(g.South), northing(g.North)
	return box{g.West, south, g.East - g.West, north - south}
}

// projection maps the plane onto a room, north up.
type projection struct {
	middle point   // of the plane, in the middle of the room
	zoom   float64 // units for a degree of longitude
	room   box
}

// newProjection gives the projection that shows a box whole in the middle of a room.
func newProjection(extent ceasefire.GeoBox, room box) projection {
	on := planeBox(extent)
	return projection{
		middle: point{on.x + on.w/2, on.y + on.h/2}, room: room,
		zoom: min(room.h/max(on.h, 1e-6), room.w/max(on.w, 1e-6)),
	}
}

// place gives where a place of the plane is drawn.
func (p projection) place(on point) point {
	return point{p.room.x + p.room.w/2 + (on.x-p.middle.x)*p.zoom, p.room.y + p.room.h/2 - (on.y-p.middle.y)*p.zoom}
}

// under gives the place of the plane that is drawn somewhere.
func (p projection) under(x, y float64) point {
	return point{p.middle.x + (x-p.room.x-p.room.w/2)/p.zoom, p.middle.y - (y-p.room.y-p.room.h/2)/p.zoom}
}

// at gives where a point is drawn.
func (p projection) at(g ceasefire.Point) (x, y float64) {
	on := p.place(plane(g))
	return on.x, on.y
}

// back gives the point that is drawn somewhere.
func (p projection) back(x, y float64) ceasefire.Point { return globe(p.under(x, y)) }

// ring gives where the places of a ring are drawn, leaving out those that lie within half a unit of the one before.
func (p projection) ring(ring []point) []point {
	out := make([]point, 0, len(ring))
	for i, on := range ring {
		at := p.place(on)
		if n := len(out); n > 0 && i < len(ring)-1 && math.Abs(at.x-out[n-1].x)+math.Abs(at.y-out[n-1].y) < 0.5 {
			continue
		}
		out = append(out, at)
	}
	return out
}

// sees reports whether any of a box of the plane may lie in the room.
func (p projection) sees(on box) bool {
	low, high := p.place(point{on.x, on.y}), p.place(point{on.right(), on.bottom()})
	return low.x <= p.room.right() && high.x >= p.room.x && high.y <= p.room.bottom() && low.y >= p.room.y
}

// shown gives the box of the globe that the room shows.
func (p projection) shown() ceasefire.GeoBox {
	low, high := p.back(p.room.x, p.room.bottom()), p.back(p.room.right(), p.room.y)
	return ceasefire.GeoBox{South: low.Lat, West: low.Lon, North: high.Lat, East: high.Lon}
}

// kilometre gives how many units a kilometre takes in the middle of the room.
func (p projection) kilometre() float64 {
	middle := globe(p.middle)
	degree := ceasefire.Point{}.KilometresTo(ceasefire.Point{Lon: 1}) * math.Cos(middle.Lat*math.Pi/180)
	return p.zoom / degree
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
