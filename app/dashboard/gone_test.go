package dashboard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"truceboard/app/intake"
	"truceboard/app/safekeeping"
	"truceboard/store"
)

// pulled is a window whose dossier was on a stick that is pulled while an incident is being entered; back puts the stick back.
func pulled(t *testing.T) (w *Window, back func()) {
	t.Helper()
	w = testWindow(t, intake.Making{Template: intake.SampleTemplate})
	w.take = func(s *session) { // without the load beside the window, which the test would not wait for
		w.seat(s)
		showNow(t, w)
		w.goOnTyping(s)
		t.Cleanup(func() {
			if w.session == s {
				w.closeSession()
			}
		})
	}
	showNow(t, w)
	w.incidents.enter()
	w.incidents.form.inputs.title.SetText("Typed before")
	w.keepDrafts()
	folder := filepath.Dir(w.session.dossier.Path())
	if err := os.Rename(folder, folder+".pulled"); err != nil {
		t.Fatal(err)
	}
	w.incidents.form.inputs.title.SetText("Typed while it was away")
	return w, func() {
		if err := os.Rename(folder+".pulled", folder); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsTypedOutlivesAStickThatIsPulledAndPutBack(t *testing.T) {
	w, back := pulled(t)
	w.incidents.form.inputs.when.SetText("15 Sep 2016 14:20")
	w.incidents.form.inputs.kind.SetSelected("Shelling")
	w.incidents.form.save()
	words, buttons := visible(w.held.content)
	if !w.held.content.Visible() || !strings.Contains(words, "is no longer where it was") || !strings.Contains(w.notice.text.Text, "nothing was saved") {
		t.Fatalf("%q, %q", words, w.notice.text.Text)
	}
	if !w.incidents.form.open || w.incidents.form.inputs.title.Text != "Typed while it was away" {
		t.Error("the form lost what was typed")
	}
	test.Tap(buttons["Try again"])
	if !strings.Contains(w.notice.text.Text, "still not there") || !w.held.content.Visible() {
		t.Errorf("%q", w.notice.text.Text)
	}
	back()
	test.Tap(buttons["Try again"])
	if w.held.content.Visible() || !w.incidents.form.open || w.incidents.form.inputs.title.Text != "Typed while it was away" {
		t.Errorf("%v, %q, %q", w.incidents.form.open, w.incidents.form.inputs.title.Text, w.notice.text.Text)
	}
	if draft, _, err := w.session.dossier.Draft(context.Background(), "incident"); err != nil || !strings.Contains(draft, "Typed while it was away") {
		t.Errorf("its draft is %q, %v", draft, err)
	}
}

func TestWhatIsOpenOfADossierThatIsGoneIsSavedElsewhere(t *testing.T) {
	w, _ := pulled(t)
	w.saw(w.session, store.SightGone)
	_, buttons := visible(w.held.content)
	test.Tap(buttons["Save elsewhere…"])
	out := filepath.Join(w.options.DataDir, "here.truce")
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if entry, ok := o.(*formEntry); ok {
			entry.SetText(out)
			entry.OnSubmitted(out)
		}
	}
	if w.session.dossier.Path() != out || !w.writes() || w.held.content.Visible() {
		t.Fatalf("%s, %q", w.session.dossier.Path(), w.notice.text.Text)
	}
	if !w.incidents.form.open || w.incidents.form.inputs.title.Text != "Typed while it was away" {
		t.Errorf("%v, %q", w.incidents.form.open, w.incidents.form.inputs.title.Text)
	}
}

func TestTheClockIsNoticedThatStandsBehindTheLastEntry(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	zone, ctx := w.session.zone, context.Background()
	for behind, want := range map[time.Duration]bool{0: false, 4 * time.Minute: false, 6 * time.Minute: true, 24 * 365 * time.Hour: true} {
		words, err := safekeeping.AheadOf(ctx, w.session.dossier, testNow().Add(-behind), zone)
		if err != nil || (words != "") != want {
			t.Errorf("%s behind: %q, %v", behind, words, err)
		}
		if want && !strings.Contains(words, "so that the order holds") {
			t.Errorf("%q", words)
		}
	}
}

func TestAClockThatIsSetBackIsNoticed(t *testing.T) {
	var c clockWatch
	for n, look := range []struct {
		shown, passed time.Duration
		want          bool
	}{
		{0, 0, false}, {time.Second, time.Second, false}, {time.Hour, time.Hour, false},
		{55*time.Minute + time.Second, time.Hour + time.Second, false}, // by five minutes exactly
		{-24 * time.Hour, time.Hour + 2*time.Second, true}, {-24*time.Hour + time.Second, time.Hour + 3*time.Second, false},
		{48 * time.Hour, time.Hour + 4*time.Second, false}, // and forward, as after a sleep
	} {
		if got := c.setBack(testNow().Add(look.shown), look.passed); got != look.want {
			t.Errorf("look %d: %v", n, got)
		}
	}
}
