package ceasefire

import "math"

// Outline is the shape of an area on the globe, or of what lies around the areas, whose Code is empty. Others are its other spellings. Level says how closely a place is known that the
// outline names; the zero Level is that of an area. Each polygon is a list of closed rings: the outer one, then its holes.
type Outline struct {
	Code, Name, NameArabic string
	Others                 []string
	Level                  PlacePrecision
	Polygons               [][][]Point
}

// GeoBox is a stretch of the globe between two parallels and two meridians, in degrees.
type GeoBox struct{ South, West, North, East float64 }

// IsZero reports whether the box names no stretch.
func (b GeoBox) IsZero() bool { return b == GeoBox{} }

// Hold gives the box widened to a point.
func (b GeoBox) Hold(p Point) GeoBox {
	if b.IsZero() {
		return GeoBox{p.Lat, p.Lon, p.Lat, p.Lon}
	}
	return GeoBox{min(b.South, p.Lat), min(b.West, p.Lon), max(b.North, p.Lat), max(b.East, p.Lon)}
}

// Padded gives the box widened on each side by a share of its height and width, and to no less than a hundredth of a degree.
func (b GeoBox) Padded(share float64) GeoBox {
	high, wide := max((b.North-b.South)*share, 0.01), max((b.East-b.West)*share, 0.01)
	return GeoBox{max(b.South-high, -90), max(b.West-wide, -180), min(b.North+high, 90), min(b.East+wide, 180)}
}

// Widened gives the box widened by so many degrees on each side.
func (b GeoBox) Widened(degrees float64) GeoBox {
	return GeoBox{max(b.South-degrees, -90), max(b.West-degrees, -180), min(b.North+degrees, 90), min(b.East+degrees, 180)}
}

// Contains reports whether a point lies in the box.
func (b GeoBox) Contains(p Point) bool {
	return p.Lat >= b.South && p.Lat <= b.North && p.Lon >= b.West && p.Lon <= b.East
}

// Middle gives the box's middle.
func (b GeoBox) Middle() Point { return Point{(b.South + b.North) / 2, (b.West + b.East) / 2} }

// Box gives the box that holds an outline; the zero box where it has no points.
func (o Outline) Box() GeoBox {
	var box GeoBox
	for _, polygon := range o.Polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				box = box.Hold(p)
			}
		}
	}
	return box
}

// Holds reports whether a point lies within the outline, holes counted out.
func (o Outline) Holds(p Point) bool {
	inside := false
	for _, polygon := range o.Polygons {
		for _, ring := range polygon {
			for i, a := range ring {
				b := ring[(i+len(ring)-1)%len(ring)]
				if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < (b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat)+a.Lon {
					inside = !inside
				}
			}
		}
	}
	return inside
}

// earthRadius is the mean radius of the earth in kilometres (IUGG).
const earthRadius = 6371.0088

// KilometresTo gives the distance to another point on the great circle, by the haversine formula.
func (p Point) KilometresTo(q Point) float64 {
	rad := math.Pi / 180
	dLat, dLon := (q.Lat-p.Lat)*rad, (q.Lon-p.Lon)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(p.Lat*rad)*math.Cos(q.Lat*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1)))
}
