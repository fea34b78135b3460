package dashboard

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/app/intake"
	"truceboard/store/ceasefire"
)

// A draft says all that it holds by names, so that the rule that merges three versions sees all of it.
func TestADraftIsGivenBackByItsNames(t *testing.T) {
	d := incidentDraft{
		When: "yesterday", Meant: "2016-09-11", Place: "Azaz", Chosen: ceasefire.Place{Name: "Azaz", Area: "SY-HL", Point: ceasefire.Point{Lat: 36.5, Lon: 37}, HasPoint: true}, Area: "Aleppo", Point: "36.5, 37",
		Type: "Shelling", SideA: "Government", SideB: "Civilians", Dead: [4]string{"1", "2", "3", "1"}, Injured: [3]string{"4", "5", "6"}, Title: "Shells", Text: "Many", Whom: [3]string{"1", "0", "1"},
		Reports: []reportDraft{{Title: "A monitor", Credibility: 2}}, Verified: "confirmed",
	}
	if diff := cmp.Diff(d, draftOfFields(d.fields())); diff != "" {
		t.Error(diff)
	}
	for n := range reflect.TypeFor[incidentDraft]().NumField() {
		if reflect.ValueOf(d).Field(n).IsZero() {
			t.Errorf("%s is not tried", reflect.TypeFor[incidentDraft]().Field(n).Name)
		}
	}
}

// changing opens the form on an incident, and gives a change by somebody else that leaves 77 dead.
func changing(t *testing.T) (w *Window, of ceasefire.Incident, elsewhere func()) {
	t.Helper()
	w, ctx := testWindow(t, intake.Making{Template: intake.SampleTemplate}), context.Background()
	of, err := w.session.dossier.AddIncident(ctx, testIncidentAt(w))
	if err != nil {
		t.Fatal(err)
	}
	w.incidents.form.show(shotOf(t, w))
	w.incidents.form.change(of, leftover{})
	return w, of, func() {
		theirs := of
		theirs.Deaths.Estimate = ceasefire.Estimate{Low: ceasefire.People(77), Best: ceasefire.People(77), High: ceasefire.People(77)}
		if _, err := w.session.dossier.UpdateIncident(ctx, theirs); err != nil {
			t.Fatal(err)
		}
	}
}

// testIncidentAt is an incident without sources, as a form could have it.
func testIncidentAt(w *Window) ceasefire.Incident {
	return ceasefire.Incident{
		When: ceasefire.Moment{From: effect, Until: effect, Precision: ceasefire.PrecisionMinute, Zone: w.session.zone.String()}, Place: ceasefire.Place{Name: "Azaz"}, Type: ceasefire.Shelling,
		Title: "Shells", Verification: ceasefire.Unverified, Deaths: ceasefire.Deaths{Estimate: ceasefire.Estimate{Best: ceasefire.People(1)}},
	}
}

func TestAFormDoesNotWriteOverWhatSomebodyElseChanged(t *testing.T) {
	w, of, elsewhere := changing(t)
	f := w.incidents.form
	elsewhere()
	f.inputs.title.SetText("Shells, corrected")
	f.save()
	said := w.notice.text.Text
	if !f.open || !strings.Contains(said, "Somebody else changed this incident meanwhile: dead.") || f.inputs.dead.best.Text != "77" || f.inputs.title.Text != "Shells, corrected" {
		t.Fatalf("%q, %+v", said, f.inputs.draft())
	}
	f.save()
	saved, err := w.session.dossier.Incident(context.Background(), of.ID)
	if err != nil || saved.Title != "Shells, corrected" || saved.Deaths.Best != ceasefire.People(77) {
		t.Errorf("%+v, %v", saved, err)
	}
}

// A draft of an incident that somebody else changed since comes back with what was typed, over the incident as it is now.
func TestADraftComesBackOverWhatSomebodyElseChanged(t *testing.T) {
	w, of, elsewhere := changing(t)
	f := w.incidents.form
	f.inputs.title.SetText("Shells, corrected")
	draft := f.kept()
	f.leave()
	elsewhere()
	now, err := w.session.dossier.Incident(context.Background(), of.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.change(now, leftover{})
	f.putBack(draft)
	if said := w.notice.text.Text; !strings.Contains(said, "changed this incident meanwhile: dead.") || f.inputs.dead.best.Text != "77" || f.inputs.title.Text != "Shells, corrected" {
		t.Errorf("%q, %+v", said, f.inputs.draft())
	}
}

// What both changed differently is asked about beside its field, and nothing is saved before it is decided, also where the form was left meanwhile.
func TestWhatBothChangedOfAnIncidentIsDecidedBesideItsField(t *testing.T) {
	for word, want := range map[string]ceasefire.Count{"Keep mine": ceasefire.People(5), "Take theirs": ceasefire.People(77)} {
		w, of, elsewhere := changing(t)
		f := w.incidents.form
		elsewhere()
		f.inputs.dead.best.SetText("5")
		f.inputs.title.SetText("Shells, corrected")
		f.save()
		f.save()
		still, err := w.session.dossier.Incident(context.Background(), of.ID)
		if err != nil || still.Title != of.Title || !strings.Contains(w.notice.text.Text, "decide first") {
			t.Fatalf("saved undecided: %+v, %v; %q", still, err, w.notice.text.Text)
		}
		draft := f.kept()
		f.leave()
		f.change(still, leftover{})
		f.putBack(draft)
		words, buttons := visible(f.inputs.fields[fieldDeaths])
		if !strings.Contains(words, "to: “best 77”") || buttons[word] == nil {
			t.Fatalf("%q, %v", words, buttons)
		}
		buttons[word].OnTapped()
		if word == "Keep mine" { // a best of 5 between 77 and 77 is refused by the rules
			f.inputs.dead.low.SetText("")
			f.inputs.dead.high.SetText("")
		}
		f.save()
		saved, err := w.session.dossier.Incident(context.Background(), of.ID)
		if err != nil || saved.Title != "Shells, corrected" || saved.Deaths.Best != want {
			t.Errorf("%s: %+v, %v; %q", word, saved, err, w.notice.text.Text)
		}
	}
}
