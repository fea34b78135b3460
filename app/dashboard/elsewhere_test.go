package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// secondWindow is a window on a dossier that another has open, which is given too.
func secondWindow(t *testing.T) (*Window, *store.Dossier) {
	t.Helper()
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	path := w.session.dossier.Path()
	first, err := store.Open(context.Background(), path, store.Options{Who: "Amal", Now: testNow, Hold: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = first.Close() }) // most tests close it
	own := w.session
	w.take = func(s *session) { // without the load beside the window, which the test would not wait for
		w.seat(s)
		showNow(t, w)
		t.Cleanup(func() {
			if w.session == s {
				w.closeSession()
			}
		})
	}
	w.reopen(own, "")
	if w.writes() {
		t.Fatal("it can be written to twice")
	}
	return w, first
}

// showNow shows a window's dossier as it reads now.
func showNow(t *testing.T, w *Window) {
	t.Helper()
	shot, err := takeSnapshot(context.Background(), w.session.dossier, w.session.memory, w.session.view())
	if err != nil {
		t.Fatal(err)
	}
	w.session.frame, w.session.then = shot.Present, shot.Whole
	w.show(shot)
}

// visible gives the words and the buttons of a part of the window.
func visible(o fyne.CanvasObject) (words string, buttons map[string]*widget.Button) {
	buttons = map[string]*widget.Button{}
	for _, part := range test.LaidOutObjects(o) {
		switch part := part.(type) {
		case *widgets.Prose:
			words += part.Text + "\n"
		case *widget.Label:
			words += part.Text + "\n"
		case *widget.Button:
			buttons[part.Text] = part
		case *button:
			buttons[part.Text] = &part.Button
		case *leaveButton:
			buttons[part.Text] = &part.Button
		}
	}
	return words, buttons
}

// menuItem finds an item of the main menu.
func menuItem(t *testing.T, w *Window, name string) *fyne.MenuItem {
	t.Helper()
	for _, menu := range w.win.MainMenu().Items {
		for _, item := range menu.Items {
			if strings.HasPrefix(item.Label, name) {
				return item
			}
		}
	}
	t.Fatalf("no item %q", name)
	return nil
}

func TestADossierThatIsOpenElsewhereIsReadAndSaysWhoHasIt(t *testing.T) {
	w, _ := secondWindow(t)
	words, buttons := visible(w.held.content)
	since := ceasefire.FormatInstant(testNow(), ceasefire.PrecisionMinute, w.session.zone) // as history and drafts have it
	if !w.held.content.Visible() || !strings.Contains(words, "Read only: Amal has this dossier open in another window, since "+since+".") || !buttons["Edit here"].Disabled() {
		t.Errorf("%q", words)
	}
	for _, name := range []string{"New incident", "Edit incident", "Delete incident", "Record assessment", "Add to the list", "Import events…", "Record ruling", "Edit clock", "Undo", "Redo", "Undo an import…", "Attach a file…"} {
		if !menuItem(t, w, name).Disabled {
			t.Errorf("the menu offers %s", name)
		}
	}
	for _, name := range []string{"Open…", "Export incidents…", "Save a copy…", "Edit here", "Find", "Save picture…"} {
		if menuItem(t, w, name).Disabled {
			t.Errorf("the menu does not offer %s", name)
		}
	}
	menuItem(t, w, "New incident").Action() // as its shortcut does, disabled or not
	if w.incidents.form.open || !strings.Contains(w.notice.text.Text, "Nothing can be changed while the dossier is read only") {
		t.Errorf("%v, %q", w.incidents.form.open, w.notice.text.Text)
	}
	shown := 0
	for n := range w.pages {
		w.showPage(n)
		_, buttons := visible(w.pages[n].Content())
		for _, name := range []string{"New incident", "Record assessment", "Record ruling", "Edit clock", "New party", "Change the agreement", "Save"} {
			if b := buttons[name]; b != nil && !b.Disabled() {
				t.Errorf("page %s offers %s", w.pages[n].Name(), name)
			} else if b != nil {
				shown++
			}
		}
	}
	if shown < 4 {
		t.Errorf("only %d of the buttons were found", shown)
	}
}

func TestWhatIsChangedElsewhereIsShown(t *testing.T) {
	w, first := secondWindow(t)
	before := w.shot.Total
	at := w.session.frame.Agreement.Effect
	if _, err := first.AddIncident(context.Background(), ceasefire.Incident{When: ceasefire.MinuteMoment(at, "Asia/Damascus"), Type: ceasefire.Shelling, Title: "Seen at once"}); err != nil {
		t.Fatal(err)
	}
	w.session.asOf = asOf{mode: modePaused, base: at.Add(time.Hour)}
	var loaded sync.Mutex
	var drawn []func()
	w.draw = func(what func()) { // what is loaded is drawn on the goroutine of the test, as all else is
		loaded.Lock()
		defer loaded.Unlock()
		drawn = append(drawn, what)
	}
	w.saw(w.session, store.SightChanged)
	w.session.loads.Wait()
	for _, draw := range drawn {
		draw()
	}
	if w.shot.Total != before+1 {
		t.Errorf("%d incidents, want %d", w.shot.Total, before+1)
	}
}

func TestWritingIsTakenOverOnlyWhenItIsWanted(t *testing.T) {
	w, first := secondWindow(t)
	w.takeOver()
	if w.writes() || !strings.Contains(w.notice.text.Text, "is open for writing elsewhere (Amal, since "+testNow().In(w.session.zone).Format("2 Jan 2006, 15:04 MST")) {
		t.Errorf("%v, %q", w.writes(), w.notice.text.Text)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	w.saw(w.session, store.SightFree)
	words, buttons := visible(w.held.content)
	if w.writes() || !strings.Contains(words, "Amal no longer has this dossier open") || buttons["Edit here"].Disabled() {
		t.Errorf("%v, %q", w.writes(), words)
	}
	test.Tap(buttons["Edit here"])
	if !w.writes() || w.held.content.Visible() || menuItem(t, w, "New incident").Disabled || !menuItem(t, w, "Edit here").Disabled {
		t.Error("it cannot be edited")
	}
	w.showPage(pageIncidents)
	if _, buttons := visible(w.incidents.content); buttons["New incident"].Disabled() {
		t.Error("the page does not offer a new incident")
	}
}

func TestADossierThatWasPutBackElsewhereIsOpenedAnew(t *testing.T) {
	w, _ := secondWindow(t)
	s := w.session
	w.saw(s, store.SightRewound)
	if w.session == s {
		t.Error("it is still what it was")
	}
}

// A window that only reads a dossier which was put back to a backup elsewhere says so, as the one that has it does: who has it stands under the clocks.
func TestAWindowThatOnlyReadsIsToldOfABackupPutBackElsewhere(t *testing.T) {
	w, _ := secondWindow(t)
	w.saw(w.session, store.SightRewound)
	if said := w.notice.text.Text; !strings.Contains(said, "was put back to a backup elsewhere") || !w.held.content.Visible() {
		t.Errorf("said %q", said)
	}
}

// A dossier whose file has two names is read, says so, and can be edited once it has one.
func TestADossierWithTwoNamesIsReadUntilItHasOne(t *testing.T) {
	w, first := secondWindow(t)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	path := w.session.dossier.Path()
	other := strings.TrimSuffix(path, ".truce") + " too.truce"
	if err := os.Link(path, other); err != nil {
		t.Skip("no second names here:", err)
	}
	w.takeOver()
	words, buttons := visible(w.held.content)
	if w.writes() || !strings.Contains(words, "is one file with "+filepath.Base(other)+" beside it (a hard link). What is written under one name") || buttons["Edit here"].Disabled() || !strings.Contains(w.notice.text.Text, "would be lost. Save a copy") {
		t.Errorf("%v, %q, %q", w.writes(), words, w.notice.text.Text)
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	test.Tap(buttons["Edit here"])
	if !w.writes() || w.held.content.Visible() {
		t.Error("it cannot be edited")
	}
}
