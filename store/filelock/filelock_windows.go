package filelock

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// farBehind is a byte that no file has: Windows keeps others from reading what is locked, and what stands in the file is for them to read.
const farBehind = 0x7FFFFFFF

func open(path string, perm os.FileMode) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, perm)
}

func try(file *os.File) (free bool, err error) {
	at := &windows.Overlapped{OffsetHigh: farBehind}
	err = windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	switch {
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, nil
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return true, nil
	}
	return err == nil, err
}
