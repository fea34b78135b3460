package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// NewestUnaltered gives the newest backup on the shelf of which each record is as its audit trail tells of it; found is false where there is none. Each is read whole, so that this may take long; rest is as for Altered.
// Whether its file is sound is not looked at: backups are verified when they are made, and whoever merges one or puts it back looks again.
func (s Shelf) NewestUnaltered(ctx context.Context, rest func(context.Context) error) (saved Saved, found bool, err error) {
	list, err := s.List()
	if err != nil {
		return Saved{}, false, err
	}
	for _, b := range list {
		unaltered, err := unalteredFile(ctx, b.Path, rest)
		if gone := ctx.Err(); gone != nil {
			return Saved{}, false, gone
		}
		if err == nil && unaltered { // one that cannot be read is passed over
			return b, true, nil
		}
	}
	return Saved{}, false, nil
}

// errUnvouched says of a file that it has nothing against which its records could be held.
var errUnvouched = errors.New("the file is of a layout in which records are not held against the audit trail")

func unalteredFile(ctx context.Context, path string, rest func(context.Context) error) (bool, error) {
	report, err := lookAt(ctx, path, func(ctx context.Context, pool *sql.DB) (r CheckReport, err error) {
		there, err := tableThere(ctx, pool, "vouched_after")
		if err == nil && !there {
			err = errUnvouched
		}
		if err != nil {
			return r, fmt.Errorf("holding %s against its audit trail: %w", path, err)
		}
		r.Records, r.RecordsMore, err = heldAs(ctx, pool, holding{rest: rest})
		return r, err
	})
	return len(report.Records) == 0, err
}
