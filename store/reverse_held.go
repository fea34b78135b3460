package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// heldFrame refuses to put the agreement's records back where one would refer to a record that is not there, or one is to go that another of them refers to. What incidents refer to is looked at once they are put back.
func (r *reverser) heldFrame() error {
	refs, err := r.allReferences()
	if err != nil {
		return err
	}
	refs = slices.DeleteFunc(refs, func(ref reference) bool { return ofIncidents(ref.table) })
	for _, m := range r.marked {
		if _, err := r.restedOn(m, refs); err != nil {
			return err
		}
	}
	for _, ref := range refs {
		if err := r.refersToSome(ref, "TRUE"); err != nil {
			return err
		}
	}
	return nil
}

// heldIncidents refuses to put incidents back that would refer to a record that is not there.
func (r *reverser) heldIncidents(some []written) error {
	ids := make([]string, len(some))
	for n, t := range some {
		ids[n] = fmt.Sprintf("%x", t.id[:])
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return fmt.Errorf("listing incidents: %w", err)
	}
	refs, err := r.allReferences()
	if err != nil {
		return err
	}
	const these = "(SELECT id FROM incident WHERE uuid IN (SELECT unhex(value) FROM json_each(?)))"
	for _, ref := range refs {
		switch {
		case ref.table == "incident":
			err = r.refersToSome(ref, "t.id IN "+these, string(list))
		case ref.table == "incident_source" && ref.parent == "source":
			err = r.refersToSome(ref, "t.incident_id IN "+these, string(list))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heldGone refuses that a record left the file which something refers to still.
func (r *reverser) heldGone() error {
	for _, m := range r.gone {
		refs, err := r.references(m.table)
		if err != nil {
			return err
		}
		for _, ref := range refs {
			h, found, err := r.holderBy(ref, m.key, "TRUE")
			if err != nil {
				return err
			}
			if found {
				return r.inTheWay(h)
			}
		}
	}
	return nil
}

// refersToSome refuses that one of a table's rows, called t, for which a condition holds refers to a record that is not there.
func (r *reverser) refersToSome(ref reference, condition string, args ...any) error {
	var key any
	err := r.tx.QueryRowContext(r.ctx, fmt.Sprintf("SELECT t.%[2]s FROM %[1]s AS t WHERE %[5]s AND t.%[2]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %[3]s AS p WHERE p.%[4]s = t.%[2]s) LIMIT 1",
		ref.table, ref.column, ref.parent, ref.to, condition), args...).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at what %s refers to: %w", ref.table, err)
	}
	h, _, err := r.holderBy(ref, key, condition, args...)
	if err != nil {
		return err
	}
	if whole, ok := key.(int64); ok && slices.Contains(r.gone, markedRecord{ref.parent, whole}) {
		return r.inTheWay(h)
	}
	return r.missing(h, ref.parent, key)
}

// inTheWay names the change that wrote what rests on a record, or that itself where no line tells of it.
func (r *reverser) inTheWay(h holder) error {
	line, err := r.lastLineOf(h)
	if err != nil {
		return err
	}
	if line > 0 {
		return r.standsInTheWay(line)
	}
	what, err := r.called(h)
	if err != nil {
		return err
	}
	return refuse("This cannot be undone: the %s rests on it. Take that away first.", what)
}

// missing names the change that removed what a record refers to, or both where no line tells of it.
func (r *reverser) missing(h holder, parent string, key any) error {
	var line int64
	err := r.tx.QueryRowContext(r.ctx, `SELECT coalesce(max(seq), 0) FROM audit WHERE record = ? AND action = 'remove' AND json_extract(before_row, '$.id') = ? AND seq < ?`,
		parent, key, r.trail.first).Scan(&line)
	if err != nil {
		return fmt.Errorf("looking for what removed a record of %s: %w", parent, err)
	}
	if line > 0 {
		return r.standsInTheWay(line)
	}
	what, err := r.called(h)
	if err != nil {
		return err
	}
	return refuse("This cannot be put back: the %s refers to a %s that is not there any more. Put that back first.", what, RecordName(parent))
}
