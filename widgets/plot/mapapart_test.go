package plot

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// No two circles of a map lie on one another, nor beneath what explains its scale, however dense the places are and whatever the picture's size; and none is lost.
func TestCirclesOfAMapKeepApart(t *testing.T) {
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var facts []ceasefire.Fact
		n := 0
		for range rapid.IntRange(1, 300).Draw(t, "places") {
			f := placed(rapid.Float32Range(32, 37).Draw(t, "lat"), rapid.Float32Range(35, 42).Draw(t, "lon"),
				int32(rapid.IntRange(0, 900).Draw(t, "best")), ceasefire.PlaceExact, "")
			facts, n = append(facts, f), n+1
		}
		m := newGeoMap(Subject{Frame: truce(), Facts: ceasefire.FactsOf(facts)})
		wide, high := rapid.IntRange(400, 3840).Draw(t, "width"), rapid.IntRange(260, 2160).Draw(t, "height")
		c := &canvas{faces: fonts.open(), ink: Light.colours(), scale: 1, unit: unitFor(wide, high)}
		room := box{0, 0, float64(wide), float64(high)}
		p, level := m.laid(c, room)
		panels := []box{c.scaleRoom(p, room), c.sizesRoom(level, room)}
		greatest, least := c.circleSizes()
		circles := level.circles(p, greatest, least)
		for i, a := range circles {
			n -= a.n
			if a.radius > greatest || panels[0].meets(a.around(0)) || panels[1].meets(a.around(0)) {
				t.Fatalf("a circle of radius %g at %g, %g lies under %v", a.radius, a.x, a.y, panels)
			}
			for _, b := range circles[i+1:] {
				if gap := math.Hypot(a.x-b.x, a.y-b.y) - a.radius - b.radius; gap < 0 {
					t.Fatalf("circles at %g, %g and %g, %g overlap by %g", a.x, a.y, b.x, b.y, -gap)
				}
			}
		}
		if n != 0 {
			t.Fatalf("%d incidents are missing", n)
		}
	})
}
