package store

import (
	"database/sql"
	"fmt"
	"slices"
)

// reference is a column of a table that refers to records of another.
type reference struct{ table, column string }

// references lists what can refer to a table's records.
func (c *change) references(table string) ([]reference, error) {
	list, err := collect(c.ctx, c.tx, func(rows *sql.Rows) (ref reference, err error) {
		err = rows.Scan(&ref.table, &ref.column)
		return ref, err
	}, `SELECT s.name, k."from" FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k WHERE s.type = 'table' AND k."table" = ?`, table)
	if err != nil {
		return nil, fmt.Errorf("reading what refers to %s: %w", table, err)
	}
	return list, nil
}

// clear has what was marked as removed leave the file where nothing refers to it. Where something refers to it that counts, nothing is put back.
func (r *reverser) clear([]written) error {
	slices.Reverse(r.marked) // legs were marked before their clocks
	order := []string{"clock_leg", "commitment", "clock", "party", "area", "source"}
	slices.SortStableFunc(r.marked, func(a, b markedRecord) int { return slices.Index(order, a.table) - slices.Index(order, b.table) })
	for _, m := range r.marked {
		kept, err := r.restedOn(m)
		if err != nil {
			return err
		}
		if kept {
			continue
		}
		if err := r.frames.removeRow(m.table, m.key); err != nil {
			return err
		}
	}
	return nil
}

// restedOn reports whether anything refers to a record; what counts is refused.
func (r *reverser) restedOn(m markedRecord) (kept bool, err error) {
	refs, err := r.references(m.table)
	if err != nil {
		return false, err
	}
	for _, ref := range refs {
		var any, counts bool
		query := fmt.Sprintf("SELECT EXISTS (SELECT 1 FROM %[1]s AS t WHERE t.%[2]s = ?1), EXISTS (SELECT 1 FROM %[1]s AS t WHERE t.%[2]s = ?1 AND %[3]s)", ref.table, ref.column, counting(ref.table))
		if err := r.tx.QueryRowContext(r.ctx, query, m.key).Scan(&any, &counts); err != nil {
			return false, fmt.Errorf("looking at what refers to %s: %w", m.table, err)
		}
		if counts {
			return false, r.inTheWay(ref, m)
		}
		kept = kept || any
	}
	return kept, nil
}

// counting writes the condition that a row of a table counts, and does not only stay in the file for what was.
func counting(table string) string {
	switch {
	case onlyFollowed(table):
		return standing(table, "t.id")
	case hasMark(table):
		return "t.removed_at IS NULL"
	}
	switch table {
	case "incident":
		return "t.deleted_at IS NULL"
	case "incident_source":
		return "(SELECT deleted_at FROM incident WHERE id = t.incident_id) IS NULL"
	case "import_batch":
		return "t.undone_at IS NULL"
	}
	return "TRUE"
}

// inTheWay names the change that wrote what rests on a record.
func (r *reverser) inTheWay(ref reference, m markedRecord) error {
	table, query := ref.table, fmt.Sprintf("SELECT uuid FROM %[1]s AS t WHERE t.%[2]s = ? AND %[3]s LIMIT 1", ref.table, ref.column, counting(ref.table))
	if table == "incident_source" {
		table, query = "incident", "SELECT i.uuid FROM incident_source AS t JOIN incident AS i ON i.id = t.incident_id WHERE t.source_id = ? AND i.deleted_at IS NULL LIMIT 1"
	}
	columns, err := columnsOf(r.ctx, r.tx, table)
	if err != nil {
		return err
	}
	var line int64
	if slices.ContainsFunc(columns, func(c tableColumn) bool { return c.name == "uuid" }) {
		err = r.tx.QueryRowContext(r.ctx, "SELECT coalesce(max(seq), 0) FROM audit WHERE record = ? AND uuid = ("+query+") AND seq < ?", table, m.key, r.trail.first).Scan(&line)
	}
	if err != nil {
		return fmt.Errorf("looking for what stands in the way: %w", err)
	}
	if line == 0 { // what was imported, and what a name stands for, has no line of its own
		return refuse("This cannot be undone: something recorded since rests on it. Take that away first.")
	}
	return r.standsInTheWay(line)
}
