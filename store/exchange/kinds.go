package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// foreign lists what people hand over in place of a CSV file, by how it begins.
func foreign() []struct{ magic, what string } {
	const asCSV = "save the sheet you need as CSV in UTF-8 and import that"
	return []struct{ magic, what string }{
		{"\x89PNG", "a picture (PNG)"},
		{"\xff\xd8\xff", "a picture (JPEG)"},
		{"%PDF", "a PDF document"},
		{"SQLite format 3\x00", "a database (SQLite); if it is a dossier, open it instead"},
		{"PK\x03\x04", "a ZIP archive or an Excel workbook: unpack it, or " + asCSV},
		{"\xd0\xcf\x11\xe0", "an old Excel workbook, or one that is locked with a password: " + asCSV},
		{"\x1f\x8b", "a compressed file (gzip): unpack it"},
		{"\xff\xfe", "text in UTF-16: save it as CSV in UTF-8"},
		{"\xfe\xff", "text in UTF-16: save it as CSV in UTF-8"},
		{"<", "a web page or XML: fetch the data file itself"},
		{"{", "JSON"},
		{"[", "JSON"},
	}
}

// openText readies a CSV file for reading: it passes over a byte order mark and refuses folders, empty files and files of other
// kinds with a *FormatError.
func openText(r io.Reader) (*bufio.Reader, error) {
	if isFolder(r) {
		return nil, formatError("this is a folder: name the CSV file in it")
	}
	in := bufio.NewReaderSize(r, 64<<10)
	start, err := in.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading the file: %w", err)
	}
	mark := []byte("\ufeff")
	if bytes.HasPrefix(start, mark) {
		if _, err := in.Discard(len(mark)); err != nil {
			return nil, fmt.Errorf("reading the file: %w", err)
		}
		start = start[len(mark):]
	}
	return in, refuseForeign(start)
}

func refuseForeign(start []byte) error {
	start = bytes.TrimLeft(start, " \t\r\n")
	if len(start) == 0 {
		return formatError("the file is empty: choose the CSV file that holds the events")
	}
	for _, kind := range foreign() {
		if bytes.HasPrefix(start, []byte(kind.magic)) {
			return formatError("this is not a CSV file of events: it is %s", kind.what)
		}
	}
	return nil
}

// isFolder reports whether a reader is an open folder, which some systems open as they do a file.
func isFolder(r io.Reader) bool {
	file, ok := r.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.IsDir()
}
