package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"truceboard/store/keepopen"
)

// Progress is how much of a file was read: bytes of a text, rows of a workbook's sheet.
type Progress struct{ Done, Total int64 }

// DataFile is a file of incidents that is open for reading. It is read from its beginning as often as is asked for, by one goroutine at a time;
// Progress may be asked for by any.
type DataFile struct {
	name   string
	path   string // empty where it is no file on disk
	from   io.ReaderAt
	size   int64
	info   fs.FileInfo
	closer io.Closer
	digest string    // once it was asked for
	counts rowCounts // of a workbook's sheets, once its parts were found sound
	done   atomic.Int64
	total  atomic.Int64
}

// OpenData opens a data file. A folder, or whatever else is no ordinary file, is a *FormatError; the caller closes the file.
func OpenData(path string) (*DataFile, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, formatError("there is no file %s: check its name and folder", path)
	case err != nil:
		return nil, fmt.Errorf("looking at %s: %w", path, err)
	case info.IsDir():
		return nil, formatError("%s is a folder: name the data file in it", path)
	case !info.Mode().IsRegular():
		return nil, formatError("%s is no ordinary file: save the data to a file first", path)
	}
	file, err := keepopen.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	if info, err = file.Stat(); err != nil {
		return nil, errors.Join(fmt.Errorf("looking at %s: %w", path, err), file.Close())
	}
	return &DataFile{name: filepath.Base(path), path: path, from: file, size: info.Size(), info: info, closer: file}, nil
}

// MemoryData makes a data file of bytes that are read from somewhere else.
func MemoryData(name string, from io.ReaderAt, size int64) *DataFile {
	return &DataFile{name: name, from: from, size: size}
}

// Name gives the file's name without its folder.
func (d *DataFile) Name() string { return d.name }

// Path gives the name that the file was opened by; it is empty where it is no file on disk.
func (d *DataFile) Path() string { return d.path }

// Size gives the file's length in bytes.
func (d *DataFile) Size() int64 { return d.size }

// Close closes the file.
func (d *DataFile) Close() error {
	if d.closer == nil {
		return nil
	}
	return d.closer.Close()
}

// Progress gives how much of the file the reading that is under way, or was the last, has read.
func (d *DataFile) Progress() Progress {
	done, total := d.done.Load(), d.total.Load()
	return Progress{Done: done, Total: max(done, total)}
}

// begin notes that a reading of so many units begins.
func (d *DataFile) begin(total int64) {
	d.done.Store(0)
	d.total.Store(total)
}

// Digest reads the file through and gives its SHA-256 as hexadecimal digits. A reading that follows holds the file to it.
func (d *DataFile) Digest(ctx context.Context) (string, error) {
	d.begin(d.size)
	sum := sha256.New()
	if _, err := io.Copy(sum, d.bytes(ctx, nil)); err != nil {
		return "", fmt.Errorf("reading %s for its digest: %w", d.name, err)
	}
	d.digest = hex.EncodeToString(sum.Sum(nil))
	return d.digest, d.unchanged(nil)
}

// unchanged refuses a file that is not what it was when it was opened; sum, where there is one, is of the bytes that were read.
func (d *DataFile) unchanged(sum hash.Hash) error {
	changed := formatError("%s was changed while it was being read: wait until it is written, and try again", d.name)
	if d.digest != "" && sum != nil && hex.EncodeToString(sum.Sum(nil)) != d.digest {
		return changed
	}
	if d.info == nil {
		return nil
	}
	now, err := os.Stat(d.path)
	if err != nil || !os.SameFile(now, d.info) || now.Size() != d.info.Size() || !now.ModTime().Equal(d.info.ModTime()) {
		return changed
	}
	return nil
}

// bytes gives the file's bytes from the beginning, with progress, until ctx ends; sum, where there is one, takes them in.
func (d *DataFile) bytes(ctx context.Context, sum hash.Hash) io.Reader {
	return &dataReader{ctx: ctx, file: d, sum: sum, from: io.NewSectionReader(d.from, 0, d.size)}
}

// dataReader reads a data file.
type dataReader struct {
	ctx  context.Context
	file *DataFile
	sum  hash.Hash
	from *io.SectionReader
}

// Read reads on, unless the reading was cancelled.
func (r *dataReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.from.Read(p)
	r.file.done.Add(int64(n))
	if r.sum != nil {
		r.sum.Write(p[:n])
	}
	return n, err
}
