package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"truceboard/store/keepopen"
)

// largestKeyFile bounds what is read of a file that holds a passphrase or keys, in bytes.
const largestKeyFile = 64 << 10

// ReadKeyFile reads a file of a passphrase or of keys. A pipe is read to its end, since a passphrase need not lie on the disk; a folder, a device, which may never end, and what is longer than 64 KiB is refused.
func ReadKeyFile(path string) (text string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("looking for the passphrase or key: %w", err)
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return "", fmt.Errorf("%s is a folder and no file of a passphrase or of keys: name the file in it", path)
	case !mode.IsRegular() && mode&fs.ModeNamedPipe == 0:
		return "", fmt.Errorf("%s is %s and no file of a passphrase or of keys: name a file or a pipe", path, sortOf(mode))
	}
	file, err := keepopen.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase or key: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	read, err := io.ReadAll(io.LimitReader(file, largestKeyFile+1))
	if err != nil {
		return "", fmt.Errorf("reading the passphrase or key: %w", err)
	}
	if len(read) > largestKeyFile {
		return "", fmt.Errorf("%s is too long for a file of a passphrase or of keys: choose another", path)
	}
	return string(read), nil
}
