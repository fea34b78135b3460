package store

import "slices"

// mergeRemovals brings over which imports brought the incidents that both copies have, which incidents the undoing of imports removed, and which were brought back. What was changed by lines of its own is decided by these.
func (m *merger) mergeRemovals() error {
	for _, step := range []func() error{m.pairRemoved, m.joinOrigins, m.joinRemovals, m.markRemoved, m.closeRemovals, m.tidyUp} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// pairRemoved lists the incidents of which the other copy knows that they were removed, or that came by other imports, and whether they are decided by lines of their own.
func (m *merger) pairRemoved() error {
	for _, text := range []string{
		"CREATE TEMP TABLE pair (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, decided INTEGER NOT NULL DEFAULT 0)",
		`INSERT OR IGNORE INTO pair (theirs, ours) SELECT o.id, i.id FROM other.incident AS o JOIN main.incident AS i ON i.uuid = o.uuid WHERE o.id IN (SELECT incident_id FROM other.incident_removal)`,
		`INSERT OR IGNORE INTO pair (theirs, ours) SELECT o.id, i.id FROM other.incident AS o JOIN main.incident AS i ON i.dataset = o.dataset AND i.dataset_key = o.dataset_key AND i.dataset <> '' AND o.dataset <> ''
			WHERE o.id IN (SELECT incident_id FROM other.incident_removal)`,
		"INSERT OR IGNORE INTO pair (theirs, ours) SELECT theirs, ours FROM twice",
		"CREATE INDEX temp.pair_ours ON pair (ours)",
	} {
		if _, err := m.exec("looking for what was removed", text); err != nil {
			return err
		}
	}
	return m.pairDecided()
}

// pairDecided marks the incidents of which either copy's trail has lines since they parted.
func (m *merger) pairDecided() error {
	var names []string
	for k := range m.since[Ours].of {
		names = append(names, k.ident)
	}
	for _, p := range m.plans {
		if p.do != actAdd {
			names = append(names, p.key.ident)
		}
	}
	_, err := m.exec("looking for what was decided", "UPDATE pair SET decided = 1 WHERE ours IN (SELECT id FROM main.incident WHERE uuid IN (SELECT unhex(value) FROM json_each(?)))", string(jsonOf(names)))
	return err
}

// joinOrigins has an incident that came by different imports belong to the later one in whichever copy they are merged, and notes that the earlier brought it too: undoing one of them leaves it there. It was
// recorded by whoever did so first.
func (m *merger) joinOrigins() error {
	const pairs = ` FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs JOIN main.incident AS i ON i.id = p.ours
		JOIN other.import_batch AS ob ON ob.id = o.batch_id JOIN main.import_batch AS tb ON tb.uuid = ob.uuid JOIN main.import_batch AS b ON b.id = i.batch_id WHERE tb.id <> b.id`
	const later = "(tb.recorded_at, tb.uuid) > (b.recorded_at, b.uuid)"
	for _, text := range []string{
		"INSERT OR IGNORE INTO main.incident_removal (incident_id, removed_at, batch_id, restored_at) SELECT i.id, max(tb.recorded_at, b.recorded_at), iif(" + later + ", b.id, tb.id), max(tb.recorded_at, b.recorded_at)" + pairs,
		"CREATE TEMP TABLE later (ours INTEGER PRIMARY KEY, batch INTEGER NOT NULL)",
		"INSERT OR REPLACE INTO later SELECT i.id, tb.id" + pairs + " AND " + later,
		"UPDATE main.incident SET batch_id = (SELECT batch FROM later WHERE ours = incident.id) WHERE id IN (SELECT ours FROM later)",
		"DROP TABLE temp.later",
		"UPDATE main.incident SET recorded_by = o.recorded_by, recorded_at = o.recorded_at FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs WHERE p.ours = incident.id AND (o.recorded_at, o.recorded_by) < (incident.recorded_at, incident.recorded_by)",
	} {
		if _, err := m.exec("bringing together by which imports incidents came", text); err != nil {
			return err
		}
	}
	return nil
}

// joinRemovals brings over the removals; that one was taken back is what is known later.
func (m *merger) joinRemovals() error {
	_, err := m.exec("noting what was removed", `INSERT INTO main.incident_removal (incident_id, removed_at, batch_id, restored_at) SELECT p.ours, r.removed_at, b.id, r.restored_at
		FROM pair AS p JOIN other.incident_removal AS r ON r.incident_id = p.theirs JOIN other.import_batch AS ob ON ob.id = r.batch_id JOIN main.import_batch AS b ON b.uuid = ob.uuid WHERE true
		ON CONFLICT DO UPDATE SET restored_at = coalesce(restored_at, excluded.restored_at)`)
	return err
}

// markRemoved marks incidents as deleted that the undoing of an import removed there, the earlier of both where it was undone here too, and takes the mark off those that were brought back there. What has lines of
// its own stays.
func (m *merger) markRemoved() error {
	var batches []string
	for _, p := range m.plans {
		if p.key.table == "import_batch" && p.decided != Ours {
			batches = append(batches, p.key.ident)
		}
	}
	_, err := m.exec("marking what was removed", `CREATE TEMP TABLE marked (ours INTEGER PRIMARY KEY, at INTEGER)`)
	if err != nil {
		return err
	}
	_, err = m.exec("marking what was removed", `INSERT OR IGNORE INTO marked SELECT p.ours, iif(o.deleted_at IS NULL, NULL, min(o.deleted_at, coalesce(i.deleted_at, o.deleted_at)))
		FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs JOIN main.incident AS i ON i.id = p.ours WHERE NOT p.decided AND EXISTS (SELECT 1 FROM other.incident_removal AS r
			JOIN other.import_batch AS b ON b.id = r.batch_id WHERE r.incident_id = o.id AND b.uuid IN (SELECT unhex(value) FROM json_each(?)))`, string(jsonOf(batches)))
	if err == nil {
		_, err = m.exec("marking what was removed", `UPDATE main.incident SET deleted_at = (SELECT at FROM marked WHERE ours = incident.id), changed_at = ?
			WHERE id IN (SELECT ours FROM marked) AND deleted_at IS NOT (SELECT at FROM marked WHERE ours = incident.id)`, m.now.Unix())
	}
	return err
}

// closeRemovals notes of incidents that stand that they are removed no longer.
func (m *merger) closeRemovals() error {
	_, err := m.exec("noting what was brought back", `UPDATE main.incident_removal SET restored_at = max(?, removed_at) WHERE restored_at IS NULL
		AND incident_id IN (SELECT id FROM main.incident WHERE deleted_at IS NULL)`, m.now.Unix())
	return err
}

// tidyUp drops the merge's own tables.
func (m *merger) tidyUp() error {
	for _, temporary := range slices.Concat([]string{"fresh", "twice", "pair", "marked"}, m.metTables()) {
		if _, err := m.exec("tidying up", "DROP TABLE IF EXISTS temp."+temporary); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) metTables() []string {
	var names []string
	for _, table := range namedTables() {
		names = append(names, "met_"+table)
	}
	return names
}
