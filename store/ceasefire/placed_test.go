package ceasefire

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlacedBy(t *testing.T) {
	facts := []Fact{{Placed: PlaceExact}, {Placed: PlaceArea}, {Placed: PlaceExact}, {}, {Placed: PlaceCountry}}
	want := []PlacedCount{{PlaceExact, 2}, {PlaceArea, 1}, {PlaceCountry, 1}, {PlaceUnknown, 1}}
	if diff := cmp.Diff(want, PlacedBy(FactsOf(facts))); diff != "" {
		t.Error(diff)
	}
	for p, want := range map[PlacePrecision]bool{PlaceUnknown: false, PlaceExact: true, PlaceNear: true, PlaceDistrict: true, PlaceArea: false, PlaceCountry: false} {
		if p.HasPoint() != want {
			t.Errorf("%s has a point: %v", p.Words(), p.HasPoint())
		}
	}
}

// From Damascus to Aleppo it is about 310 km; a degree of a meridian is 111.2 km.
func TestKilometres(t *testing.T) {
	for _, test := range []struct {
		a, b Point
		want float64
	}{
		{Point{33.5138, 36.2765}, Point{36.2021, 37.1343}, 309},
		{Point{0, 0}, Point{1, 0}, 111.2},
		{Point{60, 10}, Point{60, 11}, 55.6},
		{Point{5, 5}, Point{5, 5}, 0},
		{Point{0, 0}, Point{0, 180}, 20015},
	} {
		if got := test.a.KilometresTo(test.b); math.Abs(got-test.want) > 1 {
			t.Errorf("from %v to %v it is %.1f km, want %.0f", test.a, test.b, got, test.want)
		}
	}
}

func TestBoxes(t *testing.T) {
	o := Outline{Polygons: [][][]Point{{{{33, 35}, {34, 35}, {34, 36}, {33, 35}}}, {{{32.5, 37}, {32.5, 37.5}, {33, 37}, {32.5, 37}}}}}
	if got := (GeoBox{32.5, 35, 34, 37.5}); o.Box() != got {
		t.Errorf("the box is %v, want %v", o.Box(), got)
	}
	if got := (Outline{}).Box(); !got.IsZero() {
		t.Errorf("nothing has the box %v", got)
	}
	padded := GeoBox{10, 10, 20, 30}.Padded(0.1)
	if want := (GeoBox{9, 8, 21, 32}); padded != want || !padded.Contains(Point{9, 8}) || padded.Contains(Point{8.9, 8}) {
		t.Errorf("padded it is %v, want %v", padded, want)
	}
}

// A square with a hole holds what lies between the two.
func TestAnOutlineHolds(t *testing.T) {
	square := func(from, to float64) []Point {
		return []Point{{from, from}, {from, to}, {to, to}, {to, from}, {from, from}}
	}
	o := Outline{Polygons: [][][]Point{{square(0, 10), square(4, 6)}}}
	for p, want := range map[Point]bool{{1, 1}: true, {5, 5}: false, {9, 5}: true, {11, 5}: false, {-1, -1}: false} {
		if o.Holds(p) != want {
			t.Errorf("%v: %v", p, !want)
		}
	}
}
