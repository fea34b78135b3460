package dashboard

import (
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// What is typed into a box is counted from the as-of and kept as a date, so that a filter that is saved asks for the same tomorrow; which number is the day is told once, to the boxes, the filters' days and the form alike.
func TestABoxReadsDatesAsTheFormDoes(t *testing.T) {
	w := pickedWindow(t)
	p := w.incidents
	w.session.asOf = asOf{mode: modePaused, base: effect.AddDate(0, 0, 3)} // 15 September
	p.table.ShowBoxes(true)
	type typedIn interface{ SetText(string) }
	box := p.table.FirstBox().(typedIn)
	box.SetText("yesterday")
	want := ceasefire.Term{Field: ceasefire.TermWhen, Text: effect.AddDate(0, 0, 2).Format(time.DateOnly)}
	if terms := p.filter.Filter().Terms; len(terms) != 1 || terms[0] != want {
		t.Errorf("narrowed by %v, want %v", terms, want)
	}
	if err := w.session.dossier.SaveFilter(t.Context(), "The day before", p.filter.Filter()); err != nil {
		t.Fatal(err)
	}
	saved, err := w.session.dossier.SavedFilters(t.Context())
	if err != nil || len(saved) != 1 || len(saved[0].Filter.Terms) != 1 || saved[0].Filter.Terms[0] != want {
		t.Errorf("saved as %+v, %v", saved, err)
	}
	box.SetText("12/9")
	if terms := p.filter.Filter().Terms; len(terms) != 1 || terms[0] != want {
		t.Errorf("a date that may be either narrows by %v", terms)
	}
	when := w.incidents.form.inputs.when
	when.SetText("12/9")
	if !when.Wrong() {
		t.Error("the form does not ask")
	}
	w.setDateOrder(ceasefire.MonthFirst)
	if moment, err := when.Value(); err != nil || moment.From.Month() != time.December {
		t.Errorf("told that the month comes first, the form reads %v, %v", moment, err)
	}
	box.SetText("12/9 ")
	if terms := p.filter.Filter().Terms; len(terms) != 1 || !strings.HasSuffix(terms[0].Text, "-12-09") {
		t.Errorf("told that the month comes first, the box narrows by %v", terms)
	}
}
