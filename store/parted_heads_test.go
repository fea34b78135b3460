package store

import (
	"context"
	"path/filepath"
	"testing"
)

// What heads an undo or a merge in the trail is no record: it is not among what was added since a backup.
func TestAComparisonCountsRecordsAlone(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	add(t, d, testIncident())
	backup := filepath.Join(t.TempDir(), "then.truce")
	if err := d.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := undo(d, nextUndo(t, d).First); err != nil {
		t.Fatal(err)
	}
	c, err := d.Compare(ctx, backup)
	if err != nil || len(c.Added) != 0 || len(c.Changed)+len(c.Removed) != 1 || c.Same() {
		t.Errorf("%+v, %v", c, err)
	}
}
