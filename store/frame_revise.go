package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"

	"truceboard/store/ceasefire"
)

// Revise changes what the dossier knows but its incidents: revise is given the frame as it stands and changes it as it shall be. A new
// record may come without an ID; tallies and events without a stamp are stamped. Determinations and assessments are only ever
// followed by others, so that what revise does to them is not written. All of it is one transaction, with a line of the audit trail for each record
// that changed, in which parties and scopes of the incidents are worked out anew where they depend on it. Revise gives the frame as it was saved. A
// frame that makes no sense, and the removal of a record that something recorded refers to, is an *InvalidError, and nothing is changed.
func (d *Dossier) Revise(ctx context.Context, revise func(*ceasefire.Frame)) (ceasefire.Frame, error) {
	return d.TryRevise(ctx, func(f *ceasefire.Frame) error {
		revise(f)
		return nil
	})
}

// TryRevise is Revise for a change that finds by the frame as it stands whether it can be made: where revise gives an error, nothing is changed and that is given.
func (d *Dossier) TryRevise(ctx context.Context, revise func(*ceasefire.Frame) error) (ceasefire.Frame, error) {
	var saved ceasefire.Frame
	err := d.write(ctx, func(c *change) error {
		before, err := readFrame(ctx, c.tx)
		if err != nil {
			return err
		}
		after, err := readFrame(ctx, c.tx) // a copy that shares nothing with the first
		if err != nil {
			return err
		}
		if err := revise(&after); err != nil {
			return err
		}
		nameNew(&after)
		c.stampConditions(before, after)
		if err := valid(after.Problems()); err != nil {
			return err
		}
		if err := c.replaceFrame(before, after); err != nil {
			return err
		}
		saved, err = readFrame(ctx, c.tx)
		return err
	})
	return saved, err
}

// stampConditions stamps the statements that were recorded as met, or whose instant was changed.
func (c *change) stampConditions(before, after ceasefire.Frame) {
	for i := range after.Commitments {
		now := &after.Commitments[i].Condition
		was, _ := before.Commitment(after.Commitments[i].ID)
		if now.MetAt.Equal(was.Condition.MetAt) {
			continue
		}
		now.Recorded = ceasefire.Stamp{}
		if !now.MetAt.IsZero() {
			now.Recorded = c.stamp(ceasefire.Stamp{})
		}
	}
}

// nameNew gives an ID to each record that has none.
func nameNew(f *ceasefire.Frame) {
	for i := range f.Sources {
		f.Sources[i].ID = idOrNew(f.Sources[i].ID)
	}
	for i := range f.Parties {
		f.Parties[i].ID = idOrNew(f.Parties[i].ID)
	}
	for i := range f.Clocks {
		f.Clocks[i].ID = idOrNew(f.Clocks[i].ID)
		for j := range f.Clocks[i].Legs {
			f.Clocks[i].Legs[j].ID = idOrNew(f.Clocks[i].Legs[j].ID)
		}
	}
	for i := range f.Commitments {
		f.Commitments[i].ID = idOrNew(f.Commitments[i].ID)
	}
	for i := range f.ScopeRules {
		f.ScopeRules[i].ID = idOrNew(f.ScopeRules[i].ID)
	}
	for i := range f.Timeline {
		f.Timeline[i].ID = idOrNew(f.Timeline[i].ID)
	}
	for i := range f.Tallies {
		f.Tallies[i].ID = idOrNew(f.Tallies[i].ID)
	}
}

// replaceFrame writes a frame over the one that is there. What is gone is removed last, when nothing that was written refers to it any more.
func (c *change) replaceFrame(before, after ceasefire.Frame) error {
	w, err := newFramer(c)
	if err != nil {
		return err
	}
	if err := w.putFrame(after); err != nil {
		return err
	}
	if err := c.deriveFollowing(before, after); err != nil {
		return err
	}
	return w.removeGone(after)
}

// removal is a table of records and the IDs that stay.
type removal struct {
	table string
	keys  map[ceasefire.ID]int64
	stay  []ceasefire.ID
}

// removeGone removes the records that a frame no longer has, those that refer to others first.
func (w *framer) removeGone(f ceasefire.Frame) error {
	for _, r := range []removal{
		{"tally", w.tallies, idsOf(f.Tallies, func(t ceasefire.Tally) ceasefire.ID { return t.ID })},
		{"event", w.events, idsOf(f.Timeline, func(e ceasefire.Event) ceasefire.ID { return e.ID })},
		{"scope_rule", w.rules, idsOf(f.ScopeRules, func(r ceasefire.ScopeRule) ceasefire.ID { return r.ID })},
		{"commitment", w.commitments, idsOf(f.Commitments, func(c ceasefire.Commitment) ceasefire.ID { return c.ID })},
		{"clock", w.clocks, idsOf(f.Clocks, func(c ceasefire.Clock) ceasefire.ID { return c.ID })},
		{"party", w.parties, idsOf(f.Parties, func(p ceasefire.Party) ceasefire.ID { return p.ID })},
		{"source", w.sources, idsOf(f.Sources, func(s ceasefire.Source) ceasefire.ID { return s.ID })},
	} {
		for id, key := range r.keys {
			if slices.Contains(r.stay, id) || w.gone[r.table][key] {
				continue
			}
			if err := w.removeRecord(r.table, id, key); err != nil {
				return err
			}
		}
	}
	return w.removeAreas(f)
}

func idsOf[T any](records []T, id func(T) ceasefire.ID) []ceasefire.ID {
	ids := make([]ceasefire.ID, len(records))
	for i, r := range records {
		ids[i] = id(r)
	}
	return ids
}

// removeRecord removes a record and the rows that belong to it, with its line of the audit trail.
func (w *framer) removeRecord(table string, id ceasefire.ID, key int64) error {
	before, err := w.rowOf(table, key)
	if err == nil {
		err = w.refuseAltered(table, id, before, true)
	}
	if err != nil {
		return err
	}
	for child, column := range belongings(table) {
		if err := w.replace(child, column, key); err != nil {
			return w.inUse(table, key, err)
		}
	}
	if err := w.removeRow(table, key); err != nil {
		return err
	}
	return w.trail.add(w.change, AuditEntry{At: w.now, Who: w.who, Action: "remove", Record: table, ID: id, Before: string(before)})
}

func (w *framer) removeRow(table string, key int64) error {
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM "+table+" WHERE id = ?", key); err != nil {
		return w.inUse(table, key, fmt.Errorf("removing a row of %s: %w", table, err))
	}
	return nil
}

// inUse makes a sentence of the refusal to remove a record, or the rows that are part of it, since something refers to it.
func (c *change) inUse(table string, key int64, err error) error {
	var refused sqlite3.Error
	if !errors.As(err, &refused) || refused.ExtendedCode != sqlite3.ErrConstraintForeignKey {
		return err
	}
	h, found, looked := c.anyHolder(table, key)
	if looked != nil {
		return looked
	}
	why := "something recorded"
	if found {
		what, err := c.called(h)
		if err != nil {
			return err
		}
		why = "the " + what
	}
	return &InvalidError{Problems: []ceasefire.Problem{{Field: table,
		Message: fmt.Sprintf("This %s cannot be removed: %s rests on it, and nothing recorded is destroyed.", RecordName(table), why)}}}
}
