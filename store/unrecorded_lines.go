package store

import (
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// renamedLine is a line that a merge wrote under the identifier that a record has in the other copy.
type renamedLine struct {
	seq int64
	own ceasefire.ID
}

// readRenamed reads the lines that merges wrote under the identifier that a record has in the other copy. Where nothing was merged, the trail need not be read for it.
func (v *voucher) readRenamed() error {
	var merged bool
	if err := v.q.QueryRowContext(v.ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE record = ? AND action = ?)", recordChange, string(ChangeMerge)).Scan(&merged); err != nil {
		return fmt.Errorf("reading what was merged: %w", err)
	}
	if !merged {
		return nil
	}
	_, err := collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		var record string
		var theirs, own ceasefire.ID
		var l renamedLine
		if err = rows.Scan(&l.seq, &record, into(&theirs), into(&own)); err != nil || theirs == own {
			return none, err
		}
		if l.own = own; v.renamed[record] == nil {
			v.renamed[record] = map[ceasefire.ID]renamedLine{}
		}
		v.renamed[record][theirs] = l
		return none, nil
	}, `SELECT seq, record, `+nowKnownOf("audit.record", "audit.uuid", v.fresh)+`, `+nowKnownOf("audit.record", "unhex(json_extract(after_row, '$.uuid'))", v.fresh)+` FROM audit WHERE origin IS NOT NULL AND uuid IS NOT NULL
		AND after_row IS NOT NULL AND unhex(json_extract(after_row, '$.uuid')) <> uuid ORDER BY seq`)
	if err != nil {
		return fmt.Errorf("reading what was merged: %w", err)
	}
	return nil
}

// lastLines gives the last line about each record of a kind.
func (v *voucher) lastLines(record string) (map[ceasefire.ID]int64, error) {
	return v.lastLinesOf(record, "uuid IS NOT NULL")
}

// lastLinesOf gives the last line about each record of a kind for whose lines a condition holds.
func (v *voucher) lastLinesOf(record, which string, args ...any) (map[ceasefire.ID]int64, error) {
	last, err := keysOf[ceasefire.ID](v.ctx, v.q, "SELECT "+nowKnownOf("audit.record", "audit.uuid", v.fresh)+", max(seq) FROM audit WHERE record = ? AND "+which+" GROUP BY 1", append([]any{record}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	for theirs, l := range v.renamed[record] {
		if last[theirs] == l.seq {
			delete(last, theirs)
		}
		last[l.own] = max(last[l.own], l.seq)
	}
	return last, nil
}
