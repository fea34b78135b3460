package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// leftAfter is how long nobody has written to a hidden copy before it counts as left behind.
const leftAfter = time.Hour

// hiddenCopy is what this program calls the hidden copies that it works on, behind the name of the dossier that they lie beside.
func hiddenCopy() *regexp.Regexp {
	return regexp.MustCompile(`^\.(sealing|opening|restoring|redacting|redacted|making|copying|reading|merging)-[0-9a-f-]+(-wal|-shm|-journal)?$`)
}

// RemoveLeftBehind removes the hidden copies beside a dossier that the program left there because it was killed or the power failed while it worked on them, once nobody has written to them for an hour: they can
// be read by whoever can read the folder. now is the computer's clock.
func RemoveLeftBehind(path string, now time.Time) (err error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking for what was left behind: %w", err)
	}
	head, pattern := "."+filepath.Base(path), hiddenCopy()
	for _, e := range entries {
		name := e.Name()
		if len(name) <= len(head) || name[:len(head)] != head || !pattern.MatchString(name[len(head):]) {
			continue
		}
		info, gone := e.Info()
		if gone != nil || !info.Mode().IsRegular() || now.Sub(info.ModTime()) < leftAfter {
			continue
		}
		if failed := os.Remove(filepath.Join(filepath.Dir(path), name)); failed != nil && !errors.Is(failed, os.ErrNotExist) {
			err = errors.Join(err, fmt.Errorf("removing what was left behind: %w", failed))
		}
	}
	return err
}
