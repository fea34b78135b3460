package dashboard

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"

	"truceboard/store"
)

// Until the dry run of the file as it is told to be read has ended, neither the button nor its key imports anything, and what that waits for stands beside the button.
func TestAnImportWaitsForItsDryRun(t *testing.T) {
	w := importWindow(t, false)
	var waiting []func()
	w.beside = func(work func()) { waiting = append(waiting, work) }
	works := func() {
		for ; len(waiting) > 0; waiting = waiting[1:] {
			waiting[0]()
		}
	}
	f := newImportForm(w, fileOf(t, "list.csv", "Date,Type,Place,Deaths\n2016-09-12,shelling,Aleppo,1\n2016-09-13,shelling,Idlib,several\n"))
	f.show("Import", f.form.scroll.MinSize(), f.views, f.do.button)
	f.look(f.told)
	held := func(when string) {
		t.Helper()
		f.do.OnTapped()
		f.submit()
		if w.modal == nil || !f.do.Disabled() || !strings.Contains(f.do.words.Text, "waits until the file was tried") || f.do.words.Importance != widget.WarningImportance {
			t.Fatalf("%s: open %v, disabled %v, %q", when, w.modal != nil, f.do.Disabled(), f.do.words.Text)
		}
	}
	held("while the file is looked at")
	works()
	if f.do.Disabled() || f.do.words.Text != "Ctrl+Enter imports: 1 to add, 1 not taken" {
		t.Fatalf("disabled %v, %q: %s", f.do.Disabled(), f.do.words.Text, f.what.Text)
	}
	f.tryAgain() // something else is said of the file
	held("before it is looked at anew")
	f.look(f.told)
	works()
	f.submit()
	works()
	if facts, err := w.session.dossier.Facts(t.Context(), store.View{}); err != nil || facts.Len() != 1 || w.modal != nil {
		t.Errorf("%d incidents, %v", facts.Len(), err)
	}
}

// An import can be taken back from the notice that tells of it, where it brought anything in.
func TestAnImportOffersToBeTakenBack(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "list.csv", "ID,Date,Type,Place\n1,2016-09-12,shelling,Aleppo\n")
	importFormOn(t, w, path).take()
	importFormOn(t, w, path).take()
	if said := w.notice.text.Text; w.notice.offered() != "" || !strings.Contains(said, "1 there already") {
		t.Errorf("%q offers %q", said, w.notice.offered())
	}
	if err := os.WriteFile(path, []byte("ID,Date,Type,Place\n2,2016-09-12,shelling,Homs\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	importFormOn(t, w, path).take()
	if w.notice.offered() != "Undo" {
		t.Fatalf("%q offers %q", w.notice.text.Text, w.notice.offered())
	}
	w.notice.act()
	if facts, err := w.session.dossier.Facts(t.Context(), store.View{}); err != nil || facts.Len() != 1 || w.notice.text.Text != "Undone: import of list.csv." {
		t.Errorf("%d incidents, %v: %s", facts.Len(), err, w.notice.text.Text)
	}
}

// What of a file cannot be imported is not offered.
func TestNothingIsOfferedOfAFileWithoutRows(t *testing.T) {
	f := importFormOn(t, importWindow(t, false), fileOf(t, "list.csv", "Date,Type,Place,Deaths\n2016-09-13,shelling,Idlib,several\n"))
	if f.submit(); f.window.modal == nil || !f.do.Disabled() || f.do.words.Text != "There is no row to import" {
		t.Errorf("%q", f.do.words.Text)
	}
}

// A file that was changed since its dry run is another one, and is not imported by what that said.
func TestAFileThatWasChangedSinceItWasTriedIsNotImported(t *testing.T) {
	w := importWindow(t, false)
	path := fileOf(t, "list.csv", "Date,Type,Place\n2016-09-12,shelling,Aleppo\n")
	f := importFormOn(t, w, path)
	if err := os.WriteFile(path, []byte("Date,Type,Place\n2016-09-12,shelling,Homs\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.take()
	if facts, err := w.session.dossier.Facts(t.Context(), store.View{}); err != nil || facts.Len() != 0 || !strings.Contains(w.notice.text.Text, "changed since it was tried, and nothing was imported") {
		t.Errorf("%d incidents, %v: %s", facts.Len(), err, w.notice.text.Text)
	}
}
