package dashboard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// odd is a table with an order of dates that is in doubt, a column that nothing is guessed of and a name that stands for no party.
const odd = "Fecha;Lugar;Tipo;Actor;Muertos;Color\n03/04/2016;Aleppo;shelling;Los Rojos;2;azul\n05/06/2016;Idlib;shelling;Los Rojos;x;verde\n"

// importFormOn is the form on a file, as it stands before anybody said anything of it.
func importFormOn(t *testing.T, w *Window, path string) *importForm {
	t.Helper()
	f := newImportForm(w, path)
	f.form.live = nil // the test says when to look again
	f.show("Import", f.form.scroll.MinSize(), f.updates)
	f.look()
	return f
}

// say chooses what a doubt, a column or a word is, and looks again.
func say(t *testing.T, f *importForm, about, choice string) {
	t.Helper()
	p := f.choices[about]
	if p == nil {
		t.Fatalf("nothing is asked about %q", about)
	}
	if choice == "" {
		choice = p.Options[0]
	}
	p.SetSelected(choice)
	f.halt()
	f.look()
}

func TestATableIsImportedAsItWasSettled(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	w.session.early, w.session.deliver = func(*Snapshot) {}, func(*Snapshot) {}
	path := filepath.Join(t.TempDir(), "odd.csv")
	if err := os.WriteFile(path, []byte(odd), 0o600); err != nil {
		t.Fatal(err)
	}
	f := importFormOn(t, w, path)
	if len(f.open()) != 1 || f.trial != nil || !strings.Contains(f.what.Text, "not sure") {
		t.Fatalf("%+v: %s", f.open(), f.what.Text)
	}
	f.take()
	if w.modal == nil || !f.form.elsewhere.Visible() {
		t.Error("a file in doubt was imported")
	}
	say(t, f, string(exchange.AboutDates), "")
	if f.trial == nil || f.trial.Added != 1 || len(f.trial.Rejected) != 1 || !f.save.Visible() {
		t.Fatalf("%+v: %s", f.trial, f.what.Text)
	}
	f.saveRejected()
	kept, err := os.ReadFile(strings.TrimSuffix(path, ".csv") + " not taken.csv")
	if err != nil || !strings.Contains(string(kept), "verde") {
		t.Errorf("%s, %v", kept, err)
	}
	say(t, f, "Los Rojos", "Armed opposition")
	say(t, f, "Color", exchange.FieldTitle.Name())
	if f.trial == nil || f.trial.Added != 1 {
		t.Fatalf("%+v: %s", f.trial, f.what.Text)
	}
	f.take()
	facts, err := w.session.dossier.Facts(t.Context(), store.View{})
	if err != nil || len(facts) != 1 || facts[0].PartyA < 0 {
		t.Fatalf("%+v, %v", facts, err)
	}
	incident, err := w.session.dossier.IncidentByKey(t.Context(), facts[0].Key, ceasefire.AsOf{})
	if err != nil || incident.Title != "azul" || incident.SideA.Actor != "Los Rojos" {
		t.Errorf("%+v, %v", incident, err)
	}
	if w.modal != nil {
		t.Error("the form stayed")
	}
	next := importFormOn(t, w, path)
	if got := next.reading.Mapping.FieldOf("Color"); got != exchange.FieldTitle {
		t.Errorf("the mapping was not remembered: %q, %s", got, next.what.Text)
	}
}

func TestHowFarAnImportIs(t *testing.T) {
	p := intake.Progress{Rows: 12000, Progress: exchange.Progress{Done: 1000, Total: 3000}}
	if got := progressWords(p, 2*time.Second); got != "12,000 rows read, 6,000 a second, about 5 s left" {
		t.Error(got)
	}
	if got := progressWords(intake.Progress{Rows: 1}, 0); got != "1 row read" {
		t.Error(got)
	}
}
