package store

import (
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
)

// salvageTable is a table of the new file, with those of its columns that the damaged one has too.
type salvageTable struct {
	name    string
	byRowID bool
	columns []salvageColumn
	shared  []string
}

type salvageColumn struct {
	name, kind string
	required   bool
	key        int // its place in the primary key, 0 for none
}

// tables lists what is to be brought over: all but what is derived from the rest.
func (s *salvager) tables() ([]salvageTable, error) {
	leave := []string{} // not none, which would be NULL to the database
	if !s.sealed {
		leave = sealTables()
	}
	all, err := collect(s.ctx, s.to, func(rows *sql.Rows) (t salvageTable, err error) {
		var without bool
		err = rows.Scan(&t.name, &without)
		t.byRowID = !without
		return t, err
	}, `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'incident_text%'
		AND name NOT IN (SELECT value FROM json_each(?)) ORDER BY name`, string(jsonOf(leave)))
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].columns, err = s.columnsOf(s.to, all[i].name); err != nil {
			return nil, err
		}
		there, err := s.columnsOf(s.from, all[i].name)
		if err != nil {
			s.lose(all[i].name, 0, "%s: what the table looks like cannot be read (%v)", all[i].name, bare(err))
		}
		for _, c := range all[i].columns {
			if slices.ContainsFunc(there, func(o salvageColumn) bool { return o.name == c.name }) {
				all[i].shared = append(all[i].shared, c.name)
			}
		}
	}
	return all, nil
}

func (s *salvager) columnsOf(conn *sql.Conn, table string) ([]salvageColumn, error) {
	return collect(s.ctx, conn, func(rows *sql.Rows) (c salvageColumn, err error) {
		err = rows.Scan(&c.name, &c.kind, &c.required, &c.key)
		return c, err
	}, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", table)
}

// mostStumbles is how often reading of one table may stumble over damage before the rest of it is given up.
const mostStumbles = 20_000

// bring brings the rows of one table over.
func (s *salvager) bring(t salvageTable) error {
	if len(t.shared) == 0 {
		s.lose(t.name, 0, "%s: the table is not there or cannot be read", t.name)
		return nil
	}
	if !t.byRowID {
		return s.bringFromBothEnds(t)
	}
	select_ := "SELECT rowid, " + quotedList(t.shared) + " FROM " + t.name + " NOT INDEXED WHERE rowid >= ? ORDER BY rowid"
	next := int64(math.MinInt64)
	for range mostStumbles {
		last, err := s.copyRows(t, select_, next)
		if err == nil || s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		from := max(last+1, next)
		on, found := s.passing(t, from)
		if !found {
			s.lose(t.name, 0, "%s: what comes after row %d cannot be read (%v)", t.name, max(last, 0), bare(err))
			return nil
		}
		s.lose(t.name, int(min(on-max(from, 1), math.MaxInt32)), "%s: rows %d to %d cannot be read (%v)", t.name, max(from, 1), on-1, bare(err))
		next = on
	}
	s.lose(t.name, 0, "%s: what comes after row %d was given up", t.name, next)
	return nil
}

// passing finds where rows can be read again after one that cannot be. The stretch between is the smallest, if it is one.
func (s *salvager) passing(t salvageTable, from int64) (next int64, found bool) {
	if from < 1 {
		from = 1
	}
	bad, step := from, int64(1)
	for ; ; step *= 2 {
		if s.ctx.Err() != nil || step > 1<<40 {
			return 0, false
		}
		if s.readable(t, from+step) {
			break
		}
		bad = from + step
	}
	good := from + step
	for good-bad > 1 {
		middle := bad + (good-bad)/2
		if s.readable(t, middle) {
			good = middle
		} else {
			bad = middle
		}
	}
	return good, true
}

// readable reports whether the first row at or after a key can be read whole, or whether there is none.
func (s *salvager) readable(t salvageTable, key int64) bool {
	rows, err := s.from.QueryContext(s.ctx, "SELECT "+quotedList(t.shared)+" FROM "+t.name+" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1", key)
	if err != nil {
		return false
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err() == nil
}

// copyRows copies rows until one cannot be read, and gives the key of the last that could; the first column is that key, or nothing to go by.
func (s *salvager) copyRows(t salvageTable, query string, args ...any) (last int64, err error) {
	rows, err := s.from.QueryContext(s.ctx, query, args...)
	if err != nil {
		return math.MinInt64, err
	}
	defer rows.Close()
	last = math.MinInt64
	insert := "INSERT OR ABORT INTO " + t.name + " (" + quotedList(t.shared) + ") VALUES (" + strings.TrimSuffix(strings.Repeat("?, ", len(t.shared)), ", ") + ")"
	for rows.Next() {
		var key int64
		values, targets := make([]any, len(t.shared)), []any{&key}
		for i := range values {
			targets = append(targets, &values[i])
		}
		if err := rows.Scan(targets...); err != nil {
			return last, err
		}
		if key <= last && t.byRowID {
			return last, fmt.Errorf("rows come in a wrong order")
		}
		last = key
		if err := s.insert(t, insert, values, key); err != nil {
			return last, err
		}
	}
	return last, rows.Err()
}

// insert puts one row into the new file; one that says what no such row can say is lost.
func (s *salvager) insert(t salvageTable, insert string, values []any, key int64) error {
	_, err := s.to.ExecContext(s.ctx, insert, values...)
	if err == nil {
		s.done.Rows++
		return nil
	}
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	if !refused(err) {
		return fmt.Errorf("writing what was salvaged: %w", err)
	}
	if t.byRowID {
		s.lose(t.name, 1, "%s: row %d says what cannot be (%v)", t.name, key, err)
	}
	return nil
}

// bringFromBothEnds brings over a table whose rows have no numbers to go by: up to the damage from its beginning, and up to it from its end.
func (s *salvager) bringFromBothEnds(t salvageTable) error {
	var keys, back []string
	for _, c := range t.columns {
		if c.key > 0 {
			keys, back = append(keys, c.name), append(back, c.name+" DESC")
		}
	}
	from := "SELECT 0, " + quotedList(t.shared) + " FROM " + t.name + " NOT INDEXED ORDER BY "
	_, err := s.copyRows(t, from+strings.Join(keys, ", "))
	if err == nil || s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.lose(t.name, 0, "%s: a part of its rows cannot be read (%v)", t.name, bare(err))
	if _, err = s.copyRows(t, from+strings.Join(back, ", ")); err != nil && !fault(err) {
		return err
	}
	return s.ctx.Err()
}

func quotedList(names []string) string { return `"` + strings.Join(names, `", "`) + `"` }
