package store

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Every kind of change is taken back and carried out again by somebody who opens the dossier later, and has a name for the menu.
func TestEveryKindOfChangeIsTurnedInALaterSession(t *testing.T) {
	for _, deed := range slices.Sorted(maps.Keys(deeds())) {
		t.Run(deed, func(t *testing.T) {
			t.Parallel()
			d, ctx := laterDossier(t), context.Background()
			first := add(t, d, testIncident())
			if needs := map[string]string{"attribute to the new": "add a party", "remove the party": "add a party"}[deed]; needs != "" {
				if err := deeds()[needs](ctx, d, first, 1); err != nil {
					t.Fatal(err)
				}
			}
			before, own := recordsOf(t, d), nextUndo(t, d)
			if err := deeds()[deed](ctx, d, first, 2); err != nil {
				t.Fatal(err)
			}
			after, done := recordsOf(t, d), nextUndo(t, d)
			if done.First == own.First || cmp.Equal(before, after, cmpopts.EquateEmpty()) {
				t.Fatal("nothing was done")
			}
			if what := strings.TrimSpace(done.What); what == "" || what == "change" {
				t.Errorf("the menu would call it %q", done.What)
			}
			for range 2 {
				d = later(t, d)
				if _, err := d.UndoChange(ctx, done.First); err != nil {
					t.Fatal(err)
				}
				d = later(t, d)
				if diff := cmp.Diff(before, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("taken back: %s", diff)
				}
				d = later(t, d)
				if _, err := d.RedoChange(ctx, done.First); err != nil {
					t.Fatal(err)
				}
				d = later(t, d)
				if diff := cmp.Diff(after, recordsOf(t, d), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("carried out again: %s", diff)
				}
			}
			sound(t, d)
		})
	}
}

// later closes a dossier and opens it again as another person would.
func later(t *testing.T, d *Dossier) *Dossier {
	t.Helper()
	path, now := d.Path(), d.now
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(context.Background(), path, Options{Who: "Another", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}
