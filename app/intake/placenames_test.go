package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// Places are offered from the program's outlines, with the countries around, and from those that the dossier brings itself.
func TestPlaceNames(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.truce")
	if err := intake.New(ctx, path, intake.Making{Template: "syria-2016", Who: "Tester"}); err != nil {
		t.Fatal(err)
	}
	d, err := store.Open(ctx, path, store.Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	frame, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	level := func(typed string) (ceasefire.NamedPlace, bool) {
		t.Helper()
		names, err := intake.PlaceNames(ctx, d, frame)
		if err != nil {
			t.Fatal(err)
		}
		n := slices.IndexFunc(names, func(p ceasefire.NamedPlace) bool {
			return store.Suits(typed, append([]string{p.Place.Name, p.Arabic}, p.Others...)...)
		})
		if n < 0 {
			return ceasefire.NamedPlace{}, false
		}
		return names[n], true
	}
	for typed, want := range map[string]ceasefire.Place{
		"Haseke": {Area: "SY-HA", Precision: ceasefire.PlaceArea}, "محافظة دير": {Area: "SY-DY", Precision: ceasefire.PlaceArea},
		"Turk": {Precision: ceasefire.PlaceCountry}, "سوريا": {Precision: ceasefire.PlaceCountry},
	} {
		got, found := level(typed)
		if !found || got.Place.Area != want.Area || got.Place.Precision != want.Precision || got.Place.HasPoint {
			t.Errorf("%q: %+v, %v", typed, got, found)
		}
	}
	file := filepath.Join(t.TempDir(), "districts.geojson")
	const own = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM2_EN":"Jebel Saman"},
		"geometry":{"type":"Polygon","coordinates":[[[37,36],[38,36],[38,37],[37,36]]]}}]}`
	if err := os.WriteFile(file, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := intake.OpenOutlines(ctx, d, file)
	if err != nil {
		t.Fatal(err)
	}
	named, err := opened.Best(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := intake.KeepOutlines(ctx, d, named, ""); err != nil {
		t.Fatal(err)
	}
	if got, found := level("saman"); !found || got.Place.Precision != ceasefire.PlaceDistrict {
		t.Errorf("of the dossier's own: %+v, %v", got, found)
	}
	if _, found := level("Turk"); found {
		t.Error("the program's outlines are offered beside the dossier's own")
	}
}
