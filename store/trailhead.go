package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// keepHead writes beside the audit trail where it ends, in the transaction that wrote to it.
func (c *change) keepHead() error {
	if c.trail.seq < c.trail.first {
		return nil
	}
	_, err := c.tx.ExecContext(c.ctx, "INSERT INTO trail_head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash", c.trail.seq, c.trail.hash)
	if err != nil {
		return fmt.Errorf("writing down where the audit trail ends: %w", err)
	}
	return nil
}

// cutEnd holds the end of the trail against what is kept beside it, and tells where it ends somewhere else. A file of a layout before that was kept has nothing to be held against.
func cutEnd(ctx context.Context, q querier) (string, error) {
	kept, err := tableThere(ctx, q, "trail_head")
	if err != nil || !kept {
		return "", err
	}
	var end, seq sql.NullInt64
	var last, hash []byte
	// One statement, since a window may write between two.
	err = q.QueryRowContext(ctx, `SELECT a.seq, a.hash, h.seq, h.hash FROM (SELECT 1) LEFT JOIN (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1) AS a LEFT JOIN trail_head AS h`).
		Scan(&end, &last, &seq, &hash)
	if err != nil {
		return "", fmt.Errorf("reading where the audit trail ends: %w", err)
	}
	switch {
	case !seq.Valid && !end.Valid, seq == end && bytes.Equal(hash, last):
		return "", nil
	case !seq.Valid:
		return fmt.Sprintf("what is kept of the end of the audit trail is gone, so that nothing vouches for its last entry (%d): hold the dossier against its newest backup", end.Int64), nil
	case seq.Int64 > end.Int64:
		return fmt.Sprintf("the end of the audit trail was cut off: it ends with entry %d, and entry %d was written; what the entries between told is lost here, and may be in the newest backup", end.Int64, seq.Int64), nil
	}
	return fmt.Sprintf("the end of the audit trail is not the one that was written: it ends with entry %d, and the last that was written is entry %d; hold the dossier against its newest backup", end.Int64, seq.Int64), nil
}

// tableThere reports whether a file has a table: one of an old layout has not all.
func tableThere(ctx context.Context, q querier, name string) (there bool, err error) {
	if err = q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?)", name).Scan(&there); err != nil {
		return false, fmt.Errorf("looking for the table %s: %w", name, err)
	}
	return there, nil
}

// vouchAnew has what stands in a file from now on not held against the trail, since it came there otherwise: as a redacted copy, or out of a damaged file. run runs a statement.
func vouchAnew(run func(query string) error) error {
	statements := []string{"DELETE FROM row_seal", "DELETE FROM vouched_after", "INSERT INTO vouched_after SELECT 'audit', max(seq) FROM audit HAVING max(seq) IS NOT NULL",
		"INSERT INTO vouched_after SELECT 'actor_name', count(*) FROM actor_name HAVING count(*) > 0",
		"DELETE FROM trail_head", "INSERT INTO trail_head (id, seq, hash) SELECT 1, seq, hash FROM audit ORDER BY seq DESC LIMIT 1"}
	for _, table := range vouchedTables() {
		statements = append(statements, strings.ReplaceAll("INSERT INTO vouched_after SELECT '{}', max(id) FROM {} HAVING max(id) IS NOT NULL", "{}", table))
	}
	for _, text := range statements {
		if err := run(text); err != nil {
			return err
		}
	}
	return nil
}
