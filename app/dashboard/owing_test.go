package dashboard

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"truceboard/app/intake"
	"truceboard/app/safekeeping"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// typingIn is a window in whose form an incident is being entered.
func typingIn(t *testing.T) *Window {
	t.Helper()
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	w.take = func(s *session) {
		w.seat(s)
		showNow(t, w)
		t.Cleanup(func() {
			if w.session == s {
				w.closeSession()
			}
		})
	}
	showNow(t, w)
	w.incidents.enter()
	return w
}

// asideIn gives what the user's own folder keeps of what was typed, as bytes, and checks that it is for the user alone.
func asideIn(t *testing.T, w *Window) (text string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(w.options.DataDir, "unsaved"), func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && e.IsDir() {
			return nil
		}
		content, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) { // it went meanwhile
			return nil
		}
		if info, failed := os.Stat(name); failed == nil && runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", name, info.Mode())
		}
		text += string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// until waits for a state.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(what + " does not come")
		}
	}
}

// draftText gives what the dossier holds of a draft.
func draftText(t *testing.T, w *Window, slot string) string {
	t.Helper()
	text, _, err := w.session.dossier.Draft(context.Background(), slot)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// blockedRows are rows of an import that come to an end when they are let go.
func blockedRows(begun chan<- bool, letGo <-chan bool) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		i := testIncident()
		i.Origin = ceasefire.Origin{Dataset: "ged", Key: "1", Digest: "a", Line: 2}
		if yield(i, nil) {
			close(begun)
			<-letGo
		}
	}
}

// What is typed while an import of the same window runs is on the disk long before that ends: the import has the only writer.
func TestWhatIsTypedDuringAnImportIsSafeBeforeItEnds(t *testing.T) {
	w := typingIn(t)
	jobs := make(chan func(), 100)
	w.beside = func(work func()) { jobs <- work }
	stop := make(chan bool)
	defer close(stop)
	for range 3 { // beside the window
		go func() {
			for {
				select {
				case work := <-jobs:
					work()
				case <-stop:
					return
				}
			}
		}()
	}
	begun, letGo, ended := make(chan bool), make(chan bool), make(chan error, 1)
	go func() {
		_, err := w.session.dossier.Import(context.Background(), store.Batch{Name: "e.csv", Format: "ged"}, blockedRows(begun, letGo), false)
		ended <- err
	}()
	select {
	case <-begun:
	case err := <-ended:
		t.Fatal("the import did not begin", err)
	}
	w.incidents.form.inputs.title.SetText("Typed during an import")
	file, err := store.NewDraftFile("statement.txt", []byte("what a witness wrote"))
	if err != nil {
		t.Fatal(err)
	}
	w.owing.oweFile(w.session.dossier, "incident", file, []byte("what a witness wrote"))
	w.keepTyping()
	until(t, "what was typed", func() bool {
		w.keepTyping()
		kept := asideIn(t, w)
		return strings.Contains(kept, "Typed during an import") && strings.Contains(kept, "what a witness wrote")
	})
	select {
	case err := <-ended:
		t.Fatal("the import ended before", err)
	default:
	}
	close(letGo)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	until(t, "the draft", func() bool {
		w.keepTyping()
		return strings.Contains(draftText(t, w, "incident"), "Typed during an import") && asideIn(t, w) == ""
	})
}

// A draft that the dossier did not take is tried again with the newest text, and lies in the user's own folder meanwhile.
func TestADraftIsTriedAgainUntilItIsKept(t *testing.T) {
	w := typingIn(t)
	folder := filepath.Dir(w.session.dossier.Path())
	if err := os.Rename(folder, folder+".pulled"); err != nil {
		t.Fatal(err)
	}
	title := w.incidents.form.inputs.title
	title.SetText("First")
	w.keepTyping()
	if !strings.Contains(asideIn(t, w), "First") || !strings.Contains(w.notice.text.Text, "kept in your own folder") {
		t.Errorf("%q, said %q", asideIn(t, w), w.notice.text.Text)
	}
	title.SetText("Second")
	until(t, "the newest text", func() bool {
		w.keepTyping()
		return strings.Contains(asideIn(t, w), "Second")
	})
	if err := os.Rename(folder+".pulled", folder); err != nil {
		t.Fatal(err)
	}
	until(t, "the draft", func() bool {
		w.keepTyping()
		return strings.Contains(draftText(t, w, "incident"), "Second") && asideIn(t, w) == ""
	})
}

// What the dossier never took is offered when it is opened again, and never takes the place of another draft.
func TestWhatWasKeptAsideIsOfferedAtTheNextOpening(t *testing.T) {
	w := typingIn(t)
	path, id, ctx := w.session.dossier.Path(), w.session.frame.Agreement.ID, context.Background()
	if err := w.session.dossier.SaveDraft(ctx, "incident", `{"title": "another"}`); err != nil {
		t.Fatal(err)
	}
	for _, kept := range []map[string]safekeeping.Typed{
		{"incident": {Content: `{"title": "aside"}`}, "party": {Content: `{"name": "aside"}`}},
		{"party": {Content: `{"name": "aside"}`}},
	} {
		if err := safekeeping.NewAside(w.options.DataDir, path, id).Keep(kept, nil); err != nil {
			t.Fatal(err)
		}
	}
	w.incidents.form.leave()
	w.takeUpDrafts(w.session)
	if text := draftText(t, w, "incident"); text != `{"title": "another"}` {
		t.Errorf("the other draft is %q", text)
	}
	if text := draftText(t, w, "incident#2"); text != `{"title": "aside"}` {
		t.Errorf("what was kept aside is %q", text)
	}
	if text := draftText(t, w, "party"); text != `{"name": "aside"}` || draftText(t, w, "party#2") != "" {
		t.Errorf("what was kept twice is %q", text)
	}
	if !strings.Contains(w.notice.text.Text, "Not saved yet") || asideIn(t, w) != "" {
		t.Errorf("said %q, left %q", w.notice.text.Text, asideIn(t, w))
	}
}

// What can be kept nowhere is not lost without a word.
func TestQuittingAsksWhereSomethingCanBeKeptNowhere(t *testing.T) {
	w := typingIn(t)
	if err := os.WriteFile(filepath.Join(w.options.DataDir, "unsaved"), nil, 0o600); err != nil { // in the place of the folder
		t.Fatal(err)
	}
	folder := filepath.Dir(w.session.dossier.Path())
	if err := os.Rename(folder, folder+".pulled"); err != nil {
		t.Fatal(err)
	}
	w.incidents.form.inputs.title.SetText("Typed")
	w.quit()
	words, buttons := inDialog(w)
	if w.session == nil || !strings.Contains(words, "could not be kept") || buttons["Quit and lose it"] == nil {
		t.Fatalf("asked %q", words)
	}
	buttons["Go back"].OnTapped()
	if w.session == nil || w.incidents.form.inputs.title.Text != "Typed" {
		t.Error("it is gone all the same")
	}
	if err := os.Rename(folder+".pulled", folder); err != nil {
		t.Fatal(err)
	}
	w.keepDrafts()
	if err := w.owing.settle(settleWithin); err != nil || !strings.Contains(draftText(t, w, "incident"), "Typed") {
		t.Error(err)
	}
}

// Once damage is found nothing is written any more; the bar says so when the dialog is closed, and what is typed is kept in the user's own folder and goes on in the dossier that is opened instead.
func TestADossierThatIsFoundDamagedStaysReadOnlyAndWhatIsTypedIsKept(t *testing.T) {
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.incidents.form.show(&Snapshot{Present: w.session.frame, Zone: w.session.zone})
	w.incidents.enter()
	w.session.dossier.Distrust(os.ErrInvalid)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.foundDamage(w.session, "a page is not in use")
	_, buttons := inDialog(w)
	buttons["Close"].OnTapped()
	words, _ := visible(w.held.content)
	if !w.held.content.Visible() || !strings.Contains(words, "damaged") || w.writes() {
		t.Errorf("the bar says %q", words)
	}
	w.incidents.form.inputs.title.SetText("Typed into a damaged one")
	w.keepDrafts()
	if !strings.Contains(asideIn(t, w), "Typed into a damaged one") {
		t.Errorf("kept %q", asideIn(t, w))
	}
	_, bar := visible(w.held.content)
	test.Tap(bar["Ways on…"])
	_, buttons = inDialog(w)
	buttons["Open the newest good backup"].OnTapped()
	if w.session.dossier.Path() == path || !strings.Contains(draftText(t, w, "incident"), "Typed into a damaged one") {
		t.Errorf("%s, %q", w.session.dossier.Path(), w.notice.text.Text)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
		t.Error("the damaged file was changed", err)
	}
}
