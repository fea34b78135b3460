package dashboard

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// types types a text into what has the keyboard.
func types(w *Window, text string) {
	for _, letter := range text {
		w.win.Canvas().Focused().TypedRune(letter)
	}
}

// What is typed while a record is being saved belongs to what the form holds then, and a save that is asked for meanwhile comes after it.
func TestWhatIsTypedWhileARecordIsSavedIsTheNext(t *testing.T) {
	w := bareWindow(t)
	w.session, _ = testSession(t, effect)
	name, note := newFormEntry(false, func() {}), newFormEntry(false, func() {})
	w.win.SetContent(container.NewVBox(name, note))
	w.win.Canvas().Focus(name)
	var saved []string
	var save func()
	save = func() {
		if w.waits(save) {
			return
		}
		w.saving("saving a test", func(context.Context) (func(), error) {
			return func() {
				saved = append(saved, name.Text+": "+note.Text)
				name.SetText("")
				note.SetText("")
				w.win.Canvas().Focus(name)
			}, nil
		})
	}
	test.Type(name, "One")
	letGo := heldUp(w)
	save()
	for _, text := range []string{"Two", "Three"} {
		types(w, text)
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		types(w, "a note on "+text)
		save()
	}
	types(w, "Half")
	if name.Text != "One" || len(saved) > 0 {
		t.Errorf("typed into what is being saved: %q, %q", name.Text, saved)
	}
	letGo()
	if want := []string{"One: ", "Two: a note on Two", "Three: a note on Three"}; !slices.Equal(saved, want) || name.Text != "Half" || w.covered != nil {
		t.Errorf("saved %q, typed %q", saved, name.Text)
	}
}

// A change of an incident takes no typing while it is saved; Escape leaves it, and it is saved all the same.
func TestAChangeThatIsLeftWhileItIsSavedIsSaved(t *testing.T) {
	for _, left := range []bool{false, true} {
		w, of, _ := changing(t)
		f := w.incidents.form
		w.showPage(pageIncidents)
		w.incidents.showForm()
		f.inputs.title.SetText("Shells, corrected")
		letGo := heldUp(w)
		f.save()
		types(w, "lost?")
		if left {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		if f.open == left || f.inputs.title.Text != "Shells, corrected" {
			t.Errorf("open %v, %+v", f.open, f.inputs.draft())
		}
		letGo()
		saved, err := w.session.dossier.Incident(t.Context(), of.ID)
		if err != nil || saved.Title != "Shells, corrected" || f.open || w.covered != nil {
			t.Errorf("%+v, %v", saved, err)
		}
		if drafts, err := w.waitingDrafts(t.Context(), w.session.dossier, ""); err != nil || len(drafts) > 0 {
			t.Errorf("drafts %+v, %v", drafts, err)
		}
	}
}

// What somebody else changed meanwhile stands in the form again, without what was typed while it was being found out.
func TestAChangeThatIsRefusedTakesNothingThatWasTypedMeanwhile(t *testing.T) {
	w, _, elsewhere := changing(t)
	f := w.incidents.form
	w.incidents.showForm()
	elsewhere()
	f.inputs.title.SetText("Shells, corrected")
	letGo := heldUp(w)
	f.save()
	types(w, "typed over")
	letGo()
	if !f.open || f.inputs.title.Text != "Shells, corrected" || f.inputs.dead.best.Text != "77" || w.covered != nil {
		t.Errorf("%+v", f.inputs.draft())
	}
}

// A session that is left gives the window back.
func TestADossierThatIsLeftWhileSomethingIsSavedGivesTheWindowBack(t *testing.T) {
	w, _, _ := changing(t)
	w.incidents.form.inputs.title.SetText("Shells, corrected")
	letGo := heldUp(w)
	w.incidents.form.save()
	w.beside = inline
	w.closeSession()
	letGo()
	if w.covered != nil || len(w.win.Canvas().Overlays().List()) > 0 {
		t.Error("it is covered still")
	}
}
