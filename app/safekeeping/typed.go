package safekeeping

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// Typed is what was typed into a form and could not be written to its dossier. Base is what the dossier held of it when it was, empty for nothing.
type Typed struct {
	Content string    `json:"content"`
	Base    string    `json:"base,omitempty"`
	Changed time.Time `json:"changed"`
}

// Aside is what is kept of a dossier in the user's own folder until the dossier takes it: a file for the user alone, for each time that the dossier is open. Path is the dossier's, absolute; Agreement tells it where it
// lies elsewhere by now. Drafts are by the names of the dossier's drafts.
type Aside struct {
	Path      string           `json:"path"`
	Agreement ceasefire.ID     `json:"agreement"`
	Drafts    map[string]Typed `json:"drafts"`
	Files     []File           `json:"files,omitempty"`
	file      string
}

// asideFolder is the folder of these files within the user's data folder.
const asideFolder = "unsaved"

// NewAside begins to keep what is typed into a dossier's forms aside; no file is made until there is something.
func NewAside(data, path string, agreement ceasefire.ID) *Aside {
	path = whole(path)
	sum, unique := sha256.Sum256([]byte(path)), store.NewID()
	return &Aside{Path: path, Agreement: agreement, file: filepath.Join(data, asideFolder, hex.EncodeToString(sum[:8])+"-"+unique.String()+".json")}
}

// whole gives a path by which a file is told from all others.
func whole(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return path
}

// Keep has exactly these drafts and files kept: they are on the disk when it returns. With none all of it goes.
func (a *Aside) Keep(drafts map[string]Typed, files []File) error {
	if len(drafts)+len(files) == 0 {
		a.Drafts, a.Files = nil, nil
		return a.Forget()
	}
	kept := Aside{Path: a.Path, Agreement: a.Agreement, Drafts: drafts, Files: files}
	content, err := json.Marshal(kept)
	if err == nil {
		err = a.dropContents(files)
	}
	if err == nil { // before the contents, so that none lies there that nothing names
		err = writePrivately(a.file, content)
	}
	if err == nil {
		err = a.keepContents(files)
	}
	if err != nil {
		return fmt.Errorf("keeping what is typed in a folder of your own: %w", err)
	}
	a.Drafts, a.Files = drafts, files
	return nil
}

// Forget removes what is kept.
func (a *Aside) Forget() error {
	err := os.RemoveAll(a.contents())
	if err == nil {
		err = os.Remove(a.file)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting what was typed: %w", err)
	}
	return nil
}

// writePrivately writes a file for the user alone, whole or not at all.
func writePrivately(path string, content []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(folder, ".typed-*")
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// Left gives what was kept of a dossier when it was open before, and of one of the same agreement whose file is no longer where it was. A file that cannot be understood stays, and is told.
func (a *Aside) Left() (left []*Aside, err error) {
	folder := filepath.Dir(a.file)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for what was typed: %w", err)
	}
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if filepath.Ext(name) != ".json" || name == a.file {
			continue
		}
		other, failed := readAside(name)
		if failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		if other.Path == a.Path || other.Agreement == a.Agreement && isGone(other.Path) {
			left = append(left, other)
		}
	}
	return left, err
}

// readAside reads what was kept.
func readAside(name string) (*Aside, error) {
	a := &Aside{file: name}
	content, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(content, a)
	}
	if err != nil {
		return nil, fmt.Errorf("what was typed and is kept in %s cannot be read: %w", name, err)
	}
	return a, nil
}

// isGone reports whether a file is no longer where it was.
func isGone(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}
