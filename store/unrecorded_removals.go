package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"

	"truceboard/store/ceasefire"
)

// The table incident_removal tells when the undoing of imports removed incidents, and since when they are there again: whoever reads the dossier as it was known at an earlier time goes by it. The line of an undoing has the
// SHA-256 of which incidents it removed; and both instants are ones at which the trail tells of a change that may have done it. A merge brings over instants of the other copy, so that nothing is held after one.

// removalsWord is what the line of an import's undoing calls the incidents that it removed.
const removalsWord = "removals"

// removalTable is the table.
const removalTable = "incident_removal"

// removalsDigest gives the SHA-256 of the incidents that the undoing of an import removed at an instant, in hexadecimal digits.
func removalsDigest(ctx context.Context, q querier, batch, at int64) (string, error) {
	sum := sha256.New()
	_, err := collect(ctx, q, func(rows *sql.Rows) (none struct{}, err error) {
		var key int64
		if err = rows.Scan(&key); err == nil {
			_, err = sum.Write(appendValue(nil, key))
		}
		return none, err
	}, "SELECT incident_id FROM incident_removal WHERE batch_id = ? AND removed_at = ? ORDER BY incident_id", batch, at)
	if err != nil {
		return "", fmt.Errorf("reading which incidents were removed: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// recordTurned writes the line of an import that was undone, with what was removed, or that counts again.
func (u *undoer) recordTurned(id ceasefire.ID) error {
	line, err := u.rowTold("import_batch", u.key)
	if err != nil {
		return err
	}
	if u.action == actionUndo {
		if line[removalsWord], err = removalsDigest(u.ctx, u.tx, u.key, u.now.Unix()); err != nil {
			return err
		}
	}
	return u.trail.add(u.change, AuditEntry{At: u.now, Who: u.who, Action: u.action, Record: "import_batch", ID: id, Before: string(u.before), After: string(jsonOf(line))})
}

// removals holds the table.
func (v *voucher) removals() error {
	var merged bool
	if err := v.q.QueryRowContext(v.ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE record = ? AND action = ?)", recordChange, string(ChangeMerge)).Scan(&merged); err != nil {
		return fmt.Errorf("reading what was merged: %w", err)
	}
	if merged {
		return nil
	}
	if err := v.removed(); err != nil {
		return err
	}
	return v.removedWhen()
}

// removed holds which incidents were removed against the lines of what removed them, but for one after which another change was written in the same second.
func (v *voucher) removed() error {
	type undoing struct {
		seq, at, batch int64
		name, digest   string
	}
	lines, err := collect(v.ctx, v.q, func(rows *sql.Rows) (u undoing, err error) {
		err = rows.Scan(&u.seq, &u.at, &u.batch, &u.name, &u.digest)
		return u, err
	}, `SELECT l.seq, l.at, json_extract(l.after_row, '$.id'), json_extract(l.after_row, '$.name'), json_extract(l.after_row, '$.`+removalsWord+`') FROM audit AS l
		WHERE l.record = 'import_batch' AND l.action = ? AND l.seq > ? AND json_extract(l.after_row, '$.`+removalsWord+`') IS NOT NULL
		AND l.at IS NOT (SELECT n.at FROM audit AS n WHERE n.seq > l.seq AND n.change IS NOT l.change ORDER BY n.seq LIMIT 1) ORDER BY l.seq`, actionUndo, v.after["audit"])
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	for _, l := range lines {
		digest, err := removalsDigest(v.ctx, v.q, l.batch, l.at)
		if err != nil {
			return err
		}
		if digest != l.digest {
			v.fault(RecordFault{Record: "import", Name: l.name, Fault: FaultSeal, Columns: []string{removalTable}, Line: l.seq})
		}
	}
	return nil
}

// removedWhen holds when incidents that are there again were removed, and since when they are.
func (v *voucher) removedWhen() error {
	const turned = "(SELECT t.at FROM audit AS t WHERE t.record IN ('import_batch', '" + recordChange + "'))"
	_, err := collect(v.ctx, v.q, func(rows *sql.Rows) (none struct{}, err error) {
		f := RecordFault{Record: "incident", Fault: FaultAltered, Columns: []string{removalTable}}
		if err = rows.Scan(into(&f.ID), &f.Name, &f.Line); err == nil {
			v.fault(f)
		}
		return none, err
	}, `SELECT i.uuid, i.title, coalesce((SELECT max(l.seq) FROM audit AS l WHERE l.record = 'import_batch' AND l.uuid = b.uuid), 0) FROM incident_removal AS r
		JOIN incident AS i ON i.id = r.incident_id JOIN import_batch AS b ON b.id = r.batch_id
		WHERE r.restored_at IS NOT NULL AND r.removed_at > coalesce((SELECT s.at FROM audit AS s WHERE s.seq = ?), -9e18)
		AND (r.removed_at NOT IN `+turned+" OR r.restored_at NOT IN "+turned+" AND r.restored_at NOT IN (SELECT o.at FROM audit AS o WHERE o.record = 'incident' AND o.uuid = i.uuid)) GROUP BY i.id ORDER BY i.id", v.after["audit"])
	if err != nil {
		return fmt.Errorf("reading when incidents were removed: %w", err)
	}
	return nil
}

// incidentsRemoved gives the identifiers of the incidents that were ever removed with an import, in a copy or the other, where one of some faults is about when that was.
func (m *merger) incidentsRemoved(faults []RecordFault) (names []string, err error) {
	for _, f := range faults {
		if f.Fault == FaultSeal && len(f.Columns) == 1 && f.Columns[0] == removalTable && len(m.since[Theirs].of) == 0 {
			return collect(m.ctx, m.tx, func(rows *sql.Rows) (name string, err error) {
				var id ceasefire.ID
				err = rows.Scan(into(&id))
				return hexOf(id), err
			}, "SELECT i.uuid FROM main.incident AS i WHERE i.id IN (SELECT incident_id FROM main.incident_removal) UNION SELECT o.uuid FROM other.incident AS o WHERE o.id IN (SELECT incident_id FROM other.incident_removal)")
		}
	}
	return nil, nil
}
