package store

import "syscall"

// noRoomErrors are what the system says where there is no room for a file: ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED and ERROR_FILE_TOO_LARGE.
func noRoomErrors() []error {
	return []error{syscall.Errno(112), syscall.Errno(39), syscall.Errno(1295), syscall.Errno(223)}
}
