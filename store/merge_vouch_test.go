package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// What was altered past the trail of one copy does not come out of a merge as sound: it is refused, or left out, and named.
func TestMergingVouchesForNothingThatWasAltered(t *testing.T) {
	ctx := context.Background()
	good := testDossier(t)
	d := copyOf(t, good, "Basil", ticking(recorded.Add(time.Hour)))
	batchOf(t, d, false, imported("71", "x", 2), imported("72", "y", 3))
	entered := testIncident()
	entered.Title = "Entered there"
	add(t, d, entered)
	changed := keyed(t, d, "72")
	changed.Severity = 4
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	for name, statements := range map[string][]string{
		"imported":          {"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '71'"},
		"changed there":     {"UPDATE incident SET deaths_best = 99 WHERE dataset_key = '72'"},
		"entered":           {"UPDATE incident SET deaths_best = 99 WHERE title = 'Entered there'"},
		"recorded by":       {"UPDATE incident SET recorded_by = 'Zed' WHERE dataset_key = '71'"},
		"what vouches":      {"UPDATE row_seal SET digests = zeroblob(length(digests))"},
		"an incident added": {"INSERT INTO incident (uuid, starts_at, ends_at, day, zone, precision, type, recorded_by, recorded_at, changed_at) VALUES (x'0123456789abcdef0123456789abcdef', 1, 1, 1, 'UTC', 1, 'shelling', 'X', 1, 1)"},
	} {
		path := tampered(t, d, statements...)
		for _, dry := range []bool{true, false} {
			_, err := good.Merge(ctx, path, MergeOptions{DryRun: dry})
			var altered *AlteredError
			if !errors.As(err, &altered) || altered.Path != path || len(altered.Faults) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
		sound(t, good)
	}
	// What was altered there, and is not taken, is no matter.
	path := tampered(t, d, "UPDATE party SET note = 'forged' WHERE name = 'Opposition'")
	if _, err := good.Merge(ctx, path, MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	sound(t, good)
}

// What was altered here is not written down as it is by merging another copy's change of it.
func TestMergingIntoAnAlteredDossierDoesNotVouchForIt(t *testing.T) {
	ctx := context.Background()
	good := testDossier(t)
	other := copyOf(t, good, "Basil", ticking(recorded.Add(time.Hour)))
	both := add(t, good, testIncident())
	brought(t, other, good, "")
	for _, one := range []*Dossier{good, other} {
		i, err := one.Incident(ctx, both.ID)
		if err != nil {
			t.Fatal(err)
		}
		if i.Title = "Here"; one == other {
			i.Text, i.Title = "There", both.Title
		}
		if _, err := one.UpdateIncident(ctx, i); err != nil {
			t.Fatal(err)
		}
	}
	path := tampered(t, good, "UPDATE incident SET deaths_best = 99 WHERE title = 'Here'")
	d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	_, err = d.Merge(ctx, other.path, MergeOptions{})
	var altered *AlteredError
	if !errors.As(err, &altered) || altered.Path != path {
		t.Errorf("%v", err)
	}
	found, err := d.Check(ctx)
	if err != nil || len(found.Records) != 1 {
		t.Errorf("%v, %v", found.Problems(), err)
	}
	i, err := d.Incident(ctx, both.ID)
	if err != nil {
		t.Fatal(err)
	}
	i.Deaths.Best = ceasefire.People(2)
	if _, err := d.UpdateIncident(ctx, i); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Merge(ctx, other.path, MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
}
