package store

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// reopenedAt opens a dossier of a test, which is closed with it.
func reopenedAt(t *testing.T, path string) *Dossier {
	t.Helper()
	d, err := Open(context.Background(), path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// reworded are the rows of fullDossier's imports, as their data set has them now.
func reworded() []any {
	var rows []any
	for n, key := range []string{"1", "2", "3", "4"} {
		i := imported(key, "new "+key, n+2)
		i.Title = "Said anew " + key
		rows = append(rows, i)
	}
	return rows
}

// An incident that was altered past the trail is updated by no import: what nobody entered would stand in the trail as what was there before, and what the file does not say as what somebody entered. It stays named, and the
// other rows are taken.
func TestAnImportVouchesForNothingThatWasAltered(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, c := range map[string]struct {
		statement string
		altered   []string // the keys of the rows that are not taken
	}{
		"imported":              {"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '2'", []string{"2"}},
		"changed here since":    {"UPDATE incident SET severity = 1 WHERE dataset_key = '3'", []string{"3"}},
		"who recorded it":       {"UPDATE incident SET recorded_by = 'X' WHERE dataset_key = '1'", []string{"1"}},
		"its source":            {"INSERT INTO incident_source SELECT id, 1, 'p. 9', 2 FROM incident WHERE dataset_key = '2'", []string{"2"}},
		"removed with its file": {"UPDATE incident SET deaths_best = 9 WHERE dataset_key = '4'", []string{"4"}},
		"removed no longer":     {"UPDATE incident SET deleted_at = NULL WHERE dataset_key = '4'", []string{"4"}},
		"what vouches for it":   {"DELETE FROM row_seal WHERE first_id = 2", []string{"1", "2"}},
	} {
		altered := reopenedAt(t, tampered(t, d, c.statement))
		before, err := altered.Check(ctx)
		if err != nil {
			t.Fatal(err)
		}
		b := testBatch()
		b.ApplyUpdates = true
		result, err := altered.Import(ctx, b, stream(reworded()...), false)
		if err != nil {
			t.Fatal(name, err)
		}
		var refused []string
		for _, r := range result.Rejected {
			if refused = append(refused, []string{"", "", "1", "2", "3", "4"}[r.Line]); !strings.Contains(r.Reason, "audit trail") || r.Waiting {
				t.Errorf("%s: %+v", name, r)
			}
		}
		if !slices.Equal(refused, c.altered) || result.Altered.Count() != len(c.altered) || result.Updated+result.Added != 4-len(c.altered) {
			t.Errorf("%s: refused %v, %+v", name, refused, result)
		}
		after, err := altered.Check(ctx)
		if err != nil || len(after.Records) == 0 || after.Records[0].String() != before.Records[0].String() {
			t.Errorf("%s: %v\n%v, before\n%v", name, err, after.Problems(), before.Problems())
		}
	}
}

// Without an update nothing is written, and what was altered is told all the same: of rows that wait as of those that say what they did.
func TestAnImportTellsWhatWasAltered(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	altered := reopenedAt(t, tampered(t, d, "UPDATE incident SET deaths_best = 9 WHERE dataset_key IN ('2', '3')"))
	result, err := altered.Import(ctx, testBatch(), stream(imported("1", "a", 2), imported("2", "b", 3), reworded()[2], imported("9", "n", 5)), false)
	if err != nil {
		t.Fatal(err)
	}
	if result.Altered.Count() != 2 || result.Duplicates != 2 || result.Pending != 0 || result.Added != 1 || len(result.Rejected) != 1 || result.Rejected[0].Waiting {
		t.Errorf("%+v", result)
	}
	if result, err = d.Import(ctx, testBatch(), stream(imported("1", "a", 2), imported("2", "b", 3)), false); err != nil || result.Altered.Count() != 0 {
		t.Errorf("%+v, %v", result, err)
	}
}

// Rows of a file that are one incident are each read as it is by then, and none is held to be altered for what one above it changed.
func TestRowsOfOneIncidentAreNotTakenForAlteredOnes(t *testing.T) {
	d := fullDossier(t)
	b := testBatch()
	b.ApplyUpdates = true
	first, again := reworded()[1], reworded()[1]
	result, err := d.Import(context.Background(), b, stream(first, again), false)
	if err != nil || result.Altered.Count() != 0 || result.Updated != 1 || result.Duplicates != 1 || len(result.Rejected) != 0 {
		t.Errorf("%+v, %v", result, err)
	}
	sound(t, d)
}

// What parties and rules say past the trail is what rows are counted by: an import tells that too.
func TestAnImportTellsOfAnAlteredFrame(t *testing.T) {
	d, ctx := fullDossier(t), context.Background()
	for name, statement := range map[string]string{
		"party":      "UPDATE party SET name = 'Regime' WHERE name = 'Government'",
		"actor_name": "UPDATE actor_name SET party_id = (SELECT id FROM party WHERE name = 'Opposition')",
		"area":       "UPDATE area SET label_lat = 1 WHERE code = 'SY-HL'",
	} {
		altered := reopenedAt(t, tampered(t, d, statement))
		result, err := altered.Import(ctx, testBatch(), stream(imported("9", "n", 2)), false)
		if err != nil || result.Added != 1 || result.Altered.Count() != 1 || result.Altered.Records[0].Record != name {
			t.Errorf("%s: %+v, %v", name, result, err)
		}
	}
}
