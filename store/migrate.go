package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations gives the files that bring a dossier from one layout to the next, in order; the first brings an empty file to layout 1.
func migrations(files fs.FS) ([]string, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("listing the migrations: %w", err)
	}
	slices.Sort(names)
	texts := make([]string, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading the migration %s: %w", name, err)
		}
		texts[i] = string(text)
	}
	return texts, nil
}

// migrate brings a file from its layout to the newest, each step in one transaction with its version. Steps that another program took meanwhile are not taken again. With the last
// step what follows for incidents is worked out anew: the version that wrote the file may have had other rules for it.
func migrate(ctx context.Context, pool *sql.DB, from int, steps []string) error {
	for version := from; version < len(steps); {
		now, err := migrateStep(ctx, pool, steps[version], version, from > 0 && version == len(steps)-1)
		if err != nil {
			return fmt.Errorf("bringing the dossier to layout %d: %w", version+1, err)
		}
		version = now
	}
	return nil
}

// migrateStep takes the step from one layout to the next, and gives the layout that the file then has. A file that is of another layout by now stays as it is: only who may write can tell.
func migrateStep(ctx context.Context, pool *sql.DB, step string, from int, derive bool) (now int, err error) {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	if now, err = layoutOf(ctx, tx); err != nil {
		return 0, err
	}
	if now != from {
		return now, tx.Commit()
	}
	if _, err = tx.ExecContext(ctx, step); err != nil {
		return 0, err
	}
	if derive {
		if err = deriveByAll(ctx, tx); err != nil {
			return 0, err
		}
	}
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, from+1)
	if _, err = tx.ExecContext(ctx, marks); err != nil {
		return 0, err
	}
	return from + 1, tx.Commit()
}

// deriveByAll works out anew what follows for all incidents from the frame that there is.
func deriveByAll(ctx context.Context, tx *sql.Tx) error {
	frame, err := readFrame(ctx, tx)
	if err != nil {
		return err
	}
	return deriveRows(ctx, tx, frame, "1")
}

// layoutOf reads the layout of a file through the database, which sees what still stands in the write-ahead log.
func layoutOf(ctx context.Context, q querier) (int, error) {
	var version int
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("reading the layout: %w", err)
	}
	return version, nil
}

// copyBefore makes a dated copy of an older dossier beside it, before its layout is changed. It has its name only once it is whole: a copy that a kill or a power cut left half
// written would stop the next opening. Where another program changes the layout meanwhile, that program made the copy before it began.
func copyBefore(ctx context.Context, pool *sql.DB, path string, version int, now time.Time) error {
	copying, err := hiddenBeside(path, "copying")
	if err != nil {
		return err
	}
	defer removeDatabase(copying)
	if err := vacuumInto(ctx, pool, copying); err != nil {
		return fmt.Errorf("copying the dossier before its layout is changed: %w", err)
	}
	header, err := readHeader(copying)
	if err != nil {
		return fmt.Errorf("looking at the copy that was made before the layout is changed: %w", err)
	}
	if layoutIn(header) != version {
		return nil
	}
	ending := filepath.Ext(path)
	return placeNumbered(copying, fmt.Sprintf("%s (layout %d, %s", strings.TrimSuffix(path, ending), version, now.Format("2006-01-02 150405")), ")"+ending)
}

// placeNumbered gives a finished file a name that begins and ends so, with a number between where that is taken: by another program, maybe at this very moment.
func placeNumbered(from, stem, ending string) error {
	name := stem + ending
	err := placeNew(from, name)
	for n := 2; err != nil && refuseExisting(name) != nil && n < 100; n++ {
		name = fmt.Sprintf("%s, %d%s", stem, n, ending)
		err = placeNew(from, name)
	}
	return err
}
