package dashboard

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// heldUp has what is done beside a window wait until it is let go, as a dossier does that another program is writing to.
func heldUp(w *Window) (letGo func()) {
	var waiting []func()
	w.beside = func(work func()) { waiting = append(waiting, work) }
	return func() {
		w.beside = inline
		for _, work := range waiting {
			work()
		}
	}
}

// typesOne types an incident into the form that is open and asks for it to be saved.
func typesOne(f *incidentForm, title string) {
	f.inputs.when.SetText("2016-09-14 10:30")
	f.inputs.place.SetText("At " + title)
	f.inputs.kind.SetSelected("Shelling")
	f.inputs.title.SetText(title)
	f.inputs.text.SetText("Details of " + title)
	f.save()
}

// titlesIn gives the incidents' titles, as they were entered.
func titlesIn(t *testing.T, w *Window) (titles []string) {
	t.Helper()
	listing, err := w.session.dossier.List(t.Context(), store.View{}, store.Sort{By: store.SortAdded})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := listing.Page(t.Context(), 0, listing.Len())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		whole, err := w.session.dossier.Incident(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if whole.Place.Name != "At "+whole.Title || whole.Text != "Details of "+whole.Title {
			t.Errorf("mixed: %+v", whole)
		}
		titles = append(titles, whole.Title)
	}
	return titles
}

// Incidents are typed one after the other while none can be written yet: each is saved as it was typed, and what is typed of the next stays in the form.
func TestWhatIsTypedWhileASaveRunsIsTheNextIncident(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	letGo := heldUp(w)
	want := []string{"One", "Two", "Three"}
	for _, title := range want {
		typesOne(f, title)
		if f.inputs.title.Text != "" || f.inputs.text.Text != "" {
			t.Fatalf("%s is being saved, and the form has %+v", title, f.inputs.draft())
		}
	}
	f.inputs.title.SetText("Half typed")
	w.keepDrafts()
	for _, slot := range []string{"incident", "incident#2", "incident#3"} {
		if w.owing.texts[slot] == nil {
			t.Errorf("a kill would lose %s: %v", slot, w.owing.texts)
		}
	}
	letGo()
	if got := titlesIn(t, w); !slices.Equal(got, want) {
		t.Errorf("saved %q", got)
	}
	if !f.open || f.inputs.title.Text != "Half typed" || !strings.HasPrefix(w.notice.text.Text, "Saved: Three") {
		t.Errorf("left %+v, said %q", f.inputs.draft(), w.notice.text.Text)
	}
	drafts, err := w.waitingDrafts(t.Context(), w.session.dossier, "")
	if err != nil || len(drafts) != 1 || !strings.Contains(drafts[0].Content, "Half typed") {
		t.Errorf("drafts %+v, %v", drafts, err)
	}
}

// What is being saved is offered to nobody as a draft until it is known what comes of it.
func TestWhatIsBeingSavedIsNotOffered(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	letGo := heldUp(w)
	typesOne(f, "One")
	if drafts, err := w.waitingDrafts(t.Context(), w.session.dossier, ""); err != nil || len(drafts) > 0 || w.owing.texts["incident"] == nil {
		t.Errorf("offered %+v, %v", drafts, err)
	}
	letGo()
	if got := titlesIn(t, w); !slices.Equal(got, []string{"One"}) {
		t.Errorf("saved %q", got)
	}
}

// What could not be saved comes back into the form, or as a draft where something else was typed there by then.
func TestWhatCouldNotBeSavedComesBack(t *testing.T) {
	for _, since := range []string{"", "Typed since"} {
		w := entering(t)
		f := w.incidents.form
		letGo := heldUp(w)
		f.files.files = []draftFile{{}} // which no draft holds
		f.files.files[0].ID = testID(99)
		typesOne(f, "One")
		f.inputs.title.SetText(since)
		letGo()
		if got := titlesIn(t, w); len(got) > 0 {
			t.Fatalf("saved %q", got)
		}
		if since == "" && (f.inputs.title.Text != "One" || f.drafts.slot != "incident") {
			t.Errorf("it did not come back: %+v", f.inputs.draft())
		}
		if since != "" && (f.inputs.title.Text != since || !f.offer.content.Visible()) {
			t.Errorf("it is not offered, or what was typed since is gone: %+v", f.inputs.draft())
		}
		if since != "" {
			w.goOnWithDraft()
		}
		if f.inputs.title.Text != "One" || !strings.Contains(w.notice.text.Text, "file of the draft") {
			t.Errorf("%+v, said %q", f.inputs.draft(), w.notice.text.Text)
		}
	}
}

// What the rules refuse is told before the form goes on.
func TestWhatIsWrongIsToldBeforeTheFormGoesOn(t *testing.T) {
	w := entering(t)
	f := w.incidents.form
	letGo := heldUp(w)
	f.inputs.dead.low.SetText("5")
	f.inputs.dead.best.SetText("2")
	typesOne(f, "One")
	if got := problemsShown(f.inputs)[fieldDeaths]; f.inputs.title.Text != "One" || !strings.HasPrefix(got, "✕") {
		t.Errorf("%q, %+v", got, f.inputs.draft())
	}
	letGo()
	if got := titlesIn(t, w); len(got) > 0 {
		t.Errorf("saved %q", got)
	}
}

// A place that was typed in full has its point and its area though it is saved before anybody has looked for it, and what is found late of it is no typing of the next.
func TestAPlaceIsMeantHoweverFastItIsSaved(t *testing.T) {
	for name, late := range map[string]bool{"before it is looked for": true, "with the cursor still in it": false} {
		w := entering(t)
		f := w.incidents.form
		known := testIncident().Place
		if _, err := w.session.dossier.AddIncident(t.Context(), testIncident()); err != nil {
			t.Fatal(err)
		}
		letGo := func() {}
		if late {
			letGo = heldUp(w)
		}
		f.inputs.when.SetText("2016-09-14 10:30")
		w.win.Canvas().Focus(f.inputs.place)
		test.Type(f.inputs.place, strings.ToLower(known.Name))
		f.inputs.kind.SetSelected("Shelling")
		f.inputs.setting(func() { f.inputs.title.SetText("In a hurry") })
		f.save()
		letGo()
		w.keepDrafts()
		saved := func() (found ceasefire.Incident) {
			listing, err := w.session.dossier.List(t.Context(), store.View{Filter: ceasefire.Filter{Text: "hurry"}}, store.Sort{By: store.SortAdded})
			if err != nil || listing.Len() != 1 {
				t.Fatalf("%s: %d are there, %v: %s", name, listing.Len(), err, w.notice.text.Text)
			}
			rows, err := listing.Page(t.Context(), 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			found, err = w.session.dossier.Incident(t.Context(), rows[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			return found
		}()
		if saved.Place != known {
			t.Errorf("%s: saved at %+v, want %+v", name, saved.Place, known)
		}
		if got, _ := f.inputs.incident(ceasefire.Incident{}); got.Place != known {
			t.Errorf("%s: the next is at %+v", name, got.Place)
		}
		if draftIn(t, w, "incident") || draftIn(t, w, "incident#2") {
			t.Errorf("%s: a draft is kept of a form in which nothing was typed", name)
		}
	}
}

// The form of a new incident is open, and has the cursor, before it is known what waits; what is typed, saved or left by then is kept as ever.
func TestTheFormIsOpenBeforeItsDraftsAreRead(t *testing.T) {
	for name, act := range map[string]func(w *Window, f *incidentForm){
		"typed in": func(w *Window, f *incidentForm) { f.inputs.title.SetText("Early") },
		"saved":    func(w *Window, f *incidentForm) { typesOne(f, "Early") },
		"left": func(w *Window, f *incidentForm) {
			f.inputs.title.SetText("Early")
			f.leave()
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := entering(t)
			f := w.incidents.form
			f.inputs.title.SetText("Waits")
			f.leave()
			letGo := heldUp(w)
			w.incidents.enter()
			if !f.open || w.win.Canvas().Focused() != f.inputs.first() {
				t.Fatal("the form is not open, or has no cursor")
			}
			act(w, f)
			letGo()
			w.keepDrafts()
			var kept []string
			drafts, err := w.waitingDrafts(t.Context(), w.session.dossier, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range drafts {
				kept = append(kept, decoded[keptIncident](d.Content).Title)
			}
			slices.Sort(kept)
			want, saved := []string{"Early", "Waits"}, 0
			if name == "saved" {
				want, saved = want[1:], 1
			}
			if !slices.Equal(kept, want) || len(titlesIn(t, w)) != saved {
				t.Errorf("kept %q, saved %q", kept, titlesIn(t, w))
			}
			if name != "left" && !f.offer.content.Visible() {
				t.Error("what waits is not offered")
			}
		})
	}
}
