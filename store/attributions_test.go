package store

import (
	"context"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// Whose wording is shown goes by the incidents in view: by their import's source, by what they cite, and by their data set where they came in a file of this program's own.
func TestAttributionsAreOfTheIncidentsInView(t *testing.T) {
	d, ctx := testDossier(t), t.Context()
	one := imported("1", "a", 2)
	one.Place.Name = "Here"
	if _, err := d.Import(ctx, testBatch(), stream(one), false); err != nil { // of a source with a wording
		t.Fatal(err)
	}
	own := testBatch()
	own.Format, own.Source, own.Digest = "json", ceasefire.Source{}, "02"
	acled := imported("2", "b", 3)
	acled.Origin.Dataset, acled.Place.Name = ceasefire.DatasetACLED, "Elsewhere"
	ged := imported("3", "c", 3)
	ged.Origin.Dataset, ged.Place.Name = ceasefire.DatasetGED, "Beyond"
	other := imported("4", "d", 3)
	other.Origin.Dataset, other.Place.Name = "somebody's", "Nowhere"
	if _, err := d.Import(ctx, own, stream(acled, ged, other), false); err != nil {
		t.Fatal(err)
	}
	bare := testIncident()
	bare.ID, bare.Citations, bare.Place.Name, bare.ReportedBy = testID(77), nil, "Typed", ""
	add(t, d, bare)
	memory := NewMemory(d)
	defer memory.Stop()
	known := func(dataset string) string {
		s, _ := ceasefire.DatasetSource(dataset)
		return s.Attribution
	}
	first, both := "UCDP, CC BY 4.0", []string{known(ceasefire.DatasetGED), known(ceasefire.DatasetACLED)}
	at := func(place string) View {
		return View{Filter: ceasefire.Filter{Terms: []ceasefire.Term{{Field: ceasefire.TermPlace, Text: "=" + place}}}}
	}
	for name, c := range map[string]struct {
		view View
		want []string
	}{
		"all":           {View{}, append([]string{first}, both...)},
		"all, as known": {View{AsOf: ceasefire.AsOf{KnownAt: time.Now().AddDate(100, 0, 0)}}, append([]string{first}, both...)},
		"one of ACLED":  {at("Elsewhere"), both[1:]},
		"one of GED":    {at("Beyond"), both[:1]},
		"another's":     {at("Nowhere"), nil},
		"typed":         {at("Typed"), nil},
		"none":          {at("Atlantis"), nil},
		"of the source": {at("Here"), []string{first}},
	} {
		got, err := d.Attributions(ctx, c.view)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		shown, err := memory.Facts(ctx, c.view)
		if err != nil {
			t.Fatal(err)
		}
		if got, err = d.AttributionsOf(ctx, c.view, shown); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s, of what was chosen: %s", name, diff)
		}
	}
}

// What is found by leaps from one set of keys to the other is what is found by looking at each.
func TestKeysMeetAsOneByOne(t *testing.T) {
	d := testDossier(t)
	rapid.Check(t, func(t *rapid.T) {
		ones, others := rapid.SliceOf(rapid.Int64Range(1, 300)).Draw(t, "ones"), rapid.SliceOf(rapid.Int64Range(1, 300)).Draw(t, "others")
		list, err := json.Marshal(others)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.meets(context.Background(), newKeySet(ones), "SELECT min(value) FROM json_each(?) WHERE value >= ?", string(list))
		if want := slices.ContainsFunc(ones, func(key int64) bool { return slices.Contains(others, key) }); err != nil || got != want {
			t.Fatalf("meets: %v, %v", got, err)
		}
	})
}
