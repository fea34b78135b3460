package store

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// mergeToldEvery is after how many incidents the progress of a merge is told.
const mergeToldEvery = 256

// apply writes what was planned. References are checked when the whole is committed, since records are written before those that they refer to: that is not switched off before, which would have the database forget which are open.
func (m *merger) apply() error {
	if _, err := m.exec("readying the merge", "PRAGMA main.defer_foreign_keys = ON"); err != nil {
		return err
	}
	for _, step := range []func() error{m.noteCounting, m.restoreLost, m.addIncidents} {
		if err := step(); err != nil {
			return err
		}
	}
	for n, p := range m.plans {
		if m.o.Progress != nil && n%mergeToldEvery == 0 {
			m.o.Progress(len(m.plans)+n, 2*len(m.plans))
		}
		if err := m.carryOut(p); err != nil {
			return err
		}
	}
	for len(m.waiting) > 0 {
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		if err := m.bring(next); err != nil {
			return err
		}
	}
	for _, step := range []func() error{m.bringOutlines, m.removeAll, m.giveNames, m.keepNames, m.mergeRemovals, m.keepRested} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// carryOut writes one record as it was planned; removing comes last.
func (m *merger) carryOut(p *mergePlan) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	if err := m.remember(p.key); err != nil {
		return err
	}
	switch p.do {
	case actAdd:
		p.did = "added"
		if err := m.bring(p.key); err != nil {
			return err
		}
	case actChange:
		p.did = "changed"
		m.count(p.key.table).Changed++
		if err := m.write(p.key, p.row, false); err != nil {
			return err
		}
	case actKeep:
		if p.decided != "" {
			m.count(p.key.table).Kept++
		}
	}
	return m.withdrawToo(p)
}

// bring adds a record of the other copy, once.
func (m *merger) bring(k recordKey) error {
	if m.written[k] {
		return nil
	}
	if k.table == "clock_leg" {
		return m.bringLeg(k)
	}
	row, err := m.theirs.row(k)
	if err != nil {
		return err
	}
	if row == nil {
		return fmt.Errorf("a record of %s that the other copy refers to is in neither copy", k.table)
	}
	m.count(k.table).Added++
	return m.write(k, row, true)
}

// bringLeg adds a leg on which the other copy ruled, and which the clock has no longer here.
func (m *merger) bringLeg(k recordKey) error {
	var clock, position int64
	var name string
	theirs := m.theirs.keys["clock_leg"][k.ident]
	err := m.tx.QueryRowContext(m.ctx, "SELECT clock_id, position, name FROM other.clock_leg WHERE id = ?", theirs).Scan(&clock, &position, &name)
	if err != nil {
		return fmt.Errorf("reading a leg: %w", err)
	}
	owner := recordKey{"clock", m.theirs.names["clock"][clock]}
	if err := m.remember(owner); err != nil {
		return err
	}
	key, err := m.keyFor("clock", owner.ident)
	if err != nil {
		return err
	}
	uuid, err := hex.DecodeString(k.ident)
	if err != nil {
		return fmt.Errorf("reading the identifier %q: %w", k.ident, err)
	}
	m.written[k] = true
	_, err = m.exec("adding a leg", "INSERT OR IGNORE INTO main.clock_leg (id, uuid, clock_id, position, name) VALUES (?, ?, ?, ?, ?)", m.ours.keys["clock_leg"][k.ident], uuid, key, position, name)
	return err
}

// bringOutlines brings over the texts of the sets of outlines that came: a set names its text by what that says, and many may have the same.
func (m *merger) bringOutlines() error {
	_, err := m.exec("bringing over outlines", `INSERT OR IGNORE INTO main.outline_text (sha256, content) SELECT sha256, content FROM other.outline_text
		WHERE sha256 IN (SELECT sha256 FROM main.outline_set WHERE sha256 IS NOT NULL)`)
	return err
}

// keyFor gives the key that a record has here; one that only the other copy has is given a key, and is brought over later.
func (m *merger) keyFor(table, name string) (int64, error) {
	key, found, err := m.ours.key(table, name)
	if err != nil || found {
		return key, err
	}
	if table == "column_set" {
		key, err := m.insert("column_set", field{"names", name})
		m.ours.keys[table][name] = key
		return key, err
	}
	if _, there, err := m.theirs.key(table, name); err != nil || !there || table == "incident" {
		return 0, fmt.Errorf("looking for a record of %s that both copies should have: %w", table, err)
	}
	m.waiting = append(m.waiting, recordKey{table, name})
	return m.newKey(table, name), nil
}

// newKey gives a record that is to be added a key after all that are there.
func (m *merger) newKey(table, name string) int64 {
	if _, begun := m.last[table]; !begun {
		for other := range m.ours.names[table] {
			m.last[table] = max(m.last[table], other)
		}
	}
	m.last[table]++
	m.ours.keys[table][name], m.ours.names[table][m.last[table]] = m.last[table], name
	return m.last[table]
}

// write writes a record and what belongs to it, as a new row or over the one that it has.
func (m *merger) write(k recordKey, p *portable, added bool) error {
	if m.written[k] {
		return nil
	}
	if err := m.remember(k); err != nil {
		return err
	}
	m.written[k] = true
	t := m.tables[k.table]
	var key int64
	var err error
	if t.name != "actor_name" {
		if key, err = m.keyFor(t.name, k.ident); err != nil {
			return err
		}
	}
	if added {
		err = m.insertRow(t, k, key, p)
	} else {
		err = m.updateRow(t, k, key, p)
	}
	if err != nil {
		return err
	}
	for _, part := range t.parts {
		if err := m.writePart(part, key, p.parts[part.name]); err != nil {
			return err
		}
	}
	return nil
}

// insertRow adds a record's row under its key.
func (m *merger) insertRow(t *mergeTable, k recordKey, key int64, p *portable) error {
	var names, marks []string
	var values []any
	put := func(name, mark string, value any) {
		names, marks, values = append(names, name), append(marks, mark), append(values, value)
	}
	if t.name != "actor_name" {
		put("id", "?", key)
	}
	if t.key == "uuid" {
		uuid, err := hex.DecodeString(k.ident)
		if err != nil {
			return fmt.Errorf("reading the identifier %q: %w", k.ident, err)
		}
		put("uuid", "?", uuid)
	}
	for _, c := range t.columns {
		value, has := p.fields[c.name]
		if !has {
			continue
		}
		written, err := m.value(t.refs[c.name], c, value)
		if err != nil {
			return err
		}
		put(c.name, "?", m.heldBack(k, c.name, written))
	}
	if t.name == "attachment" {
		put("content", "(SELECT content FROM other.attachment WHERE id = ?)", m.theirs.keys["attachment"][k.ident])
	}
	_, err := m.exec("adding a row to "+t.name, "INSERT INTO main."+t.name+" ("+strings.Join(names, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", values...)
	return err
}

// updateRow writes the columns of a record that change.
func (m *merger) updateRow(t *mergeTable, k recordKey, key int64, p *portable) error {
	was, err := m.ours.row(k)
	if err != nil {
		return err
	}
	var sets []string
	var values []any
	for _, c := range t.columns {
		value, has := p.fields[c.name]
		if !has || string(jsonOf(value)) == string(jsonOf(was.fields[c.name])) {
			continue
		}
		written, err := m.value(t.refs[c.name], c, value)
		if err != nil {
			return err
		}
		sets, values = append(sets, c.name+" = ?"), append(values, m.heldBack(k, c.name, written))
	}
	if t.name == "incident" {
		sets, values = append(sets, "changed_at = ?"), append(values, m.now.Unix())
	}
	if len(sets) == 0 {
		return nil
	}
	where, arg := "id = ?", any(key)
	if t.name == "actor_name" {
		where, arg = "name = ?", k.ident
	}
	_, err = m.exec("changing a row of "+t.name, "UPDATE main."+t.name+" SET "+strings.Join(sets, ", ")+" WHERE "+where, append(values, arg)...)
	return err
}

// value gives what is written for a value of a record.
func (m *merger) value(ref string, c tableColumn, value any) (any, error) {
	name, isText := value.(string)
	switch {
	case !isText:
		return value, nil
	case ref != "":
		return m.keyFor(ref, name)
	case c.blob:
		return hex.DecodeString(name)
	}
	return value, nil
}

// writePart writes the rows that belong to a record anew.
func (m *merger) writePart(part mergePart, key int64, rows []map[string]any) error {
	if part.name == "clock_leg" {
		return m.writeLegs(part, key, rows)
	}
	if _, err := m.exec("writing "+part.name+" anew", "DELETE FROM main."+part.name+" WHERE "+part.parent+" = ?", key); err != nil {
		return err
	}
	for _, one := range rows {
		names, values, err := m.partValues(part, key, one)
		if err != nil {
			return err
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
		if _, err := m.exec("adding a row to "+part.name, "INSERT OR IGNORE INTO main."+part.name+" ("+strings.Join(names, ", ")+") VALUES ("+marks+")", values...); err != nil {
			return err
		}
	}
	return nil
}

// partValues gives the columns of a row that belongs to a record, and what is written into them.
func (m *merger) partValues(part mergePart, key int64, one map[string]any) (names []string, values []any, err error) {
	if part.parent != "1" {
		names, values = []string{part.parent}, []any{key}
	}
	for _, c := range part.columns {
		value, has := one[c.name]
		if !has {
			continue
		}
		written, err := m.value(part.refs[c.name], c, value)
		if err != nil {
			return nil, nil, err
		}
		names, values = append(names, c.name), append(values, written)
	}
	return names, values, nil
}

// writeLegs writes a clock's legs under the keys that they have, since rulings refer to them; one that is gone stays, marked, where something was ruled on it.
func (m *merger) writeLegs(part mergePart, clock int64, rows []map[string]any) error {
	stay := []string{"0"}
	for _, one := range rows {
		uuid, _ := one["uuid"].(string)
		key, held := m.ours.keys["clock_leg"][uuid]
		if !held {
			key = m.newKey("clock_leg", uuid)
		}
		m.written[recordKey{"clock_leg", uuid}] = true
		names, values, err := m.partValues(part, clock, one)
		if err != nil {
			return err
		}
		names, values = append(names, "removed_at"), append(values, nil)
		sets := make([]string, len(names))
		for i, name := range names {
			sets[i] = name + " = excluded." + name
		}
		names, values = append(names, "id"), append(values, key)
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
		if _, err := m.exec("writing a leg", "INSERT INTO main.clock_leg ("+strings.Join(names, ", ")+") VALUES ("+marks+") ON CONFLICT (id) DO UPDATE SET "+strings.Join(sets, ", "), values...); err != nil {
			return err
		}
		stay = append(stay, fmt.Sprint(key))
	}
	gone := "clock_id = ? AND id NOT IN (" + strings.Join(stay, ", ") + ")"
	_, err := m.exec("removing legs", "DELETE FROM main.clock_leg WHERE "+gone+" AND id NOT IN (SELECT leg_id FROM main.determination WHERE leg_id IS NOT NULL)", clock)
	if err == nil {
		_, err = m.exec("removing legs", "UPDATE main.clock_leg SET removed_at = coalesce(removed_at, ?) WHERE "+gone, m.now.Unix(), clock)
	}
	return err
}
