package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// A dossier that was salvaged may lack records of which its trail tells, and have others that are not as that says: the trails of both copies are the same then, and it is the rows that differ.

// lostCondition holds for records of the other copy, called o, that are not here by whatever they are known.
func lostCondition(table string, fresh int64) string {
	return fmt.Sprintf("o.uuid NOT IN (SELECT uuid FROM main.%[1]s) AND %[2]s NOT IN (SELECT uuid FROM main.%[1]s)", table, nowKnownOf("'"+table+"'", "o.uuid", fresh))
}

// lostIncidents is lostCondition for incidents of which this dossier's trail tells, by a line of their own or by that of their import. They are never removed, so that they are lost; their place has to be free.
func lostIncidents(fresh int64) string {
	return lostCondition("incident", fresh) + ` AND o.uuid NOT IN (SELECT uuid FROM temp.wrong) AND o.id NOT IN (SELECT id FROM main.incident) AND NOT (o.dataset <> '' AND EXISTS (SELECT 1 FROM main.incident AS i WHERE i.dataset = o.dataset AND i.dataset_key = o.dataset_key AND i.dataset <> ''))
		AND (o.uuid IN (SELECT uuid FROM main.audit WHERE record = 'incident' AND uuid IS NOT NULL) OR (SELECT uuid FROM other.import_batch WHERE id = o.batch_id) IN (SELECT uuid FROM main.import_batch))`
}

// findLost finds what is lost or damaged here and can come from the other copy. Where there is nothing of that, and that copy's trail says nothing new, there is nothing to merge.
func (m *merger) findLost() error {
	for _, table := range mergedTables() {
		if keyColumn(table) != "uuid" || table == "incident" || table == "agreement" {
			continue
		}
		if err := m.findLostOf(table); err != nil {
			return err
		}
	}
	if err := m.findLostNames(); err != nil {
		return err
	}
	if err := m.tx.QueryRowContext(m.ctx, "SELECT count(*) FROM other.incident AS o WHERE "+lostIncidents(m.trail.first)).Scan(&m.lostIncidents); err != nil {
		return fmt.Errorf("looking for incidents that are lost: %w", err)
	}
	if err := m.findAltered(); err != nil {
		return err
	}
	m.result.Restored = len(m.lost) + m.lostIncidents + len(m.altered) + m.astray + m.countHashed() + m.underived + m.strayed
	if m.result.Nothing() {
		return errNothing
	}
	return nil
}

// findLostOf finds the records of one kind whose last line in this dossier's trail says that they are there.
func (m *merger) findLostOf(table string) error {
	names, err := collect(m.ctx, m.tx, scanText, "SELECT lower(hex(o.uuid)) FROM other."+table+" AS o WHERE "+lostCondition(table, m.trail.first)+
		" AND (SELECT a.after_row IS NOT NULL FROM main.audit AS a WHERE a.record = ? AND a.uuid = o.uuid ORDER BY a.seq DESC LIMIT 1)", table)
	if err != nil {
		return fmt.Errorf("looking for what is lost of %s: %w", table, err)
	}
	for _, name := range names {
		k, err := m.nameHere(recordKey{table, name})
		if err != nil {
			return err
		}
		if _, wrong := m.wrong[Theirs].of[k]; !wrong && len(m.since[Theirs].of[k]) == 0 { // what that copy's trail says something new of comes with it
			m.lost = append(m.lost, k)
		}
	}
	return nil
}

// findLostNames finds the names of actors and the areas that this dossier's trail tells of as being there: they are known by what they are called.
func (m *merger) findLostNames() error {
	v, err := m.holding()
	if err != nil {
		return err
	}
	v.after = nil // a salvage that lost lines of the trail holds nothing against it any longer, and what it lost stands there all the same
	if err := v.named(); err != nil {
		return err
	}
	for _, f := range v.faults {
		k := recordKey{f.Record, f.Name}
		if _, wrong := m.wrong[Theirs].of[k]; wrong || f.Fault != FaultRemoved || len(m.since[Theirs].of[k]) > 0 {
			continue
		}
		there, err := m.theirs.row(k)
		if err != nil {
			return err
		}
		if there != nil {
			m.lost = append(m.lost, k)
		}
	}
	return nil
}

// findAltered finds the records that are not as this dossier's trail tells of them, and that the other copy has otherwise; and how many incidents do not say what follows for them, which is worked out anew.
func (m *merger) findAltered() error {
	v, err := m.holding()
	if err != nil {
		return err
	}
	for _, step := range []func() error{v.records, v.named, v.contents, v.strays, v.together, v.incidents, v.removals, v.derived} {
		if err := step(); err != nil {
			return err
		}
	}
	m.findStrayed(v.faults)
	if m.wrong[Ours], err = m.alteredBy(v.faults); err != nil {
		return err
	}
	for _, f := range v.faults {
		if f.Fault == FaultDerived {
			m.underived = f.Count
			continue
		}
		k := f.key()
		if _, there := m.wrong[Theirs].of[k]; there {
			continue
		}
		if f.Fault != FaultAltered || m.tables[k.table] == nil || len(m.since[Theirs].of[k])+len(m.since[Ours].of[k]) > 0 || slices.Contains(m.altered, k) {
			continue
		}
		ours, theirs, err := m.bothRows(k)
		if err != nil {
			return err
		}
		if ours != nil && theirs != nil && !samePortable(k.table, ours, theirs) {
			m.altered = append(m.altered, k)
		}
	}
	for _, find := range []func([]RecordFault) error{m.findHashed, m.findAstray} {
		if err := find(v.faults); err != nil {
			return err
		}
	}
	return m.findUntold(v.astray)
}

// bothRows reads a record as it is in both copies.
func (m *merger) bothRows(k recordKey) (ours, theirs *portable, err error) {
	if ours, err = m.ours.row(k); err == nil {
		theirs, err = m.theirs.row(k)
	}
	return ours, theirs, err
}

// restoreLost brings back what was found, in the places where the trail knows it.
func (m *merger) restoreLost() error {
	if err := m.restoreWithdrawals(); err != nil {
		return err
	}
	for _, k := range m.lost {
		key, held := m.theirs.keys[k.table][k.ident]
		if _, taken := m.ours.names[k.table][key]; held && !taken {
			m.ours.keys[k.table][k.ident], m.ours.names[k.table][key] = key, k.ident
		}
	}
	for _, k := range m.lost {
		row, err := m.theirs.row(k)
		if err != nil {
			return err
		}
		if row == nil {
			continue
		}
		if err := m.write(k, row, true); err != nil {
			return err
		}
	}
	if err := m.restoreIncidents(); err != nil {
		return err
	}
	for _, k := range m.altered {
		ours, theirs, err := m.bothRows(k)
		if err != nil {
			return err
		}
		if err := m.forgetGone(k); err != nil {
			return err
		}
		if err := m.rewrite(k, m.taken(k.table, ours, theirs)); err != nil {
			return err
		}
	}
	if err := errors.Join(m.restoreHashed(), m.restoreWithdrawals()); err != nil { // also of what is there again
		return err
	}
	return m.restoreAstray()
}

// forgetGone has a record that is gone, by this dossier's trail, be remembered as gone, however it stands: what was altered of it is not written down as what it was.
func (m *merger) forgetGone(k recordKey) error {
	id, gone := idOf(k), false
	err := m.tx.QueryRowContext(m.ctx, "SELECT after_row IS NULL FROM main.audit WHERE record = ? AND uuid = ? ORDER BY seq DESC LIMIT 1", k.table, id[:]).Scan(&gone)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	if gone {
		m.before[k] = nil
	}
	return nil
}

// rewrite puts a record back, also one of a kind that is only ever followed by another.
func (m *merger) rewrite(k recordKey, row *portable) error {
	return m.unkept(k.table, func() error { return m.write(k, row, false) })
}

// unkept does something to a table while what keeps it from being changed is set aside, in this transaction.
func (m *merger) unkept(table string, do func() error) error {
	type trigger struct{ name, text string }
	keeping, err := collect(m.ctx, m.tx, func(rows *sql.Rows) (t trigger, err error) {
		err = rows.Scan(&t.name, &t.text)
		return t, err
	}, "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND (name LIKE '%kept_update' OR name LIKE '%kept_delete')", table)
	if err != nil {
		return fmt.Errorf("looking at what keeps %s: %w", table, err)
	}
	for _, t := range keeping {
		if _, err := m.exec("setting aside what keeps "+table, "DROP TRIGGER main."+t.name); err != nil {
			return err
		}
	}
	if err := do(); err != nil {
		return err
	}
	for _, t := range keeping {
		if _, err := m.exec("keeping "+table, t.text); err != nil {
			return err
		}
	}
	return nil
}

// restoreIncidents brings back the incidents that are lost, under the keys that they had: by these what vouches for them knows them. They get no lines, for the trail has them.
func (m *merger) restoreIncidents() error {
	if m.lostIncidents == 0 {
		return nil
	}
	for _, text := range []string{"CREATE TEMP TABLE fresh AS SELECT o.id AS theirs, o.id AS ours FROM other.incident AS o WHERE " + lostIncidents(m.trail.first), "CREATE UNIQUE INDEX temp.fresh_theirs ON fresh (theirs)"} {
		if _, err := m.exec("finding what is lost", text); err != nil {
			return err
		}
	}
	if err := m.addFreshRows(); err != nil { // among those that are there, where the index cannot be written late
		return err
	}
	_, err := m.exec("finding what is lost", "DROP TABLE temp.fresh")
	return err
}
