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

// What a source that is marked as confidential is called goes, also where counts are told to be its own, by whatever writing; a monitor that an open source is of as well stays.
func TestWhoCountedIsStruckOutWhereTheSourceIsConfidential(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, ceasefire.Source{ID: testID(91), Title: "Notes of a visit", Publisher: "Clinic of Azaz", Confidential: true},
			ceasefire.Source{ID: testID(92), Title: "A call", Publisher: "SOHR", Confidential: true}, ceasefire.Source{ID: testID(93), Title: "Daily counts", Publisher: "SOHR"})
		for n, by := range []string{"Clinic of Azaz", "SOHR"} {
			f.Tallies = append(f.Tallies, ceasefire.Tally{ID: testID(byte(70 + n)), AsOf: effect, Precision: ceasefire.PrecisionMinute, CountedBy: by, Metric: "violations"})
		}
		f.Parties[0].Note = "via clinic of azaz, and SOHR"
	})
	if err != nil {
		t.Fatal(err)
	}
	f := sharedFrame(t, d)
	counted := map[string]bool{}
	for _, tally := range f.Tallies {
		counted[tally.CountedBy] = true
	}
	if counted["Clinic of Azaz"] || !counted["[removed]"] || !counted["SOHR"] || f.Parties[0].Note != "via [removed], and SOHR" {
		t.Errorf("counted by %v, %q", counted, f.Parties[0].Note)
	}
}

// The site of a confidential source is what it is called, with and without what goes before it, and so are the words of its name joined by hyphens; a site that open sources use too stays.
func TestTheSiteOfAConfidentialSourceIsStruckOut(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, ceasefire.Source{ID: testID(91), Title: "Sunrise Clinic Network", Address: "https://www.sunrise-clinic.example/reports/2016", Confidential: true},
			ceasefire.Source{ID: testID(92), Title: "Source K", Address: "https://www.aljazeera.com/news/private", Confidential: true}, ceasefire.Source{ID: testID(93), Title: "A page", Address: "https://www.aljazeera.com/b"})
		f.Parties[0].Note = "https://sunrise-clinic.example/reports/2016; www.sunrise-clinic.example; SUNRISE-CLINIC.EXAMPLE; the Sunrise-Clinic-Network; https://www.aljazeera.com/c"
	})
	if err != nil {
		t.Fatal(err)
	}
	f := sharedFrame(t, d)
	if want := "https://[removed]; [removed]; [removed]; the [removed]; https://www.aljazeera.com/c"; f.Parties[0].Note != want {
		t.Errorf("%q", f.Parties[0].Note)
	}
}

// sharedFrame gives the frame of a redacted copy of a dossier.
func sharedFrame(t *testing.T, d *Dossier) ceasefire.Frame {
	t.Helper()
	ctx, out := context.Background(), filepath.Join(t.TempDir(), "shared.truce")
	if _, err := d.Redacted(ctx, out, RedactedOptions{}); err != nil {
		t.Fatal(err)
	}
	shared, err := Open(ctx, out, Options{Who: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer shared.Close()
	f, err := shared.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
