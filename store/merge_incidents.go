package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// isForeignKey reports whether something was refused because something else refers to it.
func isForeignKey(err error) bool {
	var refused sqlite3.Error
	return errors.As(err, &refused) && refused.ExtendedCode == sqlite3.ErrConstraintForeignKey
}

// addIncidents adds all incidents of the other copy that are not here, as fast as the database can: an import may have brought a million, of which the trail has one line.
func (m *merger) addIncidents() error {
	_, err := m.exec("finding what is new", `CREATE TEMP TABLE fresh AS SELECT o.id AS theirs, (SELECT coalesce(max(id), 0) FROM main.incident) + row_number() OVER (ORDER BY o.id) AS ours
		FROM other.incident AS o WHERE o.uuid NOT IN (SELECT uuid FROM main.incident) AND NOT (o.dataset <> '' AND EXISTS (
			SELECT 1 FROM main.incident AS i WHERE i.dataset = o.dataset AND i.dataset_key = o.dataset_key AND i.dataset <> ''))`)
	if err == nil {
		_, err = m.exec("finding what is new", "CREATE UNIQUE INDEX temp.fresh_theirs ON fresh (theirs)")
	}
	if err != nil {
		return err
	}
	var n int
	if err := m.tx.QueryRowContext(m.ctx, "SELECT count(*) FROM fresh").Scan(&n); err != nil {
		return fmt.Errorf("counting what is new: %w", err)
	}
	if n > 0 {
		m.count("incident").Added += n
		if err := m.addFresh(); err != nil {
			return err
		}
	}
	for _, p := range m.plans {
		if p.do == actAdd && p.key.table == "incident" {
			m.written[p.key] = true
		}
	}
	return nil
}

// addFresh adds the rows of the new incidents and what belongs to them.
func (m *merger) addFresh() error {
	index, err := beginLateIndex(m.change)
	if err != nil {
		return err
	}
	t := m.tables["incident"]
	if err := m.addRows("incident", "id", t.columns, t.refs); err != nil {
		return err
	}
	for _, part := range t.parts {
		if err := m.addRows(part.name, part.parent, part.columns, part.refs); err != nil {
			return err
		}
	}
	return index.finish(m.ctx)
}

// addRows adds the rows of new incidents, by the column that holds the incident's key, with the keys that other records have here.
func (m *merger) addRows(table, by string, columns []tableColumn, refs map[string]string) error {
	names, values := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		names[i], values[i] = c.name, "o."+c.name
		switch ref := refs[c.name]; {
		case c.name == by:
			values[i] = "f.ours"
		case ref != "":
			if err := m.mapKeys(table, by, c.name, ref); err != nil {
				return err
			}
			values[i] = fmt.Sprintf("(SELECT ours FROM temp.met_%s WHERE theirs = o.%s)", ref, c.name)
		}
	}
	_, err := m.exec("adding rows to "+table, fmt.Sprintf("INSERT OR IGNORE INTO main.%s (%s) SELECT %s FROM fresh AS f JOIN other.%s AS o ON o.%s = f.theirs ORDER BY f.ours",
		table, strings.Join(names, ", "), strings.Join(values, ", "), table, by))
	return err
}

// mapKeys lists, in a table of its own, the keys here of the records that a column of the new rows refers to.
func (m *merger) mapKeys(table, by, column, ref string) error {
	if _, err := m.exec("readying keys", "CREATE TEMP TABLE IF NOT EXISTS met_"+ref+" (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL)"); err != nil {
		return err
	}
	keys, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, fmt.Sprintf("SELECT DISTINCT o.%s FROM fresh AS f JOIN other.%s AS o ON o.%s = f.theirs WHERE o.%s IS NOT NULL", column, table, by, column))
	if err != nil {
		return fmt.Errorf("reading what new incidents refer to: %w", err)
	}
	for _, key := range keys {
		name, err := m.theirs.name(ref, key)
		if err != nil {
			return err
		}
		here, err := m.keyFor(ref, name)
		if err != nil {
			return err
		}
		if _, err := m.exec("readying keys", "INSERT OR IGNORE INTO temp.met_"+ref+" VALUES (?, ?)", key, here); err != nil {
			return err
		}
	}
	return nil
}
