package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// reference is a column of a table that refers to a column of another, its parent.
type reference struct{ table, column, parent, to string }

// allReferences lists what refers to what in the file.
func (c *change) allReferences() ([]reference, error) {
	list, err := collect(c.ctx, c.tx, func(rows *sql.Rows) (ref reference, err error) {
		err = rows.Scan(&ref.table, &ref.column, &ref.parent, &ref.to)
		return ref, err
	}, `SELECT s.name, k."from", k."table", coalesce(k."to", 'id') FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k WHERE s.type = 'table'`)
	if err != nil {
		return nil, fmt.Errorf("reading what refers to what: %w", err)
	}
	return list, nil
}

// references lists what can refer to a table's records.
func (c *change) references(table string) ([]reference, error) {
	all, err := c.allReferences()
	return slices.DeleteFunc(all, func(ref reference) bool { return ref.parent != table }), err
}

// ofIncidents reports whether a table has a row for each incident, or more: only those rows of it are looked at that were written.
func ofIncidents(table string) bool {
	return slices.Contains([]string{"incident", "incident_source", "incident_extra", "incident_removal", "together"}, table)
}

// holder is a record that refers to another: its table, and its key or, of an actor, the name.
type holder struct {
	table string
	key   any
}

// ownerOf gives the kind of record that the rows of a table are part of, and the expression that gives its key; the table itself where its rows are records.
func ownerOf(table string) (owner, key string) {
	for _, owner := range append(framed(), "incident", "assessment", "determination") {
		if by, is := belongings(owner)[table]; is {
			return owner, by
		}
	}
	switch table {
	case "actor_name":
		return table, "name"
	case "incident_removal", "together":
		return "incident", "incident_id"
	}
	return table, "id"
}

// holderBy gives the first record that refers to the one of a key, by rows, called t, for which a condition holds.
func (c *change) holderBy(ref reference, key any, condition string, args ...any) (h holder, found bool, err error) {
	owner, by := ownerOf(ref.table)
	h.table = owner
	query := fmt.Sprintf("SELECT %s FROM %s AS t WHERE %s AND t.%s = ? LIMIT 1", by, ref.table, condition, ref.column)
	err = c.tx.QueryRowContext(c.ctx, query, append(slices.Clone(args), key)...).Scan(&h.key)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	}
	if err != nil {
		return h, false, fmt.Errorf("looking at what refers to a record of %s: %w", ref.parent, err)
	}
	return h, true, nil
}

// lastLineOf gives the last line of the trail about a record before this change: of one that was imported and not touched since, that of its import; 0 where there is none.
func (c *change) lastLineOf(h holder) (line int64, err error) {
	query := fmt.Sprintf("SELECT coalesce(max(seq), 0) FROM audit WHERE record = '%[1]s' AND uuid = (SELECT uuid FROM %[1]s WHERE id = ?1) AND seq < ?2", h.table)
	if h.table == "actor_name" {
		query = "SELECT coalesce(max(seq), 0) FROM audit WHERE record = 'actor_name' AND json_extract(coalesce(after_row, before_row), '$.name') = ?1 AND seq < ?2"
	}
	if err := c.tx.QueryRowContext(c.ctx, query, h.key, c.trail.first).Scan(&line); err != nil {
		return 0, fmt.Errorf("looking for the last line about a record of %s: %w", h.table, err)
	}
	if line > 0 || h.table != "incident" {
		return line, nil
	}
	batch := holder{table: "import_batch"}
	if err := c.tx.QueryRowContext(c.ctx, "SELECT coalesce((SELECT batch_id FROM incident WHERE id = ?), 0)", h.key).Scan(&batch.key); err != nil {
		return 0, fmt.Errorf("looking for the import of an incident: %w", err)
	}
	return c.lastLineOf(batch)
}

// called names a record in a sentence: "score of Russia's commitment 2", "source A paper".
func (c *change) called(h holder) (string, error) {
	name := fmt.Sprint(h.key)
	if h.table != "actor_name" {
		var err error
		if name, err = newWording(c.ctx, c.tx).key(h.table, h.key); err != nil {
			return "", err
		}
	}
	return calledBy(h.table, name), nil
}

// anyHolder gives a record that refers to another, one that counts where there is one. Rows that are part of the other do not hold it.
func (c *change) anyHolder(table string, key int64) (h holder, found bool, err error) {
	refs, err := c.references(table)
	for _, every := range []bool{false, true} {
		for _, ref := range refs {
			if owner, by := ownerOf(ref.table); found || err != nil || owner == table && by == ref.column {
				continue
			}
			condition := "TRUE"
			if !every {
				condition = counting(ref.table)
			}
			h, found, err = c.holderBy(ref, key, condition)
		}
	}
	return h, found, err
}
