package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"truceboard/store/filelock"
	"truceboard/store/keepopen"
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
	info, err = os.Stat(behind(path) + logEnding)
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

// folderTries bounds how often a folder is made anew because another program tidied it up before it was locked.
const folderTries = 100

// ownFolder makes a folder for the user alone within another, which its lock keeps; those of programs that were killed are removed.
func ownFolder(base string) (folder string, lock *os.File, err error) {
	if err := sweepCopies(base); err != nil {
		return "", nil, err
	}
	for range folderTries {
		folder, lock, err = lockedFolder(base)
		if lock != nil || err != nil {
			return folder, lock, err
		}
	}
	return "", nil, fmt.Errorf("%s is being tidied up by other programs all the time: try again in a moment", base)
}

// lockedFolder makes a folder and locks it; lock is nothing where another program took it for one that is left, since for a moment it is there without being locked.
func lockedFolder(base string) (folder string, lock *os.File, err error) {
	if folder, err = os.MkdirTemp(base, copyFolder+"*"); err != nil {
		return "", nil, err
	}
	if lock, err = os.OpenFile(filepath.Join(folder, copyLock), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(folder))
	}
	free, err := filelock.Try(lock)
	if err == nil && free && standsAt(lock.Name(), lock) {
		return folder, lock, nil
	}
	return "", nil, errors.Join(err, lock.Close(), os.RemoveAll(folder))
}

// standsAt reports whether a file that is open is still the one that goes by a name.
func standsAt(path string, file *os.File) bool {
	open, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(open, there)
}

// sweepCopies removes the copies of programs that were killed.
func sweepCopies(base string) error {
	folders, err := filepath.Glob(filepath.Join(base, copyFolder+"*"))
	for _, folder := range folders {
		err = errors.Join(err, sweepCopy(folder))
	}
	return err
}

// sweepCopy removes a folder that nobody has locked, and the file outside it that was being made from its copy. It is locked here meanwhile, so that whoever was about to lock it knows. What cannot be looked at counts as held.
func sweepCopy(folder string) error {
	lock, err := os.OpenFile(filepath.Join(folder, copyLock), os.O_RDWR, 0)
	if err != nil {
		return nil
	}
	if free, err := filelock.Try(lock); !free || err != nil {
		return lock.Close()
	}
	if !removeNoted(folder) {
		return errors.Join(removeAllBut(folder, copyNote, copyLock), lock.Close())
	}
	removed := os.RemoveAll(folder)
	if err := lock.Close(); err != nil {
		return err
	}
	if removed != nil { // some systems remove no open files
		removed = os.RemoveAll(folder)
	}
	return removed
}

// copyPlain copies a file as it is; one that is not there takes its copy with it.
func copyPlain(from, to string) (err error) {
	source, err := keepopen.Open(from)
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
	case d.copied != nil:
		return d.copied.path
	case d.local != nil:
		return d.local.path
	}
	return d.path
}
