package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mergeTable is how a kind of record stands in the file: by what it is known in every copy, its columns, which of them are the keys of other records, and the tables whose rows are part of it.
type mergeTable struct {
	name    string
	key     string // uuid, code, name or names
	columns []tableColumn
	refs    map[string]string // the table that a column refers to
	parts   []mergePart
}

// mergePart is a table whose rows belong to a record, and the column by which they do.
type mergePart struct {
	name, parent string
	columns      []tableColumn
	refs         map[string]string
}

// mergedTables names the kinds of record that are merged, those that are referred to first.
func mergedTables() []string {
	return []string{"source", "agreement", "party", "actor_name", "area", "clock", "commitment", "import_batch", "scope_rule", "incident", "attribution", "scope_override", "attachment",
		"assessment", "determination", "annulment", "event", "tally", "saved_filter", "outline_set"}
}

// keyColumn gives the column by which records of a table are the same in every copy.
func keyColumn(table string) string {
	switch table {
	case "area":
		return "code"
	case "actor_name":
		return "name"
	case "column_set":
		return "names"
	}
	return "uuid"
}

// likeness names the columns by which two records that were added in both copies are one and the same.
func likeness(table string) []string {
	switch table {
	case "source":
		return []string{"title", "publisher", "address"}
	case "party", "saved_filter":
		return []string{"name"}
	case "incident":
		return []string{"dataset", "dataset_key"}
	}
	return nil
}

func (m *merger) readTables() error {
	m.tables = map[string]*mergeTable{}
	for _, name := range mergedTables() {
		t := &mergeTable{name: name, key: keyColumn(name)}
		var err error
		if t.columns, t.refs, err = m.shapeOf(name); err != nil {
			return err
		}
		for _, child := range slices.Sorted(maps.Keys(belongings(name))) {
			part := mergePart{name: child, parent: belongings(name)[child]}
			if part.columns, part.refs, err = m.shapeOf(child); err != nil {
				return err
			}
			t.parts = append(t.parts, part)
		}
		m.tables[name] = t
	}
	return nil
}

// shapeOf reads a table's columns and which of them are keys of other records.
func (m *merger) shapeOf(table string) ([]tableColumn, map[string]string, error) {
	columns, err := columnsOf(m.ctx, m.tx, table)
	if err != nil {
		return nil, nil, err
	}
	refs, err := refsOf(m.ctx, m.tx, table)
	return columns, refs, err
}

func refsOf(ctx context.Context, q querier, table string) (map[string]string, error) {
	refs := map[string]string{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (struct{}, error) {
		var column, to, target string
		err := rows.Scan(&column, &to, &target)
		if target == "id" {
			refs[column] = to
		}
		return struct{}{}, err
	}, `SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)`, table)
	if err != nil {
		return nil, fmt.Errorf("reading what %s refers to: %w", table, err)
	}
	return refs, nil
}

// fieldOf gives the name under which columns are compared and decided together: half of an instant or of a place makes no sense.
func fieldOf(table, column string) string {
	groups := map[string][]string{
		"when": {"starts_at", "ends_at", "zone", "precision", "as_of", "from_at", "until_at", "kind", "days"}, "place": {"place", "area_id", "district", "lat", "lon", "place_precision"},
		"origin": {"dataset", "dataset_key", "dataset_digest"}, "side_a": {"actor_a"}, "side_b": {"actor_b"},
		"deleted": {"deleted_at", "removed_at"}, "sources": {"incident_source", "agreement_source"}, "columns": {"incident_extra"}, "legs": {"clock_leg"}, "answers_for": {"party_answer"},
		"parties": {"scope_rule_party"}, "areas": {"scope_rule_area"}, "days": {"from_day", "to_day"}, "label": {"label_lat", "label_lon"},
	}
	if table == "agreement" && column == "zone" {
		return column
	}
	for name, columns := range groups {
		if slices.Contains(columns, column) {
			return name
		}
	}
	for _, prefix := range []string{"deaths", "injured", "due", "condition", "break"} {
		if strings.HasPrefix(column, prefix+"_") {
			return prefix
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(column, "_id"), "_at")
}

// unsaid reports whether a column holds nothing that was entered: keys, what is worked out of other records, and how rows are kept.
func unsaid(table, column string) bool {
	switch column {
	case "id", "uuid", "position", "changed_at", "recorded_by", "recorded_at", "batch_id":
		return true
	}
	return table == "incident" && (column == "day" || slices.Contains(derivedColumns(), column)) || table == "area" && column == "code" || table == "actor_name" && column == "name" ||
		table == "attachment" && column == "content"
}
