package store

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// addIncidents adds all incidents of the other copy that are not here, as fast as the database can: an import may have brought a million, of which the trail has one line.
func (m *merger) addIncidents() error {
	var brought []string // what the other copy has and deleted comes with what its trail says of it; the rest is left over from a merge that was undone there
	for _, p := range m.plans {
		if p.key.table == "incident" || p.key.table == "import_batch" {
			brought = append(brought, p.key.ident)
		}
	}
	_, err := m.exec("finding what is new", `CREATE TEMP TABLE fresh AS SELECT o.id AS theirs, (SELECT coalesce(max(id), 0) FROM main.incident) + row_number() OVER (ORDER BY o.id) AS ours
		FROM other.incident AS o WHERE o.uuid NOT IN (SELECT uuid FROM main.incident) AND o.uuid NOT IN (SELECT uuid FROM temp.wrong WHERE added) AND NOT (o.dataset <> '' AND EXISTS (
			SELECT 1 FROM main.incident AS i WHERE i.dataset = o.dataset AND i.dataset_key = o.dataset_key AND i.dataset <> ''))
			AND (o.deleted_at IS NULL OR (WITH told AS MATERIALIZED (SELECT unhex(value) AS uuid FROM json_each(?1))
				SELECT o.uuid IN (SELECT uuid FROM told) OR o.id IN (SELECT r.incident_id FROM other.incident_removal AS r JOIN other.import_batch AS b ON b.id = r.batch_id WHERE b.uuid IN (SELECT uuid FROM told))
					OR (SELECT uuid FROM other.import_batch WHERE id = o.batch_id) IN (SELECT uuid FROM told)))`, string(jsonOf(brought)))
	if err == nil {
		_, err = m.exec("finding what is new", "CREATE UNIQUE INDEX temp.fresh_theirs ON fresh (theirs)")
	}
	if err != nil {
		return err
	}
	var n int
	if err := m.tx.QueryRowContext(m.ctx, "SELECT count(*), coalesce(min(ours), 0), coalesce(max(ours), 0) FROM fresh").Scan(&n, &m.added.first, &m.added.last); err != nil {
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
	if err := m.addFreshRows(); err != nil {
		return err
	}
	return index.finish(m.ctx)
}

// addFreshRows adds them with the triggers that there are.
func (m *merger) addFreshRows() error {
	t := m.tables["incident"]
	if err := m.addRows("incident", "id", t.columns, t.refs); err != nil {
		return err
	}
	for _, part := range t.parts {
		if err := m.addRows(part.name, part.parent, part.columns, part.refs); err != nil {
			return err
		}
	}
	return nil
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
			derived := table == "incident" && slices.Contains(derivedColumns(), c.name)
			if err := m.mapKeys(table, by, c.name, ref, derived); err != nil {
				return err
			}
			values[i] = fmt.Sprintf("(SELECT ours FROM temp.met_%s WHERE theirs = o.%s)", ref, c.name)
		}
	}
	_, err := m.exec("adding rows to "+table, fmt.Sprintf("INSERT OR IGNORE INTO main.%s (%s) SELECT %s FROM fresh AS f JOIN other.%s AS o ON o.%s = f.theirs ORDER BY f.ours",
		table, strings.Join(names, ", "), strings.Join(values, ", "), table, by))
	return err
}

// mapKeys lists, in a table of its own, the keys here of the records that a column of the new rows refers to. What is worked out brings none of them over: a rule or a party that was removed here would come back by an
// incident that the other copy had read by it, and would not where that copy takes the removal over.
func (m *merger) mapKeys(table, by, column, ref string, derived bool) error {
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
		if derived && !m.comes(recordKey{ref, name}) {
			continue
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

// comes reports whether a record is here, or is brought over by what is said of it.
func (m *merger) comes(k recordKey) bool {
	_, here := m.ours.keys[k.table][k.ident]
	p := m.byKey[k]
	return here || p != nil && p.do == actAdd
}
