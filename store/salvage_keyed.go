package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// keyed gives the columns of a table without row numbers in the order in which its rows hold them: those of its key first.
func (t salvageTable) keyed() []salvageColumn {
	var key, rest []salvageColumn
	for _, c := range t.columns {
		if c.key > 0 {
			key = append(key, c)
		} else {
			rest = append(rest, c)
		}
	}
	slices.SortFunc(key, func(a, b salvageColumn) int { return a.key - b.key })
	return append(key, rest...)
}

// fitsKeyed reports whether a row's values are of the kinds that columns take.
func fitsKeyed(columns []salvageColumn, kinds []uint64) bool {
	if len(kinds) != len(columns) {
		return false
	}
	for i, kind := range kinds {
		c, text := columns[i], kind >= 12 && kind%2 == 1
		if kind == 0 {
			if c.required || c.key > 0 {
				return false
			}
			continue
		}
		if text != (c.kind == "TEXT") || (kind >= 12 && !text) != (c.kind == "BLOB") || kind == 7 && c.kind != "REAL" {
			return false
		}
	}
	return true
}

// brokenIndexes gives the columns of the indexes whose tree is broken: their pages look like those of tables without row numbers.
func (l *leafSearch) brokenIndexes(sound map[string]bool) (all [][]salvageColumn, err error) {
	names, err := collect(l.ctx, l.to, scanText, "SELECT name FROM sqlite_schema WHERE type = 'index' AND rootpage > 0")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if sound[name] {
			continue
		}
		columns, err := collect(l.ctx, l.to, func(rows *sql.Rows) (c salvageColumn, err error) {
			err = rows.Scan(&c.kind)
			return c, err
		}, `SELECT coalesce(c.type, 'INTEGER') FROM sqlite_schema AS i JOIN pragma_index_xinfo(i.name) AS x LEFT JOIN pragma_table_info(i.tbl_name) AS c ON c.cid = x.cid WHERE i.name = ? ORDER BY x.seqno`, name)
		if err != nil {
			return nil, err
		}
		all = append(all, columns)
	}
	return all, nil
}

// lookKeyed takes what is on one page of a broken table without row numbers. A page whose rows may be of another table or of an index is none.
func (l *leafSearch) lookKeyed(page []byte) error {
	cells := l.pages.keyedCells(page)
	t, found := l.keyedTableOf(cells)
	if !found {
		return nil
	}
	for _, c := range cells {
		if err := l.takeKeyed(t, c); err != nil {
			return err
		}
	}
	return nil
}

// keyedTableOf tells of which broken table a page is: the only one that all of its rows fit.
func (l *leafSearch) keyedTableOf(cells []pageCell) (of salvageTable, found bool) {
	all := func(columns []salvageColumn) bool {
		return len(cells) > 0 && !slices.ContainsFunc(cells, func(c pageCell) bool { return !fitsKeyed(columns, c.kinds) })
	}
	for _, columns := range l.indexes {
		if all(columns) {
			return of, false
		}
	}
	for _, t := range l.keyedBroken {
		if !all(t.keyed()) {
			continue
		}
		if found {
			return of, false
		}
		of, found = t, true
	}
	return of, found
}

// takeKeyed brings one row over that was not read yet. One that the table refuses is none.
func (l *leafSearch) takeKeyed(t salvageTable, c pageCell) error {
	values, ok := l.pages.values(c)
	if !ok {
		return nil
	}
	columns := t.keyed()
	if stays, err := l.staysKeyed(t, columns, values); err != nil || !stays {
		return err
	}
	var names []string
	for _, column := range columns {
		names = append(names, column.name)
	}
	done, err := l.to.ExecContext(l.ctx, "INSERT OR IGNORE INTO "+t.name+" ("+quotedList(names)+") VALUES ("+strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")+")", values...)
	if err != nil && (l.ctx.Err() != nil || !refused(err)) {
		return errors.Join(l.ctx.Err(), fmt.Errorf("writing what was salvaged: %w", err))
	}
	if err != nil {
		return nil
	}
	n, err := done.RowsAffected()
	l.done.Rows, l.taken[t.name] = l.done.Rows+int(n), l.taken[t.name]+int(n)
	return err
}

// staysKeyed is stays for a row without a number.
func (l *leafSearch) staysKeyed(t salvageTable, columns []salvageColumn, values []any) (bool, error) {
	if l.tracked || l.kept(t.name) {
		return true, nil
	}
	at := slices.IndexFunc(columns, func(c salvageColumn) bool { return c.name == "incident_id" })
	if at < 0 {
		return false, nil
	}
	var unchanged bool
	err := l.to.QueryRowContext(l.ctx, "SELECT EXISTS (SELECT 1 FROM incident WHERE id = ? AND changed_at = recorded_at)", values[at]).Scan(&unchanged)
	return unchanged, err
}
