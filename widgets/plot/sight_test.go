package plot

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// The northings are those of the textbook: ln tan (45° + φ/2), in degrees.
func TestNorthings(t *testing.T) {
	for lat, want := range map[float64]float64{0: 0, 30: 31.4729, 45: 50.4990, 60: 75.4561, -60: -75.4561, 85: 179.4104, 89: 179.4104} {
		if got := northing(lat); !near(got, want, 1e-3) {
			t.Errorf("the northing of %g is %g, want %g", lat, got, want)
		}
	}
	// A degree of longitude is 111.195 km at the equator, and half as long at 60 degrees.
	for lat, km := range map[float64]float64{0: 111.195, 60: 55.597} {
		p := Sight{ceasefire.Point{Lat: lat, Lon: 10}, 100}.projection(400, 300)
		if got := 100 / p.kilometre(); !near(got, km, 0.01) {
			t.Errorf("at %g a degree is %g km, want %g", lat, got, km)
		}
	}
}

func drawnSight(t *rapid.T) Sight {
	return Sight{ceasefire.Point{Lat: rapid.Float64Range(-70, 70).Draw(t, "lat"), Lon: rapid.Float64Range(-170, 170).Draw(t, "lon")}, rapid.Float64Range(1, 20_000).Draw(t, "zoom")}
}

// What is under the pointer stays there when a map is zoomed, and goes with it when it is moved.
func TestZoomingHoldsThePlaceUnderThePointer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const width, height = 800, 600
		s := drawnSight(t)
		x, y := rapid.Float64Range(0, width).Draw(t, "x"), rapid.Float64Range(0, height).Draw(t, "y")
		held := s.Under(x, y, width, height)
		if math.Abs(held.Lat) > 84 {
			t.Skip("off the map")
		}
		zoomed := s.Zoomed(rapid.Float64Range(0.2, 5).Draw(t, "factor"), x, y, width, height)
		if math.Abs(zoomed.Middle.Lat) < 84 {
			if a, b := zoomed.At(held, width, height); !near(a, x, 0.01) || !near(b, y, 0.01) {
				t.Errorf("%v at %g, %g lies at %g, %g once zoomed", held, x, y, a, b)
			}
		}
		right, down := rapid.Float64Range(-300, 300).Draw(t, "right"), rapid.Float64Range(-300, 300).Draw(t, "down")
		moved := s.Moved(right, down)
		if math.Abs(moved.Middle.Lat) < 84 {
			if a, b := moved.At(held, width, height); !near(a, x+right, 0.01) || !near(b, y+down, 0.01) {
				t.Errorf("%v at %g, %g lies at %g, %g once moved by %g, %g", held, x, y, a, b, right, down)
			}
		}
	})
}

// A map shows all there is at home, and is never looked at from nowhere.
func TestAnAtlasHoldsItsSights(t *testing.T) {
	a, err := NewAtlas(Subject{Outlines: shapes()})
	if err != nil {
		t.Fatal(err)
	}
	home := a.Home(800, 600, 100)
	for _, at := range []ceasefire.Point{{Lat: 33, Lon: 36}, {Lat: 37, Lon: 43}} {
		if x, y := home.At(at, 800, 600); x < 0 || x > 800 || y < 0 || y > 500 {
			t.Errorf("%v lies at %g, %g", at, x, y)
		}
	}
	for _, s := range []Sight{{ceasefire.Point{Lat: -50, Lon: 150}, 1e9}, {ceasefire.Point{}, 1e-9}} {
		held := a.Within(s, 800, 600)
		if !a.maps.extent.Padded(0.1).Contains(held.Middle) || held.Zoom > closest || held.Zoom < home.Zoom/4 {
			t.Errorf("%v is held to %v", s, held)
		}
	}
	// What is saved shows all that was seen.
	s := Sight{ceasefire.Point{Lat: 35, Lon: 39}, 300}
	box := s.Box(800, 600)
	shown := newProjection(box, newBox(0, 0, 1200, 500)).shown()
	if shown.South > box.South+1e-9 || shown.North < box.North-1e-9 || shown.West > box.West+1e-9 || shown.East < box.East-1e-9 {
		t.Errorf("of %v is saved %v", box, shown)
	}
}

func newBox(x, y, w, h float64) box { return box{x, y, w, h} }
