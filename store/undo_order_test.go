package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// Whichever of what was done is taken back first, undoing the rest is never refused and ends at what was before the first change; carrying out again gives, step by step, what stood before each undoing. Where one is refused, a later
// change that stands is named.
func TestUndoingInAnyOrderEndsBeforeTheFirstChange(t *testing.T) {
	fewChecks(t, 10)
	all := wholeDeeds()
	names := append(slices.Sorted(maps.Keys(all)), "edit", "delete", "return", "put any state of the incident back")
	rapid.Check(t, func(r *rapid.T) {
		acts := rapid.SliceOfN(rapid.SampledFrom(names), 3, 9).Draw(r, "acts")
		d := laterDossier(t)
		defer d.Close()
		w := &wholeTrail{T: t, d: d, first: add(t, d, testIncident())}
		w.states = []records{recordsOf(t, d)}
		for n, act := range acts {
			w.do(r, act, all[act], n)
		}
		stands := slices.Clone(w.done)
		var undone []records // what stood before each undoing
		var order []int64
		for range rapid.IntRange(1, 4).Draw(r, "turns") {
			if len(stands) == 0 {
				break
			}
			change, was := rapid.SampledFrom(stands).Draw(r, "change"), recordsOf(t, d)
			_, err := d.UndoChange(context.Background(), change)
			var refused *InvalidError
			if errors.As(err, &refused) {
				if diff := cmp.Diff(was, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" || change == stands[len(stands)-1] {
					r.Fatalf("of %q, %v: %s", w.names, err, diff)
				}
				continue
			}
			if err != nil {
				r.Fatal(err)
			}
			undone, order = append(undone, was), append(order, change)
			stands = slices.DeleteFunc(stands, func(c int64) bool { return c == change })
		}
		called := func(change int64) string { return w.names[slices.Index(w.done, change)] }
		var asked []string
		for _, change := range order {
			asked = append(asked, called(change))
		}
		for n := len(stands) - 1; n >= 0; n-- {
			was := recordsOf(t, d)
			if next := nextUndo(t, d); next.First != stands[n] {
				r.Fatalf("of %q next is %q, not %q", w.names, next.What, called(stands[n]))
			}
			if _, err := d.UndoChange(context.Background(), stands[n]); err != nil {
				r.Fatalf("of %q, once %q were undone, undoing %q: %v", w.names, asked, called(stands[n]), err)
			}
			undone, order = append(undone, was), append(order, stands[n])
		}
		if diff := cmp.Diff(w.states[0], recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("of %q, once %q were undone, and the rest: %s", w.names, asked, diff)
		}
		for n := len(order) - 1; n >= 0; n-- {
			turns, err := d.Turns(context.Background())
			if err != nil || turns.Redo == nil || turns.Redo.First != order[n] {
				r.Fatalf("of %q next is %+v, not %q: %v", w.names, turns.Redo, called(order[n]), err)
			}
			if _, err := d.RedoChange(context.Background(), order[n]); err != nil {
				r.Fatalf("of %q, once %q were undone, redoing %q: %v", w.names, asked, called(order[n]), err)
			}
			if diff := cmp.Diff(undone[n], recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
				r.Fatalf("of %q, once %q were undone, %q redone: %s", w.names, asked, called(order[n]), diff)
			}
		}
		sound(t, d)
	})
}

// A change is not taken back while a later one stands that wrote what was there before: taken back after it, that would bring back what it had written. Undone one after another, all is as it was.
func TestAChangeThatALaterOneAnsweredIsNotTakenBackBeforeIt(t *testing.T) {
	for _, list := range [][]string{{"delete", "return"}, {"add a clock", "drop the clock"}, {"attach", "remove a file"}, {"remove a file", "return a file"}, {"map a name", "unmap a name"}, {"add a source", "drop the source"}, {"hide a source", "hide a source"}} {
		d, ctx := laterDossier(t), context.Background()
		i := add(t, d, testIncident())
		if list[0] == "remove a file" {
			if err := deeds()["attach"](ctx, d, i, 9); err != nil {
				t.Fatal(err)
			}
		}
		was, done := recordsOf(t, d), []Change{}
		for n, name := range list {
			if err := wholeDeeds()[name](ctx, d, i, n); err != nil {
				t.Fatal(err)
			}
			done = append(done, nextUndo(t, d))
		}
		says(t, undo(d, done[0].First), done[1].What+" by Tester")
		for _, change := range []Change{done[1], done[0]} {
			if err := undo(d, change.First); err != nil {
				t.Errorf("%q: %v", list, err)
			}
		}
		if diff := cmp.Diff(was, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: %s", list, diff)
		}
		_, err := d.RedoChange(ctx, done[1].First)
		if err != nil && !strings.Contains(err.Error(), done[0].What+" by Tester") {
			t.Errorf("%q: %v", list, err)
		}
		sound(t, d)
	}
}
