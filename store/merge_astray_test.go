package store

import (
	"context"
	"testing"
	"time"
)

// What merges kept of an incident that they changed without a line comes back with it, or by itself: it is held against that.
func TestWhatMergesKeptComesBackByMerging(t *testing.T) {
	a, b := importedApart(t, false)
	brought(t, a, b, Ours)
	ctx := context.Background()
	good := copyOf(t, a, "Cy", ticking(recorded.Add(72*time.Hour)))
	const lost = "DELETE FROM together WHERE incident_id = 2"
	for name, statements := range map[string][]string{
		"alone":    {lost},
		"with all": {lost, "DELETE FROM incident_removal WHERE incident_id = 2", "DELETE FROM incident_extra WHERE incident_id = 2", "DELETE FROM incident WHERE id = 2", "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"},
	} {
		saved, out := salvagedPast(t, a, statements...)
		if len(lostOf(saved.Losses)) == 0 {
			t.Fatalf("%s: %+v", name, saved)
		}
		d, err := Open(ctx, out, Options{Who: "Ada", Now: ticking(recorded.Add(96 * time.Hour))})
		if err != nil {
			t.Fatal(err)
		}
		if result := brought(t, d, good, ""); result.Restored != 1 {
			t.Errorf("%s: %+v", name, result)
		}
		if result := brought(t, d, good, ""); result.Restored != 0 {
			t.Errorf("%s, again: %+v", name, result)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}
