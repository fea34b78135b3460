package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// actionAccept is the action of the line by which an analyst takes over a record as it stands.
const actionAccept = "accept"

// Takeable reports whether the record can be taken as it stands (TakeOver): one that is gone cannot, and what is known by its name, taken back, or the content of a file comes right by a merge alone.
func (f RecordFault) Takeable() bool {
	known := slices.Contains(vouchedTables(), f.Record) && keyColumn(f.Record) == "uuid" && !f.ID.IsZero()
	beside := slices.ContainsFunc(f.Columns, func(name string) bool { return name == "content" || name == withdrawalTable || name == removalTable })
	return known && !beside && f.Count == 0 && f.Fault != FaultRemoved && f.Fault != FaultDerived
}

// AlteredIncident gives how an incident is not as the audit trail tells of it, nil where it is.
func (d *Dossier) AlteredIncident(ctx context.Context, id ceasefire.ID) (f *RecordFault, err error) {
	err = inOneReading(ctx, d.read, func(q querier) error {
		key, i, err := readIncident(ctx, q, "i.id = "+incidentNamed(), id[:])
		if err != nil {
			return err
		}
		h, err := newEditHolder(ctx, q, 0)
		if err != nil {
			return err
		}
		found, err := h.among([]int64{key})
		if one, is := found[i.ID]; is {
			f = &one
		}
		return err
	})
	return f, err
}

// TakeOver has the audit trail tell of a record as it stands, though another program wrote that: by a change of its own, in the name of the analyst who answers for it, that can be taken back to what the trail said
// before where it said that. f is what was found of the record: where it is another by now, nothing is written, and an *InvalidError says so.
func (d *Dossier) TakeOver(ctx context.Context, f RecordFault) (done Change, err error) {
	if !f.Takeable() {
		return done, refuse("This cannot be taken as it stands: merge an undamaged copy or backup into the dossier, which puts it back.")
	}
	err = d.write(ctx, func(c *change) error {
		o := overtaking{change: c, record: f.Record, id: f.ID}
		now, err := o.fault()
		if err != nil {
			return err
		}
		if now == nil || now.Fault != f.Fault || !slices.Equal(now.Columns, f.Columns) {
			return refuse("The record is another by now, and nothing was written: look anew at what was changed.")
		}
		if err := o.take(*now); err != nil {
			return err
		}
		if now, err = o.fault(); err != nil {
			return err
		}
		if now != nil { // something else than the line about it says otherwise
			return refuse("This cannot be taken as it stands: merge an undamaged copy or backup into the dossier, which puts it back.")
		}
		if done, err = changeFrom(ctx, c.tx, c.trail.first); err == nil {
			done.What, err = newWording(ctx, c.tx).change(done)
		}
		return err
	})
	if err != nil {
		return Change{}, err
	}
	return done, nil
}

// overtaking is a record that is taken over.
type overtaking struct {
	*change
	record string
	id     ceasefire.ID
	key    int64
	stands row
}

// fault reads the record as it stands, and how it is altered.
func (o *overtaking) fault() (*RecordFault, error) {
	err := o.tx.QueryRowContext(o.ctx, "SELECT id FROM "+o.record+" WHERE uuid = ?", o.id[:]).Scan(&o.key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &NotFoundError{What: RecordName(o.record)}
	}
	if err != nil {
		return nil, fmt.Errorf("looking for a row of %s: %w", o.record, err)
	}
	if o.stands, err = o.rowTold(o.record, o.key); err != nil {
		return nil, err
	}
	if o.record == "incident" {
		found, err := o.alteredAmong(o.key)
		if f, is := found[o.id]; is {
			return &f, nil
		}
		return nil, err
	}
	h, err := o.editing()
	if err != nil {
		return nil, err
	}
	return h.record(o.record, o.id, o.stands)
}

// take writes the line: as the trail has it before, where it has it, and as it stands.
func (o *overtaking) take(f RecordFault) error {
	was, err := o.was(f)
	if err != nil {
		return err
	}
	e := AuditEntry{At: o.change.now, Who: o.who, Action: actionAccept, Record: o.record, ID: o.id, After: string(jsonOf(o.stands))}
	if was != nil {
		e.Before = string(jsonOf(was))
	}
	return o.trail.add(o.change, e)
}

// was gives the record as the trail has it: nil where nobody entered it, and as it stands where only what vouched for it tells that it was another.
func (o *overtaking) was(f RecordFault) (row, error) {
	if f.Fault == FaultAdded {
		return nil, nil
	}
	h, err := o.editing()
	if err != nil {
		return nil, err
	}
	last, err := h.lastLinesOf(o.record, "uuid IS NOT NULL")
	if err != nil {
		return nil, err
	}
	if line, own := last[o.id]; own {
		said, err := h.said([]int64{line})
		if err != nil {
			return nil, err
		}
		return parsed(said[line])
	}
	was := maps.Clone(o.stands)
	maps.Copy(was, f.was)
	return was, nil
}
