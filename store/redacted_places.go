package store

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"truceboard/store/ceasefire"
)

// unplace takes the numbers that give an incident's exact point away out of what is written of it elsewhere than in its own row. A citation that then says what another says is one with it.
func (r *redactor) unplace() error {
	if r.o.Unplace == nil {
		return nil
	}
	var statements []string
	for _, of := range [][2]string{{"incident_source", "locator"}, {"attribution", "reason"}, {"scope_override", "reason"}} {
		// what holds no digit, of whatever script, is passed over
		statements = append(statements, fmt.Sprintf(`UPDATE OR REPLACE %[1]s SET %[2]s = unplaced(%[2]s, i.lat, i.lon) FROM (SELECT id, lat, lon FROM incident WHERE lat IS NOT NULL) AS i
			WHERE i.id = incident_id AND %[2]s GLOB '*[0-9' || char(128) || '-' || char(1114111) || ']*' AND %[2]s <> unplaced(%[2]s, i.lat, i.lon)`, of[0], of[1]))
	}
	return r.run("taking positions out of texts", statements...)
}

// coarsenFilters gives the stretches of the map that saved filters ask for as closely as points are given: what lay in one lies in it still.
func (r *redactor) coarsenFilters() error {
	if r.o.Coarse == nil {
		return nil
	}
	type saved struct {
		key  int64
		text string
	}
	all, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (s saved, err error) {
		err = rows.Scan(&s.key, &s.text)
		return s, err
	}, "SELECT id, filter FROM saved_filter")
	if err != nil {
		return fmt.Errorf("reading the saved filters: %w", err)
	}
	for _, s := range all {
		var f ceasefire.Filter
		if err := json.Unmarshal([]byte(s.text), &f); err != nil {
			return fmt.Errorf("reading a saved filter: %w", err)
		}
		if f.Within.IsZero() {
			continue
		}
		box := &f.Within.Box
		box.South, box.West, _ = r.o.Coarse(box.South, box.West, 0)
		box.North, box.East, _ = r.o.Coarse(box.North, box.East, 0)
		if _, err := r.tx.ExecContext(r.ctx, "UPDATE saved_filter SET filter = ? WHERE id = ?", string(jsonOf(f)), s.key); err != nil {
			return fmt.Errorf("writing a saved filter: %w", err)
		}
	}
	return nil
}
