package store

import (
	"context"
	"slices"
	"testing"
)

// That a record was taken back, or counts again, is held against the trail: one forged row turns what the clocks say.
func TestAForgedWithdrawalIsNamed(t *testing.T) {
	d, ctx := goneDossier(t), context.Background()
	for name, c := range map[string]struct {
		statement string
		records   []string
	}{
		"rulings":     {"INSERT INTO withdrawal (record, record_id, restores, recorded_by, recorded_at) SELECT 'determination', id, 0, 'x', 5 FROM determination", []string{"determination"}},
		"assessments": {"INSERT INTO withdrawal (record, record_id, restores, recorded_by, recorded_at) SELECT 'assessment', id, 0, 'x', 5 FROM assessment", []string{"assessment"}},
		"there and back": {`INSERT INTO withdrawal (record, record_id, restores, recorded_by, recorded_at) SELECT 'assessment', id, 0, 'x', 5 FROM assessment
			UNION ALL SELECT 'assessment', id, 1, 'x', 6 FROM assessment`, []string{"assessment"}},
		"counted again":   {"INSERT INTO withdrawal (record, record_id, restores, recorded_by, recorded_at) SELECT record, record_id, 1, 'x', recorded_at + 5 FROM withdrawal WHERE record = 'determination'", []string{"determination"}},
		"gone":            {"DELETE FROM withdrawal WHERE record = 'assessment'", []string{"assessment"}},
		"by another":      {"UPDATE withdrawal SET recorded_by = 'X' WHERE record = 'assessment'", []string{"assessment"}},
		"at another time": {"UPDATE withdrawal SET recorded_at = recorded_at + 1 WHERE record = 'assessment'", []string{"assessment"}},
		"turned":          {"UPDATE withdrawal SET restores = 1", []string{"assessment", "determination", "attribution"}},
		"of another":      {"UPDATE withdrawal SET record_id = (SELECT min(id) FROM determination) WHERE record = 'determination'", []string{"determination"}},
		"of no record":    {"INSERT INTO withdrawal (record, record_id, restores, recorded_by, recorded_at) VALUES ('assessment', 999, 0, 'x', 5), ('nothing', 1, 0, 'x', 5)", []string{"withdrawal"}},
	} {
		path := tampered(t, d, c.statement)
		found, err := CheckFile(ctx, path)
		if err != nil || found.OK || !found.Whole() {
			t.Errorf("%s: %v, %+v", name, err, found)
		}
		for _, f := range found.Records {
			if !slices.Contains(c.records, f.Record) || f.Record != "withdrawal" && (!slices.Equal(f.Columns, []string{"withdrawal"}) || f.Line == 0) {
				t.Errorf("%s: %+v", name, f)
			}
		}
		mended(t, d, path, name)
	}
}
