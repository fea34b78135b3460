package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// withdrawalTable tells of records that are only ever followed by more that they were taken back, and that they count again. It holds nothing that the audit trail does not tell: a line about each, its own or one that a
// merge brought over.
const withdrawalTable = "withdrawal"

// followedTables names the kinds of record that are only ever followed by more.
func followedTables() []string { return slices.DeleteFunc(mergedTables(), notFollowed) }

func notFollowed(table string) bool { return !onlyFollowed(table) }

// withdrawing is one row of that table, without the record that it is about.
type withdrawing struct {
	restores bool
	by       string
	at       int64
}

// withdrawingBy gives what a line of the trail tells of that, or nothing where it tells of something else.
func withdrawingBy(action, who string, at int64) []withdrawing {
	switch action {
	case actionWithdraw, actionReinstate:
		return []withdrawing{{action == actionReinstate, who, at}}
	}
	return nil
}

// withdrawals is what the trail tells of one record that is only ever followed by more, and what the table does.
type withdrawals struct {
	held    []withdrawing
	told    []withdrawing // by lines of its own
	brought []withdrawing // by lines of another copy that a merge brought over
	own     []withdrawing // what a merge may have written to have the record count as in the other copy
	merged  bool          // a merge brought lines over; earlier versions brought over rows of which these do not tell
	stands  bool          // by the last line
	line    int64
	key     int64
}

// unlike reports whether the table does not hold what the trail tells. Of what a merge brought over it need not hold all: a line may stand for another of the same.
func (w *withdrawals) unlike() bool {
	lacking, more := slices.Clone(w.told), false
	for _, one := range w.held {
		if n := slices.Index(lacking, one); n >= 0 {
			lacking = slices.Delete(lacking, n, n+1)
		} else if !slices.Contains(w.brought, one) && !slices.Contains(w.own, one) {
			more = true
		}
	}
	return len(lacking) > 0 || more && !w.merged || counts(w.held) != w.stands
}

// right gives the rows that the table should hold, in their order.
func (w *withdrawals) right() []withdrawing {
	rows := slices.Clone(w.told)
	for _, one := range w.brought {
		if !slices.Contains(rows, one) {
			rows = append(rows, one)
		}
	}
	for _, one := range w.own {
		if slices.Contains(w.held, one) {
			rows = append(rows, one)
		}
	}
	slices.SortStableFunc(rows, func(a, b withdrawing) int { return cmp.Compare(a.at, b.at) })
	if counts(rows) != w.stands && len(w.own) > 0 { // it was a merge that had it count as it does
		rows = append(rows, w.own[len(w.own)-1])
	}
	return rows
}

// counts reports whether a record counts by such rows, as standing asks for it.
func counts(rows []withdrawing) bool {
	counts, last := true, int64(0)
	for _, one := range rows { // in the order in which they were written
		if one.at >= last {
			counts, last = one.restores, one.at
		}
	}
	return counts
}

// rows gives the rows of a record of which nothing may be told.
func (w *withdrawals) rows() []withdrawing {
	if w == nil {
		return nil
	}
	return w.held
}

// text gives a record's row with what is told of it.
func (w *withdrawals) text(of row) string {
	all := []map[string]any{}
	for _, one := range w.rows() {
		all = append(all, map[string]any{"restores": one.restores, "recorded_by": one.by, "recorded_at": one.at})
	}
	return string(jsonOf(merged(of, withdrawalTable, all)))
}

// readWithdrawals reads what the trail tells and what the table holds of one kind of record.
func readWithdrawals(v *voucher, table string) (map[ceasefire.ID]*withdrawals, error) {
	of := map[ceasefire.ID]*withdrawals{}
	one := func(id ceasefire.ID) *withdrawals {
		if of[id] == nil {
			of[id] = &withdrawals{stands: true}
		}
		return of[id]
	}
	_, err := collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var l withdrawalLine
		var id ceasefire.ID
		if err = rows.Scan(into(&id), &l.seq, &l.at, &l.who, &l.action, &l.stands, &l.origin); err != nil {
			return none, err
		}
		return none, one(id).take(l)
	}, "SELECT uuid, seq, at, who, action, after_row IS NOT NULL, coalesce(origin, '') FROM main.audit WHERE record = ? AND uuid IS NOT NULL ORDER BY seq", table)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	_, err = collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var id ceasefire.ID
		var key int64
		var held withdrawing
		if err = rows.Scan(into(&id), &key, &held.restores, &held.by, &held.at); err == nil {
			w := one(id)
			w.key, w.held = key, append(w.held, held)
		}
		return none, err
	}, "SELECT t.uuid, t.id, w.restores, w.recorded_by, w.recorded_at FROM main.withdrawal AS w JOIN main."+table+" AS t ON t.id = w.record_id WHERE w.record = ? ORDER BY w.id", table)
	if err != nil {
		return nil, fmt.Errorf("reading what was taken back: %w", err)
	}
	return of, nil
}

// withdrawalLine is a line of the trail about such a record.
type withdrawalLine struct {
	seq, at             int64
	who, action, origin string
	stands              bool
}

// take reads what one line tells.
func (w *withdrawals) take(l withdrawalLine) error {
	w.line, w.stands = l.seq, l.stands
	origin, merged, err := ParseOrigin(l.origin)
	if err != nil {
		return err
	}
	if !merged {
		w.told = append(w.told, withdrawingBy(l.action, l.who, l.at)...)
		return nil
	}
	w.merged = true
	for _, theirs := range origin.Lines {
		w.brought = append(w.brought, withdrawingBy(theirs.Action, theirs.Who, theirs.At)...)
	}
	w.own = append(w.own, withdrawing{l.stands, l.who, l.at})
	return nil
}

// withdrawnWrong reports whether the table does not tell of a record what the trail does. Lines from before records were held against the trail count only for the rows that they explain.
func (v *voucher) withdrawnWrong(table string, id ceasefire.ID) (bool, error) {
	if v.withdrawn[table] == nil {
		found, err := readWithdrawals(v, table)
		if err != nil {
			return false, err
		}
		v.withdrawn[table] = found
	}
	w := v.withdrawn[table][id]
	return w != nil && w.line > v.after["audit"] && w.unlike(), nil
}
