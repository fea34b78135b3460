package ceasefire

import (
	"cmp"
	"fmt"
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
