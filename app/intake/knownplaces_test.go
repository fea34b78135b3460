package intake

import (
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// placesOf gives the places of a dossier's incidents by the titles of these.
func placesOf(t *testing.T, d *store.Dossier) map[string]ceasefire.Place {
	t.Helper()
	all := map[string]ceasefire.Place{}
	for i, err := range d.Incidents(t.Context(), store.View{}, store.Sort{}) {
		if err != nil {
			t.Fatal(err)
		}
		all[i.Title] = i.Place
	}
	return all
}

// A place that a table only names lies where the dossier and the outlines know it to lie, by whatever name; one that may be several stays without.
func TestAPlaceThatATableNamesLiesWhereItIsKnown(t *testing.T) {
	d, _ := made(t)
	brought(t, d, "known.csv", "title,date,type,place,area,lat,lon\na,2016-09-12,shelling,Kafr Hamra,Aleppo,36.26,37.09\nb,2016-09-12,shelling,Zaytun,Aleppo,36.3,37.1\nc,2016-09-12,shelling,Zaytun,Idlib,35.9,36.6\n")
	const rows = "title,date,type,place\n1,2016-09-13,shelling,Aleppo\n2,2016-09-13,shelling,حلب\n3,2016-09-13,shelling,kafr hamra\n4,2016-09-13,shelling,Zaytun\n5,2016-09-13,shelling,Nowhere\n"
	out := brought(t, d, "sc.csv", rows)
	if notes := strings.Join(out.Reading.Notes, "\n"); out.Added != 5 || !strings.Contains(notes, "3 rows name a place that is known here") {
		t.Errorf("%+v: %s", out.ImportResult, notes)
	}
	got := placesOf(t, d)
	for title, want := range map[string]ceasefire.Place{
		"1": {Name: "Aleppo", Area: "SY-HL", Precision: ceasefire.PlaceArea},
		"2": {Name: "حلب", Area: "SY-HL", Precision: ceasefire.PlaceArea},
		"3": {Name: "kafr hamra", Area: "SY-HL", Precision: ceasefire.PlaceExact, HasPoint: true, Point: ceasefire.Point{Lat: 36.26, Lon: 37.09}},
		"4": {Name: "Zaytun"}, "5": {Name: "Nowhere"},
	} {
		if got[title] != want {
			t.Errorf("%s: %+v, want %+v", title, got[title], want)
		}
	}
	if out = brought(t, d, "sc.csv", rows); out.Duplicates != 5 || out.Pending != 0 {
		t.Errorf("again: %+v", out.ImportResult)
	}
	if out = brought(t, d, "of another name.csv", strings.Replace(strings.ReplaceAll(rows, "\n", ",\n"), "place,\n", "place,area\n", 1)); out.Duplicates != 5 {
		t.Errorf("with an empty column more: %+v", out.ImportResult)
	}
}

// A row that names another place now lies where that one does, and a row that only says something else lies where it lay.
func TestARowThatNamesAnotherPlaceLiesThere(t *testing.T) {
	d, _ := made(t)
	const rows = "id,date,type,place,deaths\na,2016-09-13,shelling,Aleppo,1\nb,2016-09-13,shelling,Aleppo,1\n"
	brought(t, d, "ids.csv", rows)
	out := brought(t, d, "ids.csv", strings.NewReplacer("a,2016-09-13,shelling,Aleppo,1", "a,2016-09-13,shelling,Daraa,1", "b,2016-09-13,shelling,Aleppo,1", "b,2016-09-13,shelling,Aleppo,2").Replace(rows))
	if out.Pending != 2 || len(out.Changes) != 2 {
		t.Fatalf("%+v", out.ImportResult)
	}
	changed := map[string]string{}
	for n, change := range out.Changes {
		for _, field := range change.Fields {
			changed[string(rune('a'+n))+" "+strings.ToLower(field.Name)] = field.After
		}
	}
	if changed["a area"] != "Daraa" || changed["b area"] != "" || changed["b place"] != "" {
		t.Errorf("%v", changed)
	}
}

// What a row says of where a place lies stands, and a position that lies elsewhere takes no area from a place of the same name.
func TestWhatARowSaysOfItsPlaceStands(t *testing.T) {
	d, _ := made(t)
	brought(t, d, "own.csv", "title,date,type,place,area,lat,lon\n1,2016-09-13,shelling,Aleppo,Idlib,,\n2,2016-09-13,shelling,Aleppo,,36.2,37.16\n3,2016-09-13,shelling,Aleppo,,48.8,2.3\n")
	got := placesOf(t, d)
	if got["1"].Area != "SY-ID" || got["2"].Area != "SY-HL" || got["2"].Precision != ceasefire.PlaceExact || got["3"].Area != "" {
		t.Errorf("%+v", got)
	}
}
