package store

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// leftAfter is how long nobody has written to a hidden copy, or to what belongs to it, before it counts as left behind.
const leftAfter = time.Hour

// hiddenCopy is what this program calls the hidden files that it works on: by what it does, and sixteen digits by chance or an identifier, as nobody calls a file of his own. The first group is the file itself, behind which stand what
// the database keeps beside it, and the copy of a damaged dossier that is salvaged into it.
func hiddenCopy() *regexp.Regexp {
	return regexp.MustCompile(`^(\..+\.(?:opening|restoring|redacted|making|copying|merging|writing)-(?:[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))(?:-damaged)?(?:-wal|-shm|-journal)?$`)
}

// makeHidden makes a hidden file beside another, for its owner alone.
func makeHidden(path, what string) (file *os.File, err error) {
	for range 100 {
		name := fmt.Sprintf(".%s.%s-%016x", filepath.Base(path), what, rand.Uint64())
		file, err = os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return file, err
}

// RemoveLeftBehind removes the hidden files in the folder of a file that the program left there because it was killed or the power failed while it worked on them, whatever dossier or export they were of, once nobody has
// written to them for an hour: they can be read by whoever can read the folder. What somebody else left, and only he may remove, stays. now is the computer's clock.
func RemoveLeftBehind(path string, now time.Time) (err error) {
	folder := filepath.Dir(path)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking for what was left behind: %w", err)
	}
	hidden, written := hiddenFiles(entries)
	for name, of := range hidden {
		if now.Sub(written[of]) < leftAfter {
			continue
		}
		failed := os.Remove(filepath.Join(folder, name))
		if failed != nil && !errors.Is(failed, fs.ErrNotExist) && !errors.Is(failed, fs.ErrPermission) {
			err = errors.Join(err, fmt.Errorf("removing what was left behind: %w", failed))
		}
	}
	return err
}

// hiddenFiles gives the program's hidden files of a folder, each with the one that it belongs to, and when anything that belongs to that was written last: while a log grows the file itself stays as it is.
func hiddenFiles(entries []fs.DirEntry) (of map[string]string, written map[string]time.Time) {
	of, written = map[string]string{}, map[string]time.Time{}
	pattern := hiddenCopy()
	for _, e := range entries {
		parts := pattern.FindStringSubmatch(e.Name())
		if parts == nil {
			continue
		}
		info, gone := e.Info()
		if gone != nil || !info.Mode().IsRegular() {
			continue
		}
		of[e.Name()] = parts[1]
		if at := info.ModTime(); at.After(written[parts[1]]) {
			written[parts[1]] = at
		}
	}
	return of, written
}

// sweepBeside removes what was left behind in the folder in which a hidden file is being made. What cannot be removed is no reason not to make it: it is tried again the next time, and told by the window.
func sweepBeside(path string) { _ = RemoveLeftBehind(path, time.Now()) }
