package store

import (
	"os"
	"path/filepath"

	"truceboard/store/filelock"
)

// The database keeps its log beside a file by the file's name, and so do windows the marks by which they keep each other out. Two programs that write to one file under two names would each have a log of their own, of which the other knows
// nothing: what one of them wrote would be lost (SQLite, "How To Corrupt An SQLite Database File", section 2.5). So a file that goes by several names is written to by none of them.

// NamesError says that a dossier's file goes by several names, so that it is only read.
type NamesError struct {
	Path  string
	Other string // another of its names, in the same folder; empty where none is there
	Alone bool   // it was put into its folder from elsewhere, where it has another name
	Log   bool   // something stands in the log that lies beside the other name
}

// Error says what was found, why nothing is written, and what to do.
func (e *NamesError) Error() string {
	return e.Path + " " + e.Found() + ": what is written under one name is not seen under the other, and would be lost. " + e.WayOn()
}

// Found says what was found of the file, as the end of a sentence.
func (e *NamesError) Found() string {
	switch {
	case e.Alone:
		return "was put into its folder from elsewhere (mounted), where it has another name"
	case e.Other != "":
		return "is one file with " + e.Other + " beside it (a hard link)"
	}
	return "has another name in another folder (a hard link)"
}

// WayOn says how the dossier can be written to again, in a sentence.
func (e *NamesError) WayOn() string {
	switch {
	case e.Log:
		return "The log beside " + e.Other + " holds what was written last under that name: open it by that name, save a copy, and work on that"
	case e.Alone:
		return "Open it where it comes from, or mount the whole folder, or save a copy and work on that"
	}
	return "Save a copy and work on that, or close it everywhere and take the other name away"
}

// manyNames gives a *NamesError where a file goes by several names, by which it may be open elsewhere. What cannot be asked is told by whoever opens it.
func manyNames(path string) *NamesError {
	whole := behind(path)
	if filelock.Alone(whole) {
		return &NamesError{Path: path, Alone: true}
	}
	count, err := filelock.Names(whole)
	if err != nil || count < 2 {
		return nil
	}
	other := otherName(whole)
	if count, err = filelock.Names(whole); err != nil || count < 2 { // it was one that this program had left behind
		return nil
	}
	return &NamesError{Path: path, Other: other, Log: other != "" && hasLog(filepath.Join(filepath.Dir(whole), other))}
}

// otherName looks for another name of a file in its folder. A hidden one that this program gave it while it was made, and left there because it was killed, is taken away.
func otherName(path string) (other string) {
	folder, own := filepath.Dir(path), filepath.Base(path)
	file, err := os.Stat(path)
	entries, unread := os.ReadDir(folder)
	if err != nil || unread != nil {
		return ""
	}
	hidden := hiddenCopy()
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil || e.Name() == own || !os.SameFile(info, file):
		case hidden.MatchString(e.Name()):
			_ = os.Remove(filepath.Join(folder, e.Name())) // where it stays, the file has two names
		default:
			other = e.Name()
		}
	}
	return other
}

// findNames sees whether the file goes by several names. A window opens it for reading only; whoever else wants to write is told, before anything is tried.
func (d *Dossier) findNames(o Options) error {
	if d.readOnly {
		return nil
	}
	names := manyNames(d.path)
	switch {
	case names == nil:
		return nil
	case !o.Hold:
		return names
	}
	d.readOnly, d.names = true, names
	return nil
}

// Names says why a dossier that could be written to is open for reading only: its file goes by several names. It is nil where that is not the reason.
func (d *Dossier) Names() *NamesError { return d.names }
