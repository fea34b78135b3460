package store

import "fmt"

// changeBegins is the SQL of the first line of the change that the line l of the trail belongs to. Lines of an old layout belong together where they were written at once.
const changeBegins = `coalesce(l.change, 1 + coalesce((SELECT seq FROM audit
	WHERE seq < l.seq AND (change IS NOT NULL OR at <> l.at OR who <> l.who) ORDER BY seq DESC LIMIT 1), 0))`

// findUpdated lists, in tables of its own, what the import and those after it updated. Of each incident the last line by an import tells whether its update counts there, whatever became of the import since: what an undoing kept
// is as it was, and carrying it out again leaves that alone. An import may write two lines of one incident, of which the first tells how it was.
func (u *undoer) findUpdated(imported int64) error {
	for _, step := range []struct {
		text string
		args []any
	}{
		{"CREATE TEMP TABLE turn (seq INTEGER PRIMARY KEY, first INTEGER, import BLOB)", nil},
		{"INSERT INTO turn SELECT seq, max(" + changeBegins + ", 1 + lag(seq, 1, 0) OVER (ORDER BY seq)), uuid FROM audit AS l WHERE record = 'import_batch' AND seq >= ?", []any{imported}},
		{fmt.Sprintf(`CREATE TEMP TABLE updated AS WITH line AS (
			SELECT %s AS uuid, t.import, t.seq AS turn, a.action, min(a.seq) AS first, max(a.seq) AS last FROM turn AS t CROSS JOIN audit AS a
			WHERE a.seq >= t.first AND a.seq < t.seq AND a.record = 'incident' AND a.action IN ('update', 'undo', 'redo') GROUP BY 1, 3
		), latest AS (SELECT uuid, import, action, first, last, max(turn) FROM line GROUP BY 1, 2)
		SELECT i.id, l.import, l.action <> 'undo' AS counts, l.first, l.last FROM latest AS l JOIN incident AS i ON i.uuid = l.uuid`, nowKnown("incident", "a.uuid")), nil},
		{"CREATE INDEX temp.updated_id ON updated (id)", nil},
		{u.laterUpdates(), []any{u.batch[:]}},
	} {
		if _, err := u.tx.ExecContext(u.ctx, step.text, step.args...); err != nil {
			return fmt.Errorf("looking for what was updated: %w", err)
		}
	}
	return nil
}

// laterUpdates writes the statement that lists the incidents that a later import updated, as far as that counts. Where an import is carried out again, one that counted before it was undone is not in its way.
func (u *undoer) laterUpdates() string {
	return `CREATE TEMP TABLE updated_later AS WITH import AS (SELECT uuid AS import, min(seq) AS seq FROM audit WHERE record = 'import_batch' GROUP BY 1)
		SELECT l.id FROM updated AS l JOIN import AS b ON b.import = l.import LEFT JOIN updated AS o ON o.id = l.id AND o.import = ?1
		WHERE l.counts AND b.seq > (SELECT seq FROM import WHERE import = ?1) AND (o.counts IS NOT 0 OR l.first > o.last)`
}
