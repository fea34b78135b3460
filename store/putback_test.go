package store

import (
	"context"
	"testing"
)

// A dossier that another program puts back to a backup whose trail ends as its own is told as put back.
func TestAPuttingBackToTheSameTrailIsSeen(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	shelf := Shelf{Folder: t.TempDir()}
	kept, _, err := d.BackUp(ctx, shelf, Regularly)
	if err != nil {
		t.Fatal(err)
	}
	w, err := d.watcher(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	other, err := Open(ctx, d.Path(), Options{Who: "Ben", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Restore(ctx, shelf, kept.Path); err != nil {
		t.Fatal(err)
	}
	if seen := w.look(ctx); len(seen) != 1 || seen[0] != SightRewound {
		t.Errorf("%v", seen)
	}
}
