// Package filelock locks files by the operating system, so that a program that is killed holds nothing. It needs no C compiler, so that it can be checked for every system on any.
package filelock

import "os"

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
