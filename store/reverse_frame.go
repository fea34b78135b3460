package store

import (
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// framed lists the tables of a frame's records, what others rest on first.
func framed() []string {
	return []string{"source", "agreement", "party", "area", "clock", "commitment", "scope_rule", "event", "tally", "saved_filter", "attachment"}
}

// putFrame puts the records that a frame holds back, and the attachments: first what is to go, so that names are free, then what is to be there. What is worked out of
// incidents is worked out anew.
func (r *reverser) putFrame(all []written) error {
	if !slices.ContainsFunc(all, func(t written) bool {
		return t.record == "actor_name" || slices.Contains(framed(), t.record) || onlyFollowed(t.record)
	}) {
		return nil
	}
	tables := framed()
	for _, step := range []bool{true, false} {
		slices.Reverse(tables)
		for _, table := range tables {
			if !step {
				if err := r.freeNames(table, all); err != nil {
					return err
				}
			}
			if err := r.putTable(table, all, step); err != nil {
				return err
			}
		}
	}
	if err := r.putNames(all); err != nil {
		return err
	}
	if err := r.heldFrame(); err != nil {
		return err
	}
	return r.follow()
}

// putTable puts the records of one table back: in one step those that are to go, in another those that are to be there.
func (r *reverser) putTable(table string, all []written, going bool) error {
	for _, t := range all {
		if t.record != table {
			continue
		}
		was, became, err := r.rows(t)
		if err != nil {
			return err
		}
		if (was == nil) != going || was == nil && became == nil {
			continue
		}
		if err := r.putRecord(t, was, became); err != nil {
			return err
		}
	}
	return nil
}

// putRecord puts one record back.
func (r *reverser) putRecord(t written, was, became row) error {
	key, text, now, err := r.present(t)
	if err != nil {
		return err
	}
	switch {
	case was == nil && now == nil:
		return nil // gone already
	case was == nil && t.record == "attachment":
		want := merged(became, "removed_at", r.now.Unix())
		if now["removed_at"] != nil {
			return nil
		}
		return r.writeRow(t, key, text, now, want)
	case was == nil:
		if against := differing(became, now, "position", "removed_at", "uuid"); len(against) > 0 {
			return r.contradicted(t, against)
		}
		return r.takeAway(t, key, text)
	case now == nil && became != nil && len(differing(was, became, "position", "removed_at")) == 0:
		return nil // only its place among others was another, and its adding is taken back
	case became == nil && now != nil, became != nil && now == nil:
		return r.contradicted(t, nil)
	case now == nil:
		return r.bringBack(t, was)
	}
	want, against := merge(was, became, now, "removed_at")
	if t.record == "attachment" {
		want, against = merge(was, became, now)
	}
	if len(against) > 0 {
		return r.contradicted(t, against)
	}
	return r.writeRow(t, key, text, now, want)
}

// merged gives a row with one column changed.
func merged(from row, column string, value any) row {
	to := row{}
	for name, v := range from {
		to[name] = v
	}
	to[column] = value
	return to
}

// present gives a record as it is now: its key, its row as the trail would keep it, and that row taken apart; nil where it is not there.
func (r *reverser) present(t written) (key int64, text []byte, now row, err error) {
	where, arg := "uuid = ?", any(t.id[:])
	if t.id.IsZero() {
		where, arg = "code = ?", t.name
	}
	if hasMark(t.record) {
		where += " AND removed_at IS NULL"
	}
	found, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM "+t.record+" WHERE "+where, arg)
	if err != nil || len(found) == 0 {
		return 0, nil, nil, err
	}
	if text = r.held[markedRecord{t.record, found[0]}]; text == nil {
		if text, err = r.rowOf(t.record, found[0]); err != nil {
			return 0, nil, nil, err
		}
	}
	now, err = parsed(string(text))
	return found[0], text, now, err
}

// takeAway takes a record away: where something rests on it that is kept for ever, it stays in the file, marked.
func (r *reverser) takeAway(t written, key int64, text []byte) error {
	if err := r.refuseAltered(t, text, true); err != nil {
		return err
	}
	for child, column := range belongings(t.record) {
		if hasMark(child) {
			if err := r.markAll(child, column, key); err != nil {
				return err
			}
			continue
		}
		if err := r.frames.replace(child, column, key); err != nil {
			return err
		}
	}
	if err := r.trail.add(r.change, AuditEntry{At: r.now, Who: r.who, Action: "remove", Record: t.record, ID: t.id, Before: string(text)}); err != nil {
		return err
	}
	if !hasMark(t.record) {
		r.gone = append(r.gone, markedRecord{t.record, key})
		return r.frames.removeRow(t.record, key)
	}
	r.marked = append(r.marked, markedRecord{t.record, key})
	fields := []field{{"removed_at", r.now.Unix()}}
	if column := uniqueName(t.record); column != "" {
		var name string
		if err := r.tx.QueryRowContext(r.ctx, "SELECT "+column+" FROM "+t.record+" WHERE id = ?", key).Scan(&name); err != nil {
			return fmt.Errorf("reading the name of what is to go: %w", err)
		}
		fields = append(fields, field{column, name + nameAway(key)}) // so that another can have the name
	}
	return r.set(t.record, key, fields...)
}

// nameAway ends the name of a record that is marked as removed.
func nameAway(key int64) string { return fmt.Sprintf(" (removed %d)", key) }

// uniqueName gives the column of a table that no two records may have alike.
func uniqueName(table string) string {
	switch table {
	case "party":
		return "name"
	case "area":
		return "code"
	}
	return ""
}

func (r *reverser) markAll(child, column string, key int64) error {
	keys, err := collect(r.ctx, r.tx, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, "SELECT id FROM "+child+" WHERE "+column+" = ? AND removed_at IS NULL", key)
	if err != nil {
		return fmt.Errorf("reading %s: %w", child, err)
	}
	for _, one := range keys {
		r.marked = append(r.marked, markedRecord{child, one})
		if err := r.set(child, one, field{"removed_at", r.now.Unix()}); err != nil {
			return err
		}
	}
	return nil
}

// bringBack adds a record that is not there as it was, under its old key, which others may refer to.
func (r *reverser) bringBack(t written, was row) error {
	key, err := keyIn(was)
	if err != nil {
		return err
	}
	if err := r.free(t, key); err != nil {
		return err
	}
	if err := r.putRow(t.record, key, was); err != nil {
		return err
	}
	if err := r.putParts(t.record, key, was); err != nil {
		return err
	}
	r.unmark(t.record, key)
	return r.record("add", t.record, t.id, key, nil)
}

// writeRow writes a record over its row, with its line of the audit trail.
func (r *reverser) writeRow(t written, key int64, text []byte, now, want row) error {
	if len(differing(now, want)) == 0 {
		return nil
	}
	if t.state == nil { // what is put back as a whole says itself what it becomes
		if err := r.refuseAltered(t, text, false); err != nil {
			return err
		}
	}
	if err := r.putRow(t.record, key, want); err != nil {
		return err
	}
	if err := r.putParts(t.record, key, want); err != nil {
		return err
	}
	action := "change"
	if t.record == "attachment" {
		action = "delete"
		if want["removed_at"] == nil {
			action = "restore"
		}
	}
	return r.record(action, t.record, t.id, key, text)
}

// follow holds the frame that came of it to the rules, and works out of incidents what follows from it.
func (r *reverser) follow() error {
	after, err := readFrame(r.ctx, r.tx)
	if err != nil {
		return err
	}
	if err := holds(r.before, after); err != nil {
		return err
	}
	return r.deriveFollowing(r.before, after)
}

// holds holds a frame to the rules, where the one before it kept them: what was wrong already is not the fault of what is written now.
func holds(before, after ceasefire.Frame) error {
	if valid(before.Problems()) != nil {
		return nil
	}
	return valid(after.Problems())
}

// putNames puts back what actors' names stand for.
func (r *reverser) putNames(all []written) error {
	for _, t := range all {
		if t.record != "actor_name" {
			continue
		}
		now, shall, left, err := r.nameOf(t)
		if err != nil {
			return err
		}
		if now != left && now != shall {
			return r.contradicted(t, nil)
		}
		if err := r.putName(now, shall); err != nil {
			return err
		}
	}
	return nil
}

// nameOf gives what a name stands for now, what it shall stand for, and what the change left it standing for.
func (r *reverser) nameOf(t written) (now, shall, left ceasefire.ActorName, err error) {
	was, became, err := r.rows(t)
	if err != nil {
		return now, shall, left, err
	}
	var there ceasefire.Frame
	if err := readActors(r.ctx, r.tx, &there); err != nil {
		return now, shall, left, fmt.Errorf("reading the actors' names: %w", err)
	}
	if n := slices.IndexFunc(there.Actors, func(a ceasefire.ActorName) bool { return a.Name == t.name }); n >= 0 {
		now = there.Actors[n]
	}
	shall, left = actorIn(was), actorIn(became)
	if shall.Party, err = known(r.ctx, r.tx, "party", shall.Party); err == nil {
		left.Party, err = known(r.ctx, r.tx, "party", left.Party)
	}
	return now, shall, left, err
}
