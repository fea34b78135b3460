package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// Restored is what came of a restoring: Kept is the backup of what the dossier was before.
type Restored struct{ Kept Saved }

// Restore puts the dossier back to a backup. What it was goes onto the shelf first, unless a backup there has all of it; what was being typed stays. All of it happens in one
// transaction of the dossier, beside whoever reads it, and the audit trail that comes back gets a line that says so. The dossier is to be opened anew
// afterwards: much of what was read of it no longer holds. A backup of another dossier is an *OtherDossierError.
func (d *Dossier) Restore(ctx context.Context, s Shelf, backup string) (Restored, error) {
	return d.restore(ctx, s, backup, d.refuseOther)
}

// RestoreOther is Restore for who knows that the backup may be one of another dossier, which this one becomes then.
func (d *Dossier) RestoreOther(ctx context.Context, s Shelf, backup string) (Restored, error) {
	return d.restore(ctx, s, backup, func(context.Context, string) error { return nil })
}

func (d *Dossier) restore(ctx context.Context, s Shelf, backup string, refuse func(context.Context, string) error) (Restored, error) {
	if d.writer == nil {
		return Restored{}, readOnlyError(d.path)
	}
	if err := d.trusted(ctx, false); err != nil {
		return Restored{}, err
	}
	found, err := checkStructure(ctx, backup)
	if err != nil {
		return Restored{}, err
	}
	if !found.OK {
		return Restored{}, fmt.Errorf("the backup %s is damaged (%s): nothing was changed, choose another", backup, found.Problems()[0])
	}
	if err := refuse(ctx, backup); err != nil {
		return Restored{}, err
	}
	kept, err := d.setAside(ctx, s, backup)
	if err != nil {
		return Restored{}, fmt.Errorf("nothing was changed, for the present could not be kept: %w", err)
	}
	ready, err := d.readied(ctx, backup, kept)
	if err != nil {
		return Restored{}, fmt.Errorf("nothing was changed: %w", err)
	}
	defer removeDatabase(ready)
	if err := d.takeOver(ctx, ready); err != nil {
		return Restored{}, fmt.Errorf("putting %s back: %w", d.path, err)
	}
	return Restored{Kept: kept}, nil
}

// readied makes a copy of a backup beside the dossier, in the newest layout, with what is being typed now and a line that tells of the restoring.
func (d *Dossier) readied(ctx context.Context, backup string, kept Saved) (path string, err error) {
	file, err := makeHidden(d.path, "restoring")
	if err != nil {
		return "", fmt.Errorf("writing beside %s: %w", d.path, err)
	}
	path = file.Name()
	defer func() {
		if err != nil {
			removeDatabase(path)
		}
	}()
	if err = errors.Join(file.Close(), copyInto(ctx, backup, path)); err != nil {
		return path, fmt.Errorf("copying the backup: %w", err)
	}
	again := &Dossier{path: path, who: d.who, now: d.now, writer: connect(path, accessWrite)}
	defer func() { err = errors.Join(err, again.Close()) }()
	if err = again.bring(ctx); err != nil {
		return path, err
	}
	if err = d.handDrafts(ctx, again); err != nil {
		return path, err
	}
	end, err := openTrail(ctx, d.read)
	if err != nil {
		return path, err
	}
	return path, again.write(ctx, func(c *change) error { return c.tellRestored(backup, kept, end.hash) })
}

// bring brings a copy to the newest layout.
func (d *Dossier) bring(ctx context.Context) error {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return err
	}
	version, err := layoutOf(ctx, d.writer)
	if err != nil {
		return err
	}
	return migrate(ctx, d.writer, version, steps)
}

// handDrafts puts what is being typed in one dossier, with the files that were added to it, in the place of what was being typed in another.
func (d *Dossier) handDrafts(ctx context.Context, to *Dossier) error {
	for table, columns := range map[string]string{"draft": "form, content, changed_at", "draft_attachment": "uuid, form, name, media_type, size, sha256, content, added_at"} {
		if err := d.handRows(ctx, to, table, columns); err != nil {
			return err
		}
	}
	return nil
}

// handRows puts the rows of a table in the place of those of another dossier.
func (d *Dossier) handRows(ctx context.Context, to *Dossier, table, columns string) (err error) {
	if err := to.quietly(ctx, "dropping old drafts", "DELETE FROM "+table); err != nil {
		return err
	}
	rows, err := d.read.QueryContext(ctx, "SELECT "+columns+" FROM "+table)
	if err != nil {
		return fmt.Errorf("reading what is being typed: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	values, into := make([]any, strings.Count(columns, ",")+1), []any(nil)
	for n := range values {
		into = append(into, &values[n])
	}
	insert := "INSERT INTO " + table + " (" + columns + ") VALUES (?" + strings.Repeat(", ?", len(values)-1) + ")"
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("reading what is being typed: %w", err)
		}
		if err := to.quietly(ctx, "keeping a draft", insert, values...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// actionPutBack is what the trail says was done to a dossier that was put back to a backup.
const actionPutBack = "restore backup"

// tellRestored writes a line about the restoring: of which backup, where what the dossier was is kept, and the hash with which its trail ended then, by which its log is known as its own.
func (c *change) tellRestored(backup string, kept Saved, was []byte) error {
	row, err := json.Marshal(map[string]string{
		"name": "as it was in the backup " + filepath.Base(backup) + "; what it was before is kept as " + filepath.Base(kept.Path), "was": hex.EncodeToString(was),
	})
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: actionPutBack, Record: recordDossier, After: string(row)})
}

// pagesAtOnce is how many pages are copied before it is asked whether the work is still wanted.
const pagesAtOnce = 4096

// takeOver copies a whole file into the dossier, in one transaction.
func (d *Dossier) takeOver(ctx context.Context, from string) (err error) {
	source := connect(from, accessReadOnly)
	defer func() { err = errors.Join(err, source.Close()) }()
	to, err := d.writing(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	of, err := source.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, of.Close()) }()
	if err := bringIn(ctx, to); err != nil {
		return err
	}
	if err := copyPages(ctx, to, of); err != nil {
		return err
	}
	return bringIn(ctx, to)
}

// bringIn brings what stands in the log into the file, as far as nobody reads what was before: a program that is killed while a dossier is another than before leaves one that goes on with its log.
func bringIn(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	return err
}

// copyPages copies a whole database from one connection to another (SQLite, "Online Backup API").
func copyPages(ctx context.Context, to, of *sql.Conn) error {
	return of.Raw(func(raw any) error {
		src, ok := raw.(tellingConn)
		if !ok {
			return fmt.Errorf("the database gave a %T", raw)
		}
		return to.Raw(func(raw any) error {
			dst, ok := raw.(tellingConn)
			if !ok {
				return fmt.Errorf("the database gave a %T", raw)
			}
			return dst.copyFrom(ctx, src)
		})
	})
}

// copyFrom copies page by page; given up half-way, nothing of it stays.
func (c tellingConn) copyFrom(ctx context.Context, src tellingConn) (err error) {
	copying, err := c.Backup("main", src.SQLiteConn, "main")
	if err != nil {
		return fileFault(c.path, err)
	}
	defer func() { err = errors.Join(err, fileFault(c.path, copying.Finish())) }()
	waited := time.Duration(0)
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		before := copying.Remaining()
		done, err := copying.Step(pagesAtOnce)
		switch {
		case err != nil:
			return fileFault(c.path, err)
		case done:
			return nil
		case before == copying.Remaining(): // somebody else is writing
			if waited += pause; waited > patience {
				return fmt.Errorf("%s is being written to by another program: try again in a moment", c.path)
			}
			time.Sleep(pause)
		}
	}
}

// How long a restoring waits for another program that writes.
const pause, patience = 20 * time.Millisecond, 5 * time.Second
