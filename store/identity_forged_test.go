package store

import (
	"context"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// A row that tells by what else a record is known, and that no line of the trail stands for, is named, and nobody goes by it: neither an import, which would write to another incident, nor what is entered.
func TestAForgedNameIsNamedAndNotGoneBy(t *testing.T) {
	good, ctx := laterDossier(t), context.Background()
	one, two := titled("", "a", "One"), titled("", "b", "Two")
	one.ID, one.Origin, two.ID, two.Origin = testID(200), ceasefire.Origin{}, testID(201), ceasefire.Origin{}
	batch := testBatch()
	batch.Same, batch.ApplyUpdates = SameContent, true
	if _, err := good.Import(ctx, batch, stream(one, two), false); err != nil {
		t.Fatal(err)
	}
	const forge = "INSERT INTO identity (change, record, uuid, became, own) SELECT %, 'incident', a.uuid, b.uuid, 0 FROM incident AS a, incident AS b WHERE a.title = 'One' AND b.title = 'Two'"
	for _, change := range []string{"1", "(SELECT max(seq) FROM audit)", "(SELECT max(seq) + 1 FROM audit)", "1000000"} {
		path := tampered(t, good, strings.ReplaceAll(forge, "%", change))
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) != 1 || found.Records[0].Record != "identity" || found.Records[0].Fault != FaultAdded {
			t.Errorf("%s: %v, %+v", change, err, found)
		}
		d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
		if err != nil {
			t.Fatal(err)
		}
		one.Title = "One, changed"
		if _, err := d.Import(ctx, batch, stream(one), false); err != nil {
			t.Error(err)
		}
		for id, want := range map[ceasefire.ID]string{one.ID: "One, changed", two.ID: "Two"} {
			if is, err := d.Incident(ctx, id); err != nil || is.Title != want {
				t.Errorf("%s: %q, want %q: %v", change, is.Title, want, err)
			}
		}
		if result, err := d.Merge(ctx, good.Path(), MergeOptions{}); err != nil || result.Restored != 1 {
			t.Errorf("%s: %+v, %v", change, result, err)
		}
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A row that is put beside those which a merge wrote is told by their digest: check names it, and neither an import nor a merge goes on.
func TestANameForgedBesideOthersStopsImports(t *testing.T) {
	d, other := importedApart(t, false)
	ctx := context.Background()
	brought(t, d, other, Ours)
	path := tampered(t, d, "INSERT INTO identity (change, record, uuid, became, own) SELECT i.change, 'incident', a.uuid, b.uuid, 0 FROM identity AS i, incident AS a, incident AS b WHERE i.id = 1 AND a.id = 1 AND b.id = 2")
	if found, err := CheckFile(ctx, path); err != nil || len(found.Audit) != 1 {
		t.Errorf("%v, %+v", err, found)
	}
	forged, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := forged.Close(); err != nil {
			t.Error(err)
		}
	}()
	_, imported := forged.Import(ctx, testBatch(), stream(titled("9", "z", "Nine")), false)
	_, merged := forged.Merge(ctx, other.Path(), MergeOptions{Prefer: Ours})
	for _, err := range []error{imported, merged} {
		if err == nil || !strings.Contains(err.Error(), "nothing was written") {
			t.Errorf("%v", err)
		}
	}
}

// What a merge kept of incidents without a line is told by its line: who forges it to have an incident removed without one is named, and merging a good copy brings it back.
func TestWhatAMergeKeptIsToldByItsLine(t *testing.T) {
	d, other := importedApart(t, false)
	ctx := context.Background()
	brought(t, d, other, Ours)
	const said = "change, incident_id, batch_id, recorded_by, recorded_at, deleted_at, now_batch_id, now_recorded_by, now_recorded_at, now_deleted_at"
	for name, statements := range map[string][]string{
		"altered": {"UPDATE together SET now_deleted_at = 1800000000", "UPDATE incident SET deleted_at = 1800000000 WHERE id IN (SELECT incident_id FROM together)"},
		"added": {"INSERT INTO together (" + said + ") SELECT (SELECT max(seq) FROM audit), id, batch_id, recorded_by, recorded_at, NULL, batch_id, recorded_by, recorded_at, 1800000000 FROM incident",
			"UPDATE incident SET deleted_at = 1800000000"},
		"of an import": {"INSERT OR REPLACE INTO together (" + said + ") SELECT (SELECT max(seq) FROM audit WHERE record = 'import_batch' AND action = 'import' AND origin IS NULL), id, batch_id, recorded_by, recorded_at, NULL, batch_id, recorded_by, recorded_at, 1800000000 FROM incident"},
	} {
		path := tampered(t, d, statements...)
		found, err := CheckFile(ctx, path)
		if err != nil || found.OK || len(found.Records) < 1 {
			t.Errorf("%s: %v, %+v", name, err, found)
		}
		forged, err := Open(ctx, path, Options{Who: "Tester", Now: ticking(recorded.AddDate(1, 0, 0)), Sound: true})
		if err != nil {
			t.Fatal(err)
		}
		if result, err := forged.Merge(ctx, d.Path(), MergeOptions{}); err != nil || result.Restored == 0 {
			t.Errorf("%s: %+v, %v", name, result, err)
		}
		sound(t, forged)
		if err := forged.Close(); err != nil {
			t.Error(err)
		}
	}
}
