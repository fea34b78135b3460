package dashboard

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"truceboard/store"
)

func TestADamagedDossierLeadsToItsBackupAndToASalvage(t *testing.T) {
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.closeSession()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(content[100:4096], bytes.Repeat([]byte{0xAA}, 3996)) // the schema
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	w.open(path)
	words, buttons := inDialog(w)
	if !strings.Contains(words, "is damaged") || !strings.Contains(words, "newest good backup is of") {
		t.Fatalf("said %q, %q", words, w.notice.text.Text)
	}
	test.Tap(buttons["Open the newest good backup"])
	if got := filepath.Base(w.session.dossier.Path()); got != "test (good backup).truce" || w.session.dossier.ReadOnly() {
		t.Errorf("opened %s", got)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
		t.Error("the damaged file was changed", err)
	}
	w.awaitLoads()
}

func (w *Window) awaitLoads() { w.session.loads.Wait() }

func TestDamageThatIsFoundAfterOpeningIsOfferedAWayOn(t *testing.T) {
	w, _, _ := backedUp(t)
	w.showDamage(w.session.dossier.Path(), "a page is not in use", store.Saved{}, false)
	words, buttons := inDialog(w)
	if !strings.Contains(words, "There is no good backup") || !buttons["Open the newest good backup"].Disabled() {
		t.Errorf("said %q", words)
	}
	test.Tap(buttons["Salvage what can be read"])
	if got := filepath.Base(w.session.dossier.Path()); got != "test (salvaged).truce" || !strings.Contains(w.notice.text.Text, "Salvaged into") {
		t.Errorf("opened %s, said %q", got, w.notice.text.Text)
	}
	w.awaitLoads()
}
