package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	sqlite "github.com/mattn/go-sqlite3"
)

// indexRoom is how many bytes must be free beside a dossier for it to be opened as usual: the index of its write-ahead log takes 32 KiB (SQLite, "WAL-mode File Format", section 2), and a line of the log with its
// pages the rest. indexSize is that index alone.
const indexRoom, indexSize = 64 << 10, 32 << 10

// roomIn gives nil where a file of indexRoom bytes can be made in a folder. On a full disk an empty one often still can.
func roomIn(folder string) error {
	file, err := os.CreateTemp(folder, ".truceboard-*")
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, indexRoom))
	return errors.Join(err, file.Close(), os.Remove(file.Name()))
}

// fullBeside gives what to say where a dossier's disk is full, nil where it is not.
func fullBeside(path string) error { return noRoom(path, roomIn(folderOf(path))) }

// hasLog reports whether something stands in the write-ahead log beside a file. An empty log, which a program leaves that found no room to open the file, says nothing.
func hasLog(path string) bool {
	info, err := os.Stat(behind(path) + logEnding)
	return err == nil && info.Size() > 0
}

// hasIndex reports whether the index of a write-ahead log lies beside a file, whole: then some program may have it open, and it can be read without being made.
func hasIndex(path string) bool {
	info, err := os.Stat(behind(path) + "-shm")
	return err == nil && info.Size() >= indexSize
}

// needsCopy reports whether a file can only be read by a copy of it: something stands in its log, whose index is not there and cannot be made where it lies; or it goes by several names, and the locks that keep it as it is while it is read are by the name.
func needsCopy(path string) bool {
	return hasLog(path) && !hasIndex(path) && roomIn(folderOf(path)) != nil || manyNames(path) != nil
}

// cannotIndex reports whether a file could not be read because the index of its log cannot be made or opened where it lies: on a full disk, a medium or a folder that cannot be written to.
func cannotIndex(err error) bool {
	var fault sqlite.Error
	if !errors.As(err, &fault) {
		return false
	}
	return fault.Code == sqlite.ErrCantOpen || fault.Code == sqlite.ErrReadonly || fault.Code == sqlite.ErrFull || fault.Code == sqlite.ErrIoErr
}

// ownFolders are the folders of the user's own in which a copy may lie for a while, the preferred one first. The second is kept in memory by most systems, so that it has room where the disk has none (XDG Base
// Directory Specification, XDG_RUNTIME_DIR: owned by the user, who alone may read it).
func ownFolders() (folders []string, err error) {
	cache, err := os.UserCacheDir()
	if err == nil {
		folders = append(folders, filepath.Join(cache, "truceboard"))
	}
	if running := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(running) {
		folders = append(folders, filepath.Join(running, "truceboard"))
	}
	if len(folders) == 0 {
		return nil, fmt.Errorf("looking for a folder of your own for a copy: %w", err)
	}
	return folders, nil
}

// inOwnFolders does something in the first of the user's own folders where it can be done, and gives why it cannot in the first where it can in none.
func inOwnFolders(do func(folder string) error) error {
	folders, err := ownFolders()
	if err != nil {
		return err
	}
	var first error
	for _, folder := range folders {
		err := os.MkdirAll(folder, 0o700)
		if err == nil {
			err = do(folder)
		}
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	if full := noRoom(folders[0], first); full != nil {
		return full
	}
	if errors.Is(first, fs.ErrPermission) {
		return fmt.Errorf("a copy for you alone is needed, and cannot be written to %s: see that you may write there (%w)", folders[0], first)
	}
	return first
}
