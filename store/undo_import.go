package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// The actions by which the audit trail tells that an import was undone, or carried out again, and that a row it had updated was put back.
const (
	actionUndo = "undo"
	actionRedo = "redo"
)

// mostNamed bounds how many incidents an Undoing names.
const mostNamed = 100

// Undoing is what undoing an import does, or carrying it out again after that, in numbers of incidents. Removed are the incidents that are marked as deleted, Restored those that are not any longer; PutBack are those whose row is as it was
// before. Kept counts those that stay as they are because an analyst changed, ruled on or used them, or a later import updated them; KeptNames names the first of them.
type Undoing struct {
	Removed, Restored, PutBack, Kept int
	KeptNames                        []string
	// Frame tells that the agreement which came with the import goes with it, with all that belongs to it, or is there again.
	Frame bool
	// Names are those that stand for a party since the import and do no longer, or for another again; or, where it is carried out again, that do so again. Those of an agreement that goes are not among them.
	Names []string
}

// UndoImport marks the incidents that an import added as deleted, and puts those that it updated back as they were, in one transaction. Incidents that were changed since stay as they are, unless all are asked for: then what analysts entered of them is
// undone with the import. With dryRun nothing is written. An import that is not there is a *NotFoundError, one that is undone already an *InvalidError.
func (d *Dossier) UndoImport(ctx context.Context, batch ceasefire.ID, all, dryRun bool) (Undoing, error) {
	return d.turnImport(ctx, batch, actionUndo, all, dryRun)
}

// RedoImport takes back that an import was undone: what was marked as deleted by it is not any longer, and what was put back is as the import had it. Incidents that were changed in between stay as they are.
func (d *Dossier) RedoImport(ctx context.Context, batch ceasefire.ID) (Undoing, error) {
	return d.turnImport(ctx, batch, actionRedo, false, false)
}

func (d *Dossier) turnImport(ctx context.Context, batch ceasefire.ID, action string, all, dryRun bool) (did Undoing, err error) {
	err = d.write(ctx, func(c *change) (err error) {
		did, err = c.turnWhole(batch, action, all, dryRun)
		return err
	})
	if err != nil && !errors.Is(err, errNothing) {
		return Undoing{}, fmt.Errorf("undoing an import: %w", err)
	}
	return did, nil
}

// turnBatch undoes an import or carries it out again; with count alone nothing is written.
func (c *change) turnBatch(batch ceasefire.ID, action string, all, count bool) (Undoing, error) {
	u := undoer{all: all, dry: count, action: action, batch: batch}
	var err error
	if u.writer, err = newWriter(c); err != nil {
		return u.did, err
	}
	if err := u.begin(); err != nil {
		return u.did, err
	}
	if err := u.turn(); err != nil {
		return u.did, err
	}
	if count {
		return u.did, nil
	}
	return u.did, u.finish()
}

// undoer undoes one import within one change, or carries it out again.
type undoer struct {
	*writer
	action string
	all    bool
	dry    bool
	batch  ceasefire.ID
	key    int64 // of the import's row
	before []byte
	since  int64 // the line of the trail after which what was done to an incident keeps it: that of the import or, where it is carried out again, that of its undoing
	did    Undoing
}

// begin finds the import and its lines in the trail.
func (u *undoer) begin() error {
	var undone sql.NullInt64
	err := u.tx.QueryRowContext(u.ctx, "SELECT id, undone_at FROM import_batch WHERE uuid = ?", u.batch[:]).Scan(&u.key, &undone)
	if errors.Is(err, sql.ErrNoRows) {
		return &NotFoundError{What: "import"}
	}
	if err != nil {
		return fmt.Errorf("looking for the import: %w", err)
	}
	switch {
	case u.action == actionUndo && undone.Valid:
		return &InvalidError{Problems: []ceasefire.Problem{{Message: "The import is undone already."}}}
	case u.action == actionRedo && !undone.Valid:
		return &InvalidError{Problems: []ceasefire.Problem{{Message: "The import is not undone."}}}
	}
	if u.before, err = u.rowOf("import_batch", u.key); err != nil {
		return err
	}
	var imported, turned int64
	err = u.tx.QueryRowContext(u.ctx, `SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM audit WHERE record = 'import_batch' AND uuid = ?`, u.batch[:]).Scan(&imported, &turned)
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	u.since = imported
	if u.action == actionRedo {
		u.since = turned
	}
	return u.findUpdated(imported)
}

func (u *undoer) turn() error {
	if err := u.findTouched(); err != nil {
		return err
	}
	if err := u.putBack(); err != nil {
		return err
	}
	if u.action == actionRedo {
		return u.restore()
	}
	return u.remove()
}

// passingChanges is the SQL of the changes by which nothing is other than before: those that are taken back now, which what turned them last tells, and those that took one back or carried it out again, since that one counts
// itself. (Beside max, SQLite gives the other columns of the same row: "The SELECT statement", section 2.5.)
const passingChanges = `SELECT change FROM (SELECT json_extract(after_row, '$.change') AS change, action, max(seq) FROM audit WHERE record = 'change' GROUP BY 1)
	WHERE action = 'undo' AND change IS NOT NULL UNION SELECT seq FROM audit WHERE record = 'change' AND action IN ('undo', 'redo')`

// findTouched lists, in a table of its own, the incidents that somebody did something to after the import: the trail has a line of each that was changed, ruled on or deleted; what was
// cited as evidence or has an attachment says so itself, and findUpdated found what later imports updated. Lines of changes that are undone do not count, nor those of undoing.
func (u *undoer) findTouched() error {
	for _, text := range []string{
		"CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)",
		"CREATE TEMP TABLE passing AS " + passingChanges,
		fmt.Sprintf(`INSERT OR IGNORE INTO touched SELECT i.id FROM audit AS a JOIN incident AS i ON i.uuid = %[2]s
			WHERE a.record = 'incident' AND a.seq > %[1]s AND a.seq > %[3]s AND a.action NOT IN ('undo', 'redo')
			AND coalesce(a.change, 0) NOT IN (SELECT change FROM passing) AND NOT (a.action = 'update' AND coalesce((
				SELECT t.first FROM turn AS t WHERE t.seq > a.seq ORDER BY t.seq LIMIT 1), a.seq + 1) <= a.seq)`, u.leftFirst(), nowKnown("incident", "a.uuid"), u.left("i.id")),
		"INSERT OR IGNORE INTO touched SELECT id FROM updated_later",
		recordedSince("attachment", "SELECT t.incident_id FROM attachment AS t", u.left("t.incident_id")),
		recordedSince("assessment", "SELECT e.incident_id FROM assessment AS t JOIN assessment_evidence AS e ON e.assessment_id = t.id", u.left("e.incident_id")),
		recordedSince("determination", "SELECT e.incident_id FROM determination AS t JOIN determination_evidence AS e ON e.determination_id = t.id", u.left("e.incident_id")),
	} {
		if _, err := u.tx.ExecContext(u.ctx, text); err != nil {
			return fmt.Errorf("looking for what was changed since: %w", err)
		}
	}
	return nil
}

// left is the SQL of the line of the trail with which the import left an incident. Carried out again, that is the line that took its update back: what was changed after it stayed when the import was last carried out again, and stays now.
func (u *undoer) left(incident string) string {
	return fmt.Sprintf("coalesce((SELECT max(last) %s AND id = %s), %d)", u.takenBack(), incident, u.since)
}

// leftFirst is the SQL of the first of these lines.
func (u *undoer) leftFirst() string {
	return fmt.Sprintf("min(coalesce((SELECT min(last) %s), %[2]d), %[2]d)", u.takenBack(), u.since)
}

// takenBack is the SQL of the updates of the import that do not count, of which there are none that matter where it is undone.
func (u *undoer) takenBack() string {
	return fmt.Sprintf("FROM updated WHERE import = x'%x' AND NOT counts AND %t", u.batch[:], u.action == actionRedo)
}

// recordedSince writes the statement that lists the incidents on which records of a table rest that came after a line of the trail: what came with the import goes with it.
func recordedSince(table, incidents, seq string) string {
	return fmt.Sprintf("INSERT OR IGNORE INTO touched %s WHERE NOT EXISTS (SELECT 1 FROM audit AS a WHERE a.record = '%s' AND a.uuid = t.uuid AND a.seq <= %s)", incidents, table, seq)
}

// keep counts and names incidents that stay as they are.
func (u *undoer) keep(from string, args ...any) error {
	titles, err := collect(u.ctx, u.tx, func(rows *sql.Rows) (title string, err error) {
		err = rows.Scan(&title)
		return title, err
	}, "SELECT i.title "+from+" ORDER BY i.starts_at, i.id", args...)
	if err != nil {
		return fmt.Errorf("reading what was changed since: %w", err)
	}
	u.did.Kept += len(titles)
	u.did.KeptNames = append(u.did.KeptNames, titles...)
	u.did.KeptNames = slices.Clip(u.did.KeptNames[:min(mostNamed, len(u.did.KeptNames))])
	return nil
}

// finish notes on the import that it was undone, or that it counts again, with the one line of the trail.
func (u *undoer) finish() error {
	var undone any
	if u.action == actionUndo {
		undone = u.now.Unix()
	}
	if err := u.change.set("import_batch", u.key, field{"undone_at", undone}); err != nil {
		return err
	}
	for _, table := range []string{"touched", "passing", "turn", "updated", "updated_later"} {
		if _, err := u.tx.ExecContext(u.ctx, "DROP TABLE temp."+table); err != nil {
			return fmt.Errorf("tidying up: %w", err)
		}
	}
	return u.recordTurned(u.batch)
}
