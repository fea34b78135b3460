package store

import (
	"strings"

	"truceboard/store/ceasefire"
)

// knownColumns are the columns of an incident as the audit trail keeps its row, but for the UUID, which the trail writes in hexadecimal digits.
func knownColumns() []string {
	columns := append([]string{"id"}, append(enteredColumns(), derivedColumns()...)...)
	return append(columns, "batch_id", "recorded_by", "recorded_at", "deleted_at")
}

// incidents gives the table that a view reads incidents from, as it stands in a FROM clause under the name i, with its parameters. With a
// known-at it is the table as it was then: without the incidents that were recorded later, and with each incident that was changed, ruled on or deleted
// later as the audit trail kept it. The scopes and parties that followed from rules and names later are those of today, for rules have no date.
func (v View) incidents() (from string, args []any) { return incidentsKnown(v.AsOf) }

func incidentsKnown(asOf ceasefire.AsOf) (from string, args []any) {
	if asOf.KnownAt.IsZero() {
		return "incident AS i", nil
	}
	columns := knownColumns()
	before := make([]string, len(columns))
	for n, column := range columns {
		before[n] = "json_extract(before_row, '$." + column + "')"
	}
	at := asOf.KnownAt.Unix()
	return `(SELECT uuid, ` + strings.Join(columns, ", ") + ` FROM incident
		WHERE recorded_at <= ? AND uuid NOT IN (SELECT uuid FROM audit WHERE record = 'incident' AND at > ?)
		UNION ALL
		SELECT uuid, ` + strings.Join(before, ", ") + ` FROM audit
		WHERE seq IN (SELECT min(seq) FROM audit WHERE record = 'incident' AND at > ? GROUP BY uuid)
			AND json_extract(before_row, '$.recorded_at') <= ?) AS i`,
		[]any{at, at, at, at}
}
