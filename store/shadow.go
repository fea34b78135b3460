package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// shadows puts tables together as they were at an instant (Unix seconds): today's rows, but for the records that have a later line in the audit trail,
// which are as the first of those lines found them.
type shadows struct {
	ctx    context.Context
	q      querier
	at     int64
	tables []string // the WITH clause's tables
	args   []any
}

// row is a row by its columns' names; bytes are hexadecimal digits, numbers as JSON has them.
type row map[string]any

// add gives a table of a name in the WITH clause.
func (s *shadows) add(table string, args ...any) {
	s.tables = append(s.tables, table)
	s.args = append(s.args, args...)
}

// then gives what reads the tables put together so far.
func (s *shadows) then() *then {
	return &then{q: s.q, at: s.at, with: "WITH " + strings.Join(s.tables, ",\n") + "\n", args: s.args}
}

// shadow puts a kind of record together, with the tables whose rows belong to it. Kinds that are only ever added to are told by their stamps.
func (s *shadows) shadow(record string) error {
	var key string
	switch record {
	case "agreement", "source", "party", "clock", "commitment", "scope_rule", "event", "tally":
		key = "uuid"
	case "actor_name":
		key = "name"
	case "area":
		key = "code"
	default:
		return nil
	}
	rows, err := s.rowsOf(record)
	if err != nil {
		return err
	}
	before, err := s.before(record, key)
	if err != nil {
		return err
	}
	kept := slices.DeleteFunc(rows, func(r row) bool { _, later := before[fmt.Sprint(r[key])]; return later })
	children, err := s.children(record, kept)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		was := before[name]
		if was == nil {
			continue
		}
		for child := range belongings(record) {
			children[child] = append(children[child], nested(was, child)...)
			delete(was, child)
		}
		kept = append(kept, was)
	}
	if err := s.put(record, kept); err != nil {
		return err
	}
	for _, child := range slices.Sorted(maps.Keys(children)) {
		if err := s.put(child, children[child]); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf reads a table as it is today.
func (s *shadows) rowsOf(table string) ([]row, error) {
	found, err := objects(s.ctx, s.q, "SELECT * FROM "+table+unmarked(table))
	rows := make([]row, len(found))
	for i, one := range found {
		rows[i] = one
	}
	return rows, err
}

// children reads the rows that belong to records that are as they were.
func (s *shadows) children(record string, kept []row) (map[string][]row, error) {
	children := map[string][]row{}
	ids := map[string]bool{}
	for _, r := range kept {
		ids[fmt.Sprint(r["id"])] = true
	}
	for child, column := range belongings(record) {
		rows, err := s.rowsOf(child)
		if err != nil {
			return nil, err
		}
		children[child] = slices.DeleteFunc(rows, func(r row) bool {
			return len(kept) == 0 || column != "1" && !ids[fmt.Sprint(r[column])] // there is one agreement
		})
	}
	return children, nil
}

// before reads, by their key, the records that have a line after the instant, as the first of those found them; nil where it found none.
func (s *shadows) before(record, key string) (map[string]row, error) {
	type line struct {
		id            ceasefire.ID
		before, after string
	}
	lines, err := collect(s.ctx, s.q, func(rows *sql.Rows) (l line, err error) {
		err = rows.Scan(into(&l.id), &l.before, &l.after)
		return l, err
	}, "SELECT uuid, coalesce(before_row, ''), coalesce(after_row, '') FROM audit WHERE record = ? AND at > ? ORDER BY seq", record, s.at)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	known, err := readIdentities(s.ctx, s.q, record)
	if err != nil {
		return nil, err
	}
	first := map[string]row{}
	for _, l := range lines {
		before, err := parsed(l.before)
		if err != nil {
			return nil, err
		}
		after, err := parsed(l.after)
		if err != nil {
			return nil, err
		}
		name := cmp.Or(text(before, key), text(after, key))
		if !l.id.IsZero() {
			name = hexOf(known.now(l.id))
		}
		if _, seen := first[name]; seen {
			continue
		}
		if record == "agreement" && before == nil {
			before = unrecorded(after)
		}
		if record == "actor_name" && before != nil {
			if before, err = s.actorRow(before); err != nil {
				return nil, err
			}
		}
		if before != nil && key == "uuid" {
			before["uuid"] = name
		}
		first[name] = before
	}
	return first, nil
}

// parsed reads a row as the trail keeps it, nil where there is none.
func parsed(text string) (row, error) {
	if text == "" {
		return nil, nil
	}
	var r row
	reader := json.NewDecoder(bytes.NewReader([]byte(text)))
	reader.UseNumber()
	if err := reader.Decode(&r); err != nil {
		return nil, &FileError{Damaged: true, cause: err}
	}
	return r, nil
}

// unrecorded gives the agreement of a dossier that was not made yet: what tells it from others, and the zone in which its times are told. Nothing of what was
// agreed was recorded then.
func unrecorded(agreement row) row {
	return row{"id": agreement["id"], "uuid": agreement["uuid"], "zone": agreement["zone"], "title": "", "summary": ""}
}

func text(r row, column string) string {
	value, _ := r[column].(string)
	return value
}

// nested gives the rows of a table that a record's row holds.
func nested(r row, child string) []row {
	list, _ := r[child].([]any)
	var rows []row
	for _, one := range list {
		if fields, ok := one.(map[string]any); ok {
			rows = append(rows, fields)
		}
	}
	return rows
}

// actorRow makes a row of what the trail says of a name, whose party it gives by its ID.
func (s *shadows) actorRow(said row) (row, error) {
	party, err := known(s.ctx, s.q, "party", actorIn(said).Party)
	return row{"name": said["name"], "note": said["note"], "party_uuid": hexOf(party)}, err
}

// put gives a table of some rows: as JSON, which the statement takes apart by the table's own columns.
func (s *shadows) put(table string, rows []row) error {
	columns, err := columnsOf(s.ctx, s.q, table)
	if err != nil {
		return err
	}
	if rows == nil {
		rows = []row{}
	}
	list, err := json.Marshal(rows)
	if err != nil {
		return fmt.Errorf("writing down %s as it was: %w", table, err)
	}
	names, values := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		names[i], values[i] = c.name, c.fromJSON()
		if table == "actor_name" && c.name == "party_id" {
			values[i] = "coalesce(json_extract(value, '$.party_id'), (SELECT id FROM party WHERE uuid = unhex(json_extract(value, '$.party_uuid'))))"
		}
	}
	s.add(fmt.Sprintf("%s (%s) AS MATERIALIZED (SELECT %s FROM json_each(?))", table, strings.Join(names, ", "), strings.Join(values, ", ")), string(list))
	return nil
}

// tableColumn is a column of a table; a blob is written down in hexadecimal digits, and a column that came with a later layout has a usual value.
type tableColumn struct {
	name  string
	blob  bool
	usual string
}

// fromJSON writes the expression that takes the column out of a row's JSON.
func (c tableColumn) fromJSON() string {
	value := "json_extract(value, '$." + c.name + "')"
	if c.blob {
		return "unhex(" + value + ")"
	}
	if c.usual != "" {
		return "coalesce(" + value + ", " + c.usual + ")"
	}
	return value
}

func columnsOf(ctx context.Context, q querier, table string) ([]tableColumn, error) {
	columns, err := collect(ctx, q, func(rows *sql.Rows) (c tableColumn, err error) {
		var kind string
		err = rows.Scan(&c.name, &kind, &c.usual)
		c.blob = kind == "BLOB"
		return c, err
	}, `SELECT name, type, CASE WHEN "notnull" THEN coalesce(dflt_value, '') ELSE '' END FROM pragma_table_info(?)`, table)
	if err != nil {
		return nil, fmt.Errorf("reading the columns of %s: %w", table, err)
	}
	return columns, nil
}
