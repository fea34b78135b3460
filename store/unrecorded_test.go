package store

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// fullDossier has incidents that were entered, imported, changed and removed, rulings and files.
func fullDossier(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	entered := add(t, d, testIncident())
	batchOf(t, d, false, imported("1", "a", 2), imported("2", "b", 3), imported("3", "c", 4))
	entered.Title = "Shells on the bridge"
	if _, err := d.UpdateIncident(ctx, entered); err != nil {
		t.Fatal(err)
	}
	changed := keyed(t, d, "3")
	changed.Severity = 4
	if _, err := d.UpdateIncident(ctx, changed); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Attach(ctx, entered.ID, "photo.txt", []byte("a photo")); err != nil {
		t.Fatal(err)
	}
	undone := batchOf(t, d, false, imported("4", "d", 2))
	if _, err := d.UndoImport(ctx, undone, false, false); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
	return d
}

// tampering is something that another program does to fullDossier past the trail, and what is found of it, without its ID, name and line.
type tampering struct {
	statements []string
	want       RecordFault
}

// tamperings are such, one of each kind.
func tamperings() map[string]tampering {
	const newID, ged = "x'0123456789abcdef0123456789abcdef'", "(SELECT id FROM incident WHERE dataset_key = '%')"
	const reindex = "INSERT INTO incident_text (incident_text) VALUES ('rebuild')"
	of := func(key string) string { return strings.ReplaceAll(ged, "%", key) }
	return map[string]tampering{
		"entered incident":          {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset = ''"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"deaths_best"}}},
		"its words":                 {[]string{"UPDATE incident SET title = 'Nothing happened' WHERE dataset = ''", reindex}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"title"}}},
		"its source":                {[]string{"DELETE FROM incident_source"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"incident_source"}}},
		"deleted":                   {[]string{"UPDATE incident SET deleted_at = 5 WHERE dataset = ''"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"deleted_at"}}},
		"imported incident":         {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 2}},
		"its kept columns":          {[]string{"UPDATE incident_extra SET columns = '[\"other\"]' WHERE incident_id = " + of("1")}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1}},
		"names of kept columns":     {[]string{"UPDATE column_set SET names = '[\"other\"]'", "DELETE FROM incident_extra WHERE incident_id <> " + of("2")}, RecordFault{}},
		"a source put to it":        {[]string{"INSERT INTO incident_source SELECT " + of("1") + ", 1, 'p. 9', 2"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1}},
		"imported and deleted":      {[]string{"UPDATE incident SET deleted_at = 5 WHERE dataset_key = '1'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"imported and changed here": {[]string{"UPDATE incident SET severity = 1 WHERE dataset_key = '3'"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"severity"}}},
		"who entered it":            {[]string{"UPDATE incident SET recorded_by = 'X' WHERE dataset = ''"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"recorded_by"}}},
		"when it was entered":       {[]string{"UPDATE incident SET recorded_at = recorded_at + 1 WHERE dataset = ''"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"recorded_at"}}},
		"entered, not imported":     {[]string{"UPDATE incident SET batch_id = 1 WHERE dataset = ''"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"batch_id"}}},
		"who imported it":           {[]string{"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '2'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 2, Columns: []string{"recorded_by"}}},
		"when it was imported":      {[]string{"UPDATE incident SET recorded_at = recorded_at + 1 WHERE dataset_key = '2'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 2, Columns: []string{"recorded_at"}}},
		"by which import":           {[]string{"UPDATE incident SET batch_id = 2 WHERE dataset_key = '2'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 2, Columns: []string{"batch_id"}}},
		"imported and changed":      {[]string{"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '3'"}, RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{"recorded_by"}}},
		"when it was removed":       {[]string{"UPDATE incident SET deleted_at = deleted_at + 1 WHERE dataset_key = '4'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"removed no longer":         {[]string{"UPDATE incident SET deleted_at = NULL WHERE dataset_key = '4'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"that it was removed":       {[]string{"UPDATE incident_removal SET removed_at = removed_at - 1"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"removed by no undoing": {[]string{"INSERT INTO incident_removal (incident_id, removed_at, batch_id) SELECT id, 1700000000, batch_id FROM incident WHERE dataset_key = '1'",
			"UPDATE incident SET deleted_at = 1700000000 WHERE dataset_key = '1'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"removed with another import": {[]string{"INSERT INTO incident_removal (incident_id, removed_at, batch_id) SELECT id, 1700000000, 2 FROM incident WHERE dataset_key = '1'",
			"UPDATE incident SET deleted_at = 1700000000 WHERE dataset_key = '1'"}, RecordFault{Record: "incident", Fault: FaultAltered, Row: 1, Columns: []string{"deleted_at"}}},
		"an import's row removed": {[]string{"DELETE FROM incident_extra WHERE incident_id = " + of("2"), "DELETE FROM incident WHERE dataset_key = '2'", reindex},
			RecordFault{Record: "incident", Fault: FaultRemoved, Row: 2}},
		"an incident added": {[]string{"INSERT INTO incident (uuid, starts_at, ends_at, day, zone, precision, type, recorded_by, recorded_at, changed_at) VALUES (" + newID + ", 1, 1, 1, 'UTC', 1, 'shelling', 'X', 1, 1)"},
			RecordFault{Record: "incident", Fault: FaultAdded}},
		"a score":           {[]string{"UPDATE assessment SET score = 3"}, RecordFault{Record: "assessment", Fault: FaultAltered, Columns: []string{"score"}}},
		"a ruling added":    {[]string{"INSERT INTO determination SELECT 77, " + newID + ", clock_id, leg_id, ruling, at, precision, until_at, reason, source_id, recorded_by, recorded_at FROM determination"}, RecordFault{Record: "determination", Fault: FaultAdded}},
		"a tally gone":      {[]string{"DELETE FROM tally"}, RecordFault{Record: "tally", Fault: FaultRemoved}},
		"a party":           {[]string{"UPDATE party SET name = 'Regime' WHERE name = 'Government'"}, RecordFault{Record: "party", Fault: FaultAltered, Columns: []string{"name"}}},
		"a clock's leg":     {[]string{"UPDATE clock_leg SET name = 'Nothing' WHERE name = 'Access'"}, RecordFault{Record: "clock", Fault: FaultAltered, Columns: []string{"clock_leg"}}},
		"an area":           {[]string{"UPDATE area SET label_lat = 1 WHERE code = 'SY-HL'"}, RecordFault{Record: "area", Fault: FaultAltered, Columns: []string{"label_lat"}}},
		"a name's party":    {[]string{"UPDATE actor_name SET party_id = (SELECT id FROM party WHERE name = 'Opposition')"}, RecordFault{Record: "actor_name", Fault: FaultAltered, Columns: []string{"party"}}},
		"a name gone":       {[]string{"DELETE FROM actor_name"}, RecordFault{Record: "actor_name", Fault: FaultRemoved}},
		"an import":         {[]string{"UPDATE import_batch SET name = 'other.csv' WHERE id = 1"}, RecordFault{Record: "import_batch", Fault: FaultAltered, Columns: []string{"name"}}},
		"a file":            {[]string{"UPDATE attachment SET content = CAST('b photo' AS BLOB)"}, RecordFault{Record: "attachment", Fault: FaultAltered, Columns: []string{"content"}}},
		"what vouches":      {[]string{"UPDATE row_seal SET digests = zeroblob(length(digests)) WHERE first_id = 2"}, RecordFault{Record: "import", Fault: FaultSeal}},
		"what vouches gone": {[]string{"DELETE FROM row_seal WHERE first_id = 2"}, RecordFault{Record: "import", Fault: FaultSeal}},
	}
}

// What was changed by plain SQL, past the trail, is named: the record, what of it, and the entry that has it otherwise.
func TestWhatWasChangedPastTheTrailIsNamed(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, c := range tamperings() {
		found, err := CheckFile(ctx, tampered(t, d, c.statements...))
		if err != nil || found.OK || !found.Whole() || len(found.Records) == 0 {
			t.Errorf("%s: %v, %+v", name, err, found)
			continue
		}
		got := found.Records[0]
		if got.Line == 0 && got.Fault != FaultAdded {
			t.Errorf("%s: no entry is named: %+v", name, got)
		}
		others := slices.DeleteFunc(slices.Clone(found.Records[1:]), func(f RecordFault) bool {
			return f.Fault == FaultSeal && slices.Equal(f.Columns, []string{removalTable})
		}) // beside the incident of which it is
		if c.want.Record != "" && (got.Record != c.want.Record || got.Fault != c.want.Fault || got.Row != c.want.Row || !slices.Equal(got.Columns, c.want.Columns) || len(others) > 0) {
			t.Errorf("%s: %+v", name, found.Records)
		}
	}
}

// An end of the trail that was cut off is seen, also when it is opened, and nothing is written to the dossier then.
func TestACutEndOfTheTrailIsSeen(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	const cut = "DELETE FROM audit WHERE seq > (SELECT max(seq) - 3 FROM audit)"
	for name, statements := range map[string][]string{
		"cut":         {cut},
		"cut to none": {"DELETE FROM audit"},
		"head gone":   {"DELETE FROM trail_head"},
		"added to":    {"INSERT INTO audit (seq, at, who, action, record, hash) SELECT max(seq) + 1, 1, 'X', 'change', 'party', zeroblob(32) FROM audit"},
	} {
		path := tampered(t, d, statements...)
		found, err := CheckFile(ctx, path)
		if err != nil || found.OK || len(found.Audit) != 1 {
			t.Errorf("%s: %v, %+v", name, err, found)
		}
		opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
		if err != nil {
			t.Fatal(name, err)
		}
		if _, err := opened.AddIncident(ctx, testIncident()); err == nil {
			t.Errorf("%s: it was written to", name)
		}
		if v, err := opened.VerifyTrail(ctx, nil); err != nil || v.Broken == "" {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
	// Who forges the head too leaves records of which the trail does not tell, and a backup that has more.
	forged := tampered(t, d, "INSERT INTO incident_removal SELECT id, 5, 1, 6 FROM incident", cut,
		"UPDATE trail_head SET (seq, hash) = (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)")
	found, err := CheckFile(ctx, forged)
	if err != nil || len(found.Audit) > 0 || found.OK {
		t.Errorf("forged: %v, %+v", err, found)
	}
	backup := filepath.Join(t.TempDir(), "backup.truce")
	if err := d.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if lines, err := Behind(ctx, forged, backup); err != nil || lines != 3 {
		t.Errorf("behind: %d, %v", lines, err)
	}
	if lines, err := Behind(ctx, backup, forged); err != nil || lines != 0 {
		t.Errorf("before: %d, %v", lines, err)
	}
}

// A record that was changed past the trail is what is backed up from then on, and is not edited, which would vouch for it; once it is put back as the trail has it, it is sound again.
func TestARecordChangedPastTheTrailIsPutRight(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	path := tampered(t, d, "UPDATE incident SET deaths_best = 9 WHERE dataset = ''")
	opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	if found, err := opened.QuickCheck(ctx); err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	found, err := opened.Check(ctx)
	if err != nil || len(found.Records) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	if err := opened.Backup(ctx, filepath.Join(t.TempDir(), "backup.truce")); err != nil {
		t.Error(err)
	}
	incident, err := opened.Incident(ctx, found.Records[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	incident.Deaths.Best = ceasefire.People(2)
	var altered *AlteredRecordError
	if _, err := opened.UpdateIncident(ctx, incident); !errors.As(err, &altered) || !altered.Faults[0].HasState() {
		t.Fatalf("it was edited: %v", err)
	}
	if _, err := opened.RestoreRecord(ctx, altered.Faults[0].Line); err != nil {
		t.Fatal(err)
	}
	sound(t, opened)
}
