package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What the program left beside a dossier when it was killed goes; what is being worked on, and what somebody else calls so, stays.
func TestWhatWasLeftBehindIsRemoved(t *testing.T) {
	folder, now := t.TempDir(), time.Now()
	const chance, busy = "-00c0ffee00c0ffee", ".a.truce.copying-00c0ffee00c0fff0"
	old := []string{".a.truce.copying" + chance, ".a.truce.merging-01900000-0000-7000-8000-0123456789ab", ".a.truce.opening" + chance + "-wal", ".b.truce.opening" + chance, "..o.csv.writing" + chance + ".making" + chance,
		".s.truce.making" + chance, ".s.truce.making" + chance + "-damaged", ".s.truce.making" + chance + "-damaged-shm", ".s.truce.making" + chance + "-damaged-wal", ".o.csv.writing" + chance}
	stays := []string{"a.truce", ".a.truce", ".a.truce.notes" + chance, ".a.truce.opening-x y", "a.truce.opening" + chance, ".My notes on Daraa.writing-2025", ".memo.copying-1", ".a.truce.making-20160912"}
	for _, name := range append(append([]string{busy}, old...), stays...) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != busy { // which is being worked on
			if err := os.Chtimes(path, now, now.Add(-2*leftAfter)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := RemoveLeftBehind(filepath.Join(folder, "a.truce"), now); err != nil {
		t.Fatal(err)
	}
	left := strings.Join(lies(t, folder), "\n")
	for _, name := range old {
		if strings.Contains(left+"\n", name+"\n") {
			t.Errorf("%s is still there", name)
		}
	}
	if n := len(lies(t, folder)); n != len(stays)+1 {
		t.Errorf("%d files are left: %s", n, left)
	}
	if err := RemoveLeftBehind(filepath.Join(folder, "none", "a.truce"), now); err != nil {
		t.Error(err)
	}
}

// Whoever makes a hidden copy takes away those that were left there, in the window and by the commands alike.
func TestSealingRemovesWhatWasLeftBehind(t *testing.T) {
	d := testDossier(t)
	left := filepath.Join(filepath.Dir(d.path), "."+filepath.Base(d.path)+".redacted-00c0ffee00c0ffee")
	if err := os.WriteFile(left, []byte("plain"), 0o600); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-2 * leftAfter)
	if err := os.Chtimes(left, long, long); err != nil {
		t.Fatal(err)
	}
	if err := d.Seal(context.Background(), filepath.Join(t.TempDir(), "a.age"), Lock{Passphrase: "correct horse"}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

// A copy whose log is being written to is in use, though nothing was written to itself since long.
func TestWhatBelongsToAFileInUseStays(t *testing.T) {
	folder, now := t.TempDir(), time.Now()
	for name, at := range map[string]time.Time{".s.truce.making-00c0ffee00c0ffee": now.Add(-2 * leftAfter), ".s.truce.making-00c0ffee00c0ffee-damaged": now.Add(-3 * leftAfter), ".s.truce.making-00c0ffee00c0ffee-wal": now} {
		writeAt(t, filepath.Join(folder, name), at)
	}
	if err := RemoveLeftBehind(filepath.Join(folder, "a.truce"), now); err != nil {
		t.Fatal(err)
	}
	if left := lies(t, folder); len(left) != 3 {
		t.Errorf("only %q are left", left)
	}
}

// Whoever makes a hidden file removes those that were left in its folder, whatever they were of.
func TestWhoeverMakesAHiddenFileRemovesThoseLeftThere(t *testing.T) {
	ctx, d := context.Background(), testDossier(t)
	for what, do := range map[string]func(folder string) error{
		"an export": func(folder string) error { return WriteWhole(filepath.Join(folder, "o.csv"), []byte("x")) },
		"a backup":  func(folder string) error { return d.Backup(ctx, filepath.Join(folder, "b.truce")) },
	} {
		folder := t.TempDir()
		for _, name := range []string{".gone.truce.making-00c0ffee00c0ffee-damaged", ".p.csv.writing-00c0ffee00c0ffee", ".q.truce.opening-00c0ffee00c0ffee"} {
			writeAt(t, filepath.Join(folder, name), time.Now().Add(-2*leftAfter))
		}
		if err := do(folder); err != nil {
			t.Fatal(err)
		}
		if left := lies(t, folder); len(left) != 1 {
			t.Errorf("%s: %q are left", what, left)
		}
	}
}

// What is being written is for its owner alone until it is whole: a kill leaves it as it is.
func TestAFileIsClosedToOthersUntilItIsWhole(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("it knows no such modes")
	}
	path := filepath.Join(t.TempDir(), "o.csv")
	err := makeWhole(path, func(beside string) error {
		if info, err := os.Stat(beside); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("while it is written: %v, %v", info.Mode(), err)
		}
		return os.WriteFile(beside, []byte("x"), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("once it is whole: %v, %v", info.Mode(), err)
	}
}

// writeAt writes a file that was written at an instant.
func writeAt(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.WriteFile(path, []byte("plain"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}
