package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"truceboard/store/filelock"
)

// A dossier that another computer has open is read from a copy of its own: the index of a write-ahead log is memory that the programs of one computer share, and reading by it from
// another may harm what is written (SQLite, "Write-Ahead Logging", section 1). The copy lies in the user's own folder, for the user alone, as long as the dossier is open.

// stamps tell whether a file and its write-ahead log are still what they were.
type stamps struct{ file, log stamp }

type stamp struct {
	size int64
	at   time.Time
}

// stampsOf looks at a dossier; where there is no write-ahead log, its stamp is zero.
func stampsOf(path string) (s stamps, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return s, err
	}
	s.file = stamp{info.Size(), info.ModTime()}
	info, err = os.Stat(path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		s.log = stamp{info.Size(), info.ModTime()}
	}
	return s, err
}

// How often it is tried to copy a dossier that changes meanwhile, and how long is waited in between.
const copyTries, copyPause = 20, 100 * time.Millisecond

// fetch copies a dossier that another computer has open into a folder of its own.
func (d *Dossier) fetch(ctx context.Context) error {
	folder, lock, err := ownFolder()
	if err != nil {
		return fmt.Errorf("making room for a copy of %s: %w", d.path, err)
	}
	d.local, d.localLock = filepath.Join(folder, filepath.Base(d.path)), lock
	for range copyTries {
		before, err := stampsOf(d.path)
		if err == nil {
			err = errors.Join(copyPlain(d.path, d.local), copyPlain(d.path+"-wal", d.local+"-wal"))
		}
		if err != nil {
			return fmt.Errorf("copying %s: %w", d.path, err)
		}
		if d.fetched, err = stampsOf(d.path); err == nil && d.fetched == before {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(copyPause):
		}
	}
	return &OpenError{Path: d.path, Reason: "is being written to on another computer all the time: try again in a moment"}
}

// How the folders of copies begin, and the file in each by whose lock it is known that its program lives.
const copyFolder, copyLock = "reading-", ".open"

// ownFolder makes a folder for the user alone, which its lock keeps; those of programs that were killed are removed.
func ownFolder() (folder string, lock *os.File, err error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", nil, err
	}
	base = filepath.Join(base, "truceboard")
	if err := errors.Join(os.MkdirAll(base, 0o700), sweepCopies(base)); err != nil {
		return "", nil, err
	}
	if folder, err = os.MkdirTemp(base, copyFolder+"*"); err != nil {
		return "", nil, err
	}
	if lock, err = os.OpenFile(filepath.Join(folder, copyLock), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(folder))
	}
	if _, err = filelock.Try(lock); err != nil {
		return "", nil, errors.Join(err, lock.Close(), os.RemoveAll(folder))
	}
	return folder, lock, nil
}

// sweepCopies removes the copies of programs that were killed.
func sweepCopies(base string) error {
	folders, err := filepath.Glob(filepath.Join(base, copyFolder+"*"))
	for _, folder := range folders {
		lock := filepath.Join(folder, copyLock)
		if _, none := os.Stat(lock); none == nil && filelock.Free(lock) {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}
	return err
}

// copyPlain copies a file as it is; one that is not there takes its copy with it.
func copyPlain(from, to string) (err error) {
	source, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(to)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	return copyOut(source, to, os.O_TRUNC)
}

// place gives the file that is read: the dossier's own, or a copy of it.
func (d *Dossier) place() string { return cmp.Or(d.copied, d.local, d.path) }

// putAway removes the copy.
func (d *Dossier) putAway() error {
	if d.local == "" {
		return nil
	}
	err := d.localLock.Close() // first: some systems remove no open files
	return errors.Join(err, os.RemoveAll(filepath.Dir(d.local)))
}
