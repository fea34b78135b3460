package dashboard

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

func TestRowWords(t *testing.T) {
	s, _ := testSession(t, effect)
	first := testIncident()
	second := ceasefire.Incident{When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 13), s.zone), Type: ceasefire.AirStrike, SideA: ceasefire.Side{Actor: "طيران مجهول"}}
	add(t, s, first, second)
	listing, err := s.dossier.List(t.Context(), store.View{AsOf: ceasefire.AsOf{At: wall}}, store.Sort{By: store.SortWhen, Descending: true})
	if err != nil {
		t.Fatal(err)
	}
	found, err := listing.Page(t.Context(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	got := rowWords{zone: s.zone}.rows(found)
	want := []widgets.TableRow{
		{When: "14 Sep 2016, 10:30", Where: "Castello Road, Aleppo", What: "Shelling", Who: "Government → Opposition", Dead: "2", Spread: "1–5",
			Scope: ceasefire.InScope, Severity: got[0].Severity},
		{When: "13 Sep 2016", Where: "place unknown", What: "Air strike", Who: "طيران مجهول", Dead: "?", Scope: got[1].Scope, Severity: got[1].Severity},
	}
	for i := range got {
		want[i].Key = found[i].Key
		want[i].More = map[widgets.TableColumn]string{
			widgets.ColumnArea: "", widgets.ColumnDistrict: "", widgets.ColumnTitle: "", widgets.ColumnInjured: "", widgets.ColumnVerification: "unverified",
			widgets.ColumnScopeWhy: found[i].ScopeWhy, widgets.ColumnReportedBy: "", widgets.ColumnDataset: "", widgets.ColumnRecordedBy: "Tester",
			widgets.ColumnRecordedAt: "2 Jan 2026, 06:04",
		}
	}
	want[0].More[widgets.ColumnArea], want[0].More[widgets.ColumnTitle], want[0].More[widgets.ColumnInjured] = "Aleppo", "Shells on the road", "4"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestDeathsWords(t *testing.T) {
	n := ceasefire.People
	for _, tt := range []struct {
		estimate     ceasefire.Estimate
		best, spread string
	}{
		{ceasefire.Estimate{}, "?", ""},
		{ceasefire.Estimate{Best: n(0)}, "0", ""},
		{ceasefire.Estimate{Low: n(2), Best: n(2), High: n(2)}, "2", ""},
		{ceasefire.Estimate{Low: n(0), Best: n(2), High: n(2)}, "2", "0–2"},
		{ceasefire.Estimate{Low: n(1), High: n(4)}, "?", "1–4"},
		{ceasefire.Estimate{Low: n(1), Best: n(3)}, "3", ""},
	} {
		if best, spread := deathsWords(tt.estimate); best != tt.best || spread != tt.spread {
			t.Errorf("%v: %q, %q; want %q, %q", tt.estimate, best, spread, tt.best, tt.spread)
		}
	}
}

func TestPlaceAndSidesWords(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{placeWords("Castello", "Aleppo"), "Castello, Aleppo"},
		{placeWords("Aleppo", "Aleppo"), "Aleppo"},
		{placeWords("", "Aleppo"), "Aleppo"},
		{placeWords("حلب", ""), "حلب"},
		{placeWords("", ""), "place unknown"},
		{sidesWords("Army", "Rebels"), "Army → Rebels"},
		{sidesWords("Army", ""), "Army"},
		{sidesWords("", "Rebels"), "unknown → Rebels"},
		{sidesWords("", ""), "unknown"},
		{scopeWord(ceasefire.InScope), "in"},
		{scopeWord(ceasefire.Disputed), "disputed"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestSortKeyKnowsEveryColumn(t *testing.T) {
	seen := map[store.SortKey]widgets.TableColumn{}
	for _, c := range widgets.TableColumns() {
		if other, twice := seen[sortKey(c)]; twice || sortKey(c) == "" {
			t.Errorf("columns %v and %v sort alike", other, c)
		}
		seen[sortKey(c)] = c
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"there is no file": "There is no file.", "Said already.": "Said already.", " élan ": "Élan.", "حلب": "حلب.",
	} {
		if got := sentence(errors.New(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestImportWords(t *testing.T) {
	rejected := []store.Rejection{{Line: 2, Reason: "no date."}, {Line: 5, Reason: "no date"}, {Line: 6, Reason: "no date"}, {Line: 7, Reason: "no date"}}
	for _, tt := range []struct {
		result store.ImportResult
		want   string
	}{
		{store.ImportResult{Read: 1, Added: 1}, "a.csv: 1 row read, 1 added, 0 updated, 0 there already, 0 rejected."},
		{store.ImportResult{Read: 9, Updated: 2, Duplicates: 6, Rejected: rejected[:1]}, "a.csv: 9 rows read, 0 added, 2 updated, 6 there already, 1 rejected. Line 2: no date."},
		{store.ImportResult{Read: 5, Added: 1, Rejected: rejected}, "a.csv: 5 rows read, 1 added, 0 updated, 0 there already, 4 rejected. Line 2: no date. Line 5: no date. Line 6: no date. …"},
		{store.ImportResult{Read: 61_000, Added: 59_600, Updated: 1_400}, "a.csv: 61,000 rows read, 59,600 added, 1,400 updated, 0 there already, 0 rejected."},
		{store.ImportResult{Read: 4, Rejected: rejected}, "Not one of the rows of a.csv (4) could be taken: mend what is wrong with them and import it again; the first, on line 2: no date."},
	} {
		if got := importWords("a.csv", tt.result); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestCheckWords(t *testing.T) {
	if got := checkWords(store.CheckReport{OK: true, Incidents: 1, AuditRows: 12}); got != "The dossier is sound: 1 incident, 12 entries in the audit trail." {
		t.Errorf("sound: %q", got)
	}
	got := checkWords(store.CheckReport{Integrity: []string{"page 3"}, ForeignKeys: []string{"row 4"}, Audit: []string{"entry 5", "entry 6"}})
	if !strings.HasPrefix(got, "The dossier is damaged: page 3; row 4; entry 5.") {
		t.Errorf("damaged: %q", got)
	}
	altered := store.RecordFault{Record: "assessment", Name: "Held", Fault: store.FaultAltered, Columns: []string{"score"}, Line: 7}
	got = checkWords(store.CheckReport{Records: []store.RecordFault{altered, altered, altered, altered}, RecordsMore: 2})
	if !strings.HasPrefix(got, "The file and its audit trail are sound, but assessment \"Held\" was altered past the audit trail in score: entry 7 has it otherwise;") || !strings.HasSuffix(got, "3 more records are not as the trail tells: truceboard check names them.") {
		t.Errorf("altered: %q", got)
	}
}

func TestWithEnding(t *testing.T) {
	for path, want := range map[string]string{"/a/b": "/a/b.truce", "/a/b.truce": "/a/b.truce", "/a.d/b": "/a.d/b.truce"} {
		if got := withEnding(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

func TestGradesAreWrittenAsAnalystsDo(t *testing.T) {
	for _, c := range []struct {
		source ceasefire.Reliability
		report ceasefire.Credibility
		want   string
	}{{"B", 2, " (B2)"}, {"", 3, " (–3)"}, {"F", 0, " (F–)"}, {"", 0, ""}} {
		if got := gradeWords(c.source, c.report); got != c.want {
			t.Errorf("%q and %d: %q, want %q", c.source, c.report, got, c.want)
		}
	}
}
