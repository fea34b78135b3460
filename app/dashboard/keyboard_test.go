package dashboard

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// Whichever form is left, and whatever of its fields has the keyboard, the next key is the list's beside it: no field that is gone counts as typed into.
func TestTheKeyboardGoesToTheListFromAFormThatIsLeft(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	canvas := w.win.Canvas()
	for _, name := range formsOf(t, w) {
		if name == draftMany { // a dialog, which opens on rows alone
			continue
		}
		canvas.Unfocus()
		w.openDraft(name)
		if w.draftInSight() == nil {
			t.Fatalf("%s is not open; said %q", name, w.notice.text.Text)
		}
		canvas.FocusNext()
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.draftInSight() != nil {
			t.Errorf("%s: Escape does not leave it from %T", name, canvas.Focused())
			w.draftInSight().form = nil
			continue
		}
		want := w.list()
		if w.sight == pageAgreement {
			want = w.agreement.list
		}
		if got := canvas.Focused(); got != want {
			t.Errorf("%s: the keyboard is at %T, want %T", name, got, want)
		}
		if _, typing := w.typingIn(); typing {
			t.Errorf("%s was left, and is still typed into", name)
		}
	}
}

// An incident that was changed is shown, and Ctrl+Z takes the change back: what was typed is no text any more.
func TestAChangeThatWasSavedIsUndoneFromTheTable(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	incident := anyIncident(t, w)
	w.showPage(pageIncidents)
	w.incidents.detail.show(incident)
	w.incidents.edit()
	form := w.incidents.form
	w.win.Canvas().Focus(form.inputs.title)
	form.inputs.title.SetText("Changed")
	form.save()
	if form.open || w.win.Canvas().Focused() != fyne.Focusable(w.incidents.table) {
		t.Fatalf("open %v, the keyboard is at %T; said %q", form.open, w.win.Canvas().Focused(), w.notice.text.Text)
	}
	w.undo()
	if now, err := w.session.dossier.Incident(context.Background(), incident.ID); err != nil || now.Title != incident.Title {
		t.Errorf("after Ctrl+Z the headline is %q, %v", now.Title, err)
	}
}

// A field that has the keyboard though its page is gone from sight takes nothing any more: neither Ctrl+Z nor, from the next beat on, what is typed.
func TestAFieldThatIsGoneIsNotTypedInto(t *testing.T) {
	w := pagesOver(t, copyOfSample(t))
	w.showPage(pageIncidents)
	canvas, table := w.win.Canvas(), fyne.Focusable(w.incidents.table)
	w.incidents.enter()
	title := w.incidents.form.inputs.title
	canvas.Focus(title)
	if _, typing := w.typingIn(); !typing {
		t.Error("the headline has the keyboard, and is not typed into")
	}
	w.incidents.side.Objects = nil
	if _, typing := w.typingIn(); typing {
		t.Error("a headline that is gone is typed into")
	}
	w.followFocus()
	if canvas.Focused() != table {
		t.Errorf("the keyboard is at %T", canvas.Focused())
	}
	w.incidents.showForm()
	canvas.Focus(title)
	w.showPage(pageOverview) // which has no list
	if has := canvas.Focused(); has != nil {
		t.Errorf("on the overview the keyboard is at %T", has)
	}
}

// anyIncident gives an incident of the dossier in the window.
func anyIncident(t *testing.T, w *Window) ceasefire.Incident {
	t.Helper()
	for _, name := range formsOf(t, w) {
		kind, of, _ := strings.Cut(name, " ")
		if id, err := ceasefire.ParseID(of); kind == draftIncident && err == nil {
			incident, err := w.session.dossier.Incident(context.Background(), id)
			if err != nil {
				t.Fatal(err)
			}
			return incident
		}
	}
	t.Fatal("there is no incident")
	return ceasefire.Incident{}
}
