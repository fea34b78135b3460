package store

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// What a line says that takes a record back which is only ever followed by more, and that lets it count again.
const (
	actionWithdraw  = "withdraw"
	actionReinstate = "reinstate"
)

// putFollowed marks what is only ever followed by more as taken back, or lets it count again.
func (r *reverser) putFollowed(all []written) error {
	for _, t := range all {
		if !onlyFollowed(t.record) {
			continue
		}
		was, became, err := r.rows(t)
		if err != nil {
			return err
		}
		if (was == nil) == (became == nil) {
			continue
		}
		if err := r.withdraw(t, was != nil); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes a record back, or restores it, with its line of the audit trail: to the trail it is gone, or there again.
func (c *change) withdraw(t written, restores bool) error {
	key, err := c.keyOf(t.record, t.id)
	if err != nil {
		return err
	}
	number, ok := key.(int64)
	if !ok {
		return &NotFoundError{What: t.record}
	}
	var stands bool
	if err := c.tx.QueryRowContext(c.ctx, "SELECT "+standing(t.record, "?"), number).Scan(&stands); err != nil {
		return fmt.Errorf("looking whether a record was taken back: %w", err)
	}
	if stands == restores {
		return nil
	}
	if _, err := c.insert("withdrawal", append(c.stamped(ceasefire.Stamp{}), field{"record", t.record}, field{"record_id", number}, field{"restores", restores})...); err != nil {
		return err
	}
	row, err := c.rowOf(t.record, number)
	if err != nil {
		return err
	}
	e := AuditEntry{At: c.now, Who: c.who, Action: actionWithdraw, Record: t.record, ID: t.id, Before: string(row)}
	if restores {
		e.Action, e.Before, e.After = actionReinstate, "", string(row)
	}
	return c.trail.add(c, e)
}
