package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the program left beside a dossier when it was killed goes; what is being worked on, what is of another dossier, and what somebody else calls so stays.
func TestWhatWasLeftBehindIsRemoved(t *testing.T) {
	folder, now := t.TempDir(), time.Now()
	old := []string{".a.truce.sealing-123", ".a.truce.merging-0190-ab", ".a.truce.opening-9-wal"}
	stays := []string{"a.truce", ".a.truce", ".a.truce.notes-1", ".b.truce.sealing-123", ".a.truce.sealing-x y", "a.truce.sealing-1"}
	for _, name := range append(append([]string{".a.truce.sealing-7"}, old...), stays...) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != ".a.truce.sealing-7" { // which is being worked on
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
	left := filepath.Join(filepath.Dir(d.path), "."+filepath.Base(d.path)+".redacting-123")
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
