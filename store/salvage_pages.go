package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// leafSearch takes rows from leaf pages to which no tree leads any more.
type leafSearch struct {
	*salvager
	pages   *pageFile
	settled map[uint32]bool // pages of trees that were read whole, and free ones
	tracked bool            // whether all free pages are known
	broken  []salvageTable
	// keyedBroken are those without row numbers, and indexes the columns of the indexes that are broken.
	keyedBroken []salvageTable
	indexes     [][]salvageColumn
	taken       map[string]int
}

// findLeaves looks through all pages for rows of the tables whose tree is broken, for reading goes down from a tree's root and one page of it that is
// lost hides all beneath.
func (s *salvager) findLeaves(tables []salvageTable) (err error) {
	// The rest is read from the file itself, so the log goes into it first. Where that fails, the file is as it was before the log.
	_, told := s.from.ExecContext(s.ctx, "PRAGMA damaged.wal_checkpoint(TRUNCATE)")
	pages, err := openPages(s.damaged)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pages.file.Close()) }()
	l := &leafSearch{salvager: s, pages: pages, taken: map[string]int{}}
	l.settled, l.tracked = pages.free()
	l.tracked = l.tracked && told == nil
	if err := l.settle(tables); err != nil || len(l.broken)+len(l.keyedBroken) == 0 {
		return err
	}
	for n := uint32(2); n <= pages.count; n++ {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := l.look(n); err != nil {
			return err
		}
	}
	for _, t := range slices.Concat(l.broken, l.keyedBroken) {
		if err := l.sumUp(t); err != nil {
			return err
		}
	}
	return nil
}

// settle finds the tables whose tree is broken, and the pages of all others.
func (l *leafSearch) settle(tables []salvageTable) error {
	type root struct {
		name string
		page uint32
	}
	roots, err := collect(l.ctx, l.from, func(rows *sql.Rows) (r root, err error) {
		err = rows.Scan(&r.name, &r.page)
		return r, err
	}, "SELECT name, rootpage FROM damaged.sqlite_schema WHERE type IN ('table', 'index') AND rootpage BETWEEN 1 AND 4294967294")
	if l.ctx.Err() != nil || err != nil && !fault(err) {
		return errors.Join(l.ctx.Err(), err)
	}
	sound := map[string]bool{}
	for _, r := range roots {
		reached, whole := l.pages.tree(r.page)
		if sound[r.name] = whole && !slices.ContainsFunc(l.done.Losses, func(o Loss) bool { return o.Table == r.name }); sound[r.name] {
			for _, n := range reached {
				l.settled[n] = true
			}
		}
	}
	for _, t := range tables {
		switch {
		case sound[t.name]:
		case t.numbered() >= 0:
			l.broken = append(l.broken, t)
		case !t.byRowID:
			l.keyedBroken = append(l.keyedBroken, t)
		}
	}
	l.indexes, err = l.brokenIndexes(sound)
	return err
}

// numbered gives the column that is the row's number, below zero for none: rows without one cannot be told from such as were read.
func (t salvageTable) numbered() int {
	at := slices.IndexFunc(t.columns, func(c salvageColumn) bool { return c.key == 1 && c.kind == "INTEGER" })
	if !t.byRowID || slices.ContainsFunc(t.columns, func(c salvageColumn) bool { return c.key > 1 }) {
		return -1
	}
	return at
}

// look takes what is on one page, if it is a leaf of a broken table.
func (l *leafSearch) look(n uint32) error {
	if l.settled[n] {
		return nil
	}
	page := l.pages.page(n)
	if page != nil && (page[0] == pageKeyedLeaf || page[0] == pageKeyedInterior) {
		return l.lookKeyed(page)
	}
	if page == nil || page[0] != pageLeaf {
		return nil
	}
	cells := l.pages.cells(page)
	t, found := l.tableOf(cells)
	if !found {
		return nil
	}
	for _, c := range cells {
		if t.fits(c.kinds) {
			if err := l.take(t, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// tableOf tells of which broken table a page is: the one that most of its rows fit, and of those the one whose columns they fill most. Where two are as good, it is neither.
func (l *leafSearch) tableOf(cells []pageCell) (best salvageTable, found bool) {
	most, fewest := 0, 0
	for _, t := range l.broken {
		fit, lacking := 0, 0
		for _, c := range cells {
			if t.fits(c.kinds) {
				fit++
				lacking += len(t.columns) - len(c.kinds)
			}
		}
		switch {
		case fit > most || fit == most && fit > 0 && lacking < fewest:
			best, most, fewest, found = t, fit, lacking, true
		case fit == most && lacking == fewest:
			found = false
		}
	}
	return best, found
}

// fits reports whether a row's values are of the kinds that a strict table's columns take. Columns that were added later are not in rows from before.
func (t salvageTable) fits(kinds []uint64) bool {
	if len(kinds) > len(t.columns) {
		return false
	}
	number := t.numbered()
	for i, kind := range kinds {
		c, text := t.columns[i], kind >= 12 && kind%2 == 1
		switch {
		case i == number || kind == 0:
			if i == number != (kind == 0) && (i == number || c.required) {
				return false
			}
		case text != (c.kind == "TEXT"), (kind >= 12 && !text) != (c.kind == "BLOB"), kind == 7 && c.kind != "REAL":
			return false
		}
	}
	return len(kinds) > number
}

// take brings one row over whose number was not read yet. One that the table refuses is none.
func (l *leafSearch) take(t salvageTable, c pageCell) error {
	var there bool
	if err := l.to.QueryRowContext(l.ctx, "SELECT EXISTS (SELECT 1 FROM "+t.name+" WHERE rowid = ?)", c.key).Scan(&there); err != nil || there {
		return err
	}
	if stays, err := l.stays(t, c.key); err != nil || !stays {
		return err
	}
	values, ok := l.pages.values(c)
	if !ok {
		return nil
	}
	values[t.numbered()] = c.key
	var names []string
	for i := range values {
		names = append(names, t.columns[i].name)
	}
	_, err := l.to.ExecContext(l.ctx, "INSERT OR ABORT INTO "+t.name+" ("+quotedList(names)+") VALUES ("+strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")+")", values...)
	switch {
	case err == nil:
		l.done.Rows++
		l.taken[t.name]++
		return nil
	case l.ctx.Err() != nil || !refused(err):
		return errors.Join(l.ctx.Err(), fmt.Errorf("writing what was salvaged: %w", err))
	}
	return nil
}

// stays reports whether a row cannot have been removed: its page is not free. Where not all free pages are known, only rows that are never removed are sure, and
// what stands with an incident that was not changed since it was recorded.
func (l *leafSearch) stays(t salvageTable, key int64) (bool, error) {
	if l.tracked || l.kept(t.name) {
		return true, nil
	}
	if t.columns[t.numbered()].name != "incident_id" {
		return false, nil
	}
	var unchanged bool
	err := l.to.QueryRowContext(l.ctx, "SELECT EXISTS (SELECT 1 FROM incident WHERE id = ? AND changed_at = recorded_at)", key).Scan(&unchanged)
	return unchanged, err
}

// kept reports whether rows of a table are never removed: a trigger holds that.
func (s *salvager) kept(table string) bool {
	return slices.ContainsFunc(s.triggers, func(sql string) bool { return strings.Contains(sql, "BEFORE DELETE ON "+table+" BEGIN") })
}

// sumUp says how many rows of a broken table were read, of how many as far as that is known.
func (l *leafSearch) sumUp(t salvageTable) error {
	var read int
	if err := l.to.QueryRowContext(l.ctx, "SELECT count(*) FROM "+t.name).Scan(&read); err != nil {
		return err
	}
	all, about, err := l.expected(t)
	taken := l.taken[t.name]
	if err != nil || taken == 0 && all <= read {
		return err
	}
	words := fmt.Sprintf("%s: %d of %s%d rows read", t.name, read, about, max(all, read))
	if all == 0 {
		words = fmt.Sprintf("%s: %d rows read", t.name, read)
	}
	lost := max(all-read, 0)
	if taken > 0 {
		words += fmt.Sprintf(", of which %d from pages without their index", taken)
		l.done.Losses = slices.DeleteFunc(l.done.Losses, func(o Loss) bool { return o.Table == t.name })
	} else {
		lost = 0 // the stretches that are lost are told already
	}
	if all == 0 {
		words += ", and how many more there were is not known"
	}
	if !l.tracked && !l.kept(t.name) {
		words += "; rows that may have been removed were left, for the list of free pages cannot be read"
	}
	l.lose(t.name, lost, "%s", words)
	return nil
}

// expected gives how many rows a table had: an index of it knows, and else its highest number and the imports do, about, where rows are never removed. 0 is not known.
func (l *leafSearch) expected(t salvageTable) (all int, about string, err error) {
	err = l.from.QueryRowContext(l.ctx, "SELECT count(*) FROM damaged."+t.name).Scan(&all)
	if err == nil && all > 0 || l.ctx.Err() != nil {
		return all, "", l.ctx.Err()
	}
	if !l.kept(t.name) || !t.byRowID {
		return 0, "", nil
	}
	query := "SELECT coalesce(max(rowid), 0) FROM " + t.name
	if t.name == "incident" {
		query = "SELECT max((" + query + "), (SELECT coalesce(max(incident_id), 0) FROM incident_extra), (SELECT coalesce(sum(added), 0) FROM import_batch))"
	}
	err = l.to.QueryRowContext(l.ctx, query).Scan(&all)
	return all, "about ", err
}
