package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"math"
)

// salvagedTrail is what is left of the audit trail of a damaged file: which of its lines are as they were written, and after which all are.
type salvagedTrail struct {
	hurt map[int64]bool // lines that do not follow from the one before, or of which it is not there
	last int64          // the last line that is lost or hurt, 0 for none; every line where the end of the trail is lost
}

// certain reports whether a line tells how a record was left: it is as it was written, and so are all that came after it.
func (t salvagedTrail) certain(line int64) bool { return line > t.last && !t.hurt[line] }

// readSalvagedTrail holds each line that was brought over against the one before it, and the end against what was kept of that.
func readSalvagedTrail(ctx context.Context, q querier) (salvagedTrail, error) {
	t := salvagedTrail{hurt: map[int64]bool{}}
	rows, err := q.QueryContext(ctx, auditSelect+"WHERE seq > 0 ORDER BY seq")
	if err != nil {
		return t, fmt.Errorf("reading the audit trail: %w", err)
	}
	defer rows.Close()
	end, before := int64(0), make([]byte, sha256.Size)
	for rows.Next() {
		entry, hash, err := scanAudit(rows)
		if err != nil {
			return t, fmt.Errorf("reading the audit trail: %w", err)
		}
		want, err := sealed(before, entry)
		if err != nil {
			return t, err
		}
		if entry.Seq != end+1 {
			t.last = entry.Seq - 1
		}
		if entry.Seq != end+1 || !bytes.Equal(want, hash) || oddLine(entry) != "" {
			t.hurt[entry.Seq], t.last = true, entry.Seq
		}
		end, before = entry.Seq, hash
	}
	if err := rows.Err(); err != nil {
		return t, fmt.Errorf("reading the audit trail: %w", err)
	}
	var seq sql.NullInt64
	if err := q.QueryRowContext(ctx, "SELECT max(seq) FROM trail_head WHERE hash = ?", before).Scan(&seq); err != nil {
		return t, fmt.Errorf("reading where the audit trail ends: %w", err)
	}
	if !seq.Valid || seq.Int64 != end {
		t.last = math.MaxInt64
	}
	return t, nil
}
