//go:build unix

package store

import "golang.org/x/sys/unix"

// mayWrite reports whether a file may be written to. It is not opened: closing it again would drop the locks that this program holds on it.
func mayWrite(path string) bool { return unix.Access(path, unix.W_OK) == nil }
