package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

func sameStanding(want, got any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty())
}

// A merge is named by the menu, in a later session too, and taken back by the trail: all that stands is as it was before; carried out again, it is as it was after; and merged again once it is taken back, what it brought comes again. A copy
// whose merge was taken back brings another none of that.
func TestAMergeIsTakenBack(t *testing.T) {
	fewChecks(t, 12)
	base := testDossier(t)
	var shared []ceasefire.ID
	for range 3 {
		shared = append(shared, add(t, base, testIncident()).ID)
	}
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		a, b := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
		defer a.Close()
		defer b.Close()
		for _, d := range []*Dossier{a, b} {
			for range rapid.IntRange(0, 6).Draw(r, d.who+" acts") {
				if err := doSomething(r, d, d.who, shared); err != nil {
					r.Fatal(err)
				}
			}
		}
		prefer := rapid.SampledFrom([]Side{Ours, Theirs}).Draw(r, "prefer")
		alone := copyOf(t, a, "alone", ticking(recorded.Add(48*time.Hour)))
		defer alone.Close()
		before := recordsOf(t, a)
		if brought(t, a, b, prefer).TheirsSince == 0 {
			return
		}
		after := recordsOf(t, a)
		merge := nextUndo(t, a)
		if merge.Kind != ChangeMerge || merge.What != "merge of Ben.truce" {
			r.Fatalf("the menu would take back %+v", merge)
		}
		for range 2 {
			if _, err := a.UndoChange(ctx, merge.First); err != nil {
				r.Fatal(err)
			}
			sound(t, a)
			if diff := sameStanding(before, recordsOf(t, a)); diff != "" {
				r.Fatal("taken back: ", diff)
			}
			turns, err := a.Turns(ctx)
			if err != nil || turns.Redo == nil || turns.Redo.First != merge.First {
				r.Fatalf("%+v, %v", turns, err)
			}
			if _, err := a.RedoChange(ctx, merge.First); err != nil {
				r.Fatal(err)
			}
			sound(t, a)
			if diff := sameStanding(after, recordsOf(t, a)); diff != "" {
				r.Fatal("carried out again: ", diff)
			}
		}
		if _, err := a.UndoChange(ctx, merge.First); err != nil {
			r.Fatal(err)
		}
		took, plain := copyOf(t, b, "Ben took", ticking(recorded.Add(96*time.Hour))), copyOf(t, b, "Ben plain", ticking(recorded.Add(96*time.Hour)))
		defer took.Close()
		defer plain.Close()
		brought(t, took, a, prefer)
		brought(t, plain, alone, prefer)
		if diff := sameStanding(recordsOf(t, plain), recordsOf(t, took)); diff != "" {
			r.Fatal("a merge that was taken back brought something: ", diff)
		}
		brought(t, a, b, prefer)
		if diff := sameStanding(after, recordsOf(t, a)); diff != "" {
			r.Fatal("merged again: ", diff)
		}
	})
}

// What was changed since a merge is undone first; then the merge is, and no merge of an earlier program is offered.
func TestWhatFollowedAMergeIsUndoneFirst(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	i := add(t, a, testIncident())
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	if err := b.DeleteIncident(ctx, i.ID); err != nil {
		t.Fatal(err)
	}
	brought(t, a, b, "")
	merge := nextUndo(t, a)
	add(t, a, testIncident())
	if _, err := a.UndoChange(ctx, merge.First); err == nil || !strings.Contains(err.Error(), "More was changed since the merge of Ben.truce: undo that first") {
		t.Error(err)
	}
	for range 2 {
		if _, err := a.UndoChange(ctx, nextUndo(t, a).First); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := a.Incident(ctx, i.ID); err != nil || !now.Deleted.IsZero() {
		t.Error(now.Deleted, err)
	}
}

// What both imported differently is decided as if nothing had been merged, also where a copy had merged the other and took that back: what that merge noted of the imports of an incident is not what both know.
func TestWhatBothImportedIsDecidedAfterAMergeWasTakenBack(t *testing.T) {
	for name, how := range map[string]struct{ swap, undo bool }{"the later import comes": {true, false}, "the earlier import comes": {false, false}, "into the later that was undone": {false, true}, "into the earlier that was undone": {true, true}} {
		ctx := context.Background()
		a, b := importedApart(t, false)
		if how.swap {
			a, b = b, a
		}
		if how.undo {
			batches, err := b.Batches(ctx, anyTime)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := b.UndoImport(ctx, batches[0].ID, true, false); err != nil {
				t.Fatal(err)
			}
		}
		plain, alone := copyOf(t, b, "plain", ticking(recorded.Add(72*time.Hour))), copyOf(t, a, "alone", ticking(recorded.Add(48*time.Hour)))
		asked, first := brought(t, plain, alone, Theirs).Conflicts, brought(t, a, b, Theirs).Conflicts
		if len(asked) == 0 || len(first) == 0 {
			t.Fatalf("%s: nothing is asked about", name)
		}
		if _, err := a.UndoChange(ctx, nextUndo(t, a).First); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, brought(t, copyOf(t, a, "again", ticking(recorded.Add(96*time.Hour))), b, Theirs).Conflicts); diff != "" {
			t.Errorf("%s, merged again: asked about other things: %s", name, diff)
		}
		if diff := cmp.Diff(asked, brought(t, b, a, Theirs).Conflicts); diff != "" {
			t.Errorf("%s: asked about other things: %s", name, diff)
		}
		if got, want := onlyOf(t, b, "row 1").Title, "Seen by "+a.who; got != want {
			t.Errorf("%s: it is %q, want %q", name, got, want)
		}
		if diff := sameStanding(recordsOf(t, plain), recordsOf(t, b)); diff != "" {
			t.Errorf("%s: a merge that was taken back brought something: %s", name, diff)
		}
	}
}
