package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// A rule by which incidents were read goes where the other copy removed it, and what follows from it is worked out anew: the counts of both copies are the same.
func TestARemovedScopeRuleIsRemovedEverywhere(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	i := add(t, a, testIncident())
	b := copyOf(t, a, "Ben", ticking(recorded))
	if _, err := b.Revise(ctx, func(f *ceasefire.Frame) { f.ScopeRules = nil }); err != nil {
		t.Fatal(err)
	}
	was, err := a.Incident(ctx, i.ID)
	if err != nil || was.Scope.Rule.IsZero() {
		t.Fatalf("no rule read the incident: %+v, %v", was, err)
	}
	brought(t, a, b, "")
	for _, d := range []*Dossier{a, b} {
		frame, err := d.Frame(ctx)
		if err != nil || len(frame.ScopeRules) != 0 {
			t.Errorf("%d rules stand, %v", len(frame.ScopeRules), err)
		}
		now, err := d.Incident(ctx, i.ID)
		if err != nil || !now.Scope.Rule.IsZero() || now.Scope == was.Scope {
			t.Errorf("the incident is %s by %q, %v", now.Scope.Scope, now.Scope.Rule, err)
		}
	}
	if diff := cmp.Diff(everything(t, a), everything(t, b)); diff != "" {
		t.Error(diff)
	}
}

// What one copy removed does not come back by an incident that the other copy read by it since they parted, whichever way round they are merged.
func TestWhatIsWorkedOutBringsNothingBack(t *testing.T) {
	ctx := context.Background()
	for name, remove := range map[string]func(*ceasefire.Frame){
		"a rule": func(f *ceasefire.Frame) { f.ScopeRules = nil },
		"a party": func(f *ceasefire.Frame) {
			f.Parties, f.ScopeRules = slices.DeleteFunc(f.Parties, func(p ceasefire.Party) bool { return p.ID == testID(5) }), f.ScopeRules[1:]
		},
	} {
		for act, bring := range map[string]func(*Dossier, ceasefire.Incident) error{
			"logged": func(d *Dossier, i ceasefire.Incident) error {
				_, err := d.AddIncident(ctx, i, Report{Source: ceasefire.Source{Title: "A paper"}})
				return err
			},
			"imported": func(d *Dossier, i ceasefire.Incident) error {
				_, err := d.Import(ctx, testBatch(), stream(i), false)
				return err
			},
		} {
			base := testDossier(t)
			a, b := copyOf(t, base, "Ada", ticking(recorded)), copyOf(t, base, "Ben", ticking(recorded))
			if _, err := a.Revise(ctx, remove); err != nil {
				t.Fatal(err)
			}
			read := titled("row 1", "one", "one")
			read.SideB.Actor = "Outsiders"
			if err := errors.Join(bring(b, read), bring(b, titled("row 2", "two", "two"))); err != nil {
				t.Fatal(err)
			}
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded)), copyOf(t, b, "Ben+", ticking(recorded))
			brought(t, ab, b, "")
			brought(t, ba, a, "")
			if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
				t.Errorf("%s, %s: %s", name, act, diff)
			}
			was, err := a.Frame(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if now, err := ab.Frame(ctx); err != nil || len(now.ScopeRules) != len(was.ScopeRules) || len(now.Parties) != len(was.Parties) {
				t.Errorf("%s came back with what was %s, %v", name, act, err)
			}
		}
	}
}

// Outlines come with their text.
func TestOutlinesAreMerged(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	b := copyOf(t, a, "Ben", ticking(recorded))
	want := OutlineSet{Name: "areas.geojson", Attribution: "Somebody", GeoJSON: `{"type":"FeatureCollection","features":[]}`}
	if err := b.SetOutlines(ctx, want); err != nil {
		t.Fatal(err)
	}
	brought(t, a, b, "")
	got, err := a.Outlines(ctx, anyTime)
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	brought(t, b, a, "")
}

// What undoing imports removed in one copy, and what an import or a change of mind brought back in the other, comes to the same in both, whichever way round they are merged.
func TestRemovalsOfImportsConverge(t *testing.T) {
	ctx := context.Background()
	row := titled("row 1", "one", "one")
	undo := func(t *testing.T, d *Dossier) {
		batches, err := d.Batches(ctx, anyTime)
		if err == nil {
			_, err = d.UndoImport(ctx, batches[0].ID, true, false)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	bring := func(t *testing.T, d *Dossier) {
		if _, err := d.Import(ctx, testBatch(), stream(row), false); err != nil {
			t.Fatal(err)
		}
	}
	redo := func(t *testing.T, d *Dossier) {
		batches, err := d.Batches(ctx, anyTime)
		if err == nil {
			_, err = d.RedoImport(ctx, batches[0].ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	type acts []func(*testing.T, *Dossier)
	for name, c := range map[string]struct {
		before, ada, ben acts
		stands           bool
	}{
		"brought again after it was undone":        {acts{bring, undo}, nil, acts{bring}, true},
		"undone, brought back and undone again":    {acts{bring, undo}, nil, acts{redo, undo}, false},
		"brought back":                             {acts{bring, undo}, nil, acts{redo}, true},
		"undone in both":                           {acts{bring}, acts{undo}, acts{undo}, false},
		"undone in one":                            {acts{bring}, acts{undo}, nil, false},
		"imported and undone here, imported there": {nil, acts{bring, undo}, acts{bring}, true},
		"imported and undone in both":              {nil, acts{bring, undo}, acts{bring, undo}, false},
	} {
		t.Run(name, func(t *testing.T) {
			base := testDossier(t)
			for _, act := range c.before {
				act(t, base)
			}
			a, b := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
			for _, act := range c.ada {
				act(t, a)
			}
			for _, act := range c.ben {
				act(t, b)
			}
			ab, ba := copyOf(t, a, "Ada+", ticking(recorded.Add(48*time.Hour))), copyOf(t, b, "Ben+", ticking(recorded.Add(72*time.Hour)))
			brought(t, ab, b, Theirs)
			brought(t, ba, a, Ours)
			if diff := cmp.Diff(everything(t, ab), everything(t, ba)); diff != "" {
				t.Error(diff)
			}
			if n := found(t, ab, "one"); n == 1 != c.stands {
				t.Errorf("%d incidents stand", n)
			}
		})
	}
}

// An incident that both copies imported, and that one of them changed and changed back, is known by the other's identifier once they are merged: its lines know it by another, which is no fault.
func TestAnIdentifierThatWasSettledIsNoFault(t *testing.T) {
	base, ctx := testDossier(t), context.Background()
	a, b := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	for _, d := range []*Dossier{b, a} { // the first has the smaller identifier, which both get
		if _, err := d.Import(ctx, testBatch(), stream(titled("row 1", "one", "one")), false); err != nil {
			t.Fatal(err)
		}
	}
	var was ceasefire.ID
	for i, err := range a.Incidents(ctx, View{Filter: ceasefire.Filter{Text: "one"}}, Sort{}) {
		if was = i.ID; err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{"changed", ""} {
		i, err := a.Incident(ctx, was)
		if err != nil {
			t.Fatal(err)
		}
		i.Text = text
		if _, err := a.UpdateIncident(ctx, i); err != nil {
			t.Fatal(err)
		}
	}
	brought(t, a, b, Theirs)
	for i, err := range a.Incidents(ctx, View{Filter: ceasefire.Filter{Text: "one"}}, Sort{}) {
		if err != nil || i.ID == was {
			t.Error("the incident is known by the identifier that it had", err)
		}
	}
}
