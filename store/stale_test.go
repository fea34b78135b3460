package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// What somebody else changed since a form began is not written over, until whoever types has seen it.
func TestWhatWasChangedMeanwhileIsNotWrittenOver(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	began := add(t, d, testIncident())
	theirs := began
	theirs.Deaths.Best = ceasefire.People(77)
	theirs.Deaths.High = ceasefire.People(80)
	theirs, err := d.UpdateIncident(ctx, theirs)
	if err != nil {
		t.Fatal(err)
	}
	mine := began
	mine.Title = "Mine"
	var stale *StaleError
	if _, err = d.Enter(ctx, Entry{Incident: mine, Began: began}); !errors.As(err, &stale) || len(stale.Fields) == 0 || !cmp.Equal(stale.Now.Deaths, theirs.Deaths) {
		t.Fatalf("%+v, %v", stale, err)
	}
	mine.Deaths = stale.Now.Deaths
	saved, err := d.Enter(ctx, Entry{Incident: mine, Began: stale.Now})
	if err != nil || saved.Title != "Mine" || saved.Deaths.Best != ceasefire.People(77) {
		t.Errorf("%+v, %v", saved, err)
	}
	if err := d.DeleteIncident(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if _, err = d.Enter(ctx, Entry{Incident: mine, Began: saved}); !errors.As(err, &stale) || stale.Now.Deleted.IsZero() {
		t.Errorf("deleted meanwhile: %v", err)
	}
	sound(t, d)
}

// An incident that a merge gave another identifier while it was in a form is saved under that.
func TestAnEntryFollowsAnIncidentThroughAMerge(t *testing.T) {
	base, ctx := testDossier(t), context.Background()
	a, b := copyOf(t, base, "Ada", ticking(recorded.Add(time.Hour))), copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	defer a.Close()
	defer b.Close()
	var began []ceasefire.Incident
	for _, d := range []*Dossier{a, b} {
		batchOf(t, d, false, titled("1", "same", "Alike"))
		began = append(began, keyed(t, d, "1"))
	}
	brought(t, a, b, Ours)
	brought(t, b, a, Ours)
	moved := 0
	for n, d := range []*Dossier{a, b} {
		mine := began[n]
		mine.Text = "Typed here"
		saved, err := d.Enter(ctx, Entry{Incident: mine, Began: began[n]})
		if err != nil || keyed(t, d, "1").Text != "Typed here" || saved.ID != keyed(t, d, "1").ID {
			t.Errorf("%+v, %v", saved, err)
		}
		if saved.ID != began[n].ID {
			moved++
		}
	}
	if moved != 1 {
		t.Errorf("%d got another identifier", moved)
	}
}
