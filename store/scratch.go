package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// scratchVariable names the folder in which the database puts what a statement does not hold in memory: sorted rows, the journals of statements, a copy that is made anew (SQLite, "Temporary Files Used By
// SQLite", section 5). It is looked at whenever such a file is made.
const scratchVariable = "SQLITE_TMPDIR"

// scratchName is how the database calls these files, before sixteen letters drawn at random.
const scratchName = "etilqs_*"

// UseScratch has the temporary files of every statement lie in a folder of the user's own, which is made where it is missing, for its owner alone; without it they stay in memory, whatever their size. They have no names while they are open, or go when they
// are closed; those that lie there all the same since an hour, because the power failed, are removed. now is the computer's clock. It is to be called before a dossier is opened.
func UseScratch(folder string, now time.Time) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("making the folder of temporary files %s: %w", folder, err)
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return fmt.Errorf("closing the folder of temporary files %s to others: %w", folder, err)
	}
	if err := sweepScratch(folder, now); err != nil {
		return err
	}
	for _, name := range scratchVariables() {
		if err := os.Setenv(name, folder); err != nil {
			return fmt.Errorf("naming the folder of temporary files: %w", err)
		}
	}
	return nil
}

// scratchVariables names what has to be set: on Windows the database asks the system, which looks at TMP first (GetTempPath).
func scratchVariables() []string {
	if runtime.GOOS == "windows" {
		return []string{scratchVariable, "TMP"}
	}
	return []string{scratchVariable}
}

// sweepScratch removes temporary files that nobody writes to any more. One that is open elsewhere has no name, or cannot be removed, and stays.
func sweepScratch(folder string, now time.Time) error {
	left, err := filepath.Glob(filepath.Join(folder, scratchName))
	if err != nil {
		return fmt.Errorf("looking for temporary files in %s: %w", folder, err)
	}
	for _, path := range left {
		info, gone := os.Lstat(path)
		if gone != nil || now.Sub(info.ModTime()) < leftAfter {
			continue
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) && runtime.GOOS != "windows" {
			return fmt.Errorf("removing what was left behind: %w", err)
		}
	}
	return nil
}

// scratching is what every connection is told of temporary files: where no folder of the user's own is named they stay in memory.
func scratching() string {
	if os.Getenv(scratchVariable) == "" {
		return "PRAGMA temp_store = MEMORY"
	}
	return "PRAGMA temp_store = FILE"
}
