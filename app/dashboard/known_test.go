package dashboard

import (
	"context"
	"strings"
	"testing"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// Read as it was known, the agreement's page lists what was known, and its forms change what stands now.
func TestTheAgreementIsShownAsItWasKnown(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016"})
	d, ctx := w.session.dossier, context.Background()
	made := shotOf(t, w)
	entries, err := d.Audit(ctx, ceasefire.AsOf{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	known := entries[0].At
	later, err := store.Open(ctx, d.Path(), store.Options{Who: "Later", Now: func() time.Time { return known.Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	defer later.Close()
	_, err = later.Revise(ctx, func(f *ceasefire.Frame) {
		f.Parties[0].Name = "Renamed since"
		f.Tallies = f.Tallies[1:]
	})
	if err != nil {
		t.Fatal(err)
	}
	shot, err := takeSnapshot(ctx, d, store.NewMemory(d), store.View{AsOf: ceasefire.AsOf{At: testNow().AddDate(0, 1, 0), KnownAt: known}})
	if err != nil {
		t.Fatal(err)
	}
	w.agreement.Show(shot)
	parties, tallies := sectionOf(t, w, "Parties"), sectionOf(t, w, "Tallies")
	if got, want := parties.rows(shot)[0].Cells[0], made.Frame.Parties[0].Name; got != want {
		t.Errorf("the first party is %q, and was known as %q", got, want)
	}
	if !parties.begin(shot, 0) || parties.(*records[ceasefire.Party]).current.Name != "Renamed since" {
		t.Error("the form does not change what stands now")
	}
	if len(tallies.rows(shot)) != len(made.Frame.Tallies) {
		t.Errorf("%d tallies are listed, %d were known", len(tallies.rows(shot)), len(made.Frame.Tallies))
	}
	first := made.Present.Tallies[0].ID
	for n, tally := range shot.Frame.Tallies {
		if ok := tallies.begin(shot, n); ok == (tally.ID == first) {
			t.Errorf("tally %d can be changed: %v", n, ok)
		}
	}
	if caption := w.agreement.caption(); caption == "" {
		t.Error("the page does not say that it is read as it was known")
	}
}

// Read as known before it was made, the window says that nothing was recorded yet: its name, the header, and each page.
func TestTheWindowTellsNothingOfADossierThatWasNotMadeYet(t *testing.T) {
	w := testWindow(t, intake.Making{Template: "syria-2016", Sample: true})
	s := w.session
	title := s.frame.Agreement.Title
	s.known = time.Date(2015, 6, 1, 0, 0, 0, 0, time.UTC)
	shot, err := takeSnapshot(context.Background(), s.dossier, s.memory, store.View{AsOf: ceasefire.AsOf{At: testNow(), KnownAt: s.known}})
	if err != nil {
		t.Fatal(err)
	}
	w.deliver(s, shot)
	if got := w.win.Title(); strings.Contains(got, title) || !strings.HasPrefix(got, ceasefire.NothingRecorded) {
		t.Errorf("the window is called %q", got)
	}
	if w.header.clock.Figures() != "–" || shot.Phase != ceasefire.NothingRecorded+"." || len(shot.Attributions) != 0 {
		t.Errorf("the header counts %s, the overview says %q, asked for is %q", w.header.clock.Figures(), shot.Phase, shot.Attributions)
	}
	if row := w.agreement.sections[0].rows(shot)[0]; row.Cells[0] != ceasefire.NothingRecorded || strings.Contains(row.Under, "takes effect") {
		t.Errorf("the agreement's page says %+v", row)
	}
	s.known = time.Time{}
	if shot, err = takeSnapshot(context.Background(), s.dossier, s.memory, store.View{AsOf: ceasefire.AsOf{At: testNow()}}); err != nil {
		t.Fatal(err)
	}
	if w.deliver(s, shot); !strings.HasPrefix(w.win.Title(), title) {
		t.Errorf("the window is called %q", w.win.Title())
	}
}
