package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// Sight is what of the globe a map shows, north up: the point in its middle, and Zoom, how many units a degree of longitude takes. The zero sight
// shows nothing.
type Sight struct {
	Middle ceasefire.Point
	Zoom   float64
}

// projection gives the projection of a sight onto a picture of a size.
func (s Sight) projection(width, height float64) projection {
	return projection{middle: plane(s.Middle), zoom: s.Zoom, room: box{0, 0, width, height}}
}

// At gives where a point lies in a picture of a size.
func (s Sight) At(p ceasefire.Point, width, height float64) (x, y float64) {
	return s.projection(width, height).at(p)
}

// Under gives the point that lies at a place of a picture of a size.
func (s Sight) Under(x, y, width, height float64) ceasefire.Point {
	return s.projection(width, height).back(x, y)
}

// Zoomed gives the sight with everything so many times as large; what lies at a place of a picture of a size stays there.
func (s Sight) Zoomed(factor, x, y, width, height float64) Sight {
	p := s.projection(width, height)
	held := p.under(x, y)
	zoom := s.Zoom * factor
	return Sight{globe(point{held.x - (x-width/2)/zoom, held.y + (y-height/2)/zoom}), zoom}
}

// Moved gives the sight with everything moved to the right and down by so many units.
func (s Sight) Moved(right, down float64) Sight {
	middle := plane(s.Middle)
	return Sight{globe(point{middle.x - right/s.Zoom, middle.y + down/s.Zoom}), s.Zoom}
}

// Box gives what of the globe a picture of a size shows.
func (s Sight) Box(width, height float64) ceasefire.GeoBox {
	return s.projection(width, height).shown()
}

// closest is how many units a degree of longitude takes at the most: a unit is then some two metres at the equator.
const closest = 55_000

// within gives the sight held to what there is to see: no closer than a map is drawn for, no farther than some of the whole, and with its middle over it.
func (s Sight) within(extent ceasefire.GeoBox, farthest float64) Sight {
	s.Zoom = min(max(s.Zoom, farthest), closest)
	s.Middle.Lat = min(max(s.Middle.Lat, extent.South), extent.North)
	s.Middle.Lon = min(max(s.Middle.Lon, extent.West), extent.East)
	return s
}

// IsZero reports whether the sight shows nothing.
func (s Sight) IsZero() bool { return s.Zoom <= 0 || math.IsNaN(s.Zoom) }
