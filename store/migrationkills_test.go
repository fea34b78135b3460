package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// migrationIncidents is how many incidents a dossier has whose migration is killed.
const migrationIncidents = 3000

// olderDossiers are files of older layouts that hold all that a filled dossier of the newest does, as an older version of the program would have left them.
type olderDossiers struct {
	filled *Dossier
	files  map[int]string
	took   map[int]time.Duration // to open each, its migration included, where nothing kills it
}

// filledDossier has incidents of an import, some with columns of their own, and some that were entered, changed and deleted.
func filledDossier(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := testDossier(t), context.Background()
	rows := make([]any, migrationIncidents)
	for n := range rows {
		i := imported(fmt.Sprint(n), "a", n+2)
		i.Title = fmt.Sprintf("Incident %d", n)
		rows[n] = i
	}
	if _, err := d.Import(ctx, testBatch(), stream(rows...), false); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		saved := add(t, d, testIncident())
		saved.Title += ", changed"
		if _, err := d.UpdateIncident(ctx, saved); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.DeleteIncident(ctx, add(t, d, testIncident()).ID); err != nil {
		t.Fatal(err)
	}
	return d
}

// of gives a dossier of an older layout in a folder of its own.
func (o *olderDossiers) of(t *testing.T, version int) string {
	t.Helper()
	if o.files[version] == "" {
		o.files[version] = older(t, o.filled, version)
		o.took[version] = timedOpening(t, o.copied(t, version))
	}
	return o.copied(t, version)
}

func (o *olderDossiers) copied(t *testing.T, version int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.truce")
	if err := os.WriteFile(path, slurp(t, o.files[version]), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func timedOpening(t *testing.T, path string) time.Duration {
	t.Helper()
	began := time.Now()
	d, err := Open(context.Background(), path, Options{Who: "Tester"})
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return took
}

// older writes what a dossier holds into a file of an older layout, by the migrations up to it.
func older(t *testing.T, filled *Dossier, version int) string {
	t.Helper()
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	path, ctx := filepath.Join(t.TempDir(), fmt.Sprintf("layout %d.truce", version)), context.Background()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	pool := connect(path, accessWrite)
	err = errors.Join(migrate(ctx, pool, 0, steps[:version]), fillOlder(ctx, pool, filled, version), pool.Close())
	if err != nil {
		t.Fatalf("layout %d: %v", version, err)
	}
	return path
}

// fillOlder copies every table but the audit trail, which an older layout hashes over less.
func fillOlder(ctx context.Context, to *sql.DB, filled *Dossier, version int) error {
	conn, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "ATTACH ? AS filled", filled.path); err != nil {
		return err
	}
	tables, err := collect(ctx, conn, scanText, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'incident\\_text%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'audit'")
	if err != nil {
		return err
	}
	statements := []string{"PRAGMA foreign_keys = OFF"}
	for _, table := range tables {
		columns, err := collect(ctx, conn, scanText, "SELECT name FROM pragma_table_info(?, 'main') INTERSECT SELECT name FROM pragma_table_info(?, 'filled')", table, table)
		if err != nil {
			return err
		}
		list := strings.Join(columns, ", ")
		from := list
		if table == "incident_extra" && version < 6 { // where each row has the names of its columns
			from = strings.Replace(list, "columns", `(SELECT json_group_array(json_array(n.value, v.value)) FROM json_each(names) AS n JOIN json_each(columns) AS v ON v.key = n.key)`, 1)
			table += " (" + list + ") SELECT " + from + " FROM filled.incident_extra JOIN filled.column_set ON column_set.id = column_set_id"
		} else {
			table += " (" + list + ") SELECT " + from + " FROM filled." + table
		}
		statements = append(statements, "INSERT INTO main."+table)
	}
	for _, text := range statements {
		if _, err := conn.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
	}
	return olderTrail(ctx, conn, filled, version)
}

// unsealedAfter is what a line left, without what vouches for incidents: before layout 13 no line said that.
const unsealedAfter = "json_remove(after_row, '$.sealed', '$.sealed_first', '$.sealed_rows', '$.sealed_stamps', '$.together', '$.held', '$.removals')"

// olderTrail writes the audit trail as an older layout has it: before layout 11 no line names its change.
func olderTrail(ctx context.Context, to *sql.Conn, filled *Dossier, version int) error {
	text := auditSelect
	if version < sealedLayout {
		text = strings.Replace(text, "after_row", unsealedAfter, 1)
	}
	lines, err := collect(ctx, filled.read, func(rows *sql.Rows) (AuditEntry, error) {
		e, _, err := scanAudit(rows)
		return e, err
	}, text+"ORDER BY seq")
	if err != nil {
		return err
	}
	hash := make([]byte, 32)
	for _, e := range lines {
		columns, change := "", []any(nil)
		if version >= 11 {
			columns, change = ", change", []any{e.Change}
		} else {
			e.Change = 0
		}
		if hash, err = sealed(hash, e); err != nil {
			return err
		}
		args := append([]any{e.Seq, e.At.Unix(), e.Who, e.Action, e.Record, idArg(e.ID), rowArg(e.Before), rowArg(e.After), hash}, change...)
		if _, err := to.ExecContext(ctx, "INSERT INTO audit (seq, at, who, action, record, uuid, before_row, after_row, hash"+columns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?"+strings.Repeat(", ?", len(change))+")", args...); err != nil {
			return err
		}
	}
	return nil
}

// holdsAll reports what a dossier lacks of a filled one.
func (o *olderDossiers) holdsAll(t *testing.T, d *Dossier, random *rand.Rand) {
	t.Helper()
	ctx := context.Background()
	for _, query := range []string{"SELECT hex(uuid) || title || text || place || actor_a || coalesce(deleted_at, '') FROM incident ORDER BY id", "SELECT who || action || coalesce(before_row, '') || coalesce(" + unsealedAfter + ", '') FROM audit ORDER BY seq"} {
		want, err := collect(ctx, o.filled.read, scanText, query)
		got, failed := collect(ctx, d.read, scanText, query)
		if err != nil || failed != nil || !slices.Equal(got, want) {
			t.Errorf("%d of %d records: %v, %v (%s)", len(got), len(want), err, failed, query)
		}
	}
	keys, err := o.filled.read.QueryContext(ctx, "SELECT dataset_key FROM incident WHERE dataset_key <> '' AND id % ? = 0", 300+random.IntN(300))
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	for keys.Next() {
		var key string
		if err := keys.Scan(&key); err != nil {
			t.Fatal(err)
		}
		id, err := o.filled.IncidentOf(ctx, "ged", key)
		if err != nil {
			t.Fatal(err)
		}
		want, err := o.filled.Incident(ctx, id)
		got, failed := d.Incident(ctx, id)
		if diff := cmp.Diff(want, got); err != nil || failed != nil || diff != "" {
			t.Errorf("%v, %v\n%s", err, failed, diff)
		}
	}
}

// datedCopies gives the copies that were made beside a dossier before its layout was changed.
func datedCopies(t *testing.T, path string) []string {
	t.Helper()
	copies, err := filepath.Glob(strings.TrimSuffix(path, ".truce") + " (layout *.truce")
	if err != nil {
		t.Fatal(err)
	}
	return copies
}

// layoutNow reads the layout of a file that a killed program left.
func layoutNow(t *testing.T, path string) (version int) {
	t.Helper()
	err := withFile(context.Background(), path, func(q *sql.DB) (err error) {
		version, err = layoutOf(context.Background(), q)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return version
}

// killMigration kills the migration of a filled dossier of an older layout at a random moment, and looks whether all of it is there afterwards: in the dossier, which is opened again, and in each dated copy. It gives how far
// the migration had come.
func (o *olderDossiers) killMigration(t *testing.T, random *rand.Rand) (outcome string) {
	t.Helper()
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	version := 1 + random.IntN(len(steps)-1)
	path := o.of(t, version)
	took := int64(o.took[version])
	said := killed(t, "migration "+path, time.Duration(max(random.Int64N(took), random.Int64N(took)))) // the later one: the copy comes first
	now, copies := layoutNow(t, path), datedCopies(t, path)
	switch {
	case len(said) > 0:
		outcome = "after it was done"
	case now > version:
		outcome = "among its steps"
	case len(copies) > 0:
		outcome = "in its first step"
	default:
		outcome = "before or while the copy was made"
	}
	if now > version && len(copies) == 0 {
		t.Errorf("layout %d became %d, and no copy lies beside it", version, now)
	}
	for _, copied := range copies {
		if got := layoutNow(t, copied); got != version {
			t.Errorf("the copy of layout %d is of layout %d", version, got)
		}
		found, err := CheckFile(context.Background(), copied)
		if err != nil || !found.OK || found.Incidents != migrationIncidents+20 {
			t.Errorf("the copy of layout %d: %+v, %v", version, found, err)
		}
	}
	again, err := Open(context.Background(), path, Options{Who: "Tester"})
	if err != nil {
		t.Fatalf("layout %d, killed %s: %v", version, outcome, err)
	}
	defer again.Close()
	sound(t, again)
	o.holdsAll(t, again, random)
	if got := layoutNow(t, path); got != len(steps) {
		t.Errorf("it is of layout %d", got)
	}
	return outcome
}

// Whenever the migration of a filled dossier of an older layout is killed, nothing of it is lost, and the copy that was made before is whole.
func TestNothingIsLostToKillsOfAMigration(t *testing.T) {
	kills, seed := max(1, numberIn(t, envKills, 24)/4), numberIn(t, envSeed, 1)
	random := rand.New(rand.NewPCG(uint64(seed), 7))
	o := &olderDossiers{filled: filledDossier(t), files: map[int]string{}, took: map[int]time.Duration{}}
	outcomes := map[string]int{}
	for range kills {
		outcomes[o.killMigration(t, random)]++
	}
	t.Logf("%d kills of a migration of %d incidents (seed %d): all of them are there, and so are the dated copies", kills, migrationIncidents+21, seed)
	for outcome, n := range outcomes {
		t.Logf("   %d %s", n, outcome)
	}
}
