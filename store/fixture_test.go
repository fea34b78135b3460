package store

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// The instants of the fixture, UTC: Damascus was three hours ahead in September 2016.
var (
	effect   = time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)
	recorded = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
)

func fixedNow() time.Time { return recorded }

func testID(n byte) ceasefire.ID { return ceasefire.ID{0: 1, 6: 0x70, 8: 0x80, 15: n} }

// testFrame has one of everything that a frame can hold.
func testFrame() ceasefire.Frame {
	source, gov, opp, guarantor, excluded := testID(1), testID(2), testID(3), testID(4), testID(5)
	streak, term, trigger, leg := testID(10), testID(11), testID(12), testID(13)
	first, second := testID(20), testID(21)
	stamp := ceasefire.Stamp{By: "Template", At: recorded.Add(-time.Hour)}
	return ceasefire.Frame{
		Agreement: ceasefire.Agreement{ID: testID(9), Title: "A truce", Effect: effect, Zone: "Asia/Damascus", Summary: "Both hold fire.", Sources: []ceasefire.ID{source}},
		Sources: []ceasefire.Source{{ID: source, Title: "The text", Publisher: "Both", Address: "https://example.org", Published: effect.Add(-48 * time.Hour),
			Reliability: "A", Attribution: "The text, by both", Licence: "CC BY 4.0"}},
		Parties: []ceasefire.Party{
			{ID: guarantor, Name: "Guarantor", Short: "Guar.", Role: ceasefire.RoleGuarantor, AnswersFor: []ceasefire.ID{gov}, Colour: 2},
			{ID: gov, Name: "Government", Short: "Gov.", Role: ceasefire.RoleSignatory, Colour: 0, Note: "A note", Source: source},
			{ID: opp, Name: "Opposition", Short: "Opp.", Role: ceasefire.RoleSignatory, Colour: 1},
			{ID: excluded, Name: "Outsiders", Short: "Out.", Role: ceasefire.RoleExcluded, Colour: 3},
		},
		Actors: []ceasefire.ActorName{{Name: "Army of the Government", Party: gov, Note: "its army"}},
		Areas: []ceasefire.Area{
			{Code: "SY-HL", Name: "Aleppo", NameArabic: "حلب", Aliases: []string{"Ḥalab"}, Label: ceasefire.Point{Lat: 36.1, Lon: 37.6}},
			{Code: "SY-HM", Name: "Hama", Aliases: []string{}, Label: ceasefire.Point{Lat: 35.1, Lon: 37.2}},
		},
		Clocks: []ceasefire.Clock{
			{ID: streak, Kind: ceasefire.Streak, Name: "Seven days", Short: "7 days", Starts: effect, Days: 7,
				BreakRule: ceasefire.BreakRule{MinSeverity: 3, Types: []ceasefire.Type{ceasefire.AirStrike, ceasefire.Shelling}, DailyShare: 0.5, DailyOf: ceasefire.IncidentsMeasure}, Note: "A streak", Source: source},
			{ID: term, Kind: ceasefire.FixedTerm, Name: "First 48 hours", Short: "48 h", Starts: effect, Ends: effect.Add(48 * time.Hour), Party: gov},
			{ID: trigger, Kind: ceasefire.Trigger, Name: "Centre", Short: "JIC", Legs: []ceasefire.Leg{{ID: leg, Name: "Access"}, {ID: testID(14), Name: "Held", Clock: streak}}},
		},
		Commitments: []ceasefire.Commitment{
			{ID: first, Party: gov, Title: "Pull back", Text: "500 m", Clause: "3", Source: source,
				Due:       ceasefire.Due{Kind: ceasefire.DueClockEnds, Clock: term, Days: 2, After: 90 * time.Minute},
				Condition: ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: second, MinScore: 1}},
			{ID: second, Party: opp, Title: "Open the road", Condition: ceasefire.Condition{Kind: ceasefire.ConditionStatement, Text: "They mean it", MetAt: effect.Add(time.Hour)}},
		},
		Assessments: []ceasefire.Assessment{{ID: testID(30), Commitment: first, At: effect.Add(24 * time.Hour), Precision: ceasefire.PrecisionDay, Judgement: ceasefire.Scored, Score: 2,
			Rationale: "Half of it", Source: source, Recorded: stamp}},
		Determinations: []ceasefire.Determination{{ID: testID(40), Clock: trigger, Leg: leg, Ruling: ceasefire.LegMet, At: effect.Add(30 * time.Hour),
			Precision: ceasefire.PrecisionDay, Reason: "The road is open", Recorded: stamp}},
		ScopeRules: []ceasefire.ScopeRule{
			{ID: testID(50), Name: "Outsiders", Match: ceasefire.AnyOf, Parties: []ceasefire.ID{excluded}, Verdict: ceasefire.OutOfScope, Source: source},
			{ID: testID(51), Name: "Signatories in Aleppo", Match: ceasefire.BothOf, Parties: []ceasefire.ID{gov, opp}, Civilians: true,
				Areas: []string{"SY-HL"}, Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 1)}, Verdict: ceasefire.InScope},
		},
		Timeline: []ceasefire.Event{{ID: testID(60), When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 14), time.UTC), Title: "Extended", Text: "By both", Source: source, Recorded: stamp}},
		Tallies: []ceasefire.Tally{{ID: testID(70), AsOf: effect.Add(72 * time.Hour), Precision: ceasefire.PrecisionDay, Window: "three days", From: effect,
			Until: effect.Add(72 * time.Hour), CountedBy: "A monitor", Accused: "Government", Party: gov, Metric: "violations", Basis: "heard", Total: ceasefire.People(12),
			Breakdown: "air 3", Source: source, Recorded: stamp}},
	}
}

// testFile makes the file of a dossier of the test frame, and gives what it holds.
func testFile(now func() time.Time) ([]byte, error) {
	folder, err := os.MkdirTemp("", "truceboard-test-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "test.truce")
	d, err := Create(context.Background(), path, testFrame(), Options{Who: "Tester", Now: now})
	if err != nil {
		return nil, err
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// testMaster is made once, and copied for each test that begins with it.
var testMaster = sync.OnceValues(func() ([]byte, error) { return testFile(fixedNow) })

// testDossier opens a dossier of the test frame in a folder of its own.
func testDossier(t testing.TB) *Dossier {
	t.Helper()
	content, err := testMaster()
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, filepath.Join(t.TempDir(), "test.truce"), content, fixedNow)
}

// opened writes a dossier's content to a file and opens it for the length of a test.
func opened(t testing.TB, path string, content []byte, now func() time.Time) *Dossier {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Open(context.Background(), path, Options{Who: "Tester", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// testIncident is an incident of 14 September 2016, 10:30 in Damascus.
func testIncident() ceasefire.Incident {
	return ceasefire.Incident{
		When:  ceasefire.MinuteMoment(time.Date(2016, 9, 14, 7, 30, 0, 0, time.UTC), "Asia/Damascus"),
		Place: ceasefire.Place{Name: "Castello Road", Area: "SY-HL", District: "Jebel Saman", Point: ceasefire.Point{Lat: 36.25, Lon: 37.13}, HasPoint: true, Precision: ceasefire.PlaceNear},
		Type:  ceasefire.Shelling, Title: "Shells on the road", Text: "Three shells fell.",
		SideA:   ceasefire.Side{Actor: "Army of the Government"},
		SideB:   ceasefire.Side{Actor: "Opposition"},
		Deaths:  ceasefire.Deaths{Estimate: ceasefire.Estimate{Low: ceasefire.People(1), Best: ceasefire.People(2), High: ceasefire.People(5)}, Civilians: ceasefire.People(2)},
		Injured: ceasefire.Estimate{Best: ceasefire.People(4)}, ReportedBy: "A witness",
		Citations: []ceasefire.Citation{{Source: testID(1), Locator: "p. 3", Credibility: 2}},
		Extra:     []ceasefire.Column{{Name: "note", Value: "kept"}},
	}
}

func add(t testing.TB, d *Dossier, i ceasefire.Incident) ceasefire.Incident {
	t.Helper()
	saved, err := d.AddIncident(context.Background(), i)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// sound fails the test unless a look over the dossier finds nothing.
func sound(t testing.TB, d *Dossier) CheckReport {
	t.Helper()
	found, err := d.Check(context.Background())
	if err != nil || !found.OK {
		t.Fatalf("check: %v, %+v", err, found)
	}
	return found
}
