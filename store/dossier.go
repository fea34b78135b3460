package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	sqlite "github.com/mattn/go-sqlite3"
)

// Options say how a dossier is used. Who is named in the audit trail. Now is the clock of the computer, time.Now where it is left out.
//
// Hold is for windows: it keeps other windows from writing to the dossier as long as it is open; where another has it, it is opened for reading only, and HeldBy
// says who. Nothing is written to such a dossier before it was looked over (QuickCheck). After is a dossier of the same window, which may be of the same file: then they share what they hold.
type Options struct {
	ReadOnly bool
	Hold     bool
	// Sound has the whole file looked over before anything is written to it: one that is not sound is an *OpenError.
	Sound bool
	After *Dossier
	Who   string
	Now   func() time.Time
	// Written, where it is set, is called once a change of records is on the disk, on the goroutine that wrote it.
	Written func()
}

// Dossier is an open dossier. It may be used by several goroutines at once: reads run beside each other and beside a write, writes one
// after another.
type Dossier struct {
	path     string
	readOnly bool
	who      string
	now      func() time.Time
	writer   *sql.DB // nil where the dossier is open for reading only
	read     *sql.DB
	copied   *ownedCopy // the copy in the newest layout that is read instead of an older one, which goes when this is closed
	then     thens
	brought  sync.Map // what datasetsOf found of each import, by its ID
	written  func()
	wrote    atomic.Int64              // the last line of the audit trail that was written here
	file     os.FileInfo               // of the file as it was opened
	log      os.FileInfo               // of the write-ahead log as a window found it; nil where there is none to keep an eye on
	local    *ownedCopy                // that is read where another computer has the file open, or where it cannot be read where it lies; nil where there is none
	full     error                     // set where it could be written to, but for the disk that is full
	names    *NamesError               // set where it could be written to, but for the several names of its file
	hold     *hold                     // nil where nothing is held
	unsound  atomic.Pointer[FileError] // what was found wrong with the file: nothing more is written to it
	unseen   atomic.Bool               // set where the file was not yet looked over, and is to be before anything is written to it
	looking  sync.Mutex                // held by whoever looks it over
	long     lane                      // of the readings from one end of the file to the other
	held     *HeldError                // set where it could be written to, but for another window
}

// Open opens a dossier. What cannot be opened is an *OpenError, and the file is left as it was. A dossier of an older layout is copied, with
// the date in the copy's name, and brought up to date; a file that cannot be written is opened for reading only. One of an older layout that is only read stays as it is.
func Open(ctx context.Context, path string, o Options) (*Dossier, error) {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return nil, err
	}
	return open(ctx, path, o, steps)
}

func open(ctx context.Context, path string, o Options, steps []string) (*Dossier, error) {
	sweepWorkingCopies()
	err := sniff(path, len(steps))
	if err == nil {
		err = refuseStrayLog(ctx, path)
	}
	if err != nil {
		return nil, err
	}
	d := &Dossier{path: path, who: o.Who, now: o.Now, written: o.Written, readOnly: o.ReadOnly || !writable(path)}
	d.unseen.Store(o.Hold && !o.Sound)
	if d.now == nil {
		d.now = time.Now
	}
	if err := d.findNames(o); err != nil {
		return nil, err
	}
	if err := d.findRoom(o); err != nil {
		return nil, err
	}
	if err := d.holdFor(o); err != nil {
		return nil, err
	}
	if by, held := stillHeld(path); d.readOnly && (held && !by.Here() || needsCopy(path)) {
		if err := d.fetch(ctx); err != nil {
			return nil, err
		}
	}
	err = d.connect(ctx, steps, o.Sound)
	if d.readOnly && d.local == nil && hasLog(path) && cannotIndex(err) { // what stands in the log can only be read by a copy
		if err := errors.Join(d.read.Close(), d.fetch(ctx)); err != nil {
			return nil, err
		}
		err = d.connect(ctx, steps, o.Sound)
	}
	if err != nil {
		return nil, errors.Join(refusal(path, err), d.Close())
	}
	if d.file, err = os.Stat(path); err != nil {
		return nil, errors.Join(&GoneError{Path: path, cause: err}, d.Close())
	}
	if log, err := os.Stat(behind(path) + logEnding); err == nil && d.hold != nil {
		d.log = log
	}
	return d, nil
}

// findRoom sees whether there is room to write at all. A window opens a dossier on a full disk for reading only; whoever else wants to write is told, before anything is tried.
func (d *Dossier) findRoom(o Options) error {
	if d.readOnly {
		return nil
	}
	full := fullBeside(d.path)
	if full == nil {
		return nil
	}
	if !o.Hold {
		return fmt.Errorf("%w; what is in it can still be read, exported, backed up and sealed to another disk", full)
	}
	d.readOnly, d.full = true, full
	return nil
}

// Full says why a dossier that could be written to is open for reading only: its disk was full when it was opened. It is nil where that is not the reason.
func (d *Dossier) Full() error { return d.full }

// connect opens the connections and sees to the layout.
func (d *Dossier) connect(ctx context.Context, steps []string, sound bool) error {
	how := reading(d.path)
	if d.local != nil {
		how = accessAlone
	}
	d.read = connectTo(d.path, d.place(), how)
	if !d.readOnly {
		d.writer = connect(d.path, accessWrite)
	}
	version, err := recognise(ctx, d.read, d.path, steps)
	if err != nil {
		return err
	}
	if err := d.lookFirst(ctx, sound); err != nil {
		return err
	}
	if version < len(steps) {
		if err := d.update(ctx, version, steps); err != nil {
			return err
		}
	}
	_, err = readFrame(ctx, d.read) // a dossier whose frame cannot be read is of no use
	return err
}

func (d *Dossier) update(ctx context.Context, version int, steps []string) error {
	if d.readOnly {
		return d.readCopy(ctx, steps)
	}
	switch err := d.trusted(ctx, true); {
	case d.Damage() != nil:
		return &OpenError{Path: d.path, Damaged: true, Reason: "is of an older layout and damaged, and was not brought up to date: keep it as it is, and open the newest good copy or backup of it, or read what can be read into a new dossier with truceboard salvage", cause: err}
	case err != nil:
		return err
	}
	if err := copyBefore(ctx, d.writer, d.path, version, d.now()); err != nil {
		return err
	}
	if err := migrate(ctx, d.writer, version, steps); err != nil {
		return err
	}
	now, err := layoutOf(ctx, d.writer)
	closeIdle(d.writer, 1)
	if err != nil {
		return err
	}
	return refuseNewer(d.path, now, len(steps)) // a newer version of this program may have brought it further meanwhile
}

// refusal gives what the database said as a sentence about the file.
func refusal(path string, err error) error {
	var known *OpenError
	var fault sqlite.Error
	var value *ValueError
	switch {
	case errors.As(err, &known):
		return err
	case errors.As(err, &value):
		return &OpenError{Path: path, Damaged: true, Reason: "cannot be read: " + value.Error(), cause: err}
	case errors.As(err, &fault) && (fault.Code == sqlite.ErrCorrupt || fault.Code == sqlite.ErrNotADB || fault.Code == sqlite.ErrError):
		return &OpenError{Path: path, Damaged: true, Reason: "is damaged and cannot be read: keep it as it is, and open the newest good copy or backup of it, or read what can be read into a new dossier with truceboard salvage", cause: err}
	case errors.As(err, &fault) && (fault.Code == sqlite.ErrBusy || fault.Code == sqlite.ErrLocked):
		return &OpenError{Path: path, Reason: "is in use by another program: close it there, or try again in a moment", cause: err}
	}
	if full := noRoom(path, err); full != nil { // not even for what lies beside a dossier while it is open
		return full
	}
	return &OpenError{Path: path, Reason: "cannot be opened: check the file and its folder", cause: err}
}

// Close writes what is left to the file and lets go of it.
func (d *Dossier) Close() error {
	var err error
	if d.read != nil {
		err = closeWhole(d.read)
	}
	if d.writer != nil {
		err = errors.Join(err, closeWhole(d.writer))
	}
	return errors.Join(err, d.hold.release(), d.local.remove(), d.copied.remove())
}

// Path is the file's name as it was given.
func (d *Dossier) Path() string { return d.path }

// ReadOnly reports whether the dossier can only be read, because it was opened so or because it was found to be damaged.
func (d *Dossier) ReadOnly() bool { return d.readOnly || d.Damage() != nil }

// Damage says what was found wrong with the file, since when nothing is written to it any more; nil where nothing was.
func (d *Dossier) Damage() *FileError { return d.unsound.Load() }
