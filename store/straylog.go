package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	sqlite "github.com/mattn/go-sqlite3"

	"truceboard/store/keepopen"
)

// logEnding ends the name of the write-ahead log that the database keeps beside a file.
const logEnding = "-wal"

// A program that was killed leaves its log beside the file, to be brought into it at the next opening. The database tells by the name alone that the two belong together: where another file of that name was
// put there meanwhile, the log would be written over it. That it is the file's own shows in the audit trail, whose hashes cover all before them: with its own log a file has every line that it has without.

// logVerdict says whose a log is.
type logVerdict int

const (
	logOwn      logVerdict = iota // or nothing speaks against it
	logStray                      // the file is sound without it, and does not go on with it
	logContrary                   // the file does not go on with it, and is not sound without it
)

// refuseStrayLog refuses a file beside which lies the log of another one, before anything reads the two together. It looks only at what a killed program left: a log that somebody writes is the file's own.
func refuseStrayLog(ctx context.Context, path string) error {
	path = behind(path)
	if !hasLog(path) || keepopen.InUse(path) {
		return nil
	}
	if _, held := heldBy(path); held {
		return nil
	}
	before, err := stampsOf(path)
	if err != nil {
		return nil // whoever opens it is told
	}
	verdict, err := judgeLog(ctx, path)
	if err != nil || verdict != logStray {
		return err
	}
	if after, err := stampsOf(path); err != nil || after != before { // somebody is writing just now
		return nil
	}
	return strayLogError(path)
}

// strayLogError says that the log beside a file is another's, and what to do.
func strayLogError(path string) *OpenError {
	log := filepath.Base(path) + logEnding
	return &OpenError{Path: path, StrayLog: path + logEnding, Reason: "is sound, and the log beside it (" + log + ") is not its own: a program that was ended left it there for an earlier file of this name, and read together they would be damaged. Nothing was changed: move " +
		log + " to another folder and open the dossier again as it stands; keep the log, for it may hold the last entries of the earlier file"}
}

// PutLogAside gives the log beside a dossier, which is not its own, a name that says so, and gives that name. Nothing of it is lost.
func PutLogAside(path string, now time.Time) (name string, err error) {
	path = behind(path)
	stem := filepath.Join(filepath.Dir(path), bareName(path)) + " (log of another file, " + now.Local().Format("2006-01-02 150405")
	for n := 1; n < 100; n++ {
		if name = stem + ").wal"; n > 1 {
			name = fmt.Sprintf("%s, %d).wal", stem, n)
		}
		if _, err := os.Lstat(name); err != nil {
			break
		}
	}
	if err := os.Rename(path+logEnding, name); err != nil {
		return "", fmt.Errorf("moving the log aside: %w", err)
	}
	return name, syncFolder(filepath.Dir(path))
}

// judgeLog holds a file as it stands without its log against what it is with it.
func judgeLog(ctx context.Context, path string) (verdict logVerdict, err error) {
	alone := connect(path, accessImmutable)
	defer func() { err = errors.Join(err, alone.Close()) }()
	end, unread := openTrail(ctx, alone)
	if unread != nil || end.seq == 0 { // a part of what the file says stands in the log alone
		return logOwn, ctx.Err()
	}
	goesOn, contrary, err := goesOnWithLog(ctx, path, end)
	if err != nil || goesOn {
		return logOwn, err
	}
	found, err := check(ctx, alone)
	switch {
	case err != nil:
		return logOwn, err
	case found.OK:
		return logStray, nil
	case contrary:
		return logContrary, nil
	}
	return logOwn, nil
}

// goesOnWithLog reports whether what a file is with its log goes on from where its audit trail ends without: it has that line, or was put back to a backup after it. contrary tells that its trail can be read, and has another line there.
func goesOnWithLog(ctx context.Context, path string, end *trail) (goesOn, contrary bool, err error) {
	both, letGo, err := asideAsItIs(ctx, path)
	if err != nil {
		return true, false, ctx.Err() // what cannot be read is told by whoever opens it
	}
	defer func() { err = errors.Join(err, letGo()) }()
	var hash []byte
	unread := both.QueryRowContext(ctx, "SELECT hash FROM audit WHERE seq = ?", end.seq).Scan(&hash)
	switch {
	case ctx.Err() != nil:
		return false, false, ctx.Err()
	case unread != nil && !errors.Is(unread, sql.ErrNoRows):
		return !tornApart(unread), false, nil
	case !bytes.Equal(hash, end.hash):
		back, err := putBackAfter(ctx, both, end.hash)
		return back, true, err
	}
	broken, unread := brokenEnd(ctx, both)
	if unread == nil && broken == "" {
		broken, unread = cutEnd(ctx, both)
	}
	return broken == "" && !tornApart(unread), false, ctx.Err()
}

// tornApart reports whether an error says that what was read does not fit together, and not that it cannot be read just now.
func tornApart(err error) bool {
	var fault sqlite.Error
	return errors.As(err, &fault) && (fault.Code == sqlite.ErrCorrupt || fault.Code == sqlite.ErrNotADB || fault.Code == sqlite.ErrError)
}

// putBackAfter reports whether a trail tells that the dossier was put back to a backup from where its own trail ended with a hash: what it was then stands no longer in it.
func putBackAfter(ctx context.Context, q querier, hash []byte) (back bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM audit WHERE record = ? AND action = ? AND json_extract(after_row, '$.was') = ?)", recordDossier, actionPutBack, hex.EncodeToString(hash)).Scan(&back)
	if err != nil && ctx.Err() == nil {
		return false, nil // it is not to be read, and so tells of nothing
	}
	return back, err
}

// torn reports whether what a look at the structure found may come of a log of another file: an index of words that is not that of the texts is no page in another's place.
func torn(found []string) bool {
	return slices.ContainsFunc(found, func(line string) bool { return !strings.Contains(line, "inverted index") })
}

// soundWithoutLog reports whether a file that is damaged together with the log beside it is sound without: then the log is another's, though the trail does not show it, as where nothing but what was being typed stands in it.
func soundWithoutLog(ctx context.Context, path string) bool {
	path = behind(path)
	if !hasLog(path) {
		return false
	}
	alone := connect(path, accessImmutable)
	found, err := check(ctx, alone)
	return errors.Join(err, alone.Close()) == nil && found.OK
}

// logOfAnother is firstFound, and names the log where it is that which does the damage.
func logOfAnother(ctx context.Context, path, found string) string {
	if torn([]string{found}) && soundWithoutLog(ctx, path) {
		return strings.TrimPrefix(strayLogError(path).Error(), path+" ")
	}
	return found
}

// leaveStrayLog takes the log away from a copy of a file that is to be salvaged, where it is another's.
func leaveStrayLog(ctx context.Context, copied string) (left bool, err error) {
	if !hasLog(copied) {
		return false, nil
	}
	verdict, err := judgeLog(ctx, copied)
	if err != nil {
		return false, fmt.Errorf("looking whose log it is: %w", err)
	}
	if verdict == logOwn && !damagedTogether(ctx, copied) {
		return false, nil
	}
	return true, errors.Join(os.Remove(copied+logEnding), os.RemoveAll(copied+"-shm"))
}

// damagedTogether reports whether a file is damaged together with its log, and sound without.
func damagedTogether(ctx context.Context, path string) bool {
	both, letGo, err := asideAsItIs(ctx, path)
	if err != nil {
		return false
	}
	_, unread := layoutOf(ctx, both)
	hurt := tornApart(unread) || unread == nil && torn(integrity(ctx, both))
	return letGo() == nil && hurt && soundWithoutLog(ctx, path)
}
