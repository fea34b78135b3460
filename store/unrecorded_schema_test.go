package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// unheldTables names the tables of the file that are not held against the trail, and why not.
func unheldTables() map[string]string {
	return map[string]string{
		"setting":          "how the dossier is read, and no record: a figure says by which instant and filter it is counted",
		"draft":            "what was typed and not saved: offered, and a record only once somebody saves it",
		"draft_attachment": "as draft",
		"vouched_after":    "what it may say is held against the trail: TestAForgedStartIsNamed",
		"incident_removal": "held where nothing was merged (TestWhenIncidentsWereRemovedIsHeld): a merge brings over instants of the other copy",
	}
}

// unheldColumns names columns that are not held of a table that is, and why not; "+" is a row more.
func unheldColumns() map[string]string {
	return map[string]string{
		"incident.changed_at": "when the row was written last: nothing goes by it, and many are written without a line of each",
		"column_set.+":        "names of columns that no incident has: nothing goes by them",
		"outline_text.+":      "outlines that no set has: nothing goes by them",
		"row_seal.+":          "digests that no line tells of: nothing goes by them",
		"trail_head.+":        "the table holds one row alone: the database finds others (integrity)",
		"trail_head.id":       "as a row more",
		"identity.id":         "their order alone counts, and is held",
		"withdrawal.id":       "their order alone counts, and is held",
	}
}

// everyTable makes a dossier with rows in each of its tables.
func everyTable(t *testing.T) *Dossier {
	t.Helper()
	d, ctx := goneDossier(t), context.Background()
	entered := add(t, d, testIncident())
	if _, err := d.Attach(ctx, entered.ID, "photo.txt", []byte("a photo")); err != nil {
		t.Fatal(err)
	}
	for n, deed := range []string{"save a filter", "outlines", "scope", "attribute", "assess", "import"} {
		if err := deeds()[deed](ctx, d, entered, n); err != nil {
			t.Fatal(deed, err)
		}
	}
	if _, err := d.Annul(ctx, testID(40), ceasefire.Annulment{Reason: "a mistake"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Determine(ctx, ceasefire.Determination{Clock: testID(10), Ruling: ceasefire.Broken, At: effect.Add(time.Hour), Precision: ceasefire.PrecisionMinute, Reason: "shells",
		Evidence: []ceasefire.Evidence{{Incident: entered.ID, Stance: ceasefire.StanceFor}}}); err != nil {
		t.Fatal(err)
	}
	other := copyOf(t, d, "Basil", ticking(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)))
	for _, one := range []*Dossier{d, other} {
		batch := testBatch()
		batch.Name = one.who
		if _, err := one.Import(ctx, batch, stream(titled("both", "x", "Both"), titled("own "+one.who, "y", "Own")), false); err != nil {
			t.Fatal(err)
		}
	}
	brought(t, d, other, Ours)
	undone := batchOf(t, d, false, imported("74", "d", 2))
	if _, err := d.UndoImport(ctx, undone, false, false); err != nil {
		t.Fatal(err)
	}
	sound(t, d)
	return d
}

// Every table of the file is held against the trail, column for column, row for row, or is left out knowingly: a row more, a row less and each value that is another are named.
func TestEveryTableIsHeldOrLeftOutKnowingly(t *testing.T) {
	d, ctx := everyTable(t), context.Background()
	pool := connect(tampered(t, d), accessWrite)
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	for _, text := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON", "PRAGMA recursive_triggers = OFF"} {
		if _, err := pool.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	triggers, err := collect(ctx, pool, scanText, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range triggers {
		if _, err := pool.Exec("DROP TRIGGER " + name); err != nil {
			t.Fatal(err)
		}
	}
	tables, err := collect(ctx, pool, scanText, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'incident_text%' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if _, left := unheldTables()[table]; !left {
			forgeTable(t, forger{ctx, pool, table})
		}
	}
}

func forgeTable(t *testing.T, f forger) {
	t.Helper()
	columns, err := objects(f.ctx, f.pool, "SELECT name, type, pk FROM pragma_table_info(?)", f.table)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := f.pool.QueryRow("SELECT count(*) FROM " + f.table).Scan(&n); err != nil || n == 0 {
		t.Errorf("no row in %s: %v", f.table, err)
		return
	}
	var names, keys, copied []string
	for _, c := range columns {
		name := c["name"].(string)
		names = append(names, name)
		if c["pk"].(int64) > 0 {
			keys = append(keys, name)
		}
		value := name
		if slices.Contains(f.unique(t), name) {
			value = another(name, c["type"].(string))
		}
		copied = append(copied, value)
	}
	where := func(row int) string {
		return fmt.Sprintf(" WHERE (%[1]s) IN (SELECT %[1]s FROM %[2]s ORDER BY %[1]s LIMIT 1 OFFSET %[3]d)", strings.Join(keys, ", "), f.table, row)
	}
	rows := []int{0}
	for _, row := range []int{n / 2, n - 1} {
		if !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	for _, row := range rows {
		f.named(t, "+", row, "INSERT INTO "+f.table+" ("+strings.Join(names, ", ")+") SELECT "+strings.Join(copied, ", ")+" FROM "+f.table+where(row))
		f.named(t, "-", row, "DELETE FROM "+f.table+where(row))
		for _, c := range columns {
			name := c["name"].(string)
			f.named(t, name, row, "UPDATE "+f.table+" SET "+name+" = "+another(name, c["type"].(string))+where(row))
		}
	}
}

// another writes a value other than that of a column. When a record was marked as removed is no matter, that it was is.
func another(name, kind string) string {
	switch kind {
	case "INTEGER":
		if name == "removed_at" {
			return "iif(removed_at IS NULL, 5, NULL)"
		}
	case "TEXT":
		return fmt.Sprintf("CASE WHEN %[1]s IS NULL THEN 'x' WHEN json_valid(%[1]s) THEN %[1]s || ' ' ELSE %[1]s || 'x' END", name)
	case "BLOB":
		return "randomblob(max(8, length(coalesce(" + name + ", ''))))"
	case "REAL":
		return "coalesce(" + name + ", 0) + 0.5"
	}
	return "coalesce(" + name + ", 0) + 1000"
}

// forger forges rows of one table, each in a transaction that is taken back.
type forger struct {
	ctx   context.Context
	pool  *sql.DB
	table string
}

// unique names the columns of which no two rows may have the same value.
func (f forger) unique(t *testing.T) []string {
	t.Helper()
	names, err := collect(f.ctx, f.pool, scanText, `SELECT x.name FROM pragma_index_list(?1) AS i, pragma_index_info(i.name) AS x WHERE i."unique"
		UNION SELECT name FROM pragma_table_info(?1) WHERE pk > 0`, f.table)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// named forges by a statement, and fails the test unless that is named.
func (f forger) named(t *testing.T, what string, row int, statement string) {
	t.Helper()
	if _, excused := unheldColumns()[f.table+"."+what]; excused {
		return
	}
	tx, err := f.pool.BeginTx(f.ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(f.ctx, statement); err != nil {
		if !isUnique(err) { // which the database keeps from being forged so
			t.Errorf("%s %s: %v", f.table, what, err)
		}
		return
	}
	found := foreignKeys(f.ctx, tx)
	trail, _, err := brokenTrail(f.ctx, tx)
	if found = append(found, trail...); err != nil {
		found = append(found, err.Error())
	}
	if wrong, err := wrongIdentities(f.ctx, tx); err != nil || len(wrong) > 0 || len(found) > 0 {
		return
	}
	if faults, _, err := heldIn(f.ctx, tx, holding{all: true}); err == nil && len(faults) == 0 {
		t.Errorf("%s %s, row %d of the table: nobody names it (%s)", f.table, what, row, statement)
	}
}

// From where on records are held against the trail is held against it too: who says that all stood before has all of it held, and is named.
func TestAForgedStartIsNamed(t *testing.T) {
	d, ctx := goneDossier(t), context.Background()
	batchOf(t, d, false, imported("1", "a", 2))
	for _, row := range []string{"('audit', 1000000)", "('audit', (SELECT max(seq) FROM audit))", "('party', 1000)"} {
		path := tampered(t, d, "INSERT INTO vouched_after VALUES "+row, "UPDATE party SET name = 'Forged' WHERE name = 'Opposition'")
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) != 2 || found.Records[0].Record != "vouched_after" || found.Records[1].Record != "party" {
			t.Errorf("%s: %v, %+v", row, err, found)
		}
		mended(t, d, path, row)
	}
}

// A dossier that was made by a version which holds its records tells so itself: no import or merge is needed to see that a start was forged.
func TestAForgedStartIsNamedWhereNothingWasImported(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	for _, row := range []string{"('audit', 1)", "('audit', (SELECT max(seq) FROM audit))", "('audit', 1000000)"} {
		path := tampered(t, d, "INSERT INTO vouched_after VALUES "+row, "UPDATE party SET name = 'Forged' WHERE name = 'Opposition'")
		found, err := CheckFile(ctx, path)
		if err != nil || len(found.Records) != 2 || found.Records[0].Record != "vouched_after" || found.Records[1].Record != "party" {
			t.Errorf("%s: %v, %+v", row, err, found)
		}
		mended(t, d, path, row)
	}
}
