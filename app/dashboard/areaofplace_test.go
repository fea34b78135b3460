package dashboard

import (
	"testing"

	"truceboard/store/ceasefire"
)

// A place that is called as an area is in it, by any of its spellings; what was chosen before comes back once it is called otherwise, and what a person chooses after stays.
func TestAPlaceCalledAsAnAreaIsInIt(t *testing.T) {
	in := testInputs(t)
	in.clear(effect)
	holds := func(place, area string) {
		t.Helper()
		if in.place.SetText(place); in.area.Selected != area {
			t.Errorf("%q: the area is %q, want %q", place, in.area.Selected, area)
		}
	}
	holds("Alep", "")
	holds("aleppo ", "Aleppo")
	if got, _ := in.incident(ceasefire.Incident{}); got.Place.Area != "SY-HL" || got.Place.Precision != ceasefire.PlaceArea {
		t.Errorf("%+v", got.Place)
	}
	holds("Aleppo road", "")
	holds("حلب", "Aleppo")
	holds("", "")
	in.area.SetSelected("Daraa")
	holds("Aleppo", "Aleppo")
	holds("Nawa", "Daraa")
	holds("Aleppo", "Aleppo")
	in.area.SetSelected("Daraa") // by hand
	holds("Aleppo's road", "Daraa")
}

// The area of a place that was taken goes with it once another is typed, as its point does.
func TestTheAreaOfAPlaceGoesWithIt(t *testing.T) {
	in := testInputs(t)
	in.clear(effect)
	in.takePlace(ceasefire.Place{Name: "Castello Road", Area: "SY-HL", Point: ceasefire.Point{Lat: 36, Lon: 37}, HasPoint: true, Precision: ceasefire.PlaceExact})
	if in.area.Selected != "Aleppo" {
		t.Fatalf("taken: %q", in.area.Selected)
	}
	if in.place.SetText("Nawa"); in.area.Selected != "" || in.point.Text != "" {
		t.Errorf("another place: %q, %q", in.area.Selected, in.point.Text)
	}
}
