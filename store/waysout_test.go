package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// Whatever was changed past the trail is put right by the way that is named with it: by merging an undamaged copy where that is named; and in every case by putting the dossier back to a backup of before and merging what it was, which brings all
// that was entered since and nothing of what was not.
func TestEachFindingHasAWayOn(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	good := filepath.Join(t.TempDir(), "good.truce")
	if err := d.Backup(ctx, good); err != nil {
		t.Fatal(err)
	}
	all := len(shown(t, d, anyTime))
	for name, c := range tamperings() {
		path := tampered(t, d, c.statements...)
		altered := reopenedAt(t, path)
		found, err := altered.Check(ctx)
		if err != nil || found.OK {
			t.Fatal(name, found, err)
		}
		added := func(f RecordFault) bool { return f.Fault == FaultAdded }
		if named := strings.Contains(found.Records[0].String(), "erg"); !named {
			t.Errorf("%s: no way is named: %s", name, found.Records[0])
		}
		if !slices.ContainsFunc(found.Records, added) {
			if result, err := altered.Merge(ctx, good, MergeOptions{}); err != nil || result.Restored == 0 {
				t.Errorf("%s: merging: %+v, %v", name, result, err)
			}
			sound(t, altered)
		}
		putBackAndMerge(t, tampered(t, d, c.statements...), good, all+1, len(slices.DeleteFunc(found.Records, func(f RecordFault) bool { return !added(f) })))
	}
}

// putBackAndMerge puts a dossier in which an incident was entered since back to a backup, and merges what it was.
func putBackAndMerge(t *testing.T, path, good string, want, leftOut int) {
	t.Helper()
	ctx, d := context.Background(), reopenedAt(t, path)
	add(t, d, testIncident())
	restored, err := d.Restore(ctx, Shelf{Folder: filepath.Join(t.TempDir(), "shelf")}, good)
	if err != nil {
		t.Fatal(err)
	}
	again := reopenedAt(t, path)
	result, err := again.Merge(ctx, restored.Kept.Path, MergeOptions{})
	if err != nil || len(result.LeftOut) != leftOut {
		t.Errorf("%s: %+v, %v", path, result, err)
	}
	sound(t, again)
	if is := len(shown(t, again, anyTime)); is != want {
		t.Errorf("%s: %d incidents, want %d", path, is, want)
	}
}

// What was added past the trail can be deleted by the program where it says so, which the trail tells of then.
func TestWhatWasAddedCanBeDeleted(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	const id = "x'0123456789abcdef0123456789abcdef'"
	frame := func(revise func(*ceasefire.Frame)) func(*Dossier, ceasefire.ID) error {
		return func(d *Dossier, _ ceasefire.ID) error {
			_, err := d.Revise(ctx, revise)
			return err
		}
	}
	for record, c := range map[string]struct {
		statement string
		remove    func(*Dossier, ceasefire.ID) error
	}{
		"incident":   {copiedRow("incident", id), func(d *Dossier, id ceasefire.ID) error { return d.DeleteIncident(ctx, id) }},
		"attachment": {copiedRow("attachment", id), func(d *Dossier, id ceasefire.ID) error { return d.RemoveAttachment(ctx, id) }},
		"event":      {copiedRow("event", id), frame(func(f *ceasefire.Frame) { f.Timeline = f.Timeline[:0] })},
		"tally":      {copiedRow("tally", id), frame(func(f *ceasefire.Frame) { f.Tallies = f.Tallies[:0] })},
	} {
		altered := reopenedAt(t, tampered(t, d, c.statement, "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"))
		found, err := altered.Check(ctx)
		if err != nil || len(found.Records) != 1 || found.Records[0].Fault != FaultAdded || found.Records[0].Record != record {
			t.Errorf("%s: %v, %v", record, found.Problems(), err)
			continue
		}
		if !strings.Contains(found.Records[0].String(), "delete it in the window") {
			t.Errorf("%s: %s", record, found.Records[0])
		}
		if err := c.remove(altered, found.Records[0].ID); err != nil {
			t.Errorf("%s: %v", record, err)
		}
		sound(t, altered)
	}
	ruled, err := CheckFile(ctx, tampered(t, d, tamperings()["a ruling added"].statements...))
	if err != nil || strings.Contains(ruled.Records[0].String(), "delete it") {
		t.Errorf("%v, %v: a ruling is never deleted", ruled.Problems(), err)
	}
}

// copiedRow is the SQL that adds the first row of a table once more, under another identifier.
func copiedRow(table, id string) string {
	columns := map[string]string{
		"attachment": "incident_id, name, media_type, size, sha256, content, recorded_by, recorded_at", "event": "starts_at, ends_at, zone, precision, title, recorded_by, recorded_at",
		"tally":    "as_of, precision, counted_by, metric, recorded_by, recorded_at",
		"incident": strings.Join(slices.DeleteFunc(slices.Concat(enteredColumns(), derivedColumns(), stampedColumns()), func(name string) bool { return strings.HasPrefix(name, "dataset") }), ", "),
	}[table]
	return fmt.Sprintf("INSERT INTO %[1]s (uuid, %[2]s) SELECT %[3]s, %[2]s FROM %[1]s LIMIT 1", table, columns, id)
}
