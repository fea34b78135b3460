package dashboard

import (
	"net/url"
	"path/filepath"
	"slices"
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

// The address that is offered first is that of the source whose form is open; of one without an address none of another's is.
func TestTheSourceThatIsOpenComesFirst(t *testing.T) {
	w := clocksAt(t, sampleDossier(t), damascus(t, "2016-09-25 12:00")).window
	shot := w.clocks.shot
	w.shot = shot
	w.showPage(pageAgreement)
	p := w.agreement
	p.Show(shot)
	p.goTo(p.section("Sources"))
	rows := p.sections[p.at].rows(p.shot)
	for n, row := range rows {
		p.change(n)
		of := slices.IndexFunc(shot.Whole.Sources, func(s ceasefire.Source) bool { return s.ID.String() == p.openRecord("source") })
		if of < 0 || shot.Whole.Sources[of].Title != row.Cells[0] {
			t.Fatalf("row %d, %q, opens that of place %d", n, row.Cells[0], of)
		}
		source := shot.Whole.Sources[of]
		w.askLinksInSight()
		if source.Address == "" {
			if w.modal != nil {
				t.Errorf("%q has no address, and another's is offered", source.Title)
				w.modal.close()
			}
			continue
		}
		if words, _ := inDialog(w); !strings.Contains(words, strings.TrimPrefix(source.Address, "https://")) {
			t.Errorf("%q offers %q", source.Title, words)
		}
		w.modal.close()
	}
}
