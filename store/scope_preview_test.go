package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// addBetween logs an incident between two names in Aleppo.
func addBetween(t *testing.T, d *Dossier, a, b string) ceasefire.Incident {
	t.Helper()
	i, err := d.AddIncident(context.Background(), ceasefire.Incident{
		When: ceasefire.MinuteMoment(effect, "Asia/Damascus"), Type: ceasefire.Types()[0].Type, Place: ceasefire.Place{Name: "Aleppo", Area: "SY-HL"},
		SideA: ceasefire.Side{Actor: a}, SideB: ceasefire.Side{Actor: b},
	})
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestPreviewScopeIsWhatSavingMakes(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	addBetween(t, d, "Government", "Opposition")
	addBetween(t, d, "Army of the Government", "Civilians")
	addBetween(t, d, "Government", "Outsiders")
	ruled := addBetween(t, d, "Somebody", "Opposition")
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: ruled.ID, Scope: ceasefire.Disputed, Reason: "Nobody knows"}); err != nil {
		t.Fatal(err)
	}
	frame := testFrame()
	frame.ScopeRules[1].Civilians = false
	got, err := d.PreviewScope(ctx, frame, View{})
	if err != nil {
		t.Fatal(err)
	}
	want := ScopePreview{In: 1, Out: 2, Disputed: 1, Overridden: 1, ByRule: map[ceasefire.ID]int{testID(50): 1, testID(51): 1, {}: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { *f = frame }); err != nil {
		t.Fatal(err)
	}
	saved, err := d.Count(ctx, View{AsOf: ceasefire.AsOf{At: recorded}})
	if err != nil {
		t.Fatal(err)
	}
	if saved.In != got.In || saved.Out != got.Out || saved.Disputed != got.Disputed {
		t.Errorf("saved: %+v, foreseen: %+v", saved, got)
	}
}

func TestActorNamesAreCountedMappedOrNot(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	addBetween(t, d, "Government", "Somebody")
	addBetween(t, d, "Somebody", "Civilians")
	all, err := d.ActorNames(ctx, View{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]ceasefire.ActorCount{{Name: "Somebody", Incidents: 2}, {Name: "Civilians", Incidents: 1}, {Name: "Government", Incidents: 1}}, all); diff != "" {
		t.Error(diff)
	}
}
