package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// ownedCopy is a copy of a dossier's file and of its write-ahead log in a folder for the user alone. It is there as long as it is read; the system locks it meanwhile, so that one of a program that was killed is known and removed.
type ownedCopy struct {
	path  string
	lock  *os.File
	taken stamps // of the file when it was copied
}

// takeCopy copies a file that cannot be read where it lies. One that changes meanwhile is copied again.
func takeCopy(ctx context.Context, path string) (c *ownedCopy, err error) {
	err = inOwnFolders(func(base string) error {
		c, err = takeCopyIn(ctx, base, path)
		return err
	})
	return c, err
}

func takeCopyIn(ctx context.Context, base, path string) (c *ownedCopy, err error) {
	folder, lock, err := ownFolder(base)
	if err != nil {
		return nil, fmt.Errorf("making room for a copy of %s: %w", path, err)
	}
	c = &ownedCopy{path: filepath.Join(folder, filepath.Base(path)), lock: lock}
	err = c.fill(ctx, path)
	if err == nil {
		err = roomIn(folder)
	}
	if full := noRoom(base, err); full != nil {
		err = full
	}
	if err != nil {
		return nil, errors.Join(err, c.remove())
	}
	return c, nil
}

// fill copies the file until it did not change meanwhile.
func (c *ownedCopy) fill(ctx context.Context, path string) error {
	for range copyTries {
		before, err := stampsOf(path)
		if err == nil {
			err = errors.Join(copyPlain(path, c.path), copyPlain(behind(path)+logEnding, c.path+logEnding))
		}
		if err != nil {
			return fmt.Errorf("copying %s: %w", path, err)
		}
		if c.taken, err = stampsOf(path); err == nil && c.taken == before {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(copyPause):
		}
	}
	return &OpenError{Path: path, Reason: "is being written to by another program all the time: try again in a moment"}
}

// remove removes the copy; of none, it does nothing.
func (c *ownedCopy) remove() error {
	if c == nil {
		return nil
	}
	err := c.lock.Close() // first: some systems remove no open files
	return errors.Join(err, os.RemoveAll(filepath.Dir(c.path)))
}

// aside readies a file that is not open here for reading without a trace, by a copy of it where it cannot be read where it lies. Whoever asks has to let go of it. One beside which another file's log lies is refused.
func aside(ctx context.Context, path string) (pool *sql.DB, letGo func() error, err error) {
	if err := refuseStrayLog(ctx, path); err != nil {
		return nil, nil, err
	}
	return asideAsItIs(ctx, path)
}

// asideAsItIs is aside for who looks whose log it is.
func asideAsItIs(ctx context.Context, path string) (pool *sql.DB, letGo func() error, err error) {
	if !needsCopy(path) {
		how := quiet(path)
		pool = connect(path, how)
		if how == accessImmutable {
			return pool, pool.Close, nil
		}
		if _, err := layoutOf(ctx, pool); !cannotIndex(err) { // what else is wrong with it is found by who reads it
			return pool, pool.Close, nil
		}
		if err := pool.Close(); err != nil {
			return nil, nil, err
		}
	}
	c, err := takeCopy(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	pool = connectTo(path, c.path, accessAlone)
	return pool, func() error { return errors.Join(pool.Close(), c.remove()) }, nil
}
