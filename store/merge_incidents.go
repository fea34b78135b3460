package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// isForeignKey reports whether something was refused because something else refers to it.
func isForeignKey(err error) bool {
	var refused sqlite3.Error
	return errors.As(err, &refused) && refused.ExtendedCode == sqlite3.ErrConstraintForeignKey
}

// planImportedTwice looks for rows that both copies imported from the same data set and that are not alike: the trails have no lines of their own for imported rows.
func (m *merger) planImportedTwice() error {
	for theirs, ours := range m.theirs.here {
		key := recordKey{"incident", ours}
		if m.byKey[key] != nil {
			continue
		}
		_, there, err := m.theirs.key("incident", ours)
		if err != nil {
			return err
		}
		if !there || m.theirs.there[ours] != theirs {
			continue // it is a source or a party
		}
		alike, err := m.alike(theirs, ours)
		if err != nil || alike {
			if err != nil {
				return err
			}
			continue
		}
		p := &mergePlan{key: key}
		m.byKey[key] = p
		if err := m.decideImported(p); err != nil {
			return err
		}
		m.plans = append(m.plans, p)
	}
	return nil
}

// alike reports whether two imported rows have the same digest.
func (m *merger) alike(theirs, ours string) (same bool, err error) {
	err = m.tx.QueryRowContext(m.ctx, "SELECT (SELECT dataset_digest FROM other.incident WHERE uuid = unhex(?)) IS (SELECT dataset_digest FROM main.incident WHERE uuid = unhex(?))", theirs, ours).Scan(&same)
	if err != nil {
		return false, fmt.Errorf("comparing what both copies imported: %w", err)
	}
	return same, nil
}

func (m *merger) decideImported(p *mergePlan) error {
	ours, err := m.ours.row(p.key)
	if err != nil {
		return err
	}
	theirs, err := m.theirs.row(p.key)
	if err != nil {
		return err
	}
	if ours == nil || theirs == nil {
		return nil
	}
	p.both = true
	m.named(p, ours, theirs)
	return m.decideBoth(p, nil, ours, theirs)
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

// mergeRemovals brings over which incidents the undoing of imports removed, and brought back. One that was changed here since stays.
func (m *merger) mergeRemovals() error {
	for _, p := range m.plans {
		if p.key.table != "import_batch" {
			continue
		}
		theirs, there := m.theirs.keys["import_batch"][p.key.ident]
		if !there || p.decided == Ours {
			continue
		}
		rows, err := objects(m.ctx, m.tx, `SELECT lower(hex(i.uuid)) AS uuid, r.removed_at, r.restored_at, i.deleted_at FROM other.incident_removal AS r
			JOIN other.incident AS i ON i.id = r.incident_id WHERE r.batch_id = ?`, theirs)
		if err != nil {
			return fmt.Errorf("reading what the undoing of an import removed: %w", err)
		}
		for _, r := range rows {
			if err := m.mergeRemoval(m.ours.keys["import_batch"][p.key.ident], r); err != nil {
				return err
			}
		}
	}
	for _, temporary := range slices.Concat([]string{"fresh"}, m.metTables()) {
		if _, err := m.exec("tidying up", "DROP TABLE IF EXISTS temp."+temporary); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) metTables() []string {
	var names []string
	for _, table := range namedTables() {
		names = append(names, "met_"+table)
	}
	return names
}

func (m *merger) mergeRemoval(batch int64, r map[string]any) error {
	name, _ := r["uuid"].(string)
	if like, same := m.theirs.here[name]; same {
		name = like
	}
	k := recordKey{"incident", name}
	if len(m.since[Ours].of[k]) > 0 || m.byKey[k] != nil && m.byKey[k].do != actAdd {
		return nil // decided by its own lines
	}
	key, found, err := m.ours.key("incident", name)
	if err != nil || !found {
		return err
	}
	_, err = m.exec("noting what was removed", `INSERT INTO main.incident_removal (incident_id, removed_at, batch_id, restored_at) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET restored_at = excluded.restored_at`, key, r["removed_at"], batch, r["restored_at"])
	if err == nil {
		_, err = m.exec("marking what was removed", "UPDATE main.incident SET deleted_at = ?, changed_at = ? WHERE id = ? AND deleted_at IS NOT ?", r["deleted_at"], m.now.Unix(), key, r["deleted_at"])
	}
	return err
}
