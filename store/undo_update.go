package store

import (
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// putBack puts the incidents that the import updated back as the trail kept them, each with a line of its own. Carried out again, the lines of the undoing hold what the import had made of them.
func (u *undoer) putBack() error {
	updated := fmt.Sprintf(`FROM (SELECT uuid, min(seq) AS seq FROM audit WHERE seq > %d AND seq < %d AND record = 'incident' AND action = '%s' GROUP BY uuid) AS l
		JOIN incident AS i ON i.uuid = l.uuid`, u.first, u.seq, u.row)
	if !u.all {
		if err := u.keep(updated + " WHERE i.id IN (SELECT id FROM touched)"); err != nil {
			return err
		}
		updated += " WHERE i.id NOT IN (SELECT id FROM touched)"
	}
	type line struct{ key, seq int64 }
	lines, err := collect(u.ctx, u.tx, func(rows *sql.Rows) (l line, err error) {
		err = rows.Scan(&l.key, &l.seq)
		return l, err
	}, "SELECT i.id, l.seq "+updated)
	if err != nil {
		return fmt.Errorf("reading what was updated: %w", err)
	}
	for _, l := range lines {
		if err := u.putBackOne(l.key, l.seq); err != nil {
			return err
		}
	}
	u.did.PutBack = len(lines)
	return nil
}

// putBackOne puts one incident back as a line of the trail found it. Its parties and its scope follow from the rules and rulings of today.
func (u *undoer) putBackOne(key, seq int64) error {
	now, err := u.rowOf("incident", key)
	if err != nil {
		return err
	}
	was, err := u.incidentOf(seq, key)
	if err != nil {
		return err
	}
	if was, err = u.derived(key, was); err != nil {
		return err
	}
	if err := u.changeRow(key, was); err != nil {
		return err
	}
	return u.record(u.action, "incident", was.ID, key, now)
}

// incidentOf reads an incident out of a line of the trail, which stands for its row.
func (u *undoer) incidentOf(seq, key int64) (ceasefire.Incident, error) {
	line := shadows{ctx: u.ctx, q: u.tx}
	line.line(seq)
	_, was, err := readIncident(u.ctx, line.then(), "i.id = ?", key)
	return was, err
}
