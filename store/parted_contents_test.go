package store

import (
	"context"
	"path/filepath"
	"testing"

	"truceboard/store/ceasefire"
)

// A dossier that was changed past its trail is not the same as its backup: what stands in the rows is compared, and not only the trails.
func TestComparingSeesWhatWasChangedPastTheTrail(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	backup := filepath.Join(t.TempDir(), "backup.truce")
	if err := d.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		statements       []string
		changed, removed int
	}{
		"nothing":         {nil, 0, 0},
		"entered":         {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset = ''"}, 1, 0},
		"imported":        {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset_key IN ('1', '2')"}, 2, 0},
		"a kept column":   {[]string{"DELETE FROM incident_extra WHERE incident_id = (SELECT id FROM incident WHERE dataset_key = '1')"}, 1, 0},
		"its source":      {[]string{"DELETE FROM incident_source"}, 1, 0},
		"out of scope":    {[]string{"UPDATE incident SET scope = 'disputed'"}, 4, 0},
		"another day":     {[]string{"UPDATE incident SET day = day + 1 WHERE dataset_key = '2'"}, 1, 0},
		"who recorded it": {[]string{"UPDATE incident SET recorded_by = 'Zed' WHERE dataset_key = '2'"}, 1, 0},
		"removed": {[]string{"INSERT INTO incident_removal (incident_id, removed_at, batch_id) SELECT id, 1700000000, batch_id FROM incident WHERE dataset_key IN ('1', '2')",
			"UPDATE incident SET deleted_at = 1700000000 WHERE dataset_key IN ('1', '2')"}, 0, 2},
		"a party":        {[]string{"UPDATE party SET name = 'Regime' WHERE name = 'Government'"}, 1, 0},
		"an area":        {[]string{"UPDATE area SET label_lat = 1 WHERE code = 'SY-HL'"}, 1, 0},
		"a name's party": {[]string{"UPDATE actor_name SET party_id = (SELECT id FROM party WHERE name = 'Opposition')"}, 1, 0},
		"a clock's leg":  {[]string{"UPDATE clock_leg SET name = 'Nothing' WHERE name = 'Access'"}, 1, 0},
	} {
		opened, err := Open(ctx, tampered(t, d, c.statements...), Options{ReadOnly: true, Now: fixedNow})
		if err != nil {
			t.Fatal(name, err)
		}
		found, err := opened.Compare(ctx, backup)
		if err != nil || len(found.Added) != 0 || len(found.Changed) != c.changed || len(found.Removed) != c.removed || found.Same() != (c.changed+c.removed == 0) {
			t.Errorf("%s: %v, %d added, %d changed, %d removed", name, err, len(found.Added), len(found.Changed), len(found.Removed))
		}
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What the program itself changed since a backup is told by the trail, once.
func TestComparingTellsOfWhatTheProgramChangedOnce(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	backup := filepath.Join(t.TempDir(), "backup.truce")
	if err := d.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	changed := keyed(t, d, "2")
	changed.Severity = 4
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	batches, err := d.Batches(ctx, ceasefire.AsOf{})
	if err != nil || len(batches) == 0 {
		t.Fatal(batches, err)
	}
	for _, b := range batches {
		if b.Undone.IsZero() {
			if _, err := d.UndoImport(ctx, b.ID, false, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	found, err := d.Compare(ctx, backup)
	if err != nil || len(found.Added) != 0 || len(found.Changed) != 2 || len(found.Removed) != 0 {
		t.Errorf("%v, %d added, %d changed, %d removed", err, len(found.Added), len(found.Changed), len(found.Removed))
	}
}
