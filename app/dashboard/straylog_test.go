package dashboard

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// logged adds incidents to a dossier, and gives what stood in its log before it was closed.
func logged(t *testing.T, path string, n int) []byte {
	t.Helper()
	d, err := store.Open(context.Background(), path, store.Options{Who: "Ada", Now: wallClock})
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		incident := ceasefire.Incident{When: ceasefire.MinuteMoment(wallClock(), "UTC"), Type: ceasefire.Shelling, Title: "Shells on the road"}
		if _, err := d.AddIncident(context.Background(), incident); err != nil {
			t.Fatal(err)
		}
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return log
}

// A log that lies beside a dossier and is not its own is named, and the dossier is opened without it only when that is asked for.
func TestALogOfAnotherFileIsMovedAsideOnlyWhenAsked(t *testing.T) {
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.closeSession()
	earlier := filepath.Join(t.TempDir(), "earlier.truce")
	if err := store.CopyBackup(context.Background(), path, earlier); err != nil {
		t.Fatal(err)
	}
	log := logged(t, earlier, 3)
	logged(t, path, 1)
	if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.open(path)
	words, buttons := inDialog(w)
	if w.session != nil || !strings.Contains(words, filepath.Base(path)+"-wal") {
		t.Fatalf("said %q", words)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
		t.Error("the file was changed", err)
	}
	buttons["Open without the log"].OnTapped()
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*log of another file*"))
	if err != nil || len(kept) != 1 || w.session == nil || !strings.Contains(w.notice.text.Text, filepath.Base(kept[0])) {
		t.Fatalf("kept %v, said %q, %v", kept, w.notice.text.Text, err)
	}
	if now, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(now, log) {
		t.Error("the log was changed", err)
	}
}
