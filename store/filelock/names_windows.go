package filelock

import (
	"errors"

	"golang.org/x/sys/windows"
)

// names asks by a handle that neither reads nor writes, which nobody's locks keep out.
func names(path string) (count uint64, err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return 0, err
	}
	all := uint32(windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE)
	file, err := windows.CreateFile(name, 0, all, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return 0, err
	}
	var info windows.ByHandleFileInformation
	err = windows.GetFileInformationByHandle(file, &info)
	return uint64(info.NumberOfLinks), errors.Join(err, windows.CloseHandle(file))
}
