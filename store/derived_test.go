package store

import (
	"context"
	"slices"
	"testing"
)

// What every figure is counted by is worked out anew and compared: how many incidents do not say what follows for them, and in which columns.
func TestWhatFiguresAreCountedByIsHeld(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, c := range map[string]struct {
		statement string
		count     int
		columns   []string
	}{
		"all out of scope":   {"UPDATE incident SET scope = 'disputed'", 5, []string{"scope"}},
		"another day":        {"UPDATE incident SET day = day + 1 WHERE dataset_key IN ('1', '3')", 2, []string{"day"}},
		"nobody's":           {"UPDATE incident SET party_a_id = NULL, party_b_id = (SELECT max(id) FROM party) WHERE dataset = ''", 1, []string{"party_a_id", "party_b_id"}},
		"ruled on by nobody": {"UPDATE incident SET scope_overridden = 1 WHERE dataset_key = '2'", 1, []string{"scope_overridden"}},
		"another reason":     {"UPDATE incident SET scope_why = 'Because' WHERE dataset = ''", 1, []string{"scope_why"}},
	} {
		path := tampered(t, d, c.statement)
		found, err := CheckFile(ctx, path)
		if err != nil || found.OK || !found.Whole() || len(found.Records) != 1 {
			t.Errorf("%s: %v, %v", name, err, found.Problems())
			continue
		}
		if f := found.Records[0]; f.Fault != FaultDerived || f.Count != c.count || !slices.Equal(f.Columns, c.columns) || f.ID.IsZero() {
			t.Errorf("%s: %+v", name, f)
		}
		if mended := mergedWith(t, path, d); mended.Restored != c.count {
			t.Errorf("%s: %d came back", name, mended.Restored)
		}
	}
}

// mergedWith merges a good copy of a dossier into a damaged file, which is sound then.
func mergedWith(t *testing.T, path string, good *Dossier) MergeResult {
	t.Helper()
	ctx := context.Background()
	opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}()
	result, err := opened.Merge(ctx, good.path, MergeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, opened)
	again, err := opened.Merge(ctx, good.path, MergeOptions{})
	if err != nil || !again.Nothing() {
		t.Errorf("merging again: %+v, %v", again, err)
	}
	return result
}

// Merging an undamaged copy puts back what was altered past the trail, whether or not the record has a line of its own, and says how many records it were.
func TestMergingAGoodCopyPutsBackWhatWasAltered(t *testing.T) {
	d := fullDossier(t)
	for name, c := range map[string]struct {
		statements []string
		restored   int
	}{
		"entered":        {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset = ''"}, 1},
		"imported":       {[]string{"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'"}, 1},
		"kept columns":   {[]string{"UPDATE incident_extra SET columns = '[\"other\"]' WHERE incident_id = (SELECT id FROM incident WHERE dataset_key = '1')"}, 1},
		"deleted":        {[]string{"UPDATE incident SET deleted_at = 5 WHERE dataset_key = '1'"}, 1},
		"removed":        {[]string{"INSERT INTO incident_removal (incident_id, removed_at, batch_id) SELECT id, 1700000000, batch_id FROM incident WHERE dataset_key = '1'", "UPDATE incident SET deleted_at = 1700000000 WHERE dataset_key = '1'"}, 1},
		"a party":        {[]string{"UPDATE party SET name = 'Regime' WHERE name = 'Government'"}, 1},
		"an area":        {[]string{"UPDATE area SET label_lat = 1 WHERE code = 'SY-HL'"}, 1},
		"a name's party": {[]string{"UPDATE actor_name SET party_id = (SELECT id FROM party WHERE name = 'Opposition')"}, 1},
		"a score":        {[]string{"UPDATE assessment SET score = 3"}, 1},
		"a ruling":       {[]string{"UPDATE determination SET reason = 'No'"}, 1},
	} {
		path := tampered(t, d, c.statements...)
		if found, err := CheckFile(context.Background(), path); err != nil || found.OK {
			t.Errorf("%s is not seen: %v", name, err)
		}
		if result := mergedWith(t, path, d); result.Restored != c.restored {
			t.Errorf("%s: %d came back", name, result.Restored)
		}
	}
}
