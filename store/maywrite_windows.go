package store

import "os"

// mayWrite reports whether a file may be written to.
func mayWrite(path string) bool {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	return err == nil && file.Close() == nil
}
