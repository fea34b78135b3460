package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Backup writes a copy of the dossier as it stands, looks it over, and only then gives it its name. A file that exists is refused; the copy
// is whole or not there at all.
func (d *Dossier) Backup(ctx context.Context, dest string) error {
	copying, err := besides(dest)
	if err != nil {
		return err
	}
	defer removeDatabase(copying)
	if err := copyInto(ctx, d.place(), copying); err != nil {
		return fmt.Errorf("copying %s: %w", d.path, err)
	}
	return placeSound(ctx, d.path, copying, dest)
}

// placeSound looks a copy over and gives it its name.
func placeSound(ctx context.Context, path, copying, dest string) error {
	found, err := checkStructure(ctx, copying)
	if err != nil {
		return fmt.Errorf("checking the copy: %w", err)
	}
	if !found.OK {
		return fmt.Errorf("the copy of %s is not sound (%s): check the dossier with truceboard check", path, strings.Join(found.Problems(), "; "))
	}
	return placeNew(copying, dest)
}

// CopyBackup puts a copy of a backup into a file that does not exist yet, whole or not at all.
func CopyBackup(ctx context.Context, backup, dest string) error {
	copying, err := besides(dest)
	if err != nil {
		return err
	}
	defer removeDatabase(copying)
	if err := copyInto(ctx, backup, copying); err != nil {
		return fmt.Errorf("copying %s: %w", backup, err)
	}
	return placeNew(copying, dest)
}

// copyInto copies a dossier through a connection of its own, since readers are told never to write anything anywhere.
func copyInto(ctx context.Context, path, dest string) (err error) {
	pool, letGo, err := aside(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, letGo()) }()
	err = vacuumInto(ctx, pool, dest)
	if full := noRoom(filepath.Dir(dest), err); full != nil {
		return full
	}
	return err
}

// vacuumInto copies a whole database, what still stands in its write-ahead log too, into a file that is empty or not there.
func vacuumInto(ctx context.Context, pool *sql.DB, dest string) error {
	_, err := pool.ExecContext(ctx, "VACUUM INTO ?", dest)
	return err
}
