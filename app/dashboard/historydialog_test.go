package dashboard

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/store/ceasefire"
)

// The history lists who changed what, is narrowed by words, shows an entry field by field, verifies the chain, and copies what is listed.
func TestTheHistoryIsListedNarrowedAndVerified(t *testing.T) {
	w, _ := openWindow(t, effect.AddDate(0, 0, 3))
	if _, err := w.session.dossier.Revise(t.Context(), func(f *ceasefire.Frame) { f.Agreement.Summary = "Both hold their fire." }); err != nil {
		t.Fatal(err)
	}
	w.askHistory()
	list, ok := w.win.Canvas().Focused().(*historyList)
	if !ok {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	words, buttons := inDialog(w)
	if !strings.Contains(words, "10 of 10") {
		t.Errorf("the dialog says %q", words)
	}
	test.Tap(buttons["Verify the chain"])
	if words, _ = inDialog(w); !strings.Contains(words, "The chain holds: each of the ") {
		t.Errorf("the dialog says %q", words)
	}
	list.Select(0)
	if words, _ = inDialog(w); !strings.Contains(words, "Change of the agreement") || !strings.Contains(words, "Both hold their fire.") {
		t.Errorf("the entry says %q", words)
	}
	all := len(list.lines)
	list.dialog.filter.Text = "hold their fire"
	list.dialog.read()
	if len(list.lines) != 1 || all < 5 {
		t.Errorf("%d of %d entries are left", len(list.lines), all)
	}
	list.dialog.copyLines()
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(text, "When\tWho\tWhat\tField\tBefore\tAfter\n") || strings.Count(text, "\n") != 2 {
		t.Errorf("copied %q", text)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the history open")
	}
}
