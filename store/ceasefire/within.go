package ceasefire

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Within is a stretch of the map in which the place of an incident lies, with the name of what is there. Only an incident whose place is known closely
// enough to be a point of a map lies in one. The zero Within asks nothing.
type Within struct {
	Box  GeoBox
	Name string
}

// IsZero reports whether nothing is asked.
func (w Within) IsZero() bool { return w.Box.IsZero() }

// Words says where the stretch is: "Castello Road (36.24–36.26° N, 37.12–37.15° E)". Nothing for the zero Within.
func (w Within) Words() string {
	if w.IsZero() {
		return ""
	}
	return cmp.Or(w.Name, "the map") + " (" + degreesWords(w.Box.South, w.Box.North, "N", "S") + ", " + degreesWords(w.Box.West, w.Box.East, "E", "W") + ")"
}

// degreesWords writes a stretch of degrees: "36.24–36.26° N", or "1.20° S–0.40° N" where it lies on both sides of the zero line.
func degreesWords(low, high float64, above, below string) string {
	switch {
	case low < 0 && high > 0:
		return fmt.Sprintf("%.2f° %s–%.2f° %s", -low, below, high, above)
	case high <= 0:
		return degreesBetween(-high, -low) + "° " + below
	}
	return degreesBetween(low, high) + "° " + above
}

// degreesBetween writes two numbers of degrees, or the one that both are to the second decimal.
func degreesBetween(low, high float64) string {
	a, b := fmt.Sprintf("%.2f", low), fmt.Sprintf("%.2f", high)
	if a == b {
		return a
	}
	return a + "–" + b
}

// errNoBox says how a stretch of the map is written.
var errNoBox = errors.New("give south, west, north and east in degrees with commas between, such as 36.1,37.0,36.3,37.3")

// ParseGeoBox reads a stretch of the map: its south, west, north and east in degrees, with commas between.
func ParseGeoBox(text string) (GeoBox, error) {
	parts := strings.Split(text, ",")
	if len(parts) != 4 {
		return GeoBox{}, errNoBox
	}
	var d [4]float64
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if limit := [...]float64{90, 180}[i%2]; err != nil || !(v >= -limit && v <= limit) {
			return GeoBox{}, errNoBox
		}
		d[i] = v
	}
	box := GeoBox{South: d[0], West: d[1], North: d[2], East: d[3]}
	if box.South > box.North || box.West > box.East || box.IsZero() {
		return GeoBox{}, errors.New("its south lies north of its north, its west east of its east, or it is nothing at all: " + errNoBox.Error())
	}
	return box, nil
}

// within gives the facts whose places are points of a stretch of the map. Coordinates of facts are held to about half a metre, and so are the sides.
func (f Facts) within(box GeoBox) Facts {
	south, west, north, east := float32(box.South), float32(box.West), float32(box.North), float32(box.East)
	return f.whose(f.columns.site, each(f.columns.sites, func(s *site) bool {
		return s.placed.HasPoint() && s.lat >= south && s.lat <= north && s.lon >= west && s.lon <= east
	}))
}
