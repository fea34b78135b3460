package dashboard

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// sampleDossier makes the sample dossier and opens it.
func sampleDossier(t *testing.T) *store.Dossier {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "sample.truce")
	now := func() time.Time { return wallAt(0) }
	if err := intake.New(ctx, path, intake.Making{Template: intake.SampleTemplate, Sample: true, Who: "Tester", Now: now}); err != nil {
		t.Fatal(err)
	}
	d, err := store.Open(ctx, path, store.Options{Who: "Tester", Now: now})
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

// The truce as the pages tell it, from 9 September to 3 October 2016, noon in Damascus (09:00 UTC). Its end is known to the day, and counted in days.
func TestThePagesTellTheTruceDayByDay(t *testing.T) {
	d := sampleDossier(t)
	for _, test := range []struct {
		day, phase, headline, figures string
	}{
		{"2016-09-09", "Ceasefire starts in 3 days 7 hours.", "CEASEFIRE STARTS IN", "3 d 07:00:00"},
		{"2016-09-12", "Ceasefire starts in 7 hours.", "CEASEFIRE STARTS IN", "07:00:00"},
		{"2016-09-13", "Day 1 of 7. Holding", "DAY 1 OF 7 ENDS IN", "07:00:00"},
		{"2016-09-15", "Day 3 of 7. Holding", "DAY 3 OF 7 ENDS IN", "07:00:00"},
		{"2016-09-16", "Day 4 of 7. Holding", "48 HOURS END IN", "07:00:00"},
		{"2016-09-18", "Day 6 of 7. Holding", "DAY 6 OF 7 ENDS IN", "07:00:00"},
		{"2016-09-19", "Truce over since 19 Sep 2016, after 6 of 7 days.", "TRUCE OVER SINCE", "today"},
		{"2016-10-03", "Truce over since 19 Sep 2016, after 6 of 7 days.", "TRUCE OVER SINCE", "14 days"},
	} {
		at, err := time.Parse(time.RFC3339, test.day+"T12:00:00+03:00")
		if err != nil {
			t.Fatal(err)
		}
		shot, err := takeSnapshot(context.Background(), d, store.NewMemory(d), store.View{AsOf: ceasefire.AsOf{At: at}})
		if err != nil {
			t.Fatal(err)
		}
		if got := shot.Phase; len(got) < len(test.phase) || got[:len(test.phase)] != test.phase {
			t.Errorf("%s: %q, want %q", test.day, got, test.phase)
		}
		next, ok := ceasefire.NextClock(shot.Readings)
		if !ok || next.Headline(shot.Zone) != test.headline || next.Figures(shot.Zone) != test.figures {
			t.Errorf("%s: %q, %q; want %q, %q", test.day, next.Headline(shot.Zone), next.Figures(shot.Zone), test.headline, test.figures)
		}
		for fact := range shot.All.All() {
			if fact.From > at.Unix() {
				t.Fatalf("%s: an incident of %v is shown", test.day, time.Unix(fact.From, 0))
			}
		}
	}
}

// What was recorded after the known-at is on no page: neither the sample's assessments nor its incidents.
func TestThePagesShowWhatWasKnown(t *testing.T) {
	d := sampleDossier(t)
	asOf := ceasefire.AsOf{At: time.Date(2016, 10, 3, 9, 0, 0, 0, time.UTC), KnownAt: wallAt(-1)}
	shot, err := takeSnapshot(context.Background(), d, store.NewMemory(d), store.View{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	if shot.All.Len() != 0 || len(shot.Latest) != 0 || len(shot.Frame.Assessments) != 0 || len(shot.Frame.Determinations) != 0 || len(shot.Frame.Tallies) != 0 {
		t.Errorf("known before it was recorded: %d incidents, %d assessments", shot.All.Len(), len(shot.Frame.Assessments))
	}
	for _, p := range shot.Compliance {
		if p.Known {
			t.Errorf("%s has a score of %v", p.Party.Name, p.Score)
		}
	}
	asOf.KnownAt = wallAt(0)
	if shot, err = takeSnapshot(context.Background(), d, store.NewMemory(d), store.View{AsOf: asOf}); err != nil || shot.All.Len() == 0 || len(shot.Frame.Assessments) == 0 {
		t.Errorf("known when it was recorded: %d incidents, %v", shot.All.Len(), err)
	}
}
