// Package keepopen opens and closes files that the database may have open in this program, without taking its locks away.
//
// On unix systems a lock of a file is one of the whole program: closing any descriptor of the file drops all that the program holds on it, whoever took them (POSIX, fcntl; SQLite, "How To Corrupt An SQLite Database
// File", section 2.2). Another program that reads a dossier would then take its write-ahead log away beneath the window. So a descriptor of such a file is closed only once no connection of this program has the file open.
package keepopen

import (
	"errors"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// held is a file that the database has open: how often, and the descriptors that wait to be closed.
type held struct {
	info        os.FileInfo
	connections int
	spare       []*os.File
	index       []*os.File // those of its index
}

// register knows the files that the database has open.
type register struct {
	mu    sync.Mutex
	files []*held
}

// ofProgram is the register of this program. It is one for all of them, since the system's locks are: two dossiers of one file share them, whoever opened them.
var ofProgram register

// Connecting says that the database is about to open a file, and gives what is to be called once it has closed it.
func Connecting(path string) (closed func() error) {
	info, err := os.Stat(path)
	if err != nil { // then the database finds nothing to open either
		return func() error { return nil }
	}
	r := &ofProgram
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.same(info)
	if h == nil {
		h = &held{info: info}
		r.files = append(r.files, h)
	}
	h.connections++
	return sync.OnceValue(func() error { return r.leave(h) })
}

// InUse reports whether the database has a file open in this program.
func InUse(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	r := &ofProgram
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.same(info) != nil
}

// indexEnding ends the name of the index of a write-ahead log, on which the database holds locks as well. It makes that when it needs it, beside the file.
const indexEnding = "-shm"

// find gives what is known of a file, or of the one whose index it is; nil where the database does not have it open.
func (r *register) find(info os.FileInfo, path string) *held {
	if of, is := strings.CutSuffix(path, indexEnding); is {
		if main, err := os.Stat(of); err == nil && r.same(main) != nil {
			return r.same(main)
		}
	}
	return r.same(info)
}

// same gives what is known of a file by whatever name it goes.
func (r *register) same(info os.FileInfo) *held {
	for _, h := range r.files {
		if os.SameFile(h.info, info) {
			return h
		}
	}
	return nil
}

// leave counts a connection out, and closes with the last what waited for it.
func (r *register) leave(h *held) (err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if h.connections--; h.connections > 0 {
		return nil
	}
	r.files = slices.DeleteFunc(r.files, func(other *held) bool { return other == h })
	for _, file := range append(h.spare, h.index...) {
		err = errors.Join(err, file.Close())
	}
	return err
}

// File is a file that is open for reading.
type File struct{ *os.File }

// Open opens a file for reading. One that the database has open is read by a descriptor that is there already, where there is one.
func Open(path string) (*File, error) {
	if file := ofProgram.lend(path); file != nil {
		return &File{file}, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &File{file}, nil
}

// lend gives a descriptor of a file that waits to be closed, at its beginning; nil where there is none.
func (r *register) lend(path string) *os.File {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.same(info)
	if h == nil || len(h.spare) == 0 {
		return nil
	}
	file := h.spare[len(h.spare)-1]
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil
	}
	h.spare = h.spare[:len(h.spare)-1]
	return file
}

// Close closes the file, or lets go of it where the database has it open.
func (f *File) Close() error {
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.File.Close())
	}
	return ofProgram.close(info, f.File)
}

// close closes a file that the database does not have open, under the lock, so that it does not open it meanwhile.
func (r *register) close(info os.FileInfo, file *os.File) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch h := r.find(info, file.Name()); {
	case h == nil || runtime.GOOS == "windows": // where locks belong to the descriptor
	case os.SameFile(h.info, info):
		h.spare = append(h.spare, file)
		return nil
	default:
		h.index = append(h.index, file)
		return nil
	}
	return file.Close()
}
