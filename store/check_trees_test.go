package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// The page of an index without rows in the place of that of a table without rows, and the other way round, is found: by the check, and before anything is written.
func TestAPageOfAnotherKindIsFound(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	path := filepath.Join(t.TempDir(), "whole.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	pool := connect(path, accessImmutable)
	defer pool.Close()
	roots, err := keysOf[string](ctx, pool, "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0")
	if err != nil {
		t.Fatal(err)
	}
	whole, size := slurp(t, path), int64(4096)
	tree := func(name string) []byte { return whole[(roots[name]-1)*size : roots[name]*size] }
	for _, name := range []string{"attribution", "attribution_incident", "sqlite_autoindex_attribution_1", "incident_removal", "incident_removal_batch", "together"} {
		hurt := append([]byte(nil), whole...)
		other := tree("attribution")
		if other[0] == tree(name)[0] {
			other = tree("attribution_incident")
		}
		copy(hurt[(roots[name]-1)*size:], other)
		path := filepath.Join(t.TempDir(), "hurt.truce")
		if err := os.WriteFile(path, hurt, 0o600); err != nil {
			t.Fatal(err)
		}
		if found, err := CheckFile(ctx, path); err != nil || found.OK || found.Whole() {
			t.Errorf("%s: %+v, %v", name, found, err)
		}
		opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
		if err == nil {
			t.Errorf("%s: it is opened for writing", name)
			if err := opened.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}
