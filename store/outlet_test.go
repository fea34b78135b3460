package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// No file that goes out takes the place of a dossier, of one behind a link, or of what a dossier keeps beside itself.
func TestADossierIsNeverReplaced(t *testing.T) {
	d := testDossier(t)
	dossier, folder := d.Path(), t.TempDir()
	paths := map[string]string{dossier: "is a dossier", dossier + "-wal": "belongs to the dossier", dossier + "-journal": "belongs to the dossier"}
	if runtime.GOOS != "windows" { // where a link takes a privilege
		linked := filepath.Join(folder, "rows.csv")
		if err := os.Symlink(dossier, linked); err != nil {
			t.Fatal(err)
		}
		paths[linked] = "is a dossier"
	}
	before, err := os.ReadFile(dossier)
	if err != nil {
		t.Fatal(err)
	}
	for path, says := range paths {
		for what, err := range map[string]error{
			"asked beforehand": RefuseTarget(path),
			"written":          WriteWhole(path, []byte("x")),
			"a GeoPackage":     WriteGeoPackage(context.Background(), path, GeoLayer{Name: "x"}, func(func(GeoRow, error) bool) {}),
		} {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s, %s: %v", path, what, err)
			}
		}
	}
	if after, err := os.ReadFile(dossier); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the dossier changed, %v", err)
	}
}

// What is read for a file is not replaced by it, under whatever name.
func TestWhatIsReadIsNotReplaced(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "rows.csv")
	if err := os.WriteFile(path, []byte("id\n1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := RefuseTarget(filepath.Join(folder, ".", "rows.csv"), path); err == nil || !strings.Contains(err.Error(), "is the file that is read") {
		t.Error(err)
	}
	if err := RefuseTarget(path, filepath.Join(folder, "other.csv"), ""); err != nil {
		t.Error("another file:", err)
	}
}
