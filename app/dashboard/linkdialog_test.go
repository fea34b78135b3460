package dashboard

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/store/ceasefire"
)

// Where an address leads is shown before it is opened; what is no address on the web is not opened, and why is said.
func TestAnAddressIsShownBeforeItIsOpened(t *testing.T) {
	w := bareDialogs(t)
	var opened []string
	d := newLinkDialog(w, []ceasefire.Source{{Title: "A report", Address: "http://Example.org/a"}, {Title: "A trap", Address: "file:///etc/pass\u202ewd"}})
	d.opener = func(u *url.URL) error {
		opened = append(opened, u.String())
		return nil
	}
	d.ask()
	words, buttons := inDialog(w)
	if !strings.Contains(words, "example.org") || !strings.Contains(words, "It is not encrypted") || len(opened) != 0 {
		t.Errorf("said %q, opened %v", words, opened)
	}
	d.which.SetSelectedIndex(1)
	if words, _ = inDialog(w); !strings.Contains(words, "cannot be seen") || !strings.Contains(words, "[U+202E]") || !d.open.Disabled() {
		t.Errorf("a trap: %q", words)
	}
	w.saveForm()
	test.Tap(buttons["Open in the browser"])
	if len(opened) != 0 || w.modal == nil {
		t.Errorf("opened %v", opened)
	}
	d.which.SetSelectedIndex(0)
	w.saveForm()
	if w.modal != nil || len(opened) != 1 || opened[0] != "http://example.org/a" || !strings.Contains(w.notice.text.Text, "example.org") {
		t.Errorf("opened %v, said %q", opened, w.notice.text.Text)
	}
	w.askLinks([]ceasefire.Source{{Title: "On paper"}})
	if w.modal != nil || !strings.Contains(w.notice.text.Text, "no address") {
		t.Errorf("without an address: %q", w.notice.text.Text)
	}
	w.askLinks([]ceasefire.Source{{Title: "x", Address: "https://example.org"}})
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.modal != nil {
		t.Error("Escape leaves it open")
	}
}

// bareDialogs is a window without a dossier.
func bareDialogs(t *testing.T) *Window {
	t.Helper()
	w := New(testApp(t), Options{Who: "Tester", DataDir: filepath.Join(t.TempDir(), "data"), Now: wallClock})
	w.beside, w.draw = inline, undrawn
	return w
}
