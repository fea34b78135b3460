package store

import (
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
	cause    error
}

// Error says what happened and what to do.
func (e *GoneError) Error() string {
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
	of, err := d.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, of.Close()) }()
	to, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return copyPages(ctx, to, of)
}
