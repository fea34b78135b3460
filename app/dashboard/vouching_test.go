package dashboard

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// alteredWindow is a window on a dossier of which another program changed an area's name; there is a backup from before.
func alteredWindow(t *testing.T) *Window {
	t.Helper()
	w, _, _ := backedUp(t)
	path := w.session.dossier.Path()
	w.closeSession()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if is := []byte("SY-DRDaraa"); bytes.Count(content, is) != 1 { // the area's row; the trail has its name as JSON
		t.Fatalf("it stands there %d times", bytes.Count(content, is))
	}
	if err := os.WriteFile(path, bytes.Replace(content, []byte("SY-DRDaraa"), []byte("SY-DRDeraa"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := w.load(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.take = func(s *session) { // without the load beside the window, which the test would not wait for
		w.seat(s)
		showNow(t, w)
	}
	w.take(s)
	return w
}

// idle has a window at which nothing is going on tick once.
func idle(w *Window) {
	w.calm.awake.Store(0)
	w.vouch.tick(w.session)
}

// What another program changed past the trail is said by the window itself, once it was looked over and nothing else is going on; the bar leads to what it is, and to the newest backup in which it is not so. Merging that puts it right, which
// is said too.
func TestTheWindowSaysWhatWasAlteredPastTheTrail(t *testing.T) {
	w := alteredWindow(t)
	idle(w)
	if w.vouch.content.Visible() {
		t.Fatal("it was held against the trail before the file was looked over")
	}
	w.quickly(w.session)
	w.calm.stir(awakeAfter)
	w.vouch.tick(w.session)
	if w.vouch.content.Visible() {
		t.Fatal("it did not wait until nothing was going on")
	}
	idle(w)
	words, buttons := visible(w.vouch.content)
	if !w.vouch.content.Visible() || !strings.Contains(words, "Another program changed area “SY-DR” in this dossier's file") {
		t.Fatalf("said %q", words)
	}
	test.Tap(buttons["See what was changed…"])
	words, buttons = inDialog(w)
	if len(w.vouch.found.Records) != 1 || !strings.Contains(words, "The newest backup in which nothing is altered is of 2 Jan 2026") || !buttons["Merge that backup…"].Visible() {
		t.Fatalf("said %q", words)
	}
	test.Tap(buttons["Merge that backup…"])
	_, buttons = inDialog(w)
	test.Tap(buttons["Merge"])
	w.session.loads.Wait()
	idle(w)
	if w.vouch.content.Visible() || !strings.Contains(w.notice.text.Text, "Nothing is altered any more") || w.notice.offered() != "Undo" {
		t.Errorf("said %q", w.notice.text.Text)
	}
	found, err := w.session.dossier.Check(t.Context())
	if err != nil || !found.OK {
		t.Errorf("%v, %v", found.Problems(), err)
	}
}

// It is said once: a bar that was put away comes back only for what is new, or where somebody asks.
func TestWhatWasAlteredIsSaidOnce(t *testing.T) {
	w := alteredWindow(t)
	w.vouch.ask()
	idle(w)
	_, buttons := visible(w.vouch.content)
	test.Tap(buttons["Close"])
	w.saw(w.session, store.SightTouched)
	w.vouch.next = time.Time{}
	idle(w)
	if w.vouch.due || w.vouch.content.Visible() {
		t.Error("it was said again")
	}
	w.check()
	if !w.vouch.content.Visible() || w.notice.offered() != "See what was changed…" {
		t.Errorf("said %q", w.notice.text.Text)
	}
	w.closeSession()
	if w.vouch.content.Visible() || w.vouch.found.Count() > 0 {
		t.Error("it is said of a dossier that was left")
	}
}

// A sound dossier is held once after it was opened, and again only when another program wrote to it, which is looked at no oftener than it takes long.
func TestASoundDossierIsHeldOnce(t *testing.T) {
	w, _, now := backedUp(t)
	showNow(t, w)
	w.quickly(w.session)
	idle(w)
	if w.vouch.due || w.vouch.content.Visible() {
		t.Fatal("it was not held, or something was said")
	}
	if _, err := w.session.dossier.AddIncident(context.Background(), testIncident()); err != nil {
		t.Fatal(err)
	}
	idle(w)
	if w.vouch.due {
		t.Error("it is held again for what was written here")
	}
	w.saw(w.session, store.SightTouched)
	idle(w)
	if !w.vouch.due {
		t.Error("it was held again at once")
	}
	*now = now.Add(time.Hour)
	idle(w)
	if w.vouch.due {
		t.Error("it was not held again")
	}
}

// As long as something is altered, the backup that puts it right is not removed from its shelf.
func TestTheBackupThatPutsItRightIsKept(t *testing.T) {
	w := alteredWindow(t)
	w.quickly(w.session)
	idle(w)
	settings, err := safekeeping.Read(w.options.DataDir)
	if err != nil {
		t.Fatal(err)
	}
	shelf := settings.Shelf(w.options.DataDir, w.session.dossier.Path())
	good, all := w.vouch.needed()
	if len(good) != 1 || all {
		t.Fatal(good, all)
	}
	for range 3 {
		if _, err := w.session.dossier.AddIncident(context.Background(), testIncident()); err != nil {
			t.Fatal(err)
		}
		w.keep.back(w.session, store.Regularly)
	}
	list, err := shelf.List()
	if err != nil || len(list) > 4 || !slices.ContainsFunc(list, func(b store.Saved) bool { return b.Path == good[0] }) {
		t.Errorf("%v is gone: %v, %v", good, list, err)
	}
}
