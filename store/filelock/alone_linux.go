package filelock

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

func alone(path string) bool {
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		path = whole
	}
	file, told := mountOf(path)
	folder, toldToo := mountOf(filepath.Dir(path))
	return told && toldToo && file != folder
}

// mountOf gives what tells apart the places from which files come (statx(2), since Linux 5.8).
func mountOf(path string) (id uint64, told bool) {
	var about unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, path, 0, unix.STATX_MNT_ID, &about); err != nil {
		return 0, false
	}
	return about.Mnt_id, about.Mask&unix.STATX_MNT_ID != 0
}
