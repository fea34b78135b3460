package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// goneDossier has a source, a party, a clock and a commitment that are marked as removed: their adding was taken back, and what rests on them is kept for ever. Its area stands.
func goneDossier(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := laterDossier(t), context.Background()
	incident := add(t, d, testIncident())
	party, clock, promise, source := ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 1}, ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 2}, ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 3}, ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 4}
	_, err := d.Revise(ctx, func(f *ceasefire.Frame) {
		f.Sources = append(f.Sources, ceasefire.Source{ID: source, Title: "A new source"})
		f.Parties = append(f.Parties, ceasefire.Party{ID: party, Name: "A new party", Short: "NP", Role: ceasefire.RoleSignatory})
		f.Clocks = append(f.Clocks, ceasefire.Clock{ID: clock, Kind: ceasefire.FixedTerm, Name: "A new clock", Short: "NC", Starts: effect, Ends: effect.Add(48 * time.Hour)})
		f.Commitments = append(f.Commitments, ceasefire.Commitment{ID: promise, Party: f.Parties[0].ID, Title: "A new promise"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Attribute(ctx, ceasefire.Attribution{Incident: incident.ID, PartyA: party, Reason: "theirs"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Assess(ctx, ceasefire.Assessment{Commitment: promise, At: effect, Judgement: ceasefire.Scored, Score: 2, Rationale: "seen", Source: source}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Determine(ctx, ceasefire.Determination{Clock: clock, Ruling: ceasefire.Ended, At: effect.Add(time.Hour), Precision: ceasefire.PrecisionMinute, Reason: "over"}); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if err := undo(d, nextUndo(t, d).First); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, d)
	for _, table := range []string{"source", "party", "clock", "commitment"} {
		var n int
		if err := d.read.QueryRow("SELECT count(*) FROM " + table + " WHERE removed_at IS NOT NULL").Scan(&n); err != nil || n != 1 {
			t.Fatalf("%d of %s are removed: %v", n, table, err)
		}
	}
	return d
}

// What is removed and stays in the file, marked, does not come back past the trail, and is not altered there; and nothing is marked past it. Merging a good copy puts it right.
func TestWhatIsRemovedIsHeldAgainstTheTrail(t *testing.T) {
	good, ctx := goneDossier(t), context.Background()
	const gone = " WHERE removed_at IS NOT NULL"
	for name, c := range map[string]struct{ statement, record, column string }{
		"a party back":               {"UPDATE party SET removed_at = NULL, name = 'Forged party'" + gone, "party", "removed_at"},
		"a party altered":            {"UPDATE party SET short = 'XX'" + gone, "party", "short"},
		"a clock back":               {"UPDATE clock SET removed_at = NULL" + gone, "clock", "removed_at"},
		"a clock altered":            {"UPDATE clock SET ends_at = ends_at + 1" + gone, "clock", "ends_at"},
		"a promise back":             {"UPDATE commitment SET removed_at = NULL, title = 'Forged'" + gone, "commitment", "removed_at"},
		"a source back":              {"UPDATE source SET removed_at = NULL" + gone, "source", "removed_at"},
		"a source altered":           {"UPDATE source SET confidential = 1" + gone, "source", "confidential"},
		"a party gone":               {"UPDATE party SET removed_at = 5 WHERE name = 'Opposition'", "party", "removed_at"},
		"a promise gone":             {"UPDATE commitment SET removed_at = 5 WHERE title = 'Open the road'", "commitment", "removed_at"},
		"an area gone":               {"UPDATE area SET removed_at = 1474000000 WHERE code = 'SY-HL'", "area", "removed_at"},
		"a judgement that is undone": {"UPDATE assessment SET score = 3 WHERE rationale = 'seen'", "assessment", "score"},
	} {
		path := tampered(t, good, c.statement)
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) != 1 || found.Records[0].Record != c.record || !slices.Contains(found.Records[0].Columns, c.column) || found.Records[0].Line == 0 {
			t.Errorf("%s: %v, %+v", name, err, found)
			continue
		}
		mended(t, good, path, name)
	}
}

// mended merges a good copy into a dossier that was altered past its trail, which is sound then, and says what the good one says.
func mended(t *testing.T, good *Dossier, path, name string) {
	t.Helper()
	ctx := context.Background()
	d, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
	if err != nil {
		t.Fatal(name, err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	compared, err := d.Compare(ctx, good.Path())
	if err != nil || compared.Same() && name != "of no record" {
		t.Errorf("%s: it is said to be the same as the good copy: %+v, %v", name, compared, err)
	}
	if result, err := d.Merge(ctx, good.Path(), MergeOptions{}); err != nil || result.Restored == 0 {
		t.Errorf("%s: %+v, %v", name, result, err)
		return
	}
	if found, err := d.Check(ctx); err != nil || !found.OK {
		t.Errorf("%s: merged: %v, %v", name, found.Problems(), err)
	}
	backup := filepath.Join(t.TempDir(), "good.truce")
	if err := good.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if compared, err := d.Compare(ctx, backup); err != nil || len(compared.Removed) > 0 {
		t.Errorf("%s: merged: %+v, %v", name, compared, err)
	}
}
