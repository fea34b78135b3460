package dashboard

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// Where the dossier that was asked for cannot be opened and none is open, the window says so in the place of empty pages, and what to do; the pages come back with a dossier.
func TestAWindowWithoutADossierSaysWhatToDo(t *testing.T) {
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.open(filepath.Join(t.TempDir(), "none.truce"))
	if w.nothing.shown {
		t.Error("a dossier is open, and it is said that none is")
	}
	w.closeSession()
	w.open(filepath.Join(t.TempDir(), "none.truce"))
	if !w.nothing.shown || w.header.content.Visible() || w.rail.Visible() || w.body.Objects[0] != w.nothing.content {
		t.Fatal("the pages of no dossier are shown")
	}
	if !strings.Contains(w.notice.text.Text, "none.truce is not there") || w.win.Canvas().Focused() != fyne.Focusable(w.nothing.first) {
		t.Errorf("said %q; %T has the keyboard", w.notice.text.Text, w.win.Canvas().Focused())
	}
	w.showPage(pageMap)
	if w.body.Objects[0] != w.nothing.content {
		t.Error("a page of no dossier came into sight")
	}
	w.open(path)
	if w.nothing.shown || !w.header.content.Visible() || !w.rail.Visible() || w.session == nil || w.body.Objects[0] == w.nothing.content {
		t.Error("the pages did not come back")
	}
}

// Whoever closes what was asked about a damaged dossier is not left with empty pages.
func TestClosingWhatIsAskedLeavesNoEmptyPages(t *testing.T) {
	w, path, _ := damagedBeside(t)
	w.open(path)
	if !w.nothing.shown {
		t.Error("the pages of no dossier are shown beneath what is asked")
	}
	_, buttons := inDialog(w)
	buttons["Close"].OnTapped()
	if w.asks() || !w.nothing.shown {
		t.Error("nothing says that no dossier is open")
	}
}
