package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ScratchFile is a file for what is too much for memory, for its owner alone. It goes when it is closed.
type ScratchFile struct{ *os.File }

// OpenScratch makes a file in the folder of temporary files, or in the user's own where none is named. Where the system allows it the file has no name any more while it is open, so that nothing stays of it if the program is killed.
func OpenScratch() (s ScratchFile, err error) {
	open := func(folder string) (err error) {
		s.File, err = os.CreateTemp(folder, scratchName)
		return err
	}
	if folder := os.Getenv(scratchVariable); folder != "" {
		err = open(folder)
	} else {
		err = inOwnFolders(open)
	}
	if err != nil {
		return s, fmt.Errorf("making a temporary file: %w", err)
	}
	_ = os.Remove(s.Name()) // where an open file cannot be removed it goes when it is closed, or is swept up an hour after a kill
	return s, nil
}

// Close closes the file and removes it.
func (s ScratchFile) Close() error {
	err := s.File.Close()
	if gone := os.Remove(s.Name()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}
