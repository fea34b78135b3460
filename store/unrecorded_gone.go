package store

import (
	"fmt"
	"slices"
	"strings"
)

// holdGone holds a record whose last line tells that it is gone. It may stay in the file, marked or taken back, since something rests on it that is kept for ever, and then it is still what that line says it was: what
// marks it is all that keeps it out of every figure.
func (v *voucher) holdGone(table string, now row, f RecordFault) error {
	if !hasMark(table) && !onlyFollowed(table) {
		f.Fault = FaultAdded
		v.fault(f)
		return nil
	}
	was, err := v.wasBefore(f.Line)
	if err != nil {
		return err
	}
	parts := belongings(table)
	for name, value := range was {
		_, isPart := parts[name]
		_, there := now[name]
		if !isPart && there && name != "uuid" && name != "removed_at" && !alike(now[name], value) && !gaveAway(table, name, now, was) {
			f.Columns = append(f.Columns, name)
		}
	}
	if hasMark(table) && now["removed_at"] == nil {
		f.Columns = append(f.Columns, "removed_at")
	}
	slices.Sort(f.Columns)
	return v.holdCounting(table, f)
}

// gaveAway reports whether a record that is marked as removed has another name only so that another record can have its own.
func gaveAway(table, column string, now, was row) bool {
	key, _ := now["id"].(int64)
	return column == uniqueName(table) && strings.TrimSuffix(text(now, column), nameAway(key)) == text(was, column)
}

// wasBefore reads what a line says that its record was.
func (v *voucher) wasBefore(line int64) (row, error) {
	var said string
	if err := v.q.QueryRowContext(v.ctx, "SELECT coalesce(before_row, '') FROM audit WHERE seq = ?", line).Scan(&said); err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	return parsed(said)
}
