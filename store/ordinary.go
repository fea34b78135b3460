package store

import (
	"os"

	"truceboard/store/keepopen"
)

// OpenOrdinary opens a file for reading. What is not there is an os.ErrNotExist; a folder, and what would be waited for, such as a pipe, is an *OpenError.
func OpenOrdinary(path string) (*keepopen.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &OpenError{Path: path, Reason: "is a folder: name the file in it"}
	case !info.Mode().IsRegular():
		return nil, &OpenError{Path: path, Reason: "is no ordinary file: save what it gives to a file first"}
	}
	return keepopen.Open(path)
}
