package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// An incident that was deleted and brought back, in whichever way, is taken back to what it was, change by change, and carried out again: that it is deleted again by an undo, at another instant, stands in nobody's way.
func TestADeletionIsTakenBackOnceItsReturnIs(t *testing.T) {
	for _, list := range [][]string{{"delete", "return"}, {"delete", "put a record back"}, {"edit", "delete", "put a record back"}, {"delete", "delete", "return"}, {"attach", "remove a file", "return a file"}} {
		d, ctx := laterDossier(t), context.Background()
		i := add(t, d, testIncident())
		states := []records{recordsOf(t, d)}
		for n, name := range list {
			if err := deeds()[name](ctx, d, i, n); err != nil {
				t.Fatal(err)
			}
			states = append(states, recordsOf(t, d))
		}
		for range 2 {
			for n := len(list) - 1; n >= 0; n-- {
				turn := nextUndo(t, d)
				if _, err := d.UndoChange(ctx, turn.First); err != nil {
					t.Fatalf("%q: undoing %s: %v", list, turn.What, err)
				}
				if diff := cmp.Diff(states[n], recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%q: %s undone: %s", list, turn.What, diff)
				}
			}
			for n := range list {
				turns, err := d.Turns(ctx)
				if err != nil || turns.Redo == nil {
					t.Fatalf("%q: %+v, %v", list, turns, err)
				}
				if _, err := d.RedoChange(ctx, turns.Redo.First); err != nil {
					t.Fatalf("%q: redoing %s: %v", list, turns.Redo.What, err)
				}
				if diff := cmp.Diff(states[n+1], recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%q: %s redone: %s", list, turns.Redo.What, diff)
				}
			}
		}
		sound(t, d)
	}
}
