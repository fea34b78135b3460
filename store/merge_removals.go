package store

import (
	"slices"
	"strings"
)

// mergeRemovals brings over which imports brought the incidents that both copies have, which incidents the undoing of imports removed, and which were brought back. What was changed by lines of its own is decided by these.
func (m *merger) mergeRemovals() error {
	for _, step := range []func() error{m.pairRemoved, m.refuseTaken, m.leaveWrong, m.noteBefore, m.joinOrigins, m.joinRemovals, m.markRemoved, m.closeRemovals, m.refuseMarked, m.keepBefore, m.tidyUp} {
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
		`INSERT OR IGNORE INTO pair (theirs, ours) SELECT o.id, i.id FROM main.incident AS i JOIN other.incident AS o ON o.uuid = i.uuid WHERE i.id IN (SELECT incident_id FROM main.incident_removal WHERE restored_at IS NULL)`,
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

// joinRemovals brings over the removals; that one was taken back is what is known later. The table open has those that either copy did not know to be taken back.
func (m *merger) joinRemovals() error {
	const theirs = " FROM pair AS p JOIN other.incident_removal AS r ON r.incident_id = p.theirs JOIN other.import_batch AS ob ON ob.id = r.batch_id JOIN main.import_batch AS b ON b.uuid = ob.uuid WHERE "
	for _, text := range []string{
		`CREATE TEMP TABLE open AS SELECT p.ours AS incident_id, r.removed_at, r.batch_id FROM pair AS p JOIN main.incident_removal AS r ON r.incident_id = p.ours WHERE r.restored_at IS NULL
			UNION SELECT p.ours, r.removed_at, b.id` + theirs + "r.restored_at IS NULL",
		"CREATE INDEX temp.open_incident ON open (incident_id)",
		"INSERT INTO main.incident_removal (incident_id, removed_at, batch_id, restored_at) SELECT p.ours, r.removed_at, b.id, r.restored_at" + theirs + "true ON CONFLICT DO UPDATE SET restored_at = coalesce(restored_at, excluded.restored_at)",
	} {
		if _, err := m.exec("noting what was removed", text); err != nil {
			return err
		}
	}
	return nil
}

// countsNow is the SQL of whether an import counts that brought the incident i.
const countsNow = "EXISTS (SELECT 1 FROM main.import_batch AS b WHERE b.undone_at IS NULL AND (b.id = i.batch_id OR b.id IN (SELECT r.batch_id FROM main.incident_removal AS r WHERE r.incident_id = i.id)))"

// markRemoved marks incidents as deleted, or takes the mark off, by what both copies together know of the undoing of imports: one is removed since the first removal that neither copy knows to be taken back, unless an
// import that brought it counts. The same comes of it whichever way round the copies are merged. What both let stand stands, and so does what has lines of its own. Where it was decided that an import is undone which one
// copy has count, what only that one had brought back is removed again.
func (m *merger) markRemoved() error {
	const stillOpen = "(SELECT min(r.removed_at) FROM main.incident_removal AS r WHERE r.incident_id = i.id AND r.restored_at IS NULL)"
	const wasOpen = "(SELECT min(removed_at) FROM open WHERE incident_id = i.id)"
	for _, text := range []string{
		`CREATE TEMP TABLE marked AS SELECT p.ours, CASE WHEN ` + wasOpen + ` IS NOT NULL AND ` + countsNow + ` THEN NULL
			ELSE coalesce(` + stillOpen + `, min(o.deleted_at, i.deleted_at), ` + wasOpen + `) END AS at, (o.deleted_at IS NULL) <> (i.deleted_at IS NULL) AS again
			FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs JOIN main.incident AS i ON i.id = p.ours WHERE NOT p.decided AND (o.deleted_at IS NOT NULL OR i.deleted_at IS NOT NULL)`,
		"CREATE UNIQUE INDEX temp.marked_ours ON marked (ours)",
	} {
		if _, err := m.exec("looking for what is removed", text); err != nil {
			return err
		}
	}
	if err := m.markCrossed(); err != nil {
		return err
	}
	_, err := m.exec("marking what was removed", "UPDATE main.incident SET deleted_at = marked.at, changed_at = ? FROM marked WHERE incident.id = marked.ours AND incident.deleted_at IS NOT marked.at", m.now.Unix())
	return err
}

// markCrossed finds the incidents that stand in both copies by different imports, each of which the other copy undid: none of them counts once they are merged, and the undoing of the last removes them.
func (m *merger) markCrossed() error {
	const brought = " (b.id = i.batch_id OR b.id IN (SELECT r.batch_id FROM main.incident_removal AS r WHERE r.incident_id = i.id))"
	for _, text := range []string{
		`CREATE TEMP TABLE crossed AS SELECT i.id, b.undone_at AS at, b.id AS batch, row_number() OVER (PARTITION BY i.id ORDER BY b.undone_at DESC, b.uuid) AS nth
			FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs JOIN main.incident AS i ON i.id = p.ours JOIN main.import_batch AS b ON` + brought + `
			WHERE NOT p.decided AND o.deleted_at IS NULL AND i.deleted_at IS NULL AND NOT ` + countsNow + ` AND EXISTS (SELECT 1 FROM main.import_batch AS b JOIN counted AS c ON c.id = b.id WHERE` + brought + `)
			AND EXISTS (SELECT 1 FROM main.import_batch AS b JOIN other.import_batch AS ob ON ob.uuid = b.uuid AND ob.undone_at IS NULL WHERE` + brought + ")",
		"DELETE FROM crossed WHERE nth > 1",
		"INSERT INTO marked SELECT id, at, false FROM crossed",
		"INSERT INTO main.incident_removal (incident_id, removed_at, batch_id) SELECT id, at, batch FROM crossed WHERE true ON CONFLICT DO UPDATE SET restored_at = NULL",
	} {
		if _, err := m.exec("looking for what is removed", text); err != nil {
			return err
		}
	}
	return nil
}

// closeRemovals notes of incidents that stand that they are removed no longer; of those that are deleted though an import that brought them counts, since that was decided, that it is not the undoing of an import by which they are;
// and of those that are removed again, that they are.
func (m *merger) closeRemovals() error {
	for _, text := range []string{
		"UPDATE main.incident_removal SET restored_at = max(?1, removed_at) WHERE restored_at IS NULL AND incident_id IN (SELECT id FROM main.incident WHERE deleted_at IS NULL)",
		`UPDATE main.incident_removal SET restored_at = max(?1, removed_at) WHERE restored_at IS NULL AND incident_id IN (SELECT i.id FROM pair AS p JOIN main.incident AS i ON i.id = p.ours WHERE i.deleted_at IS NOT NULL AND ` + countsNow + ")",
		`UPDATE main.incident_removal SET restored_at = NULL FROM open AS o, marked WHERE o.incident_id = incident_removal.incident_id AND o.removed_at = incident_removal.removed_at AND o.batch_id = incident_removal.batch_id
			AND marked.ours = o.incident_id AND marked.at = o.removed_at AND marked.again`,
	} {
		var args []any
		if strings.Contains(text, "?1") {
			args = append(args, m.now.Unix())
		}
		if _, err := m.exec("noting what was brought back", text, args...); err != nil {
			return err
		}
	}
	return nil
}

// noteCounting lists the imports that count before anything is merged.
func (m *merger) noteCounting() error {
	_, err := m.exec("noting what counts", "CREATE TEMP TABLE counted AS SELECT id FROM main.import_batch WHERE undone_at IS NULL")
	return err
}

// noteBefore lists, in a table of its own, what stands in the rows of the incidents that may be changed without a line of their own.
func (m *merger) noteBefore() error {
	for _, text := range []string{
		"CREATE TEMP TABLE stood AS SELECT id, batch_id, recorded_by, recorded_at, deleted_at FROM main.incident WHERE id IN (SELECT ours FROM pair)",
		"CREATE TEMP TABLE wrongly AS SELECT p.ours AS incident, p.theirs FROM pair AS p JOIN other.incident AS o ON o.id = p.theirs WHERE o.uuid IN (SELECT uuid FROM temp.wrong)",
		"CREATE TEMP TABLE stood_marks AS SELECT incident_id, removed_at, batch_id, restored_at FROM main.incident_removal WHERE incident_id IN (SELECT incident FROM temp.wrongly)",
	} {
		if _, err := m.exec("noting what stood before", text); err != nil {
			return err
		}
	}
	return nil
}

// keepBefore keeps what stood in the rows that were changed, and what stands there now: the merge can be taken back by it, and the rows are held against it.
func (m *merger) keepBefore() error {
	_, err := m.exec("noting what stood before", keepTogether+` WHERE (i.batch_id, i.recorded_by, i.recorded_at, i.deleted_at) IS NOT (s.batch_id, s.recorded_by, s.recorded_at, s.deleted_at)`, m.trail.first)
	return err
}

// tidyUp drops the merge's own tables.
func (m *merger) tidyUp() error {
	for _, temporary := range slices.Concat([]string{"fresh", "twice", "pair", "open", "counted", "crossed", "stood", "stood_marks", "wrongly", "mismarked", "marked", "alike", "wrong", "names_main", "names_other"}, m.metTables()) {
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
