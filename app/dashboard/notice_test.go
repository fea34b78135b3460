package dashboard

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What is said stands at the foot, in room of its own: it lies over nothing of a page, whose room stays what it was as long as little is said. A small window does not grow for a long text.
func TestWhatIsSaidLiesOverNoPage(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	small := fyne.NewSize(1024, 700)
	w.win.Resize(small)
	laid := func() (page, foot float32) {
		t.Helper()
		w.win.Content().Resize(small)
		w.win.Content().Refresh()
		if size := w.win.Canvas().Size(); size != small {
			t.Fatalf("the window has become %v", size)
		}
		driver := fyne.CurrentApp().Driver()
		return driver.AbsolutePositionForObject(w.body).Y + w.body.Size().Height, driver.AbsolutePositionForObject(w.notice.content).Y
	}
	w.notice.hide()
	quiet, _ := laid()
	for n := range w.pages {
		w.showPage(n)
		w.notice.say("Deleted: fighting in Aleppo.", "Undo", func() {})
		if page, foot := laid(); page != quiet || foot < page {
			t.Errorf("%s: the page ends at %v, %v without a notice; the notice begins at %v", w.pages[n].Name(), page, quiet, foot)
		}
		w.notice.say(strings.Repeat("Line 12: the date cannot be read. ", 12), "", nil)
		if page, foot := laid(); foot < page {
			t.Errorf("%s: a long notice begins at %v, the page ends at %v", w.pages[n].Name(), foot, page)
		}
		if end := w.notice.content.Size().Height; end < w.notice.text.MinSize().Height {
			t.Errorf("%s: a long notice has %v, and needs %v", w.pages[n].Name(), end, w.notice.text.MinSize().Height)
		}
	}
}

// What is offered is on the menu while it is, under its name and with a key, and is done from there once.
func TestWhatIsOfferedIsOnTheMenu(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	offered := func() *fyne.MenuItem {
		t.Helper()
		for _, menu := range w.win.MainMenu().Items {
			for _, item := range menu.Items {
				if strings.HasPrefix(item.Label, "Do what is offered") {
					return item
				}
			}
		}
		t.Fatal("the menu has no such item")
		return nil
	}
	w.notice.hide()
	if !offered().Disabled {
		t.Error("nothing is offered, and it can be chosen")
	}
	done := 0
	w.notice.say("Importing events.csv: 12,000 rows read", "Cancel", func() { done++ })
	if item := offered(); item.Disabled || item.Label != "Do what is offered: Cancel" || item.Shortcut == nil {
		t.Errorf("%+v", item)
	}
	offered().Action()
	if done != 1 || !offered().Disabled {
		t.Errorf("done %d times, and still on offer: %v", done, !offered().Disabled)
	}
}

// Where it is known how much there is to do a bar says how far it is; it goes with what was under way.
func TestABarSaysHowFarSomethingIs(t *testing.T) {
	n := newNotice()
	n.progress("Importing a.csv: 0 rows read", 0, 0, func() {})
	if n.gauge.Visible() || n.offered() != "Cancel" {
		t.Error("there is a bar of nothing that is known, or no Cancel")
	}
	n.progress("Importing a.csv: 12 rows read", 25, 100, func() {})
	if !n.gauge.Visible() || n.bar.Value != 0.25 {
		t.Errorf("the bar is shown: %v, at %v", n.gauge.Visible(), n.bar.Value)
	}
	n.say("Imported.", "", nil)
	if n.gauge.Visible() {
		t.Error("the bar is still there")
	}
}

// Cancel that is pressed as the work ends takes back nothing that was saved behind it.
func TestCancelIsNoUndoOfWhatComesAfter(t *testing.T) {
	done := map[string]int{}
	n := newNotice()
	n.say("Importing…", "Cancel", func() { done["cancel"]++ })
	n.say("Saved: Shells on the road.", "Undo", func() { done["undo"]++ })
	if n.since.IsZero() {
		t.Error("when it took the place of Cancel is not known")
	}
	n.since = time.Now().Add(time.Hour) // as if it had come this moment, however slow the test
	n.press()
	if done["undo"] != 0 || n.offered() != "Undo" {
		t.Errorf("done %v, offers %q", done, n.offered())
	}
	n.since = time.Now().Add(-underFinger)
	n.press()
	if done["undo"] != 1 || n.offered() != "" {
		t.Errorf("done %v, offers %q", done, n.offered())
	}
	n.say("Importing…", "Cancel", func() { done["cancel"]++ })
	n.progress("Importing: 5 rows…", 1, 2, func() { done["cancel"]++ })
	n.press()
	if done["cancel"] != 1 {
		t.Errorf("done %v", done)
	}
}

// What another notice took the place of can be read again from the menu, the newest first: what an import came to, and what went wrong; what was only under way is not there, and what was said twice stands there once.
func TestWhatWasSaidCanBeReadAgain(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	w.notice.before = nil
	w.notice.progress("Importing events.csv…", 1, 2, func() {})
	w.sayDone("Imported events.csv: 7 incidents added, 2 rows not taken.")
	w.notice.fail("saving a picture", errors.New("the disk is full"))
	w.notice.say("Copied.", "", nil)
	w.notice.say("Copied.", "", nil)
	w.notice.add("It is on the clipboard.")
	var got []string
	for _, s := range w.notice.before {
		got = append(got, s.what())
	}
	want := []string{"Imported events.csv: 7 incidents added, 2 rows not taken.", "✕ The disk is full.", "Copied.", "It is on the clipboard."}
	if !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	w.askSaid()
	copied := ""
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*button); ok && b.Text == "Copy the list" {
			test.Tap(b)
			copied = w.app.Clipboard().Content()
		}
	}
	if lines := strings.Split(copied, "\n"); len(lines) != 4 || !strings.HasSuffix(lines[0], want[3]) || !strings.HasSuffix(lines[3], want[0]) {
		t.Errorf("the list says %q", copied)
	}
	for range 2 * saidMost {
		w.notice.say("One more.", "", nil)
		w.notice.say("Another.", "", nil)
	}
	if len(w.notice.before) != saidMost {
		t.Errorf("%d are kept", len(w.notice.before))
	}
}
