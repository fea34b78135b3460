package dashboard

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A copy of an incident says over its fields that it is none yet; no notice claims what nobody saved, and left by Escape it leaves none behind. The next one after it is no copy.
func TestACopyClaimsNothingBeforeItIsSaved(t *testing.T) {
	w, keys := bulkWindow(t)
	w.shot = snapshotOf(t, w.session)
	w.incidents.Show(w.shot)
	p := w.incidents
	open := func() {
		t.Helper()
		p.detail.show(incidentsOf(t, w, keys[:1])[0])
		p.duplicate()
		if !p.form.open || w.notice.content.Visible() || p.form.heading.Text() != "Copy of an incident, not saved yet" {
			t.Fatalf("open %v, said %q over %q", p.form.open, w.notice.text.Text, p.form.heading.Text())
		}
	}
	open()
	test.Type(p.form.inputs.title, "x")
	p.form.inputs.title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.form.open || w.notice.content.Visible() {
		t.Fatalf("left open %v, said %q", p.form.open, w.notice.text.Text)
	}
	open()
	p.form.save()
	if got := w.notice.text.Text; !w.notice.content.Visible() || got[:7] != "Saved: " {
		t.Errorf("said %q", got)
	}
	if got := p.form.heading.Text(); got != "New incident" {
		t.Errorf("the next one is %q", got)
	}
}
