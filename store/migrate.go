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

// migrate brings a file from its layout to the newest, each step in one transaction with its version.
func migrate(ctx context.Context, pool *sql.DB, from int, steps []string) error {
	for version := from; version < len(steps); version++ {
		if err := migrateStep(ctx, pool, steps[version], version+1); err != nil {
			return fmt.Errorf("bringing the dossier to layout %d: %w", version+1, err)
		}
	}
	return nil
}

func migrateStep(ctx context.Context, pool *sql.DB, step string, version int) (err error) {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	if _, err = tx.ExecContext(ctx, step); err != nil {
		return err
	}
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	if _, err = tx.ExecContext(ctx, marks); err != nil {
		return err
	}
	return tx.Commit()
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
// written would stop the next opening.
func copyBefore(ctx context.Context, pool *sql.DB, path string, version int, now time.Time) error {
	ending := filepath.Ext(path)
	stem := fmt.Sprintf("%s (layout %d, %s", strings.TrimSuffix(path, ending), version, now.Format("2006-01-02 150405"))
	name := stem + ")" + ending
	for n := 2; refuseExisting(name) != nil && n < 100; n++ {
		name = fmt.Sprintf("%s, %d)%s", stem, n, ending)
	}
	copying, err := hiddenBeside(path, "copying")
	if err != nil {
		return err
	}
	defer removeDatabase(copying)
	if err := vacuumInto(ctx, pool, copying); err != nil {
		return fmt.Errorf("copying the dossier before its layout is changed: %w", err)
	}
	return placeNew(copying, name)
}
