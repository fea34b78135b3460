package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// alsoCalled gives a file a second name in a folder.
func alsoCalled(t *testing.T, path, other string) string {
	t.Helper()
	if err := os.Link(path, other); err != nil {
		t.Skip("no second names here:", err)
	}
	return other
}

// Two programs that write to one file under two names each have a log of their own, and what one of them wrote is lost: so a file with two names is only read, under both.
func TestAFileWithTwoNamesIsOnlyRead(t *testing.T) {
	ctx, path := context.Background(), testDossier(t).Path()
	window := inWindow(t, path, "Amal", nil)
	saved := add(t, window, testIncident())
	other := alsoCalled(t, path, filepath.Join(filepath.Dir(path), "other.truce"))

	var refused *NamesError
	if _, err := Open(ctx, other, Options{Who: "a command"}); !errors.As(err, &refused) || !strings.Contains(err.Error(), "is one file with "+filepath.Base(path)+" beside it") || !strings.Contains(err.Error(), "open it by that name") {
		t.Fatalf("a command: %v", err)
	}
	second := inWindow(t, other, "Basil", nil)
	if !second.ReadOnly() || second.Names() == nil || second.HeldBy() != nil {
		t.Errorf("a window: %v, %v", second.ReadOnly(), second.Names())
	}
	if _, err := second.AddIncident(ctx, testIncident()); err == nil {
		t.Error("it wrote under the other name")
	}
	add(t, window, testIncident()) // who opened it first goes on
	closed(t, window)
	closed(t, second)

	if _, err := Open(ctx, path, Options{Who: "a command"}); !errors.As(err, &refused) || !strings.HasSuffix(err.Error(), "Save a copy and work on that, or close it everywhere and take the other name away") {
		t.Errorf("once all is closed: %v", err)
	}
	copied := filepath.Join(t.TempDir(), "copy.truce")
	reading := inWindow(t, path, "Amal", nil)
	if err := reading.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	closed(t, reading)
	for _, name := range []string{copied, path} {
		if err := os.RemoveAll(other); err != nil {
			t.Fatal(err)
		}
		d := inWindow(t, name, "Amal", nil)
		if d.ReadOnly() {
			t.Errorf("%s cannot be written to: %v", name, d.Names())
		}
		if _, err := d.Incident(ctx, saved.ID); err != nil {
			t.Errorf("%s: what was saved: %v", name, err)
		}
		sound(t, d)
		closed(t, d)
	}
}

// What is read under one name, while the other is written to, leaves no log beside it and is a state that the dossier had.
func TestAFileWithTwoNamesIsReadWithoutATrace(t *testing.T) {
	ctx, path := context.Background(), testDossier(t).Path()
	folder := t.TempDir()
	other := alsoCalled(t, path, filepath.Join(folder, "other.truce"))
	for _, o := range []Options{{ReadOnly: true}, {Hold: true}} {
		d, err := Open(ctx, other, o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.List(ctx, View{}, Sort{}); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
			t.Errorf("beside it: %v, %v", left, err)
		}
		closed(t, d)
	}
	var refused *NamesError
	if _, err := Open(ctx, other, Options{}); !errors.As(err, &refused) || !strings.Contains(err.Error(), "has another name in another folder") {
		t.Errorf("a command: %v", err)
	}
	if found, err := CheckFile(ctx, other); err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
}

// A second name that the program gave a new dossier itself, and that stayed because it was killed, is taken away.
func TestAHiddenNameThatTheProgramLeftIsNoSecondOne(t *testing.T) {
	path := testDossier(t).Path()
	left := alsoCalled(t, path, filepath.Join(filepath.Dir(path), ".a.truce.making-0123456789abcdef"))
	d, err := Open(context.Background(), path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	if _, err := os.Lstat(left); err == nil {
		t.Error("it is still there")
	}
}

// A dossier that is named by a link is read with what stands in its log, as by its own name: the log lies beside the file and not beside the link.
func TestALinkIsReadWithTheLogOfItsFile(t *testing.T) {
	ctx, path := context.Background(), testDossier(t).Path()
	link := filepath.Join(t.TempDir(), "link.truce")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("links take a privilege here:", err)
	}
	window := inWindow(t, path, "Amal", nil)
	saved := add(t, window, testIncident())
	if !hasLog(path) || !hasLog(link) {
		t.Fatal("nothing stands in the log")
	}
	found, err := CheckFile(ctx, link)
	if err != nil || !found.OK || found.Incidents != 1 {
		t.Errorf("checked: %+v, %v", found, err)
	}
	out := filepath.Join(t.TempDir(), "out.truce")
	if s, err := Salvage(ctx, link, out, Options{}); err != nil || s.Incidents != 1 {
		t.Errorf("salvaged: %d, %v", s.Incidents, err)
	}
	copied, err := takeCopyIn(ctx, t.TempDir(), link)
	if err != nil {
		t.Fatal(err)
	}
	if !hasLog(copied.path) {
		t.Error("it was copied without its log")
	}
	if err := copied.remove(); err != nil {
		t.Error(err)
	}
	if _, err := window.Incident(ctx, saved.ID); err != nil {
		t.Error(err)
	}
}
