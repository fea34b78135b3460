package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

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
	lines, err := collect(u.ctx, u.tx, func(rows *sql.Rows) (l updatedLine, err error) {
		err = rows.Scan(&l.key, &l.seq, into(&l.id))
		return l, err
	}, "SELECT i.id, l.seq, i.uuid "+updated)
	if err != nil {
		return fmt.Errorf("reading what was updated: %w", err)
	}
	u.did.PutBack = len(lines)
	known := map[coded]derivation{}
	for some := range slices.Chunk(lines, mostAtOnce) {
		if err := u.putBackSome(some, known); err != nil {
			return err
		}
	}
	return nil
}

// updatedLine is an incident that an import updated, and the line of the trail that tells how it was.
type updatedLine struct {
	key, seq int64
	id       ceasefire.ID
}

// putBackSome puts some incidents back, which are read together. Of most only columns change that are written as they were.
func (u *undoer) putBackSome(lines []updatedLine, known map[coded]derivation) error {
	keys, seqs := make([]int64, len(lines)), make([]int64, len(lines))
	for n, l := range lines {
		keys[n], seqs[n] = l.key, l.seq
	}
	rows, err := u.incidentRows(keys)
	if err != nil {
		return err
	}
	ruled, err := ruledAmong(u.ctx, u.tx, keys)
	if err != nil {
		return err
	}
	states, err := u.statesBefore(seqs)
	if err != nil {
		return err
	}
	for _, l := range lines {
		done := false
		if !ruled[l.key] {
			done, err = u.putColumnsBack(l, rows[l.key], states[l.seq], known)
		}
		if err == nil && !done {
			err = u.putBackOne(l.key, l.seq)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// statesBefore reads what lines of the trail tell of how records were, by the lines' numbers.
func (u *undoer) statesBefore(seqs []int64) (map[int64]row, error) {
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, fmt.Errorf("listing lines of the audit trail: %w", err)
	}
	states := map[int64]row{}
	_, err = collect(u.ctx, u.tx, func(rows *sql.Rows) (none struct{}, err error) {
		var seq int64
		var before string
		if err = rows.Scan(&seq, &before); err == nil {
			states[seq], err = parsed(before)
		}
		return none, err
	}, "SELECT seq, coalesce(before_row, '') FROM audit WHERE seq"+amongKeys, string(list))
	if err != nil {
		return nil, fmt.Errorf("reading what was updated: %w", err)
	}
	return states, nil
}

// putColumnsBack puts an incident back by writing the columns that changed; done is false where that is not all that there is to do.
func (u *undoer) putColumnsBack(l updatedLine, now, was row, known map[coded]derivation) (done bool, err error) {
	if now == nil || was == nil {
		return false, nil
	}
	want := maps.Clone(now)
	for _, column := range enteredColumns() {
		if value, there := was[column]; there {
			want[column] = value
		}
	}
	for part := range belongings("incident") {
		want[part] = was[part]
	}
	if !writtenByColumns(now, want) {
		return false, nil
	}
	if err := u.deriveRow(want, known); err != nil {
		return false, err
	}
	after, err := u.writeRow(l.key, now, want)
	if err != nil {
		return false, err
	}
	return true, u.recordRows(u.action, l.id, now, after)
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
