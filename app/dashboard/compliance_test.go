package dashboard

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

func evidenceOf(n byte, stance ceasefire.Stance) ceasefire.Evidence {
	return ceasefire.Evidence{Incident: ceasefire.ID{n}, Stance: stance}
}

// The second incident was named against first and is named for by the newest assessment, which counts.
func TestStancesAreThoseOfTheNewestAssessment(t *testing.T) {
	got := stances([]ceasefire.Assessment{
		{Evidence: []ceasefire.Evidence{evidenceOf(1, ceasefire.StanceAgainst), evidenceOf(2, ceasefire.StanceFor)}},
		{Evidence: []ceasefire.Evidence{evidenceOf(2, ceasefire.StanceAgainst), evidenceOf(3, ceasefire.StanceFor)}},
	})
	want := []ceasefire.Evidence{evidenceOf(2, ceasefire.StanceFor), evidenceOf(3, ceasefire.StanceFor), evidenceOf(1, ceasefire.StanceAgainst)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stances (-want +got):\n%s", diff)
	}
}

// By keyboard: the second of what was found is tied for, the first against, which goes beneath it; then the one for is turned, and untied.
func TestEvidenceIsTiedByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.NewFixed(fyneLight))
	p := newEvidencePicker(nil, nil)
	p.offer([]store.Row{{ID: ceasefire.ID{1}, Title: "First"}, {ID: ceasefire.ID{2}, Title: "Second"}}, 2, true, time.UTC)
	p.typed(1, 'f')
	p.typed(1, 'a')
	if diff := cmp.Diff([]ceasefire.Evidence{evidenceOf(2, ceasefire.StanceFor), evidenceOf(1, ceasefire.StanceAgainst)}, p.chosen()); diff != "" {
		t.Errorf("tied (-want +got):\n%s", diff)
	}
	p.turnStance(0)
	if diff := cmp.Diff([]ceasefire.Evidence{evidenceOf(2, ceasefire.StanceAgainst), evidenceOf(1, ceasefire.StanceAgainst)}, p.chosen()); diff != "" {
		t.Errorf("turned (-want +got):\n%s", diff)
	}
	p.turnStance(0)
	p.typed(0, 'x')
	p.typed(7, 'f')
	if len(p.chosen()) != 0 || len(p.offered()) != 2 {
		t.Errorf("untied: %v are left, %d are offered", p.chosen(), len(p.offered()))
	}
}

func TestOfferedWords(t *testing.T) {
	for want, log := range map[string]logEvidence{
		"": {},
		"None of this party in scope up to the as-of.": {read: true},
		"the newest 1 of 12":                           {read: true, offered: make([]store.Row, 1), count: 12},
	} {
		if got := offeredWords(log); got != want {
			t.Errorf("%+v: %q, want %q", log, got, want)
		}
	}
}

func TestCountRowsNeverCallWhatHasNoScoreZero(t *testing.T) {
	rows := countRows(ceasefire.PartyCompliance{Items: []ceasefire.CommitmentReading{
		{State: ceasefire.NotAssessable}, {State: ceasefire.NotYetDue}, {State: ceasefire.NotYetDue}, {Overdue: true},
	}})
	want := []widgets.LedgerRow{
		{Cells: []string{"3 full", "0"}}, {Cells: []string{"2 intermediate", "0"}}, {Cells: []string{"1 minimal", "0"}},
		{Cells: []string{"0 not initiated", "0"}}, {Cells: []string{"not assessable", "1"}}, {Cells: []string{"not yet due", "2"}},
		{Cells: []string{"never assessed", "1"}}, {Cells: []string{"of them all, overdue", "1"}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// Of ten permits, one refusal and one air strike by the party and one permit after the as-of, the newest eight of eleven are offered.
func TestOfferedAreThePartysActsAndDenials(t *testing.T) {
	ctx, party, from := context.Background(), ceasefire.ID{1}, time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)
	frame := ceasefire.Frame{
		Agreement:  ceasefire.Agreement{ID: ceasefire.ID{9}, Title: "A truce", Effect: from, Zone: "Asia/Damascus"},
		Parties:    []ceasefire.Party{{ID: party, Name: "Government", Short: "Gov.", Role: ceasefire.RoleSignatory}},
		ScopeRules: []ceasefire.ScopeRule{{ID: ceasefire.ID{5}, Name: "The government's acts", Match: ceasefire.AnyOf, Parties: []ceasefire.ID{party}, Verdict: ceasefire.InScope}},
	}
	d, err := store.Create(ctx, filepath.Join(t.TempDir(), "a.truce"), frame, store.Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	log := func(hour int, kind ceasefire.Type) {
		at := ceasefire.MinuteMoment(from.Add(time.Duration(hour)*time.Hour), "Asia/Damascus")
		_, err := d.AddIncident(ctx, ceasefire.Incident{When: at, Type: kind, Title: fmt.Sprint("Hour ", hour), SideA: ceasefire.Side{Actor: "Government", Party: party},
			Place: ceasefire.Place{Name: "Castello Road"}, Verification: ceasefire.Unverified})
		if err != nil {
			t.Fatal(err)
		}
	}
	for hour := range 10 {
		log(hour, ceasefire.PermitIssued)
	}
	log(10, ceasefire.AirStrike)
	log(11, ceasefire.AccessDenied)
	log(40, ceasefire.PermitIssued)
	rows, count, err := readOffered(ctx, d, party, ceasefire.AsOf{At: from.Add(24 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, r := range rows {
		titles = append(titles, r.Title)
	}
	want := []string{"Hour 11", "Hour 9", "Hour 8", "Hour 7", "Hour 6", "Hour 5", "Hour 4", "Hour 3"}
	if diff := cmp.Diff(want, titles); diff != "" || count != 11 {
		t.Errorf("%d offered (-want +got):\n%s", count, diff)
	}
}
