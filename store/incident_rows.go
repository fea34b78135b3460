package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"truceboard/store/ceasefire"
)

// Many incidents that are changed at once are read some hundred at a time, and of each only the columns are written that change: whoever changes thirty thousand of them waits for seconds, not for
// minutes.

// amongKeys is what a column is held against where it is to be one of a JSON list of keys.
const amongKeys = " IN (SELECT value FROM json_each(?))"

// incidentRows gives the rows of incidents by their keys, each as rowOf has it.
func (c *change) incidentRows(keys []int64) (map[int64]row, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("listing incidents: %w", err)
	}
	found, err := objects(c.ctx, c.tx, "SELECT * FROM incident WHERE id"+amongKeys, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading incidents for the audit trail: %w", err)
	}
	rows := make(map[int64]row, len(found))
	for _, one := range found {
		if key, ok := one["id"].(int64); ok {
			rows[key] = one
		}
	}
	for child, column := range belongings("incident") {
		parts, err := objects(c.ctx, c.tx, "SELECT * FROM "+child+" WHERE "+column+amongKeys, string(list))
		if err != nil {
			return nil, fmt.Errorf("reading %s for the audit trail: %w", child, err)
		}
		for _, part := range parts {
			key, _ := part[column].(int64)
			if of, there := rows[key]; there {
				before, _ := of[child].([]map[string]any)
				of[child] = append(before, part)
			}
		}
	}
	return rows, nil
}

// writeColumns writes those columns of an incident that differ from its row, and gives the row as it is then. Values are as the row or the trail has them.
func (w *writer) writeColumns(key int64, now, next row) (row, error) {
	after := maps.Clone(now)
	var sets []string
	var args []any
	for _, column := range append(enteredColumns(), derivedColumns()...) {
		if alike(now[column], next[column]) {
			continue
		}
		arg, err := tableColumn{name: column}.arg(next[column])
		if err != nil {
			return nil, err
		}
		after[column] = next[column]
		sets, args = append(sets, column+" = ?"), append(args, arg)
	}
	if len(sets) == 0 {
		return after, nil
	}
	if _, err := w.tx.ExecContext(w.ctx, "UPDATE incident SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(args, key)...); err != nil {
		return nil, fmt.Errorf("changing an incident: %w", err)
	}
	return after, nil
}

// recordRows writes the line of the audit trail about an incident whose row is known as it was and as it is.
func (c *change) recordRows(action string, id ceasefire.ID, before, after row) error {
	was, err := json.Marshal(before)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	is, err := json.Marshal(after)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: action, Record: "incident", ID: id, Before: string(was), After: string(is)})
}

// valuesByName gives values by their columns' names, as a row has them.
func valuesByName(columns []string, values []any) row {
	named := make(row, len(columns))
	for n, column := range columns {
		if is, ok := values[n].(bool); ok {
			values[n] = int64(flag(is))
		}
		named[column] = values[n]
	}
	return named
}

// writtenByColumns reports whether an incident becomes another state of it by columns and kept columns alone: its sources are the same, and its severity is not to be worked out anew.
func writtenByColumns(now, want row) bool {
	return alike(now["incident_source"], want["incident_source"]) && (want["deaths_best"] == nil || !alike(want["severity"], int64(0)))
}

// writeRow writes what differs of an incident, its kept columns included, and gives the row as it is then.
func (w *writer) writeRow(key int64, now, want row) (row, error) {
	after, err := w.writeColumns(key, now, want)
	if err != nil || alike(now[keptColumns], want[keptColumns]) {
		return after, err
	}
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM incident_extra WHERE incident_id = ?", key); err != nil {
		return nil, fmt.Errorf("changing an incident: %w", err)
	}
	delete(after, keptColumns)
	for _, kept := range nested(want, keptColumns) {
		var args []any
		for _, column := range incidentParts()[keptColumns] {
			arg, err := tableColumn{name: column}.arg(kept[column])
			if err != nil {
				return nil, err
			}
			args = append(args, arg)
		}
		if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO incident_extra (incident_id, columns, column_set_id) VALUES (?, ?, ?)", args...); err != nil {
			return nil, fmt.Errorf("keeping an incident's columns: %w", err)
		}
		after[keptColumns] = want[keptColumns]
	}
	return after, nil
}

// keptColumns is the table of the columns that have no field.
const keptColumns = "incident_extra"
