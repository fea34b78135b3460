package store

import (
	"errors"
	"fmt"
	"strings"

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
	if e.Damaged && e.Path == "" { // found by what is told no file's name
		return "a line of the audit trail holds no row as this program writes it (" + e.cause.Error() + "): keep the file as it is, look it over with truceboard check, and open the newest good copy or backup of it"
	}
	if e.Damaged {
		return "a part of " + e.Path + " is damaged and cannot be read (" + e.cause.Error() + "): keep the file as it is, run truceboard check " + e.Path +
			" to see what is wrong, and open the newest good copy or backup of it"
	}
	if e.Full {
		return "there is no room left on the disk or drive that holds " + e.Path + ": nothing was changed; make room and do it again"
	}
	if e.Locked {
		return "another program keeps " + e.Path + " locked (" + e.cause.Error() + "): nothing was changed; end what it does there, or wait, and do it again"
	}
	return "the disk or drive that holds " + e.Path + " failed to read or write it (" + e.cause.Error() +
		"): see that it is connected and has room, keep the file as it is, run truceboard check " +
		e.Path + ", and open the newest good copy or backup if that finds anything"
}

// ValueError says that a record holds a value which this program never writes: another program did.
type ValueError struct{ cause error }

// Error says what cannot be read, and what to do.
func (e *ValueError) Error() string {
	return "a record holds what this program never writes (" + strings.TrimPrefix(e.cause.Error(), scanFailed+" on column ") + "): keep the file as it is, and go on with its newest good backup (truceboard backup FILE --list), or with what can be read of it (truceboard salvage)"
}

// Unwrap gives what reading it said.
func (e *ValueError) Unwrap() error { return e.cause }

// oddValue tells of a value of another kind than its column takes, for readers that go past database/sql.
func oddValue(expected string, value any) error {
	return &ValueError{cause: fmt.Errorf("%s is expected, not %v", expected, value)}
}

// scanFailed is how an error begins that tells of a value which is not of the kind that is read (database/sql, Rows.Scan).
const scanFailed = "sql: Scan error"

// Explained gives an error as it is shown to somebody: where it tells in the database's own words of a value that cannot be read, the sentence of a *ValueError stands there. Whatever shows errors shows them so: not every reader tells them
// apart.
func Explained(err error) error {
	var told *ValueError
	if err == nil || errors.As(err, &told) {
		return err
	}
	text := err.Error()
	if at := strings.Index(text, scanFailed); at >= 0 {
		return &explainedError{text[:at] + (&ValueError{cause: errors.New(text[at:])}).Error(), err}
	}
	return err
}

// explainedError is an error in other words.
type explainedError struct {
	text  string
	cause error
}

// Error gives the words.
func (e *explainedError) Error() string { return e.text }

// Unwrap gives the error.
func (e *explainedError) Unwrap() error { return e.cause }

// unreadable gives an error of reading a value as a *ValueError, and any other as it was.
func unreadable(err error) error {
	if err != nil && strings.HasPrefix(err.Error(), scanFailed) {
		return &ValueError{cause: err}
	}
	return err
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
	if err == nil {
		return nil
	}
	if at := strings.Index(err.Error(), scanFailed); at >= 0 {
		return errors.New(err.Error()[:at] + "a value is not as this program writes it: " + strings.TrimPrefix(err.Error()[at:], scanFailed+" on column "))
	}
	return err
}
