package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A dossier that was opened, for writing or for reading, and in which nothing was written, has nothing beside it once it is closed.
func TestNothingLiesBesideADossierThatWasOnlyRead(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "test.truce")
	made, err := Create(ctx, path, testFrame(), Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{false, true} {
		d, err := Open(ctx, path, Options{Who: "Tester", ReadOnly: readOnly})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Facts(ctx, View{}); err != nil {
			t.Error(err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
			t.Errorf("read only %v: left behind %v, %v", readOnly, left, err)
		}
	}
}

// What was called off is rolled back on a goroutine of its own: a dossier is closed when that is done, too, and nothing is left beside its file.
func TestClosingWaitsForWhatIsBeingRolledBack(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "a.truce")
	d, err := Create(ctx, path, testFrame(), Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	tx, err := d.writer.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	rolled := make(chan error)
	time.AfterFunc(50*time.Millisecond, func() { rolled <- tx.Rollback() })
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if left := lies(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
	if err := <-rolled; err != nil {
		t.Error(err)
	}
}
