//go:build unix

package store

import "syscall"

// noRoomErrors are what the system says where there is no room for a file.
func noRoomErrors() []error { return []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} }
