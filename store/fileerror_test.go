package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sqlite "github.com/mattn/go-sqlite3"

	"truceboard/store/ceasefire"
)

// hurt opens a dossier in the middle of which bytes were overwritten.
func hurt(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	var rows []any
	for n := range 2000 {
		rows = append(rows, imported(fmt.Sprint(n), "a", n+2))
	}
	if _, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "hurt.truce")
	if err := d.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	middle := content[len(content)*3/10 : len(content)*7/10]
	copy(middle, bytes.Repeat([]byte{0xAA}, len(middle)))
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	again, err := Open(ctx, path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

func TestADamagedFileIsToldOfWhereverItIsReadOrWritten(t *testing.T) {
	d, ctx := hurt(t), context.Background()
	for name, do := range map[string]func() error{
		"facts":  func() error { _, err := d.Facts(ctx, View{}); return err },
		"counts": func() error { _, err := d.Count(ctx, View{}); return err },
		"list": func() error {
			_, err := d.List(ctx, View{}, Sort{By: SortDeaths})
			return err
		},
		"import": func() error {
			_, err := d.Import(ctx, testBatch(), func(yield func(ceasefire.Incident, error) bool) {
				for n := range 2000 {
					if !yield(imported(fmt.Sprint(n), "b", n+2), nil) {
						return
					}
				}
			}, false)
			return err
		},
		"backup": func() error { return d.Backup(ctx, filepath.Join(t.TempDir(), "copy.truce")) },
	} {
		err := do()
		var fault *FileError
		var said sqlite.Error
		if !errors.As(err, &fault) || !fault.Damaged || !errors.As(err, &said) || said.Code != sqlite.ErrCorrupt {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(err.Error(), "run truceboard check "+d.Path()) {
			t.Errorf("%s says %q", name, err)
		}
	}
}

func TestADiskThatFailsIsNoDamage(t *testing.T) {
	err := fileFault("a.truce", fmt.Errorf("reading: %w", sqlite.Error{Code: sqlite.ErrIoErr}))
	var fault *FileError
	if !errors.As(err, &fault) || fault.Damaged || !strings.Contains(err.Error(), "the disk or drive that holds a.truce") {
		t.Error(err)
	}
	for _, other := range []error{nil, context.Canceled, sqlite.Error{Code: sqlite.ErrConstraint}} {
		if got := fileFault("a.truce", other); got != other {
			t.Errorf("%v became %v", other, got)
		}
	}
}
