package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// What both changed differently is told in words: codes by what they stand for, of several values those alone that differ, a day without a time.
func TestWhatBothChangedIsToldInWords(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	i := add(t, a, testIncident())
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	for n, d := range []*Dossier{a, b} {
		now := i
		now.Type, now.Severity = []ceasefire.Type{ceasefire.AirStrike, ceasefire.ArmedClash}[n], ceasefire.Severity(3+n)
		now.Deaths.Low, now.Deaths.Best, now.Deaths.High = ceasefire.People(1), ceasefire.People(5+n), ceasefire.People(9)
		if _, err := d.UpdateIncident(ctx, now); err != nil {
			t.Fatal(err)
		}
		if err := d.SaveFilter(ctx, "Mine", ceasefire.Filter{MinSeverity: ceasefire.Severity(2 + n)}); err != nil {
			t.Fatal(err)
		}
	}
	result, err := a.Merge(ctx, b.Path(), MergeOptions{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, c := range result.Conflicts {
		for _, f := range c.Fields {
			said[f.Field] = f.Ours + " / " + f.Theirs
		}
	}
	want := map[string]string{"type": ceasefire.AirStrike.Name() + " / " + ceasefire.ArmedClash.Name(), "severity": ceasefire.Severity(3).Words() + " / " + ceasefire.Severity(4).Words(), "deaths": "best 5 / best 6",
		"filter": ceasefire.Filter{MinSeverity: 2}.Words(ceasefire.Frame{}) + " / " + ceasefire.Filter{MinSeverity: 3}.Words(ceasefire.Frame{})}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

// When both moved an incident that is known to the day, the days are told, one each.
func TestADayThatBothChangedIsToldAsADay(t *testing.T) {
	a, ctx := testDossier(t), context.Background()
	zone := testFrame().Agreement.Location()
	day := func(n int) ceasefire.Moment {
		return ceasefire.DayMoment(ceasefire.DayOf(time.Date(2016, 9, n, 12, 0, 0, 0, zone), zone), zone)
	}
	i := add(t, a, ceasefire.Incident{When: day(10), Type: ceasefire.Shelling, Title: "A shell"})
	b := copyOf(t, a, "Ben", ticking(recorded.Add(time.Hour)))
	for n, d := range []*Dossier{a, b} {
		now := i
		now.When = day(12 + n)
		if _, err := d.UpdateIncident(ctx, now); err != nil {
			t.Fatal(err)
		}
	}
	result, err := a.Merge(ctx, b.Path(), MergeOptions{DryRun: true})
	if err != nil || len(result.Conflicts) != 1 || len(result.Conflicts[0].Fields) != 1 {
		t.Fatalf("%+v, %v", result.Conflicts, err)
	}
	if f := result.Conflicts[0].Fields[0]; f.Ours != "12 Sep 2016" || f.Theirs != "13 Sep 2016" {
		t.Errorf("%q, %q", f.Ours, f.Theirs)
	}
}
