package store

import (
	"database/sql"
	"fmt"
	"slices"
)

// hasMark reports whether the records of a table are marked as removed where something rests on them that is kept for ever.
func hasMark(table string) bool {
	return slices.Contains([]string{"source", "party", "area", "clock", "clock_leg", "commitment"}, table)
}

// unmarked writes the condition that leaves the records of a table that were not removed, nothing where they are never marked.
func unmarked(table string) string {
	if hasMark(table) {
		return " WHERE removed_at IS NULL"
	}
	return ""
}

// onlyFollowed reports whether the records of a table are never changed or removed: that one was taken back is told in the table withdrawal.
func onlyFollowed(table string) bool {
	return slices.Contains([]string{"assessment", "determination", "annulment", "attribution", "scope_override", "outline_set"}, table)
}

// standing writes the condition that a record of such a table, whose key an expression gives, was not taken back.
func standing(table, key string) string {
	return fmt.Sprintf("coalesce((SELECT w.restores FROM withdrawal AS w WHERE w.record = '%s' AND w.record_id = %s ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1), 1) = 1", table, key)
}

// stood is standing as it was known at an instant in Unix seconds.
func stood(table, key string, known int64) string {
	return fmt.Sprintf(`coalesce((SELECT w.restores FROM withdrawal AS w WHERE w.record = '%s' AND w.record_id = %s AND w.recorded_at <= %d
		ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1), 1) = 1`, table, key, known)
}

// markedIn gives the keys of the records of a table that are marked as removed.
func (c *change) markedIn(table string) (map[int64]bool, error) {
	gone := map[int64]bool{}
	if !hasMark(table) {
		return gone, nil
	}
	keys, err := collect(c.ctx, c.tx, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM "+table+" WHERE removed_at IS NOT NULL")
	if err != nil {
		return nil, fmt.Errorf("reading what was removed of %s: %w", table, err)
	}
	for _, key := range keys {
		gone[key] = true
	}
	return gone, nil
}
