package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// copyNote is the file in a copy's folder that names the hidden file which is being written outside it.
const copyNote = ".beside"

// place gives the copy the name of a file that does not exist yet, for its owner alone. On one disk it goes there as a whole. To another it has to be copied, into a hidden file beside that name: where that is, a note in the
// copy's folder tells before anything stands in it, so that what a kill leaves of it goes when the program is next started, wherever it works then.
func (c *ownedCopy) place(ctx context.Context, path string) error {
	if err := placeNew(c.path, path); err == nil || refuseExisting(path) != nil {
		return err
	}
	beside, err := hiddenBeside(path, "opening")
	if err != nil {
		return err
	}
	defer removeDatabase(beside)
	err = c.note(beside)
	if err == nil {
		err = c.copyTo(ctx, beside)
	}
	if err == nil {
		err = placeNew(beside, path)
	}
	if full := noRoom(path, err); full != nil { // nobody knows the hidden file
		return full
	}
	return err
}

// note writes down, on the disk, which file is being written outside the copy's folder.
func (c *ownedCopy) note(beside string) error {
	whole, err := filepath.Abs(beside)
	if err != nil {
		return fmt.Errorf("noting where %s lies: %w", beside, err)
	}
	note := filepath.Join(filepath.Dir(c.path), copyNote)
	if err := os.WriteFile(note, []byte(whole), 0o600); err != nil {
		return fmt.Errorf("noting where %s lies: %w", beside, err)
	}
	return errors.Join(syncFile(note), syncFolder(filepath.Dir(note)))
}

// copyTo copies the copy into an empty file.
func (c *ownedCopy) copyTo(ctx context.Context, path string) (err error) {
	in, err := os.Open(c.path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if _, err = io.Copy(out, cancellable{ctx, in}); err != nil {
		err = fmt.Errorf("writing %s: %w", path, err)
	}
	return errors.Join(err, out.Close())
}

// removeNoted removes the file that a note in the folder of a killed program's copy names, and reports whether nothing is left to remove: where its disk is not there, as a stick that was pulled out, it is tried again the next time.
func removeNoted(folder string) (done bool) {
	text, err := os.ReadFile(filepath.Join(folder, copyNote))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	path := string(text)
	if !filepath.IsAbs(path) || hiddenCopy().FindString(filepath.Base(path)) == "" {
		return true // nothing of this program's
	}
	if !isFolder(filepath.Dir(path)) {
		return false
	}
	err = os.Remove(path)
	return err == nil || errors.Is(err, fs.ErrNotExist)
}

// removeAllBut removes what lies in a folder but for some names.
func removeAllBut(folder string, names ...string) error {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
	}
	return err
}
