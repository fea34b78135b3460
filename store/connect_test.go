package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
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
