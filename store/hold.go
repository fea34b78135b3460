package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"truceboard/store/filelock"
)

// Holder says who has a dossier open for writing, since when, and on which computer. What is not known is empty.
type Holder struct {
	Who   string    `json:"who"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

// Here reports whether the holder is a program on this computer.
func (h Holder) Here() bool {
	host, err := os.Hostname()
	return err == nil && (h.Host == "" || h.Host == host)
}

// HeldError says that another window has the dossier open for writing.
type HeldError struct {
	Path string
	By   Holder
}

// Error says who has it open and what to do.
func (e *HeldError) Error() string { return e.In(time.Local) }

// In is Error with the time in a zone, which it names.
func (e *HeldError) In(zone *time.Location) string {
	by := "another window"
	if e.By.Who != "" {
		by = e.By.Who
	}
	if !e.By.Here() {
		by += " on the computer " + e.By.Host
	}
	if !e.By.Since.IsZero() {
		by += ", since " + e.By.Since.In(zone).Format("2 Jan 2006, 15:04 MST")
	}
	return e.Path + " is open for writing elsewhere (" + by + "): close it there, or save a copy and work on that"
}

// hold is the mark that a window sets beside a dossier that it writes to. The system locks it as long as the window lives, so that a program that was killed holds nothing.
// Commands set none: what they write, they write at once, and SQLite's own locks keep them and a window on the same computer apart. It is shared by the dossiers of one window
// that are of the same file, as when one is opened anew.
type hold struct {
	mu     sync.Mutex
	mark   string
	file   *os.File
	shares int
}

// markOf gives the name of a dossier's mark, by whichever name the dossier goes.
func markOf(path string) string {
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		path = whole
	}
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".open")
}

// takeHold sets the mark, or gives a *HeldError where somebody else has.
func takeHold(path, who string, now time.Time) (*hold, error) {
	mark := markOf(path)
	for range 100 {
		file, err := lockMark(mark)
		if err != nil {
			return nil, fmt.Errorf("marking %s as open: %w", path, err)
		}
		if file == nil { // it is held, or was taken away between opening and locking it, or somebody looks at it just now
			if by, held := stillHeld(path); held {
				return nil, &HeldError{Path: path, By: by}
			}
			continue
		}
		host, _ := os.Hostname() // without a name of the computer, none is told
		letRead(file, path)
		content, err := json.Marshal(Holder{Who: who, Host: host, PID: os.Getpid(), Since: now.UTC().Truncate(time.Second)})
		if err == nil {
			_, err = file.WriteAt(content, 0)
		}
		if err == nil {
			err = file.Truncate(int64(len(content)))
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("marking %s as open: %w", path, err), file.Close(), os.Remove(mark))
		}
		return &hold{mark: mark, file: file, shares: 1}, nil
	}
	return nil, fmt.Errorf("marking %s as open: others open and close it all the time: try again in a moment", path)
}

// letRead has those read a mark who can read the dossier. Where that cannot be had, others are told that somebody has it open, and not who.
func letRead(mark *os.File, path string) {
	if info, err := os.Stat(path); err == nil {
		_ = mark.Chmod(info.Mode().Perm() | 0o600)
	}
}

// lockMark opens and locks a mark; nil where another has it, or it is not the one that lies there any more.
func lockMark(mark string) (*os.File, error) {
	file, err := filelock.Open(mark, 0o600)
	if err != nil {
		return nil, err
	}
	free, err := filelock.Try(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	mine, err := file.Stat()
	there, gone := os.Lstat(mark)
	if !free || err != nil || gone != nil || !os.SameFile(mine, there) {
		return nil, file.Close()
	}
	return file, nil
}

// heldBy reports who has a dossier open for writing, if anybody has. What cannot be read of the mark is nobody known.
func heldBy(path string) (by Holder, held bool) {
	mark := markOf(path)
	if info, err := os.Lstat(mark); err == nil && !info.Mode().IsRegular() { // somebody else's, and no window holds by it
		return Holder{}, false
	}
	if filelock.Free(mark) {
		return Holder{}, false
	}
	content, err := os.ReadFile(mark)
	if err != nil || json.Unmarshal(content, &by) != nil {
		by = Holder{}
	}
	return by, true
}

// stillHeld is heldBy for who wants to be sure: whoever looks whether a mark is locked locks it himself for a moment.
func stillHeld(path string) (by Holder, held bool) {
	for range 5 {
		if by, held = heldBy(path); !held {
			return Holder{}, false
		}
		time.Sleep(3 * time.Millisecond)
	}
	return by, true
}

// share gives the hold to one more dossier, if it is of that file and still held.
func (h *hold) share(path string) bool {
	if h == nil {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.shares == 0 || h.mark != markOf(path) {
		return false
	}
	h.shares++
	return true
}

// release gives one share back, and takes the mark away with the last.
func (h *hold) release() error {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.shares--; h.shares != 0 {
		return nil
	}
	there, gone := os.Lstat(h.mark)
	mine, err := h.file.Stat()
	if gone != nil || err != nil || !os.SameFile(mine, there) {
		return h.file.Close()
	}
	stays := os.Remove(h.mark) // before it is unlocked, or another's might be taken away
	err = h.file.Close()
	if stays != nil { // some systems remove no open files; one that stays is not locked, and so holds nothing
		_ = os.Remove(h.mark)
	}
	return err
}

// holdFor sets the mark for a dossier that is opened to be written to. Who cannot set it can only read: somebody else has it, or the folder takes no files, without
// which nothing can be written to the dossier either.
func (d *Dossier) holdFor(o Options) error {
	if d.readOnly {
		return nil
	}
	if !o.Hold {
		return refuseFromAfar(d.path)
	}
	if o.After != nil && o.After.hold.share(d.path) {
		d.hold = o.After.hold
		return nil
	}
	var err error
	if d.hold, err = takeHold(d.path, d.who, d.now()); err == nil {
		return nil
	}
	d.readOnly = true
	if errors.Is(err, filelock.ErrNoFile) {
		return &OpenError{Path: d.path, Reason: "cannot be marked as open: " + filepath.Base(markOf(d.path)) + " beside it is a link or no file, which this program does not make; take it away, or copy the dossier alone to a folder of your own", cause: err}
	}
	if !errors.As(err, &d.held) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
		return &OpenError{Path: d.path, Reason: "cannot be marked as open: check its folder and whether there is room on its disk", cause: err}
	}
	return nil
}

// refuseFromAfar refuses to write to a dossier that a window on another computer has open: SQLite's locks of a write-ahead log do not reach from one computer to another
// (SQLite, "Write-Ahead Logging", section 1), so that both writing would damage the file.
func refuseFromAfar(path string) error {
	if by, held := stillHeld(path); held && !by.Here() {
		return &HeldError{Path: path, By: by}
	}
	return nil
}

// HeldBy says who else has the dossier open for writing, nil where it is open for reading only for another reason, or not at all.
func (d *Dossier) HeldBy() *HeldError { return d.held }
