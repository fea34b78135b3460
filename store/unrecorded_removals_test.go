package store

import (
	"context"
	"testing"
)

// backDossier has an import of three incidents that was undone and counts again, and one that was deleted by hand between, so that incidents were removed which are there again.
func backDossier(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := laterDossier(t), context.Background()
	batch := batchOf(t, d, false, imported("1", "a", 2), imported("2", "b", 3), imported("3", "c", 4))
	if _, err := d.UndoImport(ctx, batch, false, false); err != nil {
		t.Fatal(err)
	}
	if err := d.RestoreIncident(ctx, keyed(t, d, "2").ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.RedoImport(ctx, batch); err != nil {
		t.Fatal(err)
	}
	add(t, d, testIncident())
	var closed int
	if err := d.read.QueryRow("SELECT count(*) FROM incident_removal WHERE restored_at IS NOT NULL").Scan(&closed); err != nil || closed != 3 {
		t.Fatal(closed, err)
	}
	sound(t, d)
	return d
}

// When incidents were removed that are there again is held against the trail: what it was known earlier goes by that. Merging a good copy puts it right.
func TestWhenIncidentsWereRemovedIsHeld(t *testing.T) {
	good, ctx := backDossier(t), context.Background()
	const one = " WHERE incident_id = 2"
	for name, statement := range map[string]string{
		"removed later":    "UPDATE incident_removal SET removed_at = removed_at + 1" + one,
		"back later":       "UPDATE incident_removal SET restored_at = restored_at + 1000" + one,
		"back by hand":     "UPDATE incident_removal SET restored_at = restored_at + 1 WHERE incident_id = (SELECT id FROM incident WHERE dataset_key = '2')",
		"never removed":    "DELETE FROM incident_removal" + one,
		"another instead":  "UPDATE incident_removal SET incident_id = 4" + one,
		"one more removed": "INSERT INTO incident_removal SELECT 4, removed_at, batch_id, restored_at FROM incident_removal" + one,
	} {
		path := tampered(t, good, statement)
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) == 0 || found.Records[0].Fault != FaultAltered && found.Records[0].Fault != FaultSeal {
			t.Errorf("%s: %v, %v", name, found.Problems(), err)
			continue
		}
		d := reopenedAt(t, path)
		brought(t, d, good, "")
		const rows = "SELECT group_concat(incident_id || ' ' || removed_at || ' ' || batch_id || ' ' || restored_at) FROM incident_removal"
		var is, was string
		if err := d.read.QueryRow(rows).Scan(&is); err != nil {
			t.Fatal(err)
		}
		if err := good.read.QueryRow(rows).Scan(&was); err != nil || is != was {
			t.Errorf("%s: %v, they are %s after merging, and were %s", name, err, is, was)
		}
	}
}
