package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// mostBytes is how large the log gets before it begins anew, in bytes. The one before it is kept beside it as truceboard.log.1, and none before that.
const mostBytes = 1 << 20

// rotating is a file that begins anew when it is full. It is opened for each line: lines are few, and several windows share the file.
type rotating struct {
	path string
	most int64
}

// Write writes one line, into a new file where the present one is full.
func (r rotating) Write(line []byte) (n int, err error) {
	if info, err := os.Stat(r.path); err == nil && info.Size() > 0 && info.Size()+int64(len(line)) > r.most {
		if err := os.Rename(r.path, r.path+".1"); err != nil && !errors.Is(err, fs.ErrNotExist) { // another window may have set it aside meanwhile
			return 0, fmt.Errorf("setting the log aside: %w", err)
		}
	}
	file, err := os.OpenFile(r.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, fmt.Errorf("opening the log: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return file.Write(line)
}
