package exchange

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
)

// coarsens reports whether positions are given less closely than they are known.
func (r Redaction) coarsens() bool { return r.ByArea || r.Coarsen > 0 }

// withoutPositions gives an incident whose position is known less closely. No column that was kept from its file holds a coordinate any more, be it the incident's
// own or one that an analyst has moved or blanked since.
func (r Redaction) withoutPositions(i ceasefire.Incident, frame ceasefire.Frame) ceasefire.Incident {
	points := positionsOf(i)
	without := func(text string) string { return WithoutCoordinates(withoutPositionsOf(text, points)) }
	i = eachText(i, without, func(c ceasefire.Column) ceasefire.Column {
		c.Value = without(c.Value)
		if isCoordinate(c.Name) {
			c.Value = ""
		}
		return c
	})
	i.Origin.Digest = "" // of a row with the position, which could be told from it by trying
	if i.Place.HasPoint {
		i.Place = r.coarse(i.Place, frame)
	}
	return i
}

// positionsOf gives the positions that are to be told of nowhere: the incident's, and that which stood in its file.
func positionsOf(i ceasefire.Incident) (points []ceasefire.Point) {
	if i.Place.HasPoint {
		points = append(points, i.Place.Point)
	}
	of := func(name string) (float64, bool) {
		n := slices.IndexFunc(i.Extra, func(c ceasefire.Column) bool { return strings.EqualFold(strings.TrimSpace(c.Name), name) })
		if n < 0 {
			return 0, false
		}
		return degrees(strings.Replace(strings.TrimSpace(i.Extra[n].Value), ",", ".", 1))
	}
	lat, hasLat := of("latitude")
	lon, hasLon := of("longitude")
	if was := (ceasefire.Point{Lat: lat, Lon: lon}); hasLat && hasLon && !slices.Contains(points, was) {
		points = append(points, was)
	}
	return points
}

// isCoordinate reports whether a column of a file holds a coordinate, or the cell of a grid that does for one, by the names that data sets and maps give them.
func isCoordinate(name string) bool {
	return slices.Contains(strings.Fields("latitude longitude lat lon lng long x y geom geometry the_geom geom_wkt wkt point coordinates priogrid_gid mgrs utm geohash"),
		strings.ToLower(strings.TrimSpace(name)))
}

// positionRemoved stands in the place of a number of degrees.
const positionRemoved = "[position removed]"

// A number that may be one of degrees, as closely as a village is known, and how near it is to a position that it gives away.
var closeDegrees = regexp.MustCompile(`-?[0-9٠-٩۰-۹]{1,3}[.,٫][0-9٠-٩۰-۹]{2,}`)

const givesAway = 0.02

// withoutPositionsOf takes the numbers out of a text that give one of some positions away, in whatever digits.
func withoutPositionsOf(text string, points []ceasefire.Point) string {
	if len(points) == 0 {
		return text
	}
	return throughPlain(text, func(text string) string { return withoutPlainPositionsOf(text, points) })
}

// withoutPlainPositionsOf takes them out of a plain text.
func withoutPlainPositionsOf(text string, points []ceasefire.Point) string {
	if text = withoutLikely(withoutGeohashes(text, points), points); !holdsDecimal(text) {
		return text
	}
	return closeDegrees.ReplaceAllStringFunc(text, func(number string) string {
		degrees, err := strconv.ParseFloat(strings.NewReplacer(",", ".", "٫", ".").Replace(westernDigits(number).text), 64)
		close := func(p ceasefire.Point) bool {
			return near(degrees, p.Lat) || near(degrees, p.Lon)
		}
		if err == nil && slices.ContainsFunc(points, close) {
			return positionRemoved
		}
		return number
	})
}

// near reports whether degrees give others away, with the sign or with a letter for it.
func near(degrees, others float64) bool {
	return math.Abs(math.Abs(degrees)-math.Abs(others)) < givesAway
}

// kilometresInDegree is about how long a degree of latitude is.
const kilometresInDegree = 111

// coarse gives a place with coordinates that are known less closely, and says so in its precision. How closely a place is known of which that is not said is said no more than before.
func (r Redaction) coarse(p ceasefire.Place, frame ceasefire.Frame) ceasefire.Place {
	coarser := r.coarser(p, frame)
	if p.Precision == ceasefire.PlaceUnknown {
		coarser.Precision = ceasefire.PlaceUnknown
	}
	return coarser
}

func (r Redaction) coarser(p ceasefire.Place, frame ceasefire.Frame) ceasefire.Place {
	if area, ok := frame.Area(p.Area); r.ByArea && ok {
		p.Point, p.Precision = area.Label, max(p.Precision, ceasefire.PlaceArea)
		return p
	}
	if r.ByArea {
		if p.Point, p.HasPoint = (ceasefire.Point{}), false; p.Precision.HasPoint() {
			p.Precision = ceasefire.PlaceUnknown // no point is left that could be as close
		}
		return p
	}
	p.Point = ceasefire.Point{Lat: rounded(p.Point.Lat, r.Coarsen, 90), Lon: rounded(p.Point.Lon, r.Coarsen, 180)}
	switch within := r.Coarsen * kilometresInDegree / 2; {
	case within > 50:
		p.Precision = max(p.Precision, ceasefire.PlaceArea)
	case within > 25:
		p.Precision = max(p.Precision, ceasefire.PlaceDistrict)
	default:
		p.Precision = max(p.Precision, ceasefire.PlaceNear)
	}
	return p
}

// rounded rounds degrees to a step, within the globe and to no more digits than mean something.
func rounded(degrees, step, most float64) float64 {
	v := math.Round(degrees/step) * step
	return math.Round(min(max(v, -most), most)*1e6) / 1e6
}
