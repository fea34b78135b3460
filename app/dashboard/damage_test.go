package dashboard

import (
	"strings"
	"testing"

	"truceboard/store"
)

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
	if !strings.Contains(words, "There is no good backup") || !buttons["Open the newest good backup"].Disabled() {
		t.Errorf("said %q", words)
	}
}
