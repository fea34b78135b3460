// Package filelock locks files by the operating system, so that a program that is killed holds nothing. It needs no C compiler, so that it can be checked for every system on any.
package filelock

import (
	"errors"
	"os"
)

// ErrNoFile says that what stands at a name is a link, a pipe or something else that is no file of its own.
var ErrNoFile = errors.New("it is a link or no file")

// Open opens a file to be locked and written to, or makes it. What leads elsewhere is not followed, since whoever put it there would choose which file is written to: that is ErrNoFile.
func Open(path string, perm os.FileMode) (*os.File, error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, ErrNoFile
	}
	file, err := open(path, perm)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(ErrNoFile, err, file.Close())
	}
	return file, nil
}

// Try locks an open file for as long as it is open, for this program alone. Where another has it, or this program by another opening, free is false. A file
// system that has no locks cannot keep anybody out: there it is always free.
func Try(file *os.File) (free bool, err error) { return try(file) }

// Free reports whether nobody has a file locked, or it is not there. What cannot be looked at counts as held.
func Free(path string) bool {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return os.IsNotExist(err)
	}
	free, err := try(file)
	return file.Close() == nil && free && err == nil
}
