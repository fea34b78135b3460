package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// WriteWhole writes a file whole or not at all: beside its target, to the disk, and then in the target's place. What stood there before
// stays as it was until then.
func WriteWhole(path string, content []byte) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: give the name of a file in it", path)
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".writing-*")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s: make it first, or choose another", filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: choose a folder that you may write to (%w)", path, err)
	}
	if err := fill(file, content); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(file.Name()))
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return errors.Join(fmt.Errorf("putting %s in its place: %w", path, err), os.Remove(file.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

func fill(file *os.File, content []byte) error {
	_, err := file.Write(content)
	if err == nil {
		err = file.Chmod(0o644)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
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
