package store

import "fmt"

// togetherThere is the SQL of what the other copy kept of the changes without lines that this dossier's trail has too, with the incidents that these are about.
const togetherThere = "other.together AS t JOIN other.audit AS c ON c.seq = t.change JOIN main.audit AS d ON d.seq = c.seq AND d.hash = c.hash JOIN other.incident AS o ON o.id = t.incident_id"

// hereOf is the SQL of the key here of an import of the other copy.
func hereOf(column string) string {
	return "(SELECT b.id FROM main.import_batch AS b JOIN other.import_batch AS ob ON ob.uuid = b.uuid WHERE ob.id = " + column + ")"
}

// findAstray finds the incidents among those that are altered which the other copy has from another import, or recorded otherwise: no line tells of that. A copy with news may know better by what it merged itself.
func (m *merger) findAstray(faults []RecordFault) error {
	var names, besides []string
	for _, f := range faults {
		if f.Record == "incident" && f.Fault == FaultAltered && len(m.since[Theirs].of) == 0 {
			names = append(names, hexOf(f.ID))
		}
	}
	removed, err := m.incidentsRemoved(faults)
	if err != nil {
		return err
	}
	names = append(names, removed...)
	for _, k := range m.altered {
		besides = append(besides, k.ident)
	}
	const comes = "(i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at) IS NOT (b.id, o.recorded_by, o.recorded_at, o.deleted_at)"
	if err := m.findMismarked(names); err != nil {
		return err
	}
	_, err = m.exec("looking for what is altered", `CREATE TEMP TABLE astray AS SELECT i.id, i.uuid, b.id AS batch_id, o.recorded_by, o.recorded_at, o.deleted_at FROM main.incident AS i JOIN other.incident AS o ON o.uuid = i.uuid
		LEFT JOIN other.import_batch AS ob ON ob.id = o.batch_id LEFT JOIN main.import_batch AS b ON b.uuid = ob.uuid WHERE i.uuid IN (SELECT unhex(value) FROM json_each(?)) AND o.uuid NOT IN (SELECT uuid FROM temp.wrong) AND `+comes, string(jsonOf(append([]string{}, names...))))
	if err == nil {
		err = m.tx.QueryRowContext(m.ctx, `SELECT count(*) FROM main.incident AS i WHERE i.uuid IN (SELECT unhex(value) FROM json_each(?1)) AND i.uuid NOT IN (SELECT unhex(value) FROM json_each(?2))
			AND (i.id IN (SELECT id FROM temp.astray UNION SELECT id FROM temp.mismarked) OR EXISTS (SELECT 1 FROM `+togetherThere+` WHERE o.uuid = i.uuid AND o.uuid NOT IN (SELECT uuid FROM temp.wrong) AND NOT EXISTS (SELECT 1 FROM main.together AS h WHERE h.incident_id = i.id AND h.change = t.change)))`,
			string(jsonOf(append([]string{}, names...))), string(jsonOf(append([]string{}, besides...)))).Scan(&m.astray)
	}
	if err != nil {
		return fmt.Errorf("looking for what is altered: %w", err)
	}
	m.soughtAstray = true
	return nil
}

// restoreAstray has incidents come from where they come from in the other copy, and brings back what that kept of their changes without lines.
func (m *merger) restoreAstray() error {
	if err := m.dropUntold(); err != nil {
		return err
	}
	if m.lostIncidents > 0 || m.soughtAstray {
		_, err := m.exec("bringing back what merges changed", `INSERT OR IGNORE INTO main.together (change, incident_id, batch_id, recorded_by, recorded_at, deleted_at, now_batch_id, now_recorded_by, now_recorded_at, now_deleted_at)
			SELECT t.change, i.id, `+hereOf("t.batch_id")+`, t.recorded_by, t.recorded_at, t.deleted_at, `+hereOf("t.now_batch_id")+`, t.now_recorded_by, t.now_recorded_at, t.now_deleted_at
			FROM `+togetherThere+` JOIN main.incident AS i ON i.uuid = o.uuid WHERE o.uuid NOT IN (SELECT uuid FROM temp.wrong)`)
		if err != nil {
			return err
		}
	}
	if !m.soughtAstray {
		return nil
	}
	if err := m.restoreMarks(); err != nil {
		return err
	}
	for _, text := range []string{"UPDATE main.incident SET batch_id = a.batch_id, recorded_by = a.recorded_by, recorded_at = a.recorded_at, deleted_at = a.deleted_at FROM temp.astray AS a WHERE a.id = incident.id",
		"UPDATE main.incident_removal SET restored_at = removed_at WHERE restored_at IS NULL AND incident_id IN (SELECT id FROM temp.astray WHERE deleted_at IS NULL)", // nothing had removed them
		"DROP TABLE temp.astray"} {
		if _, err := m.exec("putting back where incidents come from", text); err != nil {
			return err
		}
	}
	return nil
}

// marksOf is the SQL of when which imports' undoing removed an incident in a copy, and since when it is there again.
func marksOf(copy, incident string) string {
	return fmt.Sprintf("SELECT r.removed_at, b.uuid, r.restored_at FROM %[1]s.incident_removal AS r JOIN %[1]s.import_batch AS b ON b.id = r.batch_id WHERE r.incident_id = %[2]s", copy, incident)
}

// findMismarked finds those among named incidents of which the other copy tells otherwise when they were removed.
func (m *merger) findMismarked(names []string) error {
	ours, theirs := marksOf("main", "i.id"), marksOf("other", "o.id")
	_, err := m.exec("looking for what is altered", `CREATE TEMP TABLE mismarked AS SELECT i.id, o.id AS theirs FROM main.incident AS i JOIN other.incident AS o ON o.uuid = i.uuid
		WHERE i.uuid IN (SELECT unhex(value) FROM json_each(?)) AND o.uuid NOT IN (SELECT uuid FROM temp.wrong) AND (EXISTS (`+ours+" EXCEPT "+theirs+") OR EXISTS ("+theirs+" EXCEPT "+ours+"))",
		string(jsonOf(append([]string{}, names...))))
	return err
}

// restoreMarks has such incidents be removed when the other copy tells, and by what.
func (m *merger) restoreMarks() error {
	return m.unkept("incident_removal", func() error {
		for _, text := range []string{
			"DELETE FROM main.incident_removal WHERE incident_id IN (SELECT id FROM temp.mismarked)",
			`INSERT INTO main.incident_removal (incident_id, removed_at, batch_id, restored_at) SELECT k.id, r.removed_at, b.id, r.restored_at FROM temp.mismarked AS k
				JOIN other.incident_removal AS r ON r.incident_id = k.theirs JOIN other.import_batch AS ob ON ob.id = r.batch_id JOIN main.import_batch AS b ON b.uuid = ob.uuid`,
			"DROP TABLE temp.mismarked",
		} {
			if _, err := m.exec("putting back when incidents were removed", text); err != nil {
				return err
			}
		}
		return nil
	})
}

// findUntold finds, of the changes that did not keep of incidents what the trail tells, those that nothing tells of and those of which the other copy has what is told.
func (m *merger) findUntold(astray map[int64]togetherLine) error {
	brought := 0
	for change, l := range astray {
		if l.digest.Valid {
			digest, _, err := togetherDigest(m.ctx, m.tx, "other", change)
			if err != nil {
				return err
			}
			if digest != l.digest.String {
				continue
			}
			brought++
		}
		m.untold = append(m.untold, change)
	}
	if m.astray+m.lostIncidents == 0 { // else the incidents are counted of which they told
		m.strayed += brought
	}
	return nil
}

// dropUntold takes out what such changes kept.
func (m *merger) dropUntold() error {
	if len(m.untold) == 0 {
		return nil
	}
	return m.unkept("together", func() error {
		_, err := m.exec("taking out what nothing stands for", "DELETE FROM main.together WHERE change IN (SELECT value FROM json_each(?))", string(jsonOf(m.untold)))
		return err
	})
}
