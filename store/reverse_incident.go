package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// putIncidents puts incidents back as they were; their parties and scopes follow from the names, rules and rulings of now.
func (r *reverser) putIncidents(all []written) error {
	incidents := slices.DeleteFunc(slices.Clone(all), func(t written) bool { return t.record != "incident" })
	if len(incidents) == 0 {
		return nil
	}
	w, err := newWriter(r.change)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(incidents, mostAtOnce) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err := r.putSome(w, some); err != nil {
			return err
		}
		if err := r.heldIncidents(some); err != nil {
			return err
		}
	}
	return nil
}

// notEntered are the columns of an incident that follow from others, or tell when it was written.
func notEntered() []string { return append(derivedColumns(), "day", "changed_at", "id", "uuid") }

func (r *reverser) putIncident(w *writer, t written) error {
	was, became, err := r.rows(t)
	if err != nil {
		return err
	}
	key, found, err := readIncident(r.ctx, r.tx, "i.uuid = ?", t.id[:])
	if err != nil {
		return err
	}
	text, err := r.rowOf("incident", key)
	if err != nil {
		return err
	}
	now, err := parsed(string(text))
	if err != nil {
		return err
	}
	want, against := merge(was, became, now, notEntered()...)
	if was == nil { // its adding is taken back
		if !found.Deleted.IsZero() {
			return nil
		}
		against = differing(became, now, notEntered()...)
		want = now
		want["deleted_at"] = json.Number(fmt.Sprint(r.now.Unix()))
	}
	if len(against) > 0 {
		return r.contradicted(t, against)
	}
	own := was == nil || len(differing(was, want, notEntered()...)) == 0
	return r.writeIncident(w, key, string(text), found, want, own)
}

// writeIncident writes an incident as it shall be. What is put together of two states is held to the rules as an entry is.
func (r *reverser) writeIncident(w *writer, key int64, before string, found ceasefire.Incident, want row, own bool) error {
	i, err := r.incidentIn(want, key, found.ID)
	if err != nil {
		return err
	}
	if i, err = w.derived(key, i); err != nil {
		return err
	}
	if !own {
		if err := valid(i.Problems(w.frame, w.now)); err != nil {
			return err
		}
	}
	if err := w.changeRow(key, i); err != nil {
		return err
	}
	action, err := r.markIncident(key, found.Deleted, i.Deleted)
	if err != nil {
		return err
	}
	return r.record(action, "incident", i.ID, key, []byte(before))
}

// incidentIn reads an incident out of a row of the trail, which stands for its own.
func (c *change) incidentIn(want row, key int64, id ceasefire.ID) (ceasefire.Incident, error) {
	text, err := json.Marshal(want)
	if err != nil {
		return ceasefire.Incident{}, fmt.Errorf("writing down an incident: %w", err)
	}
	line := shadows{ctx: c.ctx, q: c.tx}
	line.text(string(text), id)
	_, i, err := readIncident(c.ctx, line.then(), "i.id = ?", key)
	return i, err
}

// markIncident marks an incident as deleted, or takes that back, and names the action. An import's undoing that had removed it is said to have done so again.
func (r *reverser) markIncident(key int64, was, shall time.Time) (action string, err error) {
	switch {
	case was.IsZero() == shall.IsZero():
		return "change", nil
	case shall.IsZero():
		_, err = r.tx.ExecContext(r.ctx, "UPDATE incident_removal SET restored_at = max(?, removed_at) WHERE incident_id = ? AND restored_at IS NULL", r.now.Unix(), key)
		action = "restore"
	default:
		_, err = r.tx.ExecContext(r.ctx, `INSERT INTO incident_removal (incident_id, removed_at, batch_id)
			SELECT incident_id, ?1, batch_id FROM incident_removal WHERE incident_id = ?2 AND removed_at = ?3 AND restored_at IS NOT NULL
			ON CONFLICT DO UPDATE SET restored_at = NULL`, r.now.Unix(), key, shall.Unix())
		action, shall = "delete", r.now
	}
	if err == nil {
		_, err = r.tx.ExecContext(r.ctx, "UPDATE incident SET deleted_at = ? WHERE id = ?", timeArg(shall), key)
	}
	if err != nil {
		return "", fmt.Errorf("marking an incident (%s): %w", action, err)
	}
	return action, nil
}
