package safekeeping

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// File is a file that was added to a form and could not be written to its dossier, which will know it by ID in the draft that Form names. Its content lies in a file of its own, so that it is not written anew with every letter that is
// typed.
type File struct {
	ID      ceasefire.ID `json:"id"`
	Form    string       `json:"form"`
	Name    string       `json:"name"`
	Content []byte       `json:"-"`
}

// contents is the folder of the contents of files.
func (a *Aside) contents() string { return strings.TrimSuffix(a.file, filepath.Ext(a.file)) + ".files" }

// keepContents writes the contents that are not there yet.
func (a *Aside) keepContents(files []File) error {
	for _, f := range files {
		name := filepath.Join(a.contents(), f.ID.String())
		if _, err := os.Lstat(name); err == nil {
			continue
		}
		if err := writePrivately(name, f.Content); err != nil {
			return err
		}
	}
	return nil
}

// dropContents removes the contents of what is no longer kept.
func (a *Aside) dropContents(files []File) error {
	entries, err := os.ReadDir(a.contents())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if !slices.ContainsFunc(files, func(f File) bool { return f.ID.String() == e.Name() }) {
			err = errors.Join(err, os.Remove(filepath.Join(a.contents(), e.Name())))
		}
	}
	return err
}

// Content reads the content of a file that is kept; found is false for one whose content never came there.
func (a *Aside) Content(f File) (content []byte, found bool, err error) {
	content, err = os.ReadFile(filepath.Join(a.contents(), f.ID.String()))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return content, err == nil, err
}
