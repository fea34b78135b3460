package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// An incident that was changed since the import, and whose change is taken back, goes with the import; one whose change was carried out again stays.
func TestAChangeThatIsUndoneKeepsNoIncident(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	batch := batchOf(t, d, false, titled("1", "a", "One"), titled("2", "a", "Two"))
	edited := keyed(t, d, "2")
	edited.Title = "Two, edited"
	if _, err := d.UpdateIncident(ctx, edited); err != nil {
		t.Fatal(err)
	}
	turns, err := d.Turns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		turn func(context.Context, int64) (Change, error)
		want Undoing
	}{
		{d.UndoChange, Undoing{Removed: 2}},
		{d.RedoChange, Undoing{Removed: 1, Kept: 1, KeptNames: []string{"Two, edited"}}},
		{d.UndoChange, Undoing{Removed: 2}},
	} {
		if _, err := step.turn(ctx, turns.Undo.First); err != nil {
			t.Fatal(err)
		}
		did, err := d.UndoImport(ctx, batch, false, true)
		if diff := cmp.Diff(step.want, did); err != nil || diff != "" {
			t.Error(err, diff)
		}
	}
	if did, err := d.UndoImport(ctx, batch, false, false); err != nil || did.Removed != 2 || len(shown(t, d, ceasefire.AsOf{})) != 0 {
		t.Errorf("%+v, %v", did, err)
	}
	sound(t, d)
}
