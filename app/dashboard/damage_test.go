package dashboard

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"truceboard/store"
)

// hurt overwrites the middle of a dossier as it lies on the disk, and gives its content.
func hurt(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	middle := content[len(content)*6/10 : len(content)*7/10]
	copy(middle, bytes.Repeat([]byte{0xAA}, len(middle)))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return content
}

// damagedBeside gives a window whose dossier was closed and then damaged.
func damagedBeside(t *testing.T) (w *Window, path string, content []byte) {
	t.Helper()
	w, _, _ = backedUp(t)
	path = w.session.dossier.Path()
	w.closeSession()
	return w, path, hurt(t, path)
}

// asItWas holds a damaged file against what it was.
func asItWas(t *testing.T, path string, content []byte) {
	t.Helper()
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
		t.Error("the damaged file was changed", err)
	}
}

// The newest good backup is opened as a file of its own, and leaves the damaged one alone; what can be read can still be salvaged after that.
func TestTheNewestGoodBackupIsOpenedBesideADamagedDossier(t *testing.T) {
	w, path, content := damagedBeside(t)
	w.askDamage(path, "it cannot be read")
	_, buttons := inDialog(w)
	buttons["Open the newest good backup"].OnTapped()
	if w.session == nil || w.session.dossier.Path() == path || !strings.Contains(w.notice.text.Text, "newest good backup") {
		t.Fatalf("said %q", w.notice.text.Text)
	}
	found, err := w.session.dossier.Check(context.Background())
	if err != nil || !found.OK {
		t.Errorf("%+v, %v", found, err)
	}
	asItWas(t, path, content)
	w.notice.act()
	words, _ := inDialog(w)
	if !strings.Contains(words, "This is what could be read") {
		t.Errorf("said %q", words)
	}
	asItWas(t, path, content)
}

// What can be read goes into a new dossier that is opened, with a list of what could not beside it and on the screen.
func TestADamagedDossierIsSalvagedFromItsDialog(t *testing.T) {
	w, path, content := damagedBeside(t)
	w.askDamage(path, "it cannot be read")
	_, buttons := inDialog(w)
	buttons["Salvage what can be read"].OnTapped()
	if w.session == nil || !strings.Contains(filepath.Base(w.session.dossier.Path()), "salvaged") {
		t.Fatalf("said %q", w.notice.text.Text)
	}
	words, _ := inDialog(w)
	list, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*lost.txt"))
	if err != nil || len(list) != 1 || !strings.Contains(words, filepath.Base(list[0])) {
		t.Errorf("said %q, listed in %v, %v", words, list, err)
	}
	asItWas(t, path, content)
}

// Another dossier can be opened instead.
func TestAnotherDossierIsOpenedInsteadOfADamagedOne(t *testing.T) {
	w, path, content := damagedBeside(t)
	w.askDamage(path, "it cannot be read")
	_, buttons := inDialog(w)
	before := len(w.win.Canvas().Overlays().List())
	buttons["Open another…"].OnTapped()
	if after := len(w.win.Canvas().Overlays().List()); after != before { // one dialog gave way to another
		t.Errorf("%d dialogs, %d before", after, before)
	}
	asItWas(t, path, content)
}

func TestADamagedDossierIsOfferedBothWaysOn(t *testing.T) {
	w, shelf, _ := backedUp(t)
	path := w.session.dossier.Path()
	list, err := shelf.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	w.showDamage(path, "a page is not in use", list[0], true)
	words, buttons := inDialog(w)
	if !strings.Contains(words, "newest good backup is of") || buttons["Open the newest good backup"].Disabled() || buttons["Salvage what can be read"].Disabled() {
		t.Errorf("said %q", words)
	}
}

func TestADamagedDossierWithoutABackupIsOfferedASalvage(t *testing.T) {
	w, _, _ := backedUp(t)
	w.showDamage(w.session.dossier.Path(), "a page is not in use", store.Saved{}, false)
	words, buttons := inDialog(w)
	if !strings.Contains(words, "There is no good backup") || buttons["Open the newest good backup"].Visible() {
		t.Errorf("said %q", words)
	}
}
