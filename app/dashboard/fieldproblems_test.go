package dashboard

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// toldAndScroll gives a form's fields, how it tells what is wrong in them, and what it scrolls in.
func toldAndScroll(d *formDraft) (map[string]*widgets.Field, func([]ceasefire.Problem), *container.Scroll) {
	switch form := d.form.(type) {
	case *formBody:
		return form.fields, func(problems []ceasefire.Problem) { form.tell("", problems) }, form.scroll
	case *assessmentForm:
		return form.fields, form.tell, form.scroll
	case *incidentForm:
		return form.inputs.fields, form.refuse, form.scroll
	}
	return nil, nil, nil
}

// Whichever form is not saved, it tells the error of a field and not the warning beside it, has it in sight, and puts the keyboard there.
func TestARefusedSaveShowsWhatIsWrong(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	w.win.Resize(fyne.NewSize(1024, 700))
	canvas := w.win.Canvas()
	for _, name := range formsOf(t, w) {
		if name == draftMany { // a dialog, which opens on rows alone; it tells as all that are made of this body
			continue
		}
		w.openDraft(name)
		d := w.draftInSight()
		if d == nil {
			t.Fatalf("%s is not open; said %q", name, w.notice.text.Text)
		}
		fields, tell, scroll := toldAndScroll(d)
		for field, f := range fields {
			if field == fieldFiles || len(f.Focusables()) == 0 || !inSight(f) {
				continue
			}
			for _, end := range []float32{0, max(scroll.Content.MinSize().Height-scroll.Size().Height, 0)} {
				canvas.Unfocus()
				scroll.ScrollToOffset(fyne.NewPos(0, end))
				tell([]ceasefire.Problem{{Field: field, Message: "Mend this."}, {Field: field, Message: "Look at this.", Warning: true}})
				if got := f.Problem(); got != "✕ Mend this." {
					t.Errorf("%s: beside %s stands %q", name, field, got)
				}
				if !slices.Contains(f.Focusables(), canvas.Focused()) {
					t.Errorf("%s: the keyboard is at %T, and %s is to be mended", name, canvas.Focused(), field)
				}
				position := fyne.CurrentApp().Driver().AbsolutePositionForObject
				if top := position(f).Y - position(scroll).Y; top < 0 || top >= scroll.Size().Height {
					t.Errorf("%s: %s is out of sight, at %v of %v", name, field, top, scroll.Size().Height)
				}
			}
		}
	}
}

// The first error is gone to, though a warning stands above it, and the keyboard stays where it is in a field that is wrong.
func TestAnErrorIsGoneToBeforeAWarning(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	w.win.Resize(fyne.NewSize(1024, 700))
	w.showPage(pageIncidents)
	w.incidents.enter()
	form, canvas := w.incidents.form, w.win.Canvas()
	form.inputs.when.SetText("2061-09-09 14:30") // later than the as-of
	form.inputs.kind.SetSelectedIndex(0)
	form.inputs.dead.low.SetText("3")
	form.inputs.dead.best.SetText("2")
	form.inputs.dead.civilians.SetText("9")
	canvas.Focus(form.inputs.injured.low)
	form.save()
	if has := canvas.Focused(); has != fyne.Focusable(form.inputs.dead.low) {
		t.Errorf("the keyboard is at %T", has)
	}
	if got := form.inputs.fields[fieldWhen].Problem(); !strings.HasPrefix(got, "! ") {
		t.Errorf("beside the time: %q", got)
	}
	canvas.Focus(form.inputs.dead.best)
	form.save()
	if has := canvas.Focused(); has != fyne.Focusable(form.inputs.dead.best) {
		t.Errorf("the keyboard went away from what is wrong, to %T", has)
	}
	form.inputs.dead.low.SetText("1")
	canvas.Focus(form.inputs.injured.low)
	form.save()
	if got := w.notice.text.Text; !strings.HasPrefix(got, "Saved: ") {
		t.Errorf("with warnings alone, said %q", got)
	}
}
