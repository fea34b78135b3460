package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// What a salvage lost or could not vouch for comes back from an undamaged copy, though the trails of both say the same.
func TestWhatASalvageLostComesBackByMerging(t *testing.T) {
	base, ctx := fullDossier(t), context.Background()
	good := copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	saved, out := salvagedPast(t, base, "DELETE FROM incident_extra WHERE incident_id = 2", "DELETE FROM incident WHERE id = 2", "UPDATE incident SET deaths_best = 42 WHERE id = 3",
		"INSERT INTO incident_text (incident_text) VALUES ('rebuild')")
	if len(lostOf(saved.Losses)) != 2 {
		t.Fatalf("%+v", saved.Losses)
	}
	d, err := Open(ctx, out, Options{Who: "Ada", Now: ticking(recorded.Add(48 * time.Hour))})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if c, err := d.Compare(ctx, good.Path()); err != nil || len(c.Removed) != 1 || c.Removed[0].Record != "incident" || c.Same() {
		t.Errorf("compared: %+v, %v", c, err)
	}
	dry, err := d.Merge(ctx, good.Path(), MergeOptions{DryRun: true})
	if err != nil || dry.Restored != 2 {
		t.Errorf("a dry run: %+v, %v", dry, err)
	}
	if result := brought(t, d, good, ""); result.Restored != 2 || result.TheirsSince != 0 {
		t.Errorf("merged: %+v", result)
	}
	brought(t, good, d, "")
	if diff := cmp.Diff(everything(t, good), everything(t, d)); diff != "" {
		t.Error(diff)
	}
	if result := brought(t, d, good, ""); result.Restored != 0 {
		t.Errorf("merged again: %+v", result)
	}
	if c, err := d.Compare(ctx, good.Path()); err != nil || len(c.Removed) != 0 {
		t.Errorf("compared again: %+v, %v", c, err)
	}
}

// A record of the frame that another program took out comes back too, in the place where the trail knows it.
func TestARecordThatIsLostComesBackByMerging(t *testing.T) {
	base, ctx := fullDossier(t), context.Background()
	good := copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	d, err := Open(ctx, tampered(t, base, "DELETE FROM tally"), Options{Who: "Ada", Now: ticking(recorded.Add(48 * time.Hour))})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if result := brought(t, d, good, ""); result.Restored == 0 {
		t.Errorf("%+v", result)
	}
	brought(t, good, d, "")
	if diff := cmp.Diff(everything(t, good), everything(t, d)); diff != "" {
		t.Error(diff)
	}
}

// Names of actors and areas come back too, with what refers to them; where the trail is damaged, what refers to them stays as it was salvaged.
func TestNamesThatASalvageLostComeBackByMerging(t *testing.T) {
	base, ctx := fullDossier(t), context.Background()
	good := copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	for _, statements := range [][]string{
		{"DELETE FROM actor_name"},
		{"PRAGMA foreign_keys = OFF", "DELETE FROM area WHERE code = 'SY-HL'", "DELETE FROM actor_name"},
		{"PRAGMA foreign_keys = OFF", "DELETE FROM area WHERE code = 'SY-HL'", "DELETE FROM actor_name", "UPDATE audit SET who = 'X' WHERE seq = (SELECT max(seq) FROM audit)"},
	} {
		saved, out := salvagedPast(t, base, statements...)
		if len(lostOf(saved.Losses)) == 0 {
			t.Fatalf("%+v", saved)
		}
		d, err := Open(ctx, out, Options{Who: "Ada", Now: ticking(recorded.Add(48 * time.Hour))})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		brought(t, d, good, Theirs)
		are, were := everything(t, d), everything(t, good)
		for name := range were {
			if len(statements) > 3 && !strings.HasPrefix(name, "area") && !strings.HasPrefix(name, "actor_name") {
				delete(are, name)
				delete(were, name)
			}
		}
		if diff := cmp.Diff(were, are); diff != "" || len(were) == 0 {
			t.Errorf("%q: %s", statements, diff)
		}
	}
}

// By whom an incident was recorded, where nothing but its seal vouches for that, comes back from an undamaged copy.
func TestWhoRecordedComesBackByMerging(t *testing.T) {
	base, ctx := fullDossier(t), context.Background()
	row := imported("50", "a", 2)
	row.Recorded = ceasefire.Stamp{By: "Somebody", At: recorded.Add(-time.Hour)}
	batchOf(t, base, false, row)
	good := copyOf(t, base, "Ben", ticking(recorded.Add(24*time.Hour)))
	saved, out := salvagedPast(t, base, "UPDATE incident SET recorded_by = 'Nobody' WHERE dataset_key = '50'")
	if len(lostOf(saved.Losses)) != 1 {
		t.Fatalf("%+v", saved.Losses)
	}
	d, err := Open(ctx, out, Options{Who: "Ada", Now: ticking(recorded.Add(48 * time.Hour))})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if result := brought(t, d, good, ""); result.Restored != 1 {
		t.Errorf("%+v", result)
	}
	if got := keyed(t, d, "50").Recorded; got != row.Recorded {
		t.Errorf("%+v", got)
	}
	if result := brought(t, d, good, ""); result.Restored != 0 {
		t.Errorf("again: %+v", result)
	}
}

// What is lost is looked for incident by incident: none of them has all that are here read for it.
func TestLookingForLostIncidentsReadsEachOnce(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	other := copyOf(t, d, "Ben", ticking(recorded.Add(time.Hour)))
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	err := d.writeBeside(ctx, other.Path(), func(c *change) error {
		if _, err := c.tx.ExecContext(ctx, "CREATE TEMP TABLE wrong (uuid BLOB)"); err != nil {
			return err
		}
		steps, err := objects(ctx, c.tx, "EXPLAIN QUERY PLAN SELECT count(*) FROM other.incident AS o WHERE "+lostIncidents(c.trail.first))
		for _, step := range steps {
			if text, _ := step["detail"].(string); strings.HasPrefix(text, "SCAN i") && !strings.Contains(text, "USING") {
				t.Errorf("it would %s", text)
			}
		}
		if len(steps) < 3 {
			t.Errorf("%d steps", len(steps))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
