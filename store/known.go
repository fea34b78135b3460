package store

import (
	"fmt"
	"strings"
)

// knownColumns are the columns of an incident as the audit trail keeps its row, but for the UUID, which the trail writes in hexadecimal digits.
func knownColumns() []string {
	columns := append([]string{"id"}, append(enteredColumns(), derivedColumns()...)...)
	return append(columns, "batch_id", "recorded_by", "recorded_at", "deleted_at")
}

// incidents gives the incidents as they were: without those that were recorded later, and with each that was changed, ruled on or deleted later as the
// audit trail kept it, its sources and its kept columns included. What analysts ruled on them later is left out.
func (s *shadows) incidents() {
	columns := knownColumns()
	before := make([]string, len(columns))
	for n, column := range columns {
		before[n] = "json_extract(a.before_row, '$." + column + "')"
	}
	s.add("later AS MATERIALIZED (SELECT uuid, min(seq) AS seq FROM main.audit WHERE record = 'incident' AND at > ? GROUP BY uuid)", s.at)
	s.add(`incident AS (SELECT uuid, `+strings.Join(columns, ", ")+` FROM main.incident WHERE recorded_at <= ? AND uuid NOT IN (SELECT uuid FROM later)
		UNION ALL SELECT l.uuid, `+strings.Join(before, ", ")+` FROM later AS l JOIN main.audit AS a ON a.seq = l.seq
		WHERE json_extract(a.before_row, '$.recorded_at') <= ?)`, s.at, s.at)
	for _, part := range []struct{ table, columns string }{
		{"incident_source", "incident_id source_id locator credibility"}, {"incident_extra", "incident_id columns column_set_id"},
	} {
		s.incidentParts(part.table, strings.Fields(part.columns))
	}
	for _, table := range []string{"attribution", "scope_override"} {
		s.add(fmt.Sprintf("%s AS (SELECT * FROM main.%s WHERE recorded_at <= ?)", table, table), s.at)
	}
}

// incidentParts gives the rows that belong to incidents as they were.
func (s *shadows) incidentParts(table string, columns []string) {
	before := make([]string, len(columns))
	for n, column := range columns {
		before[n] = "json_extract(part.value, '$." + column + "')"
	}
	s.add(fmt.Sprintf(`%[1]s AS (SELECT %[2]s FROM main.%[1]s WHERE incident_id NOT IN (SELECT i.id FROM later JOIN main.incident AS i ON i.uuid = later.uuid)
		UNION ALL SELECT %[3]s FROM later AS l JOIN main.audit AS a ON a.seq = l.seq, json_each(a.before_row, '$.%[1]s') AS part)`,
		table, strings.Join(columns, ", "), strings.Join(before, ", ")))
}

// derived gives what reads the incidents with the parties and scopes that followed from the rules and names of then, where these differ from what stands in
// their rows: a list of [key, day, party a, party b, scope, rule, overridden, why] as JSON.
func (s *shadows) derived(list string) *then {
	columns := knownColumns()
	rows := make([]string, len(columns))
	places := map[string]int{"day": 1, "party_a_id": 2, "party_b_id": 3, "scope": 4, "scope_rule_id": 5, "scope_overridden": 6, "scope_why": 7}
	for n, column := range columns {
		rows[n] = "r." + column
		if place, worked := places[column]; worked {
			rows[n] = fmt.Sprintf("CASE WHEN d.id IS NULL THEN r.%s ELSE d.v%d END AS %s", column, place, column)
		}
	}
	for n, table := range s.tables {
		if rest, ok := strings.CutPrefix(table, "incident AS "); ok {
			s.tables[n] = "recorded AS " + rest
		}
	}
	s.add(`derivation AS MATERIALIZED (SELECT value ->> 0 AS id, value ->> 1 AS v1, nullif(value ->> 2, 0) AS v2, nullif(value ->> 3, 0) AS v3, value ->> 4 AS v4,
		nullif(value ->> 5, 0) AS v5, value ->> 6 AS v6, value ->> 7 AS v7 FROM json_each(?))`, list)
	s.add("incident AS (SELECT r.uuid, " + strings.Join(rows, ", ") + " FROM recorded AS r LEFT JOIN derivation AS d ON d.id = r.id)")
	return s.then()
}
