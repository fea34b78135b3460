package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A copy that is kept beside a dossier has its name only once it is whole; what cannot be copied leaves nothing.
func TestACopyIsKeptBesideWholeOrNotAtAll(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	folder := filepath.Dir(d.Path())
	before := lies(t, folder)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := keepBeside(stopped, d.Path(), "before merging, now"); err == nil {
		t.Error("it was copied")
	}
	if now := lies(t, folder); len(now) != len(before) {
		t.Errorf("%q lie there, before %q", now, before)
	}
	for _, want := range []string{"test (before merging, now).truce", "test (before merging, now, 2).truce"} {
		name, err := keepBeside(ctx, d.Path(), "before merging, now")
		if err != nil || filepath.Base(name) != want {
			t.Errorf("%q, %v", name, err)
		}
		if found, err := CheckFile(ctx, name); err != nil || !found.OK {
			t.Errorf("%+v, %v", found, err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
}

// Who has no folder of his own is told of a full disk in the same sentence, and nothing is left beside the file.
func TestAFullDiskIsToldWhereThereIsNoFolderOfOnesOwn(t *testing.T) {
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "LocalAppData"} {
		t.Setenv(name, "")
	}
	folder := t.TempDir()
	for _, reason := range noRoomErrors() {
		_, err := inWorkingFolder(filepath.Join(folder, "a.truce"), func(path string) error {
			return &os.PathError{Op: "write", Path: path, Err: reason}
		})
		var full *FileError
		if !errors.As(err, &full) || !full.Full || full.Path != folder {
			t.Errorf("%v: %v", reason, err)
		}
	}
	if left := lies(t, folder); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// While a merge runs nothing of the other copy lies beside the dossier; what a kill leaves of it goes with the next opening of any.
func TestTheOtherCopyIsReadInTheUsersOwnFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	d, ctx := testDossier(t), context.Background()
	other := filepath.Join(t.TempDir(), "other.truce")
	if err := d.Backup(ctx, other); err != nil {
		t.Fatal(err)
	}
	before := lies(t, filepath.Dir(d.Path()))
	copied, err := d.privateCopy(ctx, other)
	if err != nil {
		t.Fatal(err)
	}
	if now := lies(t, filepath.Dir(d.Path())); len(now) != len(before) {
		t.Errorf("%q lie beside the dossier, before %q", now, before)
	}
	if info, err := os.Stat(copied.path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info, err)
	}
	if err := copied.lock.Close(); err != nil { // as a kill does
		t.Fatal(err)
	}
	again, err := Open(ctx, other, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(copied.path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what a kill left is still there: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}
