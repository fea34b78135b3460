package store

import (
	"context"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// HasStates reports whether the line is about a record that can be put back as the line left it: one about a whole change, an import or the file is not.
func (e AuditEntry) HasStates() bool { return turnable(e.Record) }

// RestoreRecord puts a record back as a line of the audit trail left it, by a change of its own that can be taken back. Where the line says that the record was removed, it is
// removed again. A record that is so already, and one that only an undo can turn, is an *InvalidError.
func (d *Dossier) RestoreRecord(ctx context.Context, line int64) (done Change, err error) {
	err = d.write(ctx, func(c *change) error {
		e, err := c.lineOf(line)
		if err != nil {
			return err
		}
		if !e.HasStates() {
			return refuse("This is no record that has earlier states: undo the change instead.")
		}
		if err := c.head(ChangeRestore, head{Line: line, Record: e.Record}); err != nil {
			return err
		}
		if err := c.restoreTo(e); err != nil {
			return err
		}
		if c.trail.seq == c.trail.first { // nothing but the head
			return refuse("The record is so already.")
		}
		if done, err = changeFrom(ctx, c.tx, c.trail.first); err != nil {
			return err
		}
		done.What, err = newWording(ctx, c.tx).change(done)
		return err
	})
	if err != nil {
		return Change{}, err
	}
	return done, nil
}

func (c *change) lineOf(line int64) (AuditEntry, error) {
	rows, err := c.tx.QueryContext(c.ctx, auditSelect+"WHERE seq = ?", line)
	if err != nil {
		return AuditEntry{}, fmt.Errorf("reading the audit trail: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		return AuditEntry{}, &NotFoundError{What: "line of the audit trail"}
	}
	e, _, err := scanAudit(rows)
	return e, err
}

func (c *change) restoreTo(e AuditEntry) error {
	r, err := newReverser(c, Change{First: e.Seq, Last: e.Seq}, true)
	if err != nil {
		return err
	}
	shall, err := parsed(e.After)
	if err != nil {
		return err
	}
	id, err := known(c.ctx, c.tx, e.Record, e.ID)
	if err != nil {
		return err
	}
	t := written{record: e.Record, id: id, action: e.Action, first: e.Seq, last: e.Seq}
	if shall["uuid"] != nil {
		shall["uuid"] = hexOf(id)
	}
	if e.ID.IsZero() {
		named, err := parsed(e.Before)
		if err != nil {
			return err
		}
		if shall != nil {
			named = shall
		}
		if t.name = text(named, "code"); t.name == "" {
			t.name = text(named, "name")
		}
	}
	now, err := r.stands(t)
	if err != nil {
		return err
	}
	if shall != nil && now != nil && len(differing(shall, now, append(notEntered(), "removed_at")...)) == 0 && e.Record != "attachment" {
		return nil
	}
	t.state = &[2]row{shall, now}
	return r.putAll([]written{t})
}

// stands gives a record as it is now, nil where it is not there or was taken back.
func (r *reverser) stands(t written) (row, error) {
	if t.record == "actor_name" {
		n := slices.IndexFunc(r.before.Actors, func(a ceasefire.ActorName) bool { return a.Name == t.name })
		if n < 0 {
			return nil, nil
		}
		a := r.before.Actors[n]
		return row{"name": a.Name, "party": a.Party.String(), "note": a.Note}, nil
	}
	key, _, now, err := r.present(t)
	if err != nil || now == nil || !onlyFollowed(t.record) {
		return now, err
	}
	var counts bool
	if err := r.tx.QueryRowContext(r.ctx, "SELECT "+standing(t.record, "?"), key).Scan(&counts); err != nil {
		return nil, fmt.Errorf("looking whether a record was taken back: %w", err)
	}
	if !counts {
		return nil, nil
	}
	return now, nil
}
