package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// namedFaults gives, for each incident, whether the check names the columns in which it was altered past the trail, one after another.
func namedFaults(t *testing.T, d *Dossier, when string) {
	t.Helper()
	ctx := context.Background()
	type one struct {
		key     int64
		deleted bool
	}
	all, err := collect(ctx, d.read, func(rows *sql.Rows) (o one, err error) {
		err = rows.Scan(&o.key, &o.deleted)
		return o, err
	}, "SELECT id, deleted_at IS NOT NULL FROM incident")
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for _, o := range all {
		for column, value := range map[string]string{"recorded_by": "recorded_by || 'x'", "recorded_at": "recorded_at + 1", "deleted_at": "iif(deleted_at IS NULL, 5, NULL)",
			"batch_id": "(SELECT id FROM import_batch WHERE id IS NOT batch_id ORDER BY id DESC LIMIT 1)"} {
			found, err := CheckFile(ctx, tampered(t, d, fmt.Sprintf("UPDATE incident SET %s = %s WHERE id = %d", column, value, o.key)))
			if err != nil || found.OK || len(found.Records) != 1 {
				t.Errorf("%s, %s of incident %d: %+v, %v", when, column, o.key, found.Problems(), err)
			} else if got := found.Records[0].Columns; len(got) > 0 && !slices.Equal(got, []string{column}) {
				t.Errorf("%s, %s of incident %d: %v is named", when, column, o.key, got)
			}
		}
	}
}

// Where an incident comes from is held against what tells of it last: its own line, its import, or a merge or an import that changed it without a line.
func TestWhereIncidentsComeFromIsHeld(t *testing.T) {
	a, b := importedApart(t, false)
	ctx := context.Background()
	brought(t, a, b, Ours)
	namedFaults(t, a, "merged")
	merge := nextUndo(t, a)
	if _, err := a.UndoChange(ctx, merge.First); err != nil {
		t.Fatal(err)
	}
	sound(t, a)
	namedFaults(t, a, "taken back")
	if _, err := a.RedoChange(ctx, merge.First); err != nil {
		t.Fatal(err)
	}
	sound(t, a)
	namedFaults(t, a, "carried out again")
}

// What another import brought back after the first was undone belongs to that one from then on.
func TestWhatAnImportBroughtBackIsHeld(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	first := batchOf(t, d, false, imported("1", "a", 2), imported("2", "b", 3))
	if _, err := d.UndoImport(ctx, first, false, false); err != nil {
		t.Fatal(err)
	}
	namedFaults(t, d, "undone")
	second := batchOf(t, d, false, imported("1", "a", 2))
	sound(t, d)
	namedFaults(t, d, "brought back")
	if _, err := d.UndoImport(ctx, second, false, false); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
	if _, err := d.RedoImport(ctx, first); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
	namedFaults(t, d, "done again")
}

// asEarlier makes of a dossier what an earlier version would have written: digests that do not cover where incidents come from, and merges that keep only what stood before.
func asEarlier(t *testing.T, d *Dossier) string {
	t.Helper()
	ctx := context.Background()
	path := tampered(t, d, "UPDATE together SET (now_batch_id, now_recorded_by, now_recorded_at, now_deleted_at) = (NULL, NULL, NULL, NULL)")
	pool := connect(path, accessWrite)
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	s := &salvager{ctx: ctx, to: conn}
	if err := s.withoutTriggers(); err != nil {
		t.Fatal(err)
	}
	seals, err := vouchedLines(ctx, conn)
	if err != nil || len(seals) == 0 {
		t.Fatal(seals, err)
	}
	reader, err := newSealReader(ctx, conn, 0)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[int64]string{}
	for _, l := range seals {
		var digests []byte
		err := reader.read(keysBetween(l.first, l.first+l.rows-1), func(one sealedRow) {
			sum := one.digest(one.uuid, nil)
			digests = append(digests, sum[:]...)
		})
		if err == nil {
			_, err = conn.ExecContext(ctx, "UPDATE row_seal SET digests = ? WHERE first_id = ?", digests, l.first)
		}
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(digests)
		sums[l.seq] = hex.EncodeToString(sum[:])
	}
	lines, err := collect(ctx, conn, func(rows *sql.Rows) (AuditEntry, error) {
		e, _, err := scanAudit(rows)
		return e, err
	}, auditSelect+"ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	hash := make([]byte, sha256.Size)
	for _, e := range lines {
		if sum, is := sums[e.Seq]; is {
			e.After = unstamped(t, e.After, sum)
		}
		e.After = without(t, e.After, togetherWords)
		if hash, err = sealed(hash, e); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.ExecContext(ctx, "UPDATE audit SET after_row = nullif(?, ''), hash = ? WHERE seq = ?", e.After, bytes.Clone(hash), e.Seq); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range append(s.triggers, "UPDATE trail_head SET hash = (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)") {
		if _, err := conn.ExecContext(ctx, text); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// without takes out of a line what earlier versions did not write there.
func without(t *testing.T, line, key string) string {
	t.Helper()
	if !strings.Contains(line, `"`+key+`"`) {
		return line
	}
	said, err := parsed(line)
	if err != nil {
		t.Fatal(err)
	}
	delete(said, key)
	text, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func unstamped(t *testing.T, line, sum string) string {
	t.Helper()
	said, err := parsed(without(t, line, "sealed_stamps"))
	if err != nil {
		t.Fatal(err)
	}
	said["sealed"] = sum
	text, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What an earlier version wrote opens, and is sound: what it kept nothing of is held against nothing.
func TestWhatAnEarlierVersionSealedIsSound(t *testing.T) {
	ctx := context.Background()
	a, b := importedApart(t, false)
	batchOf(t, b, false, imported("3", "c", 2))
	brought(t, a, b, Ours)
	for name, d := range map[string]*Dossier{"full": fullDossier(t), "merged": a} {
		path := asEarlier(t, d)
		if found, err := CheckFile(ctx, path); err != nil || !found.OK {
			t.Errorf("%s: %v, %v", name, found.Problems(), err)
		}
		opened, err := Open(ctx, path, Options{Who: "Tester", Now: fixedNow, Sound: true})
		if err != nil {
			t.Fatal(name, err)
		}
		batchOf(t, opened, false, imported("77", "d", 2))
		sound(t, opened)
		if name == "full" {
			found, err := CheckFile(ctx, tampered(t, opened, "UPDATE incident SET batch_id = 2 WHERE dataset_key = '2'"))
			if err != nil || len(found.Records) != 1 || !slices.Equal(found.Records[0].Columns, []string{"batch_id"}) {
				t.Errorf("%v, %v", found.Problems(), err)
			}
		}
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
}
