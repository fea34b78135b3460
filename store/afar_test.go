package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// What another computer has open is read from a copy, with what stands in its write-ahead log only, and nothing is left of it, here or there.
func TestWhatAnotherComputerHasOpenIsReadFromACopy(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("LocalAppData", cache)
	there := testDossier(t)
	add(t, there, testIncident())
	fromAfar(t, there.Path())
	beside := func() int {
		t.Helper()
		entries, err := os.ReadDir(filepath.Dir(there.Path()))
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	count := func(d *Dossier, want int) {
		t.Helper()
		if all, err := d.List(context.Background(), View{}, Sort{}); err != nil || all.Len() != want {
			t.Errorf("%v, %v, want %d", all, err, want)
		}
	}
	killed := filepath.Join(cache, "truceboard", copyFolder+"of one that was killed")
	if err := errors.Join(os.MkdirAll(killed, 0o700), os.WriteFile(filepath.Join(killed, copyLock), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	files := beside()
	here := inWindow(t, there.Path(), "Basil", nil)
	command, err := Open(context.Background(), there.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if here.local == nil || command.local == nil || !here.ReadOnly() || here.Path() != there.Path() {
		t.Fatalf("read from %q and %q", here.place(), command.place())
	}
	count(here, 1)
	count(command, 1)
	look := sights(t, here)
	look("nothing happened")
	add(t, there, testIncident())
	look("it was written to there", SightAnew)
	look("told once")
	next := inWindow(t, there.Path(), "Basil", here)
	count(next, 2)
	backup := filepath.Join(t.TempDir(), "copy.truce")
	if err := next.Backup(context.Background(), backup); err != nil {
		t.Error(err)
	}
	for _, d := range []*Dossier{here, next, command} {
		closed(t, d)
	}
	if now := beside(); now != files {
		t.Errorf("%d files beside it, there were %d", now, files)
	}
	if left, err := filepath.Glob(filepath.Join(cache, "truceboard", "*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// A folder that one program has just made is not taken by another for one that was left: each has its own as long as it holds it.
func TestAFolderThatIsBeingMadeIsNotTidiedUp(t *testing.T) {
	base := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				if err := holdFolder(base); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

// holdFolder makes a folder for the user alone, writes to it and removes it.
func holdFolder(base string) error {
	folder, lock, err := ownFolder(base)
	if err != nil {
		return err
	}
	for range 3 {
		if err := os.WriteFile(filepath.Join(folder, "copy"), nil, 0o600); err != nil {
			return errors.Join(err, lock.Close())
		}
	}
	return errors.Join(lock.Close(), os.RemoveAll(folder))
}
