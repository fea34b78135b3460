package store

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// knownColumns are the columns of an incident as the audit trail keeps its row, but for the UUID, which the trail writes in hexadecimal digits.
func knownColumns() []string {
	columns := append([]string{"id"}, append(enteredColumns(), derivedColumns()...)...)
	return append(columns, provenanceColumns()...)
}

// incidents gives the incidents as they were: without those that were recorded later, and with each that was changed, ruled on or deleted later as the
// audit trail kept it, its sources and its kept columns included. What analysts ruled on them later is left out.
func (s *shadows) incidents() {
	columns := knownColumns()
	s.add("later AS MATERIALIZED (SELECT "+nowKnown("incident", "audit.uuid")+" AS uuid, min(seq) AS seq FROM main.audit WHERE record = 'incident' AND at > ? GROUP BY 1)", s.at)
	s.add(`written AS (SELECT uuid, `+strings.Join(columns, ", ")+` FROM main.incident WHERE recorded_at <= ? AND uuid NOT IN (SELECT uuid FROM later)
		UNION ALL SELECT l.uuid, `+strings.Join(fromRow("a.before_row", columns), ", ")+` FROM later AS l JOIN main.audit AS a ON a.seq = l.seq
		WHERE json_extract(a.before_row, '$.recorded_at') <= ?)`, s.at, s.at)
	s.add("incident AS (SELECT uuid, " + strings.Join(s.removed(columns), ", ") + " FROM written AS w)")
	for table, columns := range incidentParts() {
		s.add(fmt.Sprintf(`%[1]s AS (SELECT %[2]s FROM main.%[1]s WHERE incident_id NOT IN (SELECT i.id FROM later JOIN main.incident AS i ON i.uuid = later.uuid)
			UNION ALL SELECT %[3]s FROM later AS l JOIN main.audit AS a ON a.seq = l.seq, json_each(a.before_row, '$.%[1]s') AS part)`,
			table, strings.Join(columns, ", "), strings.Join(fromRow("part.value", columns), ", ")))
	}
	for _, table := range []string{"attribution", "scope_override", "withdrawal"} {
		s.add(fmt.Sprintf("%s AS (SELECT * FROM main.%s WHERE recorded_at <= ?)", table, table), s.at)
	}
}

// removed gives the columns of incidents with when each was marked as deleted, as it stood then. Incidents that the undoing of an import removed, or brought back, have no lines in the
// trail: incident_removal tells of them.
func (s *shadows) removed(columns []string) []string {
	columns = slices.Clone(columns)
	columns[slices.Index(columns, "deleted_at")] = fmt.Sprintf(`coalesce((SELECT r.removed_at FROM main.incident_removal AS r
		WHERE r.incident_id = w.id AND r.removed_at <= %[1]d AND coalesce(r.restored_at > %[1]d, 1)), CASE WHEN w.deleted_at <= %[1]d THEN w.deleted_at END) AS deleted_at`, s.at)
	return columns
}

// incidentParts names the tables whose rows belong to incidents, and their columns.
func incidentParts() map[string][]string {
	return map[string][]string{
		"incident_source": {"incident_id", "source_id", "locator", "credibility"}, "incident_extra": {"incident_id", "columns", "column_set_id"},
	}
}

// fromRow writes what takes columns out of a row that is kept as JSON.
func fromRow(row string, columns []string) []string {
	values := make([]string, len(columns))
	for n, column := range columns {
		values[n] = fmt.Sprintf("json_extract(%s, '$.%s') AS %s", row, column, column)
	}
	return values
}

// line gives the one incident that a line of the trail is about, as it was before.
func (s *shadows) line(seq int64) {
	s.add("line AS (SELECT "+nowKnown("incident", "audit.uuid")+" AS uuid, before_row FROM main.audit WHERE seq = ?)", seq)
	s.ofLine()
}

// text gives the one incident that a row as the trail keeps it is about.
func (s *shadows) text(row string, id ceasefire.ID) {
	s.add("line AS (SELECT ? AS uuid, ? AS before_row)", id[:], row)
	s.ofLine()
}

func (s *shadows) ofLine() {
	s.add("incident AS (SELECT uuid, " + strings.Join(fromRow("before_row", knownColumns()), ", ") + " FROM line)")
	for table, columns := range incidentParts() {
		s.add(fmt.Sprintf("%[1]s AS (SELECT %[2]s FROM line, json_each(line.before_row, '$.%[1]s') AS part)", table, strings.Join(fromRow("part.value", columns), ", ")))
	}
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
