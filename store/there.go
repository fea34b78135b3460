package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// GoneError says that a dossier's file is no longer where it was opened: its folder was moved or deleted, a stick was pulled, or another file was put in its place. What would be
// written now would be lost.
type GoneError struct {
	Path string
	// Replaced is set where another file lies in its place.
	Replaced bool
	// Log is set where it is the write-ahead log beside it that is no longer there, or another.
	Log   bool
	cause error
}

// Error says what happened and what to do.
func (e *GoneError) Error() string {
	if e.Log {
		return e.Path + "-wal, in which the newest of what was saved stands, was taken away or replaced while the dossier was open: nothing was saved now; save what is open here elsewhere, which has all that was saved before"
	}
	if e.Replaced {
		return e.Path + " was replaced by another file while it was open: nothing was saved; open it again, or save what is open here elsewhere"
	}
	return e.Path + " is no longer there: nothing was saved; connect its drive or put its folder back and try again, or save it elsewhere"
}

// Unwrap gives what the system said, if anything.
func (e *GoneError) Unwrap() error { return e.cause }

// there gives a *GoneError where the file that is open does not lie in its place: the system lets a program write to a file that nobody can find any more.
func (d *Dossier) there() error {
	now, err := os.Stat(d.path)
	switch {
	case errors.Is(err, fs.ErrPermission): // it may well be there
		return nil
	case err != nil:
		return &GoneError{Path: d.path, cause: err}
	case d.file != nil && !os.SameFile(now, d.file):
		return &GoneError{Path: d.path, Replaced: true}
	}
	return d.logThere()
}

// logThere gives a *GoneError where the write-ahead log is no longer the one that was there when a window opened the dossier: the database goes on writing to that, which nobody would find after a power cut.
func (d *Dossier) logThere() error {
	if d.log == nil {
		return nil
	}
	now, err := os.Stat(behind(d.path) + logEnding)
	if err == nil && os.SameFile(now, d.log) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return &GoneError{Path: d.path, Log: true, cause: err}
}

// LogGone reports whether the write-ahead log beside the file is no longer the one that is open. The dossier must not be opened a second time then, for the database would take the new log for the old one; what is
// open can be saved elsewhere.
func (d *Dossier) LogGone() bool {
	var gone *GoneError
	return errors.As(d.there(), &gone) && gone.Log
}

// asItLies gives a *GoneError where a connection that is opened now does not find the trail that this transaction goes on from: an earlier file was copied over the one that a window has open, or over its log, and
// what would be written now could be read by this program alone.
func (d *Dossier) asItLies(c *change) (err error) {
	if d.hold == nil {
		return nil
	}
	pool := connect(d.path, accessRead)
	defer func() { err = errors.Join(err, pool.Close()) }()
	found, err := openTrail(c.ctx, pool)
	switch {
	case c.ctx.Err() != nil:
		return c.ctx.Err()
	case err != nil:
		return &GoneError{Path: d.path, Replaced: true, cause: err}
	case found.seq != c.trail.seq || !bytes.Equal(found.hash, c.trail.hash):
		return &GoneError{Path: d.path, Replaced: true}
	}
	return nil
}

// SaveElsewhere writes a copy of what is open as Backup does, through the connections that are open: the file itself may no longer be found.
func (d *Dossier) SaveElsewhere(ctx context.Context, dest string) error {
	copying, err := besides(dest)
	if err != nil {
		return err
	}
	defer removeDatabase(copying)
	if err := d.copyOpen(ctx, copying); err != nil {
		return fmt.Errorf("copying what is open of %s: %w", d.path, err)
	}
	return placeSound(ctx, d.path, copying, dest)
}

// copyOpen copies by a connection that is open already: a new one would not find the file.
func (d *Dossier) copyOpen(ctx context.Context, dest string) (err error) {
	pool := connect(dest, accessExport)
	defer func() { err = errors.Join(err, pool.Close()) }()
	of, letGo, err := d.longConn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, letGo()) }()
	to, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return copyPages(ctx, to, of)
}
