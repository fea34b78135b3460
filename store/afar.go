package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"truceboard/store/filelock"
)

// A dossier that another computer has open is read from a copy of its own (ownedCopy): the index of a write-ahead log is memory that the programs of one computer share, and reading by it from
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

// fetch has the dossier read from a copy in the user's own folder.
func (d *Dossier) fetch(ctx context.Context) (err error) {
	d.local, err = takeCopy(ctx, d.path)
	return err
}

// How the folders of copies begin, and the file in each by whose lock it is known that its program lives.
const copyFolder, copyLock = "reading-", ".open"

// ownFolder makes a folder for the user alone within another, which its lock keeps; those of programs that were killed are removed.
func ownFolder(base string) (folder string, lock *os.File, err error) {
	if err := sweepCopies(base); err != nil {
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
func (d *Dossier) place() string {
	switch {
	case d.copied != "":
		return d.copied
	case d.local != nil:
		return d.local.path
	}
	return d.path
}
