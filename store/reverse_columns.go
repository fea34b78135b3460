package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"truceboard/store/ceasefire"
)

// standingIncident is an incident as it is: its key and its row, and what analysts ruled on it.
type standingIncident struct {
	key   int64
	row   row
	ruled lastRulings
}

// putSome puts some incidents back, which are read together. Of most only columns change that are written as they were; the others are put together one by one.
func (r *reverser) putSome(w *writer, some []written) error {
	standing, err := r.standingOf(some)
	if err != nil {
		return err
	}
	states, err := r.statesOf(some)
	if err != nil {
		return err
	}
	for n, t := range some {
		done, err := false, error(nil)
		if t.state == nil {
			done, err = r.putColumns(w, t, standing[t.id], states[n])
		}
		if err == nil && !done {
			err = r.putIncident(w, t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// standingOf reads incidents as they are.
func (r *reverser) standingOf(some []written) (map[ceasefire.ID]standingIncident, error) {
	ids := make([]string, len(some))
	for n, t := range some {
		ids[n] = fmt.Sprintf("%x", t.id[:])
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, fmt.Errorf("listing incidents: %w", err)
	}
	found, err := keysOf[ceasefire.ID](r.ctx, r.tx, "SELECT uuid, id FROM incident WHERE uuid IN (SELECT unhex(value) FROM json_each(?))", string(list))
	if err != nil {
		return nil, fmt.Errorf("looking for incidents: %w", err)
	}
	keys := make([]int64, 0, len(found))
	for _, key := range found {
		keys = append(keys, key)
	}
	rows, err := r.incidentRows(keys)
	if err != nil {
		return nil, err
	}
	ruled, err := rulingsAmong(r.ctx, r.tx, keys)
	standing := make(map[ceasefire.ID]standingIncident, len(found))
	for id, key := range found {
		standing[id] = standingIncident{key, rows[key], ruled[key]}
	}
	return standing, err
}

// statesOf gives for each record what it shall be, and what the change left, as the trail has them.
func (r *reverser) statesOf(some []written) ([][2]row, error) {
	lines := make([][2]int64, len(some))
	for n, t := range some {
		lines[n] = [2]int64{t.first, t.last}
	}
	return r.statesAt(lines)
}

// statesAt gives for each pair of lines of the trail how the first found a record, and how the second left it.
func (c *change) statesAt(lines [][2]int64) ([][2]row, error) {
	list, err := json.Marshal(lines)
	if err != nil {
		return nil, fmt.Errorf("listing lines of the audit trail: %w", err)
	}
	states, err := collect(c.ctx, c.tx, func(rows *sql.Rows) (state [2]row, err error) {
		var was, became string
		if err = rows.Scan(&was, &became); err != nil {
			return state, err
		}
		if state[0], err = parsed(was); err == nil {
			state[1], err = parsed(became)
		}
		return state, err
	}, `SELECT coalesce(f.before_row, ''), coalesce(l.after_row, '') FROM json_each(?) AS w
		CROSS JOIN audit AS f ON f.seq = w.value ->> 0 CROSS JOIN audit AS l ON l.seq = w.value ->> 1 ORDER BY w.key`, string(list))
	if err == nil && len(states) != len(lines) {
		err = &NotFoundError{What: "line of the audit trail"}
	}
	if err != nil {
		return nil, fmt.Errorf("reading what a change wrote: %w", err)
	}
	return states, nil
}

// putColumns puts an incident back by writing the columns that changed. It does nothing, and says so, where that is not all that there is to do: where the incident was added, its sources
// changed, or a later change wrote the same columns.
func (r *reverser) putColumns(w *writer, t written, is standingIncident, state [2]row) (done bool, err error) {
	was, became, now := state[0], state[1], is.row
	if was == nil || became == nil || now == nil {
		return false, nil
	}
	want, against := merge(was, became, now, notEntered()...)
	if len(against) > 0 || !writtenByColumns(now, want) || len(differing(was, want, notEntered()...)) > 0 {
		return false, nil
	}
	if err := w.deriveRow(want, is.ruled, r.known); err != nil {
		return false, err
	}
	after, err := w.writeRow(is.key, now, want)
	if err != nil {
		return false, err
	}
	action, err := r.markRow(is.key, now, want, after)
	if err != nil {
		return false, err
	}
	return true, r.recordRows(action, t.id, now, after)
}

// markRow marks an incident as deleted, or takes that back, and notes it in its row.
func (r *reverser) markRow(key int64, now, want, after row) (action string, err error) {
	was, err := instantIn(now, "deleted_at")
	if err != nil {
		return "", err
	}
	shall, err := instantIn(want, "deleted_at")
	if err != nil {
		return "", err
	}
	action, err = r.markIncident(key, was, shall)
	switch action {
	case "restore":
		after["deleted_at"] = nil
	case "delete":
		after["deleted_at"] = r.now.Unix()
	}
	return action, err
}

// deriveRow works out what follows from a row of an incident and from what analysts ruled on it, and writes it into the row. What followed for others is known.
func (w *writer) deriveRow(want row, ruled lastRulings, known map[coded]derivation) error {
	at, err := instantIn(want, "starts_at")
	if err != nil {
		return err
	}
	of := coded{actorA: text(want, "actor_a"), actorB: text(want, "actor_b"), area: w.areaIn(want), day: ceasefire.DayOf(at, w.derive.zone)}
	if a := ruled.attribution; a != nil {
		of.partyA, of.partyB, of.attributed = a.PartyA, a.PartyB, true
	}
	d, met := known[of]
	if !met {
		d = w.derive.work(of, at, w.keys)
		known[of] = d
	}
	if o := ruled.override; o != nil {
		d.scope, d.rule, d.overridden, d.why = string(o.Scope), 0, true, o.Reason
	}
	maps.Copy(want, row{
		"day": d.day, "party_a_id": someKey(d.partyA), "party_b_id": someKey(d.partyB), "scope": d.scope, "scope_rule_id": someKey(d.rule),
		"scope_overridden": int64(flag(d.overridden)), "scope_why": d.why, "changed_at": w.now.Unix(),
	})
	return nil
}

// areaIn gives the code of a row's area.
func (w *writer) areaIn(r row) string {
	for code, key := range w.keys.areas {
		if alike(r["area_id"], key) {
			return code
		}
	}
	return ""
}

// someKey gives a key as a row has it: none is empty.
func someKey(key int64) any {
	if key == 0 {
		return nil
	}
	return key
}

// instantIn reads an instant out of a row, the zero time where it has none.
func instantIn(r row, column string) (time.Time, error) {
	seconds := r[column]
	if number, ok := seconds.(json.Number); ok {
		whole, err := number.Int64()
		if err != nil {
			return time.Time{}, fmt.Errorf("reading %s out of the audit trail: %w", column, err)
		}
		seconds = whole
	}
	if whole, ok := seconds.(int64); ok {
		return time.Unix(whole, 0).UTC(), nil
	}
	return time.Time{}, nil
}
