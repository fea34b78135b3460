package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"truceboard/store/ceasefire"
)

// putBack puts the incidents that the import updated back as the trail kept them, each with a line of its own. Carried out again, the lines of the undoing hold what the import had made of them.
// What a later import updated stays, also where all are asked for: it wrote the whole row anew.
func (u *undoer) putBack() error {
	updated := "FROM updated AS l JOIN incident AS i ON i.id = l.id WHERE l.import = ?1 AND l.counts = ?2"
	stays := "SELECT id FROM updated_later"
	if !u.all {
		stays = "SELECT id FROM touched" // with the others
	}
	own, counts := u.batch[:], u.action == actionUndo
	if err := u.keep(updated+" AND i.id IN ("+stays+")", own, counts); err != nil {
		return err
	}
	lines, err := collect(u.ctx, u.tx, func(rows *sql.Rows) (l updatedLine, err error) {
		err = rows.Scan(&l.key, &l.first, &l.last, into(&l.id))
		return l, err
	}, "SELECT i.id, l.first, l.last, i.uuid "+updated+" AND i.id NOT IN ("+stays+")", own, counts)
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

// updatedLine is an incident that an import updated, and the lines of the trail that tell how it was and what it became.
type updatedLine struct {
	key, first, last int64
	id               ceasefire.ID
}

// putBackSome puts some incidents back, which are read together. Of most only columns change that are written as they were.
func (u *undoer) putBackSome(lines []updatedLine, known map[coded]derivation) error {
	keys, pairs := make([]int64, len(lines)), make([][2]int64, len(lines))
	for n, l := range lines {
		keys[n], pairs[n] = l.key, [2]int64{l.first, l.last}
	}
	if err := u.refuseAlteredIncidents(keys...); err != nil {
		return err
	}
	rows, err := u.incidentRows(keys)
	if err != nil {
		return err
	}
	ruled, err := rulingsAmong(u.ctx, u.tx, keys)
	if err != nil {
		return err
	}
	states, err := u.statesAt(pairs)
	if err != nil {
		return err
	}
	for n, l := range lines {
		now := rows[l.key]
		want := u.wanted(now, states[n])
		done, err := u.putColumnsBack(l, now, want, ruled[l.key], known)
		if err == nil && !done {
			err = u.putBackOne(l, want)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wanted gives the row of an incident as it shall be: as it is, but for what the import changed of it, or, where all are asked for, but for all that was entered since.
func (u *undoer) wanted(now row, state [2]row) row {
	was, became := state[0], state[1]
	want := maps.Clone(now)
	put := func(column string) {
		if u.all || !alike(was[column], became[column]) {
			want[column] = was[column]
		}
	}
	for _, column := range enteredColumns() {
		if _, there := was[column]; there {
			put(column)
		}
	}
	for part := range belongings("incident") {
		put(part)
	}
	return want
}

// putColumnsBack puts an incident back by writing the columns that changed; done is false where that is not all that there is to do.
func (u *undoer) putColumnsBack(l updatedLine, now, want row, ruled lastRulings, known map[coded]derivation) (done bool, err error) {
	if !writtenByColumns(now, want) {
		return false, nil
	}
	if err := u.deriveRow(want, ruled, known); err != nil {
		return false, err
	}
	after, err := u.writeRow(l.key, now, want)
	if err != nil {
		return false, err
	}
	return true, u.recordRows(u.action, l.id, now, after)
}

// putBackOne puts one incident back. Its parties and its scope follow from the rules and rulings of today.
func (u *undoer) putBackOne(l updatedLine, want row) error {
	now, err := u.rowOf("incident", l.key)
	if err != nil {
		return err
	}
	was, err := u.incidentIn(want, l.key, l.id)
	if err != nil {
		return err
	}
	if was, err = u.derived(l.key, was); err != nil {
		return err
	}
	if err := u.changeRow(l.key, was); err != nil {
		return err
	}
	return u.record(u.action, "incident", was.ID, l.key, now)
}

// incidentOf reads an incident out of a line of the trail, which stands for its row.
func (c *change) incidentOf(seq, key int64) (ceasefire.Incident, error) {
	line := shadows{ctx: c.ctx, q: c.tx}
	line.line(seq)
	_, was, err := readIncident(c.ctx, line.then(), "i.id = ?", key)
	return was, err
}
