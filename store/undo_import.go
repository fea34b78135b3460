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

// turnBatch undoes an import or carries it out again; a dry run ends in errNothing.
func (c *change) turnBatch(batch ceasefire.ID, action string, all, dryRun bool) (Undoing, error) {
	u := undoer{all: all, dry: dryRun, action: action}
	var err error
	if u.writer, err = newWriter(c); err != nil {
		return u.did, err
	}
	if err := u.begin(batch); err != nil {
		return u.did, err
	}
	if err := u.turn(); err != nil {
		return u.did, err
	}
	if dryRun {
		return u.did, errNothing
	}
	return u.did, u.finish(batch)
}

// undoer undoes one import within one change, or carries it out again.
type undoer struct {
	*writer
	action string
	all    bool
	dry    bool
	key    int64 // of the import's row
	before []byte
	seq    int64  // the line of the trail that tells of the import, or of its undoing
	first  int64  // the line before the first of its change
	row    string // the action by which the trail tells of a row that it updated, or that was put back
	did    Undoing
}

// begin finds the import and its lines in the trail: those of the rows that it updated stand before its own.
func (u *undoer) begin(batch ceasefire.ID) error {
	var undone sql.NullInt64
	err := u.tx.QueryRowContext(u.ctx, "SELECT id, undone_at FROM import_batch WHERE uuid = ?", batch[:]).Scan(&u.key, &undone)
	if errors.Is(err, sql.ErrNoRows) {
		return &NotFoundError{What: "import"}
	}
	if err != nil {
		return fmt.Errorf("looking for the import: %w", err)
	}
	u.row = "update"
	switch {
	case u.action == actionUndo && undone.Valid:
		return &InvalidError{Problems: []ceasefire.Problem{{Message: "The import is undone already."}}}
	case u.action == actionRedo && !undone.Valid:
		return &InvalidError{Problems: []ceasefire.Problem{{Message: "The import is not undone."}}}
	case u.action == actionRedo:
		u.row = actionUndo
	}
	if u.before, err = u.rowOf("import_batch", u.key); err != nil {
		return err
	}
	err = u.tx.QueryRowContext(u.ctx, `SELECT coalesce(max(seq), 0) FROM audit WHERE record = 'import_batch' AND uuid = ?`, batch[:]).Scan(&u.seq)
	if err != nil {
		return fmt.Errorf("reading the audit trail: %w", err)
	}
	u.first, err = firstLineOf(u.ctx, u.tx, u.seq)
	u.first--
	return err
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

// findTouched lists, in a table of its own, the incidents that somebody did something to after the import: the trail has a line of each that was changed, ruled on or deleted; what was
// cited as evidence or has an attachment says so itself. Lines of imports that are undone do not count, nor those of undoing.
func (u *undoer) findTouched() error {
	for _, text := range []string{
		"CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)",
		fmt.Sprintf(`INSERT OR IGNORE INTO touched SELECT i.id FROM audit AS a JOIN incident AS i ON i.uuid = a.uuid
			WHERE a.record = 'incident' AND a.seq > %d AND a.action NOT IN ('undo', 'redo') AND NOT (a.action = 'update' AND coalesce((
				SELECT b.undone_at FROM audit AS l JOIN import_batch AS b ON b.uuid = l.uuid
				WHERE l.record = 'import_batch' AND l.action = 'import' AND l.seq > a.seq ORDER BY l.seq LIMIT 1), 0) > 0)`, u.seq),
		recordedSince("attachment", "SELECT t.incident_id FROM attachment AS t", u.seq),
		recordedSince("assessment", "SELECT e.incident_id FROM assessment AS t JOIN assessment_evidence AS e ON e.assessment_id = t.id", u.seq),
		recordedSince("determination", "SELECT e.incident_id FROM determination AS t JOIN determination_evidence AS e ON e.determination_id = t.id", u.seq),
	} {
		if _, err := u.tx.ExecContext(u.ctx, text); err != nil {
			return fmt.Errorf("looking for what was changed since: %w", err)
		}
	}
	return nil
}

// recordedSince writes the statement that lists the incidents on which records of a table rest that came after a line of the trail: what came with the import goes with it.
func recordedSince(table, incidents string, seq int64) string {
	return fmt.Sprintf("INSERT OR IGNORE INTO touched %s WHERE NOT EXISTS (SELECT 1 FROM audit AS a WHERE a.record = '%s' AND a.uuid = t.uuid AND a.seq <= %d)", incidents, table, seq)
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
func (u *undoer) finish(batch ceasefire.ID) error {
	var undone any
	if u.action == actionUndo {
		undone = u.now.Unix()
	}
	if err := u.change.set("import_batch", u.key, field{"undone_at", undone}); err != nil {
		return err
	}
	if _, err := u.tx.ExecContext(u.ctx, "DROP TABLE temp.touched"); err != nil {
		return fmt.Errorf("tidying up: %w", err)
	}
	return u.record(u.action, "import_batch", batch, u.key, u.before)
}
