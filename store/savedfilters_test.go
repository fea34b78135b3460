package store

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestFiltersAreSavedReplacedAndForgotten(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	deadly := ceasefire.Filter{Text: "Aleppo", Types: []ceasefire.Type{ceasefire.AirStrike}, Terms: []ceasefire.Term{{Field: ceasefire.TermDeaths, Text: ">5"}}}
	for name, f := range map[string]ceasefire.Filter{"strikes": {}, "Deadly": deadly} {
		if err := d.SaveFilter(ctx, name, f); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SaveFilter(ctx, "strikes", deadly); err != nil {
		t.Fatal(err)
	}
	saved, err := d.SavedFilters(ctx)
	if err != nil || len(saved) != 2 || saved[0].Name != "Deadly" || saved[1].Name != "strikes" || !cmp.Equal(saved[1].Filter, deadly) {
		t.Fatalf("%+v, %v", saved, err)
	}
	if err := d.RenameFilter(ctx, saved[0].ID, "Deadliest"); err != nil {
		t.Fatal(err)
	}
	var invalid *InvalidError
	if err := d.RenameFilter(ctx, saved[0].ID, "strikes"); !errors.As(err, &invalid) {
		t.Errorf("two filters of one name: %v", err)
	}
	if err := d.SaveFilter(ctx, "", deadly); !errors.As(err, &invalid) {
		t.Errorf("a filter without a name: %v", err)
	}
	if err := d.ForgetFilter(ctx, saved[1].ID); err != nil {
		t.Fatal(err)
	}
	if saved, err = d.SavedFilters(ctx); err != nil || len(saved) != 1 || saved[0].Name != "Deadliest" {
		t.Errorf("%+v, %v", saved, err)
	}
	if found, err := d.Check(ctx); err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
}
