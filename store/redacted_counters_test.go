package store

import (
	"context"
	"path/filepath"
	"testing"

	"truceboard/store/ceasefire"
)

// A monitor whose tally stands in the copy is not struck out for having reported an incident; a person who counted is, and so is a counter that rests on a confidential source alone.
func TestWhoPublishedCountsOpenlyIsNoSecret(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	secret := ceasefire.Source{ID: testID(91), Title: "A diary", Confidential: true}
	_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, secret)
		for n, by := range []string{"SOHR", "Rania Qasim", "ZQRW"} {
			tally := ceasefire.Tally{ID: testID(byte(70 + n)), AsOf: effect, Precision: ceasefire.PrecisionMinute, CountedBy: by, Metric: "violations"}
			if by == "ZQRW" {
				tally.Source = secret.ID
			}
			f.Tallies = append(f.Tallies, tally)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range []string{"SOHR", "Rania Qasim", "ZQRW"} {
		i := testIncident()
		i.Text, i.ReportedBy = "By SOHR, Rania Qasim and ZQRW", by
		add(t, d, i)
	}
	out := filepath.Join(t.TempDir(), "shared.truce")
	if _, err := d.Redacted(ctx, out, RedactedOptions{}); err != nil {
		t.Fatal(err)
	}
	shared, err := Open(ctx, out, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	for i, err := range shared.Incidents(ctx, View{}, Sort{}) {
		if err != nil || i.Text != "By SOHR, [removed] and [removed]" {
			t.Errorf("%q, %v", i.Text, err)
		}
	}
}
