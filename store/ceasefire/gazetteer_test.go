package ceasefire_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// square gives the outline of a square of degrees.
func square(south, west, side float64) [][][]ceasefire.Point {
	north, east := south+side, west+side
	return [][][]ceasefire.Point{{{{Lat: south, Lon: west}, {Lat: south, Lon: east}, {Lat: north, Lon: east}, {Lat: north, Lon: west}, {Lat: south, Lon: west}}}}
}

func TestWhatOutlinesNameIsKnownToTheirLevel(t *testing.T) {
	frame := ceasefire.Frame{Areas: []ceasefire.Area{{Code: "SY-HL", Name: "Aleppo", NameArabic: "حلب", Aliases: []string{"Halab"}}, {Code: "SY-ID", Name: "Idlib"}}}
	got := ceasefire.Gazetteer(frame, []ceasefire.Outline{
		{Code: "SY-HL", Name: "Aleppo", NameArabic: "محافظة حلب", Others: []string{"Alep"}, Polygons: square(36, 37, 1)},
		{Code: "SY-ID", Name: "Idlib", NameArabic: "محافظة إدلب", Polygons: square(35, 36, 1)},
		{Name: "Jebel Saman", NameArabic: "جبل سمعان", Level: ceasefire.PlaceDistrict, Polygons: square(36.2, 37.2, 0.3)},
		{Name: "Elsewhere", Level: ceasefire.PlaceDistrict, Polygons: square(10, 10, 1)},
		{Name: "Iraq", Level: ceasefire.PlaceCountry, Polygons: square(36, 37, 1)},
		{Polygons: square(33, 35, 1)}, // names nothing
	})
	want := []ceasefire.NamedPlace{
		{Place: ceasefire.Place{Name: "Aleppo", Area: "SY-HL", Precision: ceasefire.PlaceArea}, Arabic: "حلب", Others: []string{"Halab", "Aleppo", "محافظة حلب", "Alep"}},
		{Place: ceasefire.Place{Name: "Idlib", Area: "SY-ID", Precision: ceasefire.PlaceArea}, Arabic: "محافظة إدلب", Others: []string{"Idlib", "محافظة إدلب"}},
		{Place: ceasefire.Place{Name: "Jebel Saman", Area: "SY-HL", District: "Jebel Saman", Precision: ceasefire.PlaceDistrict}, Arabic: "جبل سمعان"},
		{Place: ceasefire.Place{Name: "Elsewhere", District: "Elsewhere", Precision: ceasefire.PlaceDistrict}},
		{Place: ceasefire.Place{Name: "Iraq", Precision: ceasefire.PlaceCountry}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
