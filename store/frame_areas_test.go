package store

import (
	"context"
	"errors"
	"testing"

	"truceboard/store/ceasefire"
)

// Areas are added, renamed, moved and removed, and taken back; one in which an incident lies stays.
func TestAreasAreRevised(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident()) // lies in SY-HL
	before, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	after, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Areas = []ceasefire.Area{{Code: "NEW", Name: "New area", Aliases: []string{"Nova"}}, f.Areas[0]}
	})
	if err != nil || len(after.Areas) != 2 || after.Areas[0].Name != "New area" {
		t.Fatalf("%+v, %v", after.Areas, err)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { *f = before }); err != nil {
		t.Fatal(err)
	}
	again, err := d.Frame(ctx)
	if err != nil || len(again.Areas) != 2 || again.Areas[1].Code != "SY-HM" {
		t.Errorf("taken back: %+v, %v", again.Areas, err)
	}
	var refused *InvalidError
	_, err = d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Areas = f.Areas[1:]
		f.ScopeRules = nil
	})
	if !errors.As(err, &refused) {
		t.Errorf("an area in which an incident lies was removed: %v", err)
	}
	sound(t, d)
}
