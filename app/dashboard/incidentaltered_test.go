package dashboard

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// changingAltered opens the form on an incident of which another program changed who reported it, as the window opens it.
func changingAltered(t *testing.T) (*Window, ceasefire.Incident) {
	t.Helper()
	w, ctx := testWindow(t, intake.Making{Template: intake.SampleTemplate}), context.Background()
	i := testIncidentAt(w)
	i.ReportedBy = "Radio Qamar"
	of, err := w.session.dossier.AddIncident(ctx, i)
	if err != nil {
		t.Fatal(err)
	}
	path := w.session.dossier.Path()
	w.closeSession()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const is, forged = "unverifiedRadio Qamar", "unverifiedRadio Zamar" // the row; the trail has it as JSON
	if n := strings.Count(string(content), is); n != 1 {
		t.Fatalf("it stands there %d times", n)
	}
	if err := os.WriteFile(path, bytes.Replace(content, []byte(is), []byte(forged), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := w.load(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.seat(s)
	showNow(t, w)
	newest, err := s.dossier.Incident(ctx, of.ID)
	if err != nil || newest.ReportedBy != "Radio Zamar" {
		t.Fatal(newest.ReportedBy, err)
	}
	left, err := w.readLeftover(ctx, s.dossier, of.ID)
	if err != nil {
		t.Fatal(err)
	}
	w.incidents.form.show(shotOf(t, w))
	w.incidents.form.change(newest, left)
	w.showPage(pageIncidents)
	w.incidents.showForm()
	return w, newest
}

// The form of an incident that another program changed says so when it is opened, saves nothing of it, and goes on with what was typed once it is put back as the trail has it, or taken as it stands.
func TestTheFormHoldsWhatAnotherProgramChanged(t *testing.T) {
	for decision, reported := range map[string]string{"Put back entry": "Radio Qamar", "Take it as it stands": "Radio Zamar"} {
		w, of := changingAltered(t)
		f, ctx := w.incidents.form, context.Background()
		words, buttons := visible(f.altered.content)
		if !f.altered.content.Visible() || !strings.Contains(words, "Another program changed this incident past the audit trail (reported by)") {
			t.Fatalf("said %q", words)
		}
		f.inputs.title.SetText("Shells, corrected")
		f.save()
		if is, err := w.session.dossier.Incident(ctx, of.ID); err != nil || is.Title != of.Title || !f.open || !strings.Contains(w.notice.text.Text, "Not saved") {
			t.Fatalf("%s: %q is saved, %v; said %q", decision, is.Title, err, w.notice.text.Text)
		}
		if has := w.win.Canvas().Focused(); has != fyne.Focusable(f.altered.see) {
			t.Errorf("%T has the keyboard, and the next key may decide", has)
		}
		for name, b := range buttons {
			if strings.HasPrefix(name, decision) {
				test.Tap(b)
			}
		}
		if f.altered.content.Visible() || f.inputs.title.Text != "Shells, corrected" {
			t.Fatalf("%s: said %q over %q", decision, w.notice.text.Text, f.inputs.title.Text)
		}
		f.save()
		if is, err := w.session.dossier.Incident(ctx, of.ID); err != nil || is.Title != "Shells, corrected" || is.ReportedBy != reported {
			t.Errorf("%s: %+v, %v", decision, is, err)
		}
		if found, err := w.session.dossier.Check(ctx); err != nil || !found.OK {
			t.Errorf("%s: %v, %v", decision, found.Problems(), err)
		}
	}
}

// Any other change that is refused for it leads to the list of what was altered, where a record is taken as it stands.
func TestWhatIsRefusedLeadsToWhatWasAltered(t *testing.T) {
	w := alteredWindow(t)
	_, err := w.session.dossier.Revise(t.Context(), func(f *ceasefire.Frame) {
		for n := range f.Areas {
			f.Areas[n].NameArabic += "x"
		}
	})
	w.notice.fail("saving the agreement", err)
	if w.notice.offered() != "See what was changed…" {
		t.Fatalf("said %q", w.notice.text.Text)
	}
	w.notice.act() // it is looked for first
	if !strings.Contains(w.notice.text.Text, "area") || w.notice.offered() != "See what was changed…" {
		t.Fatalf("said %q", w.notice.text.Text)
	}
	w.notice.act()
	words, buttons := inDialog(w)
	if !strings.Contains(words, "altered") || !buttons["Take it as it stands"].Disabled() {
		t.Errorf("said %q", words)
	}
	f := store.RecordFault{Record: "party", ID: ceasefire.ID{1}, Fault: store.FaultAltered, Columns: []string{"short"}}
	if w.vouch.found.Records[0].Takeable() || !f.Takeable() {
		t.Error("an area is known by its code, and comes back by a merge alone")
	}
}
