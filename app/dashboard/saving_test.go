package dashboard

import (
	"context"
	"strings"
	"testing"

	"truceboard/app/intake"
	"truceboard/store"
)

// held has what a window does beside itself wait until it is let go, and gives what it would draw meanwhile.
func held(w *Window) (waiting *[]func(), drawn chan func()) {
	waiting, drawn = &[]func(){}, make(chan func(), 8)
	w.beside = func(work func()) { *waiting = append(*waiting, work) }
	w.draw = func(what func()) { drawn <- what }
	return waiting, drawn
}

// letGo does what waited, and from now on everything at once.
func letGo(w *Window, waiting *[]func()) {
	w.beside = inline
	for _, work := range *waiting {
		work()
	}
}

func incidentsIn(t *testing.T, w *Window) int {
	t.Helper()
	list, err := w.session.dossier.List(context.Background(), store.View{}, store.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	return list.Len()
}

// A save that waits says so, can be called off, and is made once however often it is asked for.
func TestASaveThatWaitsSaysSo(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	form, before := w.incidents.form, incidentsIn(t, w)
	form.show(shotOf(t, w))
	form.begin()
	form.inputs.fill(testIncidentAt(w), w.session.frame)
	waiting, drawn := held(w)
	form.save()
	form.save()
	if len(*waiting) != 1 {
		t.Errorf("%d savings wait", len(*waiting))
	}
	(<-drawn)()
	if !strings.HasPrefix(w.notice.text.Text, "Saving") || w.notice.offered() != "Cancel" {
		t.Errorf("it says %q and offers %q", w.notice.text.Text, w.notice.offered())
	}
	w.notice.act()
	letGo(w, waiting)
	if got := incidentsIn(t, w); got != before || !strings.HasPrefix(w.notice.text.Text, "Cancelled: nothing was saved") || form.inputs.title.Text != "Shells" {
		t.Errorf("called off: %d incidents of %d, %q, the form has %q", got, before, w.notice.text.Text, form.inputs.title.Text)
	}
	waiting, drawn = held(w)
	form.save()
	(<-drawn)()
	letGo(w, waiting)
	if got := incidentsIn(t, w); got != before+1 || !strings.HasPrefix(w.notice.text.Text, "Saved: Shells") {
		t.Errorf("saved: %d incidents of %d, %q", got, before, w.notice.text.Text)
	}
}

// Whoever goes on to another form while a save waits keeps what is typed there.
func TestASaveThatWaitsLeavesTheNextFormAlone(t *testing.T) {
	w := testWindow(t, intake.Making{Template: intake.SampleTemplate})
	form, before := w.incidents.form, incidentsIn(t, w)
	form.show(shotOf(t, w))
	form.begin()
	form.inputs.fill(testIncidentAt(w), w.session.frame)
	waiting, _ := held(w)
	form.save()
	form.begin()
	form.inputs.title.SetText("The next")
	letGo(w, waiting)
	if got := incidentsIn(t, w); got != before+1 || form.inputs.title.Text != "The next" || !form.open {
		t.Errorf("%d incidents of %d, the form has %q", got, before, form.inputs.title.Text)
	}

	w.showPage(pageAgreement)
	w.agreement.Show(shotOf(t, w))
	w.agreement.goTo(w.agreement.section("Timeline"))
	events := func() (titles []string) {
		f, err := w.session.dossier.Frame(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range f.Timeline {
			titles = append(titles, e.Title)
		}
		return titles
	}
	was := len(events())
	typed := func(title string) {
		w.agreement.begin(nextRecord)
		s := w.agreement.sections[w.agreement.at]
		s.body().restore(map[string]string{"title": title, "when": "2016-09-12 10:00"})
	}
	typed("The first")
	waiting, _ = held(w)
	w.agreement.save()
	w.agreement.save()
	typed("Another")
	letGo(w, waiting)
	if got := events(); len(got) != was+1 {
		t.Errorf("%q", got)
	}
	if left := w.agreement.sections[w.agreement.at].body().typed()["title"]; left != "Another" || !w.agreement.open {
		t.Errorf("the form has %q", left)
	}
}
