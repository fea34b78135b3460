package ceasefire

import (
	"slices"
	"testing"
)

func TestAStretchOfTheMapIsSaidInDegrees(t *testing.T) {
	for want, w := range map[string]Within{
		"": {},
		"Castello Road (36.24–36.26° N, 37.12–37.15° E)": {GeoBox{36.24, 37.12, 36.26, 37.15}, "Castello Road"},
		"the map (36.20° N, 37.10° E)":                   {GeoBox{36.1999, 37.0999, 36.2001, 37.1001}, ""},
		"the line (1.20° S–0.40° N, 2.00° W–3.00° E)":    {GeoBox{-1.2, -2, 0.4, 3}, "the line"},
		"south (0.10–0.30° S, 78.40–78.60° W)":           {GeoBox{-0.3, -78.6, -0.1, -78.4}, "south"},
	} {
		if got := w.Words(); got != want {
			t.Errorf("%v is %q, want %q", w, got, want)
		}
	}
	filter := Filter{Scope: ViewIn, Within: Within{GeoBox{36.24, 37.12, 36.26, 37.15}, "Castello Road"}}
	if got := filter.Words(Frame{}); got != "In scope · Castello Road (36.24–36.26° N, 37.12–37.15° E)" || filter.IsZero() {
		t.Errorf("the filter is %q", got)
	}
}

func TestAStretchOfTheMapIsRead(t *testing.T) {
	for text, want := range map[string]GeoBox{
		"36.1,37.0,36.3,37.3": {36.1, 37, 36.3, 37.3}, " -1.5, -2 ,0, 3 ": {-1.5, -2, 0, 3}, "-90,-180,90,180": {-90, -180, 90, 180}, "36,37,36,37": {36, 37, 36, 37},
	} {
		if got, err := ParseGeoBox(text); err != nil || got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "36,37,38", "36,37,38,39,40", "a,b,c,d", "36,37,35,38", "36,39,37,38", "91,0,92,1", "0,181,1,182", "NaN,0,1,1", "0,0,0,0", "+Inf,0,1,1"} {
		if got, err := ParseGeoBox(text); err == nil {
			t.Errorf("%q is taken as %v", text, got)
		}
	}
}

// In a stretch lies what is a point of a map, on its sides too; what is known less closely has a point for its label alone.
func TestFactsWithinAStretch(t *testing.T) {
	at := func(key int64, lat, lon float32, placed PlacePrecision) Fact {
		return Fact{Key: key, Lat: lat, Lon: lon, Placed: placed, PartyA: -1, PartyB: -1}
	}
	facts := FactsOf([]Fact{
		at(1, 36.2, 37.1, PlaceExact), at(2, 36.2, 37.1, PlaceDistrict), at(3, 36.2, 37.1, PlaceArea), at(4, 36.1, 37.3, PlaceExact), at(5, 36.09, 37.1, PlaceExact), at(6, 36.2, 37.31, PlaceExact),
	})
	kept := facts.Narrow(Filter{Within: Within{Box: GeoBox{36.1, 37, 36.3, 37.3}}}, nil)
	var keys []int64
	for i := range kept.Len() {
		keys = append(keys, kept.Key(i))
	}
	if !slices.Equal(keys, []int64{1, 2, 4}) {
		t.Errorf("%v lie in it", keys)
	}
}
