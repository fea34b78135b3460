package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	sqlite "github.com/mattn/go-sqlite3"
)

// WriteWhole writes a file whole or not at all: beside its target, to the disk, and then in the target's place. What stood there before
// stays as it was until then.
func WriteWhole(path string, content []byte) error {
	return WriteWholeBy(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// WriteWholeBy writes a file whole or not at all, as WriteWhole does, by whatever writes into it. The program's own output and a pipe are written to as it comes; what else is no file is refused.
func WriteWholeBy(path string, write func(io.Writer) error) error {
	switch out, err := openOutlet(path); {
	case err != nil:
		return err
	case out != nil:
		return pour(path, out, write)
	}
	return makeWhole(path, func(beside string) error {
		file, err := os.OpenFile(beside, os.O_WRONLY|os.O_TRUNC, 0o644)
		if err != nil {
			return err
		}
		buffered := bufio.NewWriterSize(file, 256<<10)
		err = write(buffered)
		if err == nil {
			err = buffered.Flush()
		}
		return errors.Join(err, file.Close())
	})
}

// isFolder reports whether a folder is there.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// makeWhole makes a file beside its target and puts it there once it is whole. Where that fails nothing is left behind.
func makeWhole(path string, make func(beside string) error) error {
	if err := refuseNoFile(path); err != nil {
		return err
	}
	path = behind(path)
	file, err := makeHidden(path, "writing")
	if errors.Is(err, fs.ErrNotExist) && !isFolder(filepath.Dir(path)) { // /proc is there, and says so of each new file
		return fmt.Errorf("there is no folder %s: make it first, or choose another", filepath.Dir(path))
	}
	if full := noRoom(path, err); full != nil { // no room for one more file
		return full
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: choose a folder that you may write to (%w)", path, err)
	}
	sweepBeside(path)
	beside := file.Name()
	err = file.Close()
	if err == nil {
		err = make(beside)
	}
	if err == nil {
		err = os.Chmod(beside, 0o644) // not before: what a kill leaves half written is for its owner alone
	}
	if err == nil {
		err = syncFile(beside)
	}
	if err != nil {
		removeDatabase(beside)
		if full := noRoom(path, err); full != nil {
			return full
		}
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := os.Rename(beside, path); err != nil {
		return errors.Join(fmt.Errorf("putting %s in its place: %w", path, err), os.Remove(beside))
	}
	return syncFolder(filepath.Dir(path))
}

// noRoom gives what to say where a file could not be written because its disk is full, a quota is used up, or files may not grow so large; nil where it is not that.
func noRoom(path string, err error) error {
	var fault sqlite.Error
	if errors.As(err, &fault) && fault.Code == sqlite.ErrFull {
		return &FileError{Path: path, Full: true, cause: fault}
	}
	for _, reason := range noRoomErrors() {
		if errors.Is(err, reason) || errors.Is(fault.SystemErrno, reason) {
			return &FileError{Path: path, Full: true, cause: reason}
		}
	}
	return nil
}

// syncFile brings a file's content to the disk.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder brings a new name in a folder to the disk, where the system can.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("opening the folder %s: %w", folder, err)
	}
	return errors.Join(dir.Sync(), dir.Close())
}
