package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestReviseWritesWhatChangedAndNothingElse(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	before := auditLength(t, d)
	got, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Agreement.Title = "A better truce"
		f.Clocks[0].Days = 10
		f.Parties = append(f.Parties, ceasefire.Party{Name: "Newcomers", Short: "New", Role: ceasefire.RoleSignatory, Colour: 4})
	})
	if err != nil {
		t.Fatal(err)
	}
	want := testFrame()
	want.Agreement.Title, want.Clocks[0].Days = "A better truce", 10
	want.Parties = append(want.Parties, ceasefire.Party{ID: got.Parties[4].ID, Name: "Newcomers", Short: "New", Role: ceasefire.RoleSignatory, Colour: 4})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	entries, err := d.Audit(ctx, ceasefire.AsOf{}, auditLength(t, d)-before)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range entries {
		lines = append(lines, e.Action+" "+e.Record)
	}
	slices.Sort(lines)
	if diff := cmp.Diff([]string{"add party", "change agreement", "change clock"}, lines); diff != "" {
		t.Error(diff)
	}
	sound(t, d)
}

func TestReviseToTheSameLeavesNoTrace(t *testing.T) {
	d := testDossier(t)
	before := auditLength(t, d)
	if _, err := d.Revise(context.Background(), func(*ceasefire.Frame) {}); err != nil {
		t.Fatal(err)
	}
	if after := auditLength(t, d); after != before {
		t.Errorf("%d lines were added to the audit trail", after-before)
	}
}

func TestReviseCanBeTakenBack(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Tallies, f.Timeline, f.Actors = nil, nil, nil
		f.ScopeRules = f.ScopeRules[:1]
		f.Clocks[2].Legs = f.Clocks[2].Legs[:1]
	}); err != nil {
		t.Fatal(err)
	}
	got, err := d.Revise(ctx, func(f *ceasefire.Frame) { *f = testFrame() })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(testFrame(), got); diff != "" {
		t.Error(diff)
	}
	sound(t, d)
}

func TestReviseRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		revise func(*ceasefire.Frame)
		says   string
	}{
		"a party that answers for itself":      {func(f *ceasefire.Frame) { f.Parties[0].AnswersFor = []ceasefire.ID{f.Parties[0].ID} }, "cannot answer for itself"},
		"an end before its start":              {func(f *ceasefire.Frame) { f.Clocks[1].Ends = f.Clocks[1].Starts.Add(-1) }, "ends before it starts"},
		"a commitment that was assessed":       {func(f *ceasefire.Frame) { f.Commitments = f.Commitments[1:] }, "commitment cannot be removed: the score of"},
		"a clock that was ruled on":            {func(f *ceasefire.Frame) { f.Clocks = f.Clocks[:2] }, "clock cannot be removed: the ruling on"},
		"a leg that was ruled met":             {func(f *ceasefire.Frame) { f.Clocks[2].Legs = f.Clocks[2].Legs[1:] }, "leg cannot be removed: the ruling on"},
		"a source that an assessment rests on": {func(f *ceasefire.Frame) { dropSource(f) }, "source cannot be removed: the score of Gov.'s commitment 1 rests on it"},
		"a party that a commitment is of":      {func(f *ceasefire.Frame) { f.Parties = f.Parties[:1]; f.Parties[0].AnswersFor = nil }, "party that the dossier does not have"},
	} {
		t.Run(name, func(t *testing.T) {
			d, ctx := testDossier(t), context.Background()
			_, err := d.Revise(ctx, c.revise)
			var invalid *InvalidError
			if !errors.As(err, &invalid) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("error %v, want one that says %q", err, c.says)
			}
			got, err := d.Frame(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(testFrame(), got); diff != "" {
				t.Errorf("something was changed:\n%s", diff)
			}
			sound(t, d)
		})
	}
}

// dropSource removes the one source and every mention of it but the assessment's.
func dropSource(f *ceasefire.Frame) {
	none := ceasefire.ID{}
	f.Agreement.Sources, f.Sources = nil, nil
	for i := range f.Parties {
		f.Parties[i].Source = none
	}
	for i := range f.Clocks {
		f.Clocks[i].Source = none
	}
	for i := range f.Commitments {
		f.Commitments[i].Source = none
	}
	for i := range f.ScopeRules {
		f.ScopeRules[i].Source = none
	}
	for i := range f.Timeline {
		f.Timeline[i].Source = none
	}
	for i := range f.Tallies {
		f.Tallies[i].Source = none
	}
}

func TestReviseDerivesIncidentsAnew(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add := func(a, b string) ceasefire.ID {
		i := testIncident()
		i.SideA, i.SideB = ceasefire.Side{Actor: a}, ceasefire.Side{Actor: b}
		saved, err := d.AddIncident(ctx, i)
		if err != nil {
			t.Fatal(err)
		}
		return saved.ID
	}
	known, stranger, overridden := add("Government", "Opposition"), add("The Brigade", "Opposition"), add("The Brigade", "Government")
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: overridden, Scope: ceasefire.Disputed, Reason: "unclear"}); err != nil {
		t.Fatal(err)
	}
	scopes := func() (found [3]ceasefire.Scope) {
		for n, id := range []ceasefire.ID{known, stranger, overridden} {
			i, err := d.Incident(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			found[n] = i.Scope.Scope
		}
		return found
	}
	if got := scopes(); got != [3]ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed} {
		t.Fatalf("before: %v", got)
	}
	frame, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Actors = append(f.Actors, ceasefire.ActorName{Name: "The Brigade", Party: f.Parties[1].ID, Note: "as its spokesman says"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := scopes(); got != [3]ceasefire.Scope{ceasefire.InScope, ceasefire.InScope, ceasefire.Disputed} {
		t.Errorf("with the name mapped: %v", got)
	}
	if i, err := d.Incident(ctx, stranger); err != nil || i.SideA.Party != frame.Parties[1].ID || i.SideA.Actor != "The Brigade" {
		t.Errorf("the side is %+v, %v", i.SideA, err)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) { f.ScopeRules = nil }); err != nil {
		t.Fatal(err)
	}
	if got := scopes(); got != [3]ceasefire.Scope{ceasefire.OutOfScope, ceasefire.OutOfScope, ceasefire.Disputed} {
		t.Errorf("without rules: %v", got)
	}
	sound(t, d)
}

func TestReviseStampsAStatementThatWasMet(t *testing.T) {
	d := testDossier(t)
	met := effect.Add(72 * time.Hour)
	got, err := d.Revise(context.Background(), func(f *ceasefire.Frame) { f.Commitments[1].Condition.MetAt = met })
	if err != nil {
		t.Fatal(err)
	}
	if c := got.Commitments[1].Condition; !c.MetAt.Equal(met) || c.Recorded != (ceasefire.Stamp{By: "Tester", At: recorded}) {
		t.Errorf("met at %v, recorded %+v", c.MetAt, c.Recorded)
	}
	earlier := got.At(ceasefire.AsOf{At: met, KnownAt: recorded.Add(-time.Second)})
	if !earlier.Commitments[1].Condition.MetAt.IsZero() {
		t.Error("a dossier read as it was known before shows the statement as met")
	}
	got, err = d.Revise(context.Background(), func(f *ceasefire.Frame) { f.Commitments[1].Condition.MetAt = time.Time{} })
	if err != nil || got.Commitments[1].Condition.Recorded != (ceasefire.Stamp{}) {
		t.Errorf("taken back, it is still stamped: %+v, %v", got.Commitments[1].Condition, err)
	}
}

func auditLength(t *testing.T, d *Dossier) int {
	t.Helper()
	entries, err := d.Audit(context.Background(), ceasefire.AsOf{}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
