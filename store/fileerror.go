package store

import (
	"errors"

	sqlite "github.com/mattn/go-sqlite3"
)

// FileError says that a dossier's file could not be read or written any further, and what to do. Damaged is set where its contents are no longer
// what was written, and not where the disk failed; Full where there is no room left for what was to be written; Locked where another program keeps it from others.
type FileError struct {
	Path    string
	Damaged bool
	Full    bool
	Locked  bool
	cause   error
}

// Error says what happened and what to do, in one sentence.
func (e *FileError) Error() string {
	if e.Damaged {
		return "a part of " + e.Path + " is damaged and cannot be read (" + e.cause.Error() + "): keep the file as it is, run truceboard check " + e.Path +
			" to see what is wrong, and open the newest good copy or backup of it"
	}
	if e.Full {
		return "there is no room left on the disk or drive that holds " + e.Path + " (" + e.cause.Error() + "): nothing was changed; make room and do it again"
	}
	if e.Locked {
		return "another program keeps " + e.Path + " locked (" + e.cause.Error() + "): nothing was changed; end what it does there, or wait, and do it again"
	}
	return "the disk or drive that holds " + e.Path + " failed to read or write it (" + e.cause.Error() +
		"): see that it is connected and has room, keep the file as it is, run truceboard check " +
		e.Path + ", and open the newest good copy or backup if that finds anything"
}

// Unwrap gives what the database said.
func (e *FileError) Unwrap() error { return e.cause }

// fileFault gives the database's error as a *FileError where it is about the file as a whole (SQLite, "Result and Error Codes"), and otherwise as
// it was.
func fileFault(path string, err error) error {
	if err == nil {
		return nil
	}
	var fault sqlite.Error
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Code {
	case sqlite.ErrCorrupt, sqlite.ErrNotADB:
		return &FileError{Path: path, Damaged: true, cause: err}
	case sqlite.ErrFull:
		return &FileError{Path: path, Full: true, cause: err}
	case sqlite.ErrBusy, sqlite.ErrLocked:
		return &FileError{Path: path, Locked: true, cause: err}
	case sqlite.ErrIoErr:
		if full := noRoom(path, err); full != nil { // a quota that is used up is told as a fault of the disk
			return full
		}
		return &FileError{Path: path, cause: err}
	}
	return err
}

// bare gives what the database itself said, for a list of findings in which the advice would stand again and again.
func bare(err error) error {
	var fault *FileError
	if errors.As(err, &fault) {
		return fault.cause
	}
	return err
}
