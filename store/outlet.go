package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Every file that goes out is put in the place of what stood there. What stands there may be no file: root could put a file in the place of /dev/null, and a pipe that another program
// reads would be gone. And what stands there may be a dossier, which nothing that goes out may take the place of. So all of them ask here first.

// RefuseTarget says in a sentence why nothing can be written to a name: it is a folder, a device, a dossier, or one of the files that are read for it. It is nil for another file, for what is
// not there yet, and for what WriteWholeBy writes to as it comes. It opens no pipe, since whoever reads it takes its closing for the end.
func RefuseTarget(path string, read ...string) error {
	if _, streams := streamed(path); streams {
		return nil
	}
	if slices.ContainsFunc(read, func(input string) bool { return sameFile(path, input) }) {
		return fmt.Errorf("%s is the file that is read, and nothing was written: give another name", path)
	}
	return refuseNoFile(path)
}

// refuseNoFile refuses a name in whose place no file may be put.
func refuseNoFile(path string) error {
	for _, ending := range []string{"-wal", "-journal", "-shm"} { // also where none is there: the database would take it for its own
		if dossier, cut := strings.CutSuffix(path, ending); cut && isDossier(dossier) {
			return fmt.Errorf("%s belongs to the dossier %s, and nothing was written: give another name", path, dossier)
		}
	}
	switch info, err := os.Stat(path); {
	case err != nil: // it is not there, or making it will say what is wrong
		return nil
	case info.IsDir():
		return fmt.Errorf("%s is a folder: give the name of a file in it", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is %s and not a file, and nothing was written: give the name of a file", path, sortOf(info.Mode()))
	case isDossier(path):
		return fmt.Errorf("%s is a dossier, and nothing was written: give another name", path)
	}
	return nil
}

// isDossier reports whether a file, or what a link leads to, is a dossier of any layout. One that cannot be read is none.
func isDossier(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	header, err := readHeader(path)
	return err == nil && headedDossier(header)
}

// sortOf names what is no file.
func sortOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}

// behind gives the file that a name stands for where it is a link, so that the link stays and what it leads to is replaced.
func behind(path string) string {
	if end, err := filepath.EvalSymlinks(path); err == nil {
		return end
	}
	return path
}

// folderOf gives the folder in which a file lies, by whichever name it goes.
func folderOf(path string) string { return filepath.Dir(behind(path)) }

// outlet is what is written to as it comes. The program's own output, which is lent, stays open.
type outlet struct {
	*os.File
	lent bool
}

// Close closes it, unless it is lent.
func (o outlet) Close() error {
	if o.lent {
		return nil
	}
	return o.File.Close()
}

// streamed reports whether a name is of what can only be written to as it comes: the program's own output, which it gives, a pipe, or what swallows all.
func streamed(path string) (own *os.File, streams bool) {
	link, err := os.Lstat(path)
	if err != nil || link.Mode().IsRegular() {
		return nil, false
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, false
	}
	for _, own := range []*os.File{os.Stdout, os.Stderr} {
		if open, err := own.Stat(); err == nil && os.SameFile(info, open) {
			return own, true
		}
	}
	null, err := os.Stat(os.DevNull)
	return nil, info.Mode()&fs.ModeNamedPipe != 0 || err == nil && os.SameFile(info, null)
}

// openOutlet opens what is written to as it comes; it is nil for what is not.
func openOutlet(path string) (io.WriteCloser, error) {
	own, streams := streamed(path)
	if own != nil {
		return outlet{own, true}, nil
	}
	if !streams {
		return nil, nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0) // without which opening a pipe waits for a reader, perhaps for ever
	if errors.Is(err, syscall.ENXIO) {
		return nil, fmt.Errorf("nobody reads from the pipe %s: start what reads from it first, or give the name of a file", path)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be written to: give the name of a file (%w)", path, err)
	}
	return outlet{file, false}, nil
}

// PouredError says that writing to what is no file, such as a pipe, ended too early: what was written before cannot be taken back.
type PouredError struct {
	Path string
	Err  error
}

// Error names what was written to, and why it ended.
func (e *PouredError) Error() string { return fmt.Sprintf("writing to %s: %v", e.Path, e.Err) }

// Unwrap gives the reason.
func (e *PouredError) Unwrap() error { return e.Err }

// pour writes to what is no file. What was written before something failed cannot be taken back.
func pour(path string, out io.WriteCloser, write func(io.Writer) error) error {
	buffered := bufio.NewWriterSize(out, 256<<10)
	err := write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return &PouredError{path, err}
	}
	return nil
}
