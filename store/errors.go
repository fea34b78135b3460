package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// OpenError says why a file cannot be opened as a dossier, and what to do. Newer is set where a later program made it, and Damaged where it
// is a dossier that can no longer be read whole.
type OpenError struct {
	Path    string
	Reason  string
	Newer   bool
	Damaged bool
	// StrayLog is the log beside it that is not its own, empty where that is not the reason. PutLogAside moves it away.
	StrayLog string
	cause    error
}

// Error gives the file and the reason in one sentence.
func (e *OpenError) Error() string { return e.Path + " " + e.Reason }

// Unwrap gives what the system or the database said, if anything.
func (e *OpenError) Unwrap() error { return e.cause }

// NotFoundError says that a record is not in the dossier.
type NotFoundError struct{ What string }

// Error names the kind of record.
func (e *NotFoundError) Error() string { return "there is no such " + e.What + " in the dossier" }

// InvalidError holds what stops a record from being saved; nothing was written.
type InvalidError struct{ Problems []ceasefire.Problem }

// Error gives every problem in one line.
func (e *InvalidError) Error() string {
	messages := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		messages[i] = p.Message
	}
	return strings.Join(messages, " ")
}

// valid gives an *InvalidError if any of the problems stops a save.
func valid(problems []ceasefire.Problem) error {
	if hard := ceasefire.Errors(problems); len(hard) > 0 {
		return &InvalidError{Problems: hard}
	}
	return nil
}

// readOnlyError refuses to write to a dossier that is open for reading alone.
func readOnlyError(path string) error {
	return fmt.Errorf("%s is open for reading only: save a copy and work on that", path)
}

// Stopped reports whether an error is that work was given up because its context ended: a transaction that is rolled back for that says so in its own way.
func Stopped(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, sql.ErrTxDone)
}
