package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// The history says who changed what, from what to what, in words, of a record with what was ruled on it.
func TestHistoryTellsWhatWasChanged(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	saved.Title, saved.Deaths.Best, saved.Place.Area = "Another title", ceasefire.People(3), "SY-HM"
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	if err := d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: saved.ID, Scope: ceasefire.Disputed, Reason: "unclear"}); err != nil {
		t.Fatal(err)
	}
	of := RecordRef{Record: "incident", ID: saved.ID}
	numbers, all, err := d.History(ctx, HistoryFilter{Of: of})
	if err != nil || len(numbers) != 4 || all < 5 {
		t.Fatalf("%v of %d, %v", numbers, all, err)
	}
	lines, err := d.HistoryLines(ctx, numbers)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, l := range lines {
		told = append(told, l.What)
	}
	want := []string{"change of the incident Another title, read anew after a ruling", "scope ruling of Another title", "change of the incident Another title", "adding of the incident Shells on the road"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
	if latest, err := d.LatestLines(ctx, ceasefire.AsOf{}, 2); err != nil || len(latest) != 2 || latest[0].What != want[0] || latest[1].What != want[1] {
		t.Errorf("the latest lines: %+v, %v", latest, err)
	}
	fields, err := d.HistoryFields(ctx, lines[2].AuditEntry, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []ceasefire.FieldChange{{Name: "Title", Before: "Shells on the road", After: "Another title"}, {Name: "Deaths best", Before: "2", After: "3"}, {Name: "Area", Before: "Aleppo", After: "Hama"}} {
		if !slices.Contains(fields, f) {
			t.Errorf("%+v is not in %+v", f, fields)
		}
	}
	for _, f := range []HistoryFilter{{Text: "another TITLE"}, {Record: "scope_override"}, {Who: "Tester", Of: RecordRef{Record: "area", Name: "SY-HL"}}} {
		if found, _, err := d.History(ctx, f); err != nil || len(found) == 0 {
			t.Errorf("%+v finds %v, %v", f, found, err)
		}
	}
	if found, _, err := d.History(ctx, HistoryFilter{Who: "Nobody"}); err != nil || len(found) != 0 {
		t.Errorf("found %v, %v", found, err)
	}
}

// An earlier state of any record can be put back, and that can be taken back too.
func TestAnEarlierStateIsPutBack(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	saved := add(t, d, testIncident())
	line := lineOf(t, d, RecordRef{Record: "incident", ID: saved.ID})
	saved.Title, saved.Citations = "Another title", nil
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	if err := d.DeleteIncident(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Clocks[0].Name, f.Timeline, f.Actors = "Renamed", nil, nil
	}); err != nil {
		t.Fatal(err)
	}
	before := recordsOf(t, d)
	restore(t, d, line)
	if got, err := d.Incident(ctx, saved.ID); err != nil || got.Title != testIncident().Title || !got.Deleted.IsZero() || len(got.Citations) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	says(t, restoreError(d, line), "The record is so already")
	for _, of := range []RecordRef{{Record: "clock", ID: testID(10)}, {Record: "event", ID: testID(60)}, {Record: "actor_name", Name: "Army of the Government"}} {
		restore(t, d, firstLine(t, d, of))
	}
	got, err := d.Frame(ctx)
	if err != nil || got.Clocks[0].Name != "Seven days" || len(got.Timeline) != 1 || len(got.Actors) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	for range 4 {
		if err := undo(d, nextUndo(t, d).First); err != nil {
			t.Fatal(err)
		}
	}
	if after := recordsOf(t, d); after.Frame.Clocks[0].Name != before.Frame.Clocks[0].Name || len(after.Incidents) != len(before.Incidents) || len(after.Frame.Timeline) != 0 {
		t.Errorf("taken back: %+v", after)
	}
	sound(t, d)
}

func restoreError(d *Dossier, line int64) error {
	_, err := d.RestoreRecord(context.Background(), line)
	return err
}

func restore(t *testing.T, d *Dossier, line int64) {
	t.Helper()
	if err := restoreError(d, line); err != nil {
		t.Fatal(err)
	}
}

// lineOf and firstLine give the newest and the oldest line of a record.
func lineOf(t *testing.T, d *Dossier, of RecordRef) int64 { return linesOf(t, d, of)[0] }

func firstLine(t *testing.T, d *Dossier, of RecordRef) int64 {
	lines := linesOf(t, d, of)
	return lines[len(lines)-1]
}

func linesOf(t *testing.T, d *Dossier, of RecordRef) []int64 {
	t.Helper()
	lines, _, err := d.History(context.Background(), HistoryFilter{Of: of})
	if err != nil || len(lines) == 0 {
		t.Fatalf("%+v has lines %v, %v", of, lines, err)
	}
	return lines
}

// What is kept as a code is told in words.
func TestCodesAreToldInWords(t *testing.T) {
	for column, want := range map[string]string{"due_kind": "clock ends", "judgement": "not assessable", "title": "clock_ends"} {
		value := map[string]string{"due_kind": "clock_ends", "judgement": "not_assessable", "title": "clock_ends"}[column]
		if got, err := (columnWords{record: "commitment"}).value(column, row{column: value}); err != nil || got != want {
			t.Errorf("%s: %q, %v", column, got, err)
		}
	}
}

// What is known to the day, or less closely, is told without a time in the history, and as one moment; what was recorded has its minute.
func TestTheHistoryTellsDaysAsDays(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	zone := testFrame().Agreement.Location()
	day := func(n int) ceasefire.Moment {
		return ceasefire.DayMoment(ceasefire.DayOf(time.Date(2016, 9, n, 12, 0, 0, 0, zone), zone), zone)
	}
	saved := add(t, d, ceasefire.Incident{When: day(10), Type: ceasefire.Shelling, Title: "A shell"})
	saved.When = day(9)
	if _, err := d.UpdateIncident(ctx, saved); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Tallies = append(f.Tallies, ceasefire.Tally{ID: testID(77), AsOf: effect, Precision: ceasefire.PrecisionDay, CountedBy: "A monitor", Metric: "violations", From: day(9).From, Until: day(12).From})
		f.Sources = append(f.Sources, ceasefire.Source{ID: testID(78), Title: "A report", Published: day(11).From})
		f.Timeline = append(f.Timeline, ceasefire.Event{ID: testID(79), Title: "Talks", When: day(8)})
	}); err != nil {
		t.Fatal(err)
	}
	numbers, _, err := d.History(ctx, HistoryFilter{})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := d.HistoryLines(ctx, numbers[:5])
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, line := range lines {
		fields, err := d.HistoryFields(ctx, line.AuditEntry, zone)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fields {
			said[line.Record+" "+line.Action+" "+f.Name] = f.Before + " → " + f.After
			if strings.Contains(f.After, "00:00") || f.Name == "Starts" || f.Name == "Ends" {
				t.Errorf("%s %s: %+v", line.Record, line.Action, f)
			}
		}
	}
	for of, want := range map[string]string{"incident change When": "10 Sep 2016 → 9 Sep 2016", "incident add When": " → 10 Sep 2016", "source add Published": " → 11 Sep 2016", "event add When": " → 8 Sep 2016", "tally add Until": " → 12 Sep 2016"} {
		if said[of] != want {
			t.Errorf("%s: %q, want %q", of, said[of], want)
		}
	}
}
