package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"truceboard/store/keepopen"
)

// applicationID marks a SQLite file as a dossier: the letters TRCB.
const applicationID = 0x54524342

// databaseHead begins every SQLite file.
const databaseHead = "SQLite format 3\x00"

// The places of the two marks in a SQLite file's header (SQLite, "Database File Format", section 1.3).
const (
	headerSize          = 100
	headerEncoding      = 56
	headerUserVersion   = 60
	headerApplicationID = 68
)

// sniff looks at a file without handing it to the database, and refuses what is no dossier or a newer one.
func sniff(path string, newest int) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &OpenError{Path: path, Reason: "is not there: check its name and folder, or make it with truceboard new", cause: err}
	case err != nil:
		return &OpenError{Path: path, Reason: "cannot be looked at: check its name and who may read it", cause: err}
	case info.IsDir():
		return &OpenError{Path: path, Reason: "is a folder: name the dossier in it"}
	case !info.Mode().IsRegular():
		return &OpenError{Path: path, Reason: "is no ordinary file: name a dossier (NAME.truce)"}
	case info.Size() == 0:
		return &OpenError{Path: path, Reason: "is empty: open a backup of it, or make a new dossier with another name"}
	}
	if err := refuseOddLog(behind(path)); err != nil {
		return err
	}
	header, err := readHeader(path)
	if err != nil {
		return &OpenError{Path: path, Reason: "cannot be read: check who may read it", cause: err}
	}
	if err := judgeHeader(path, header, newest); err != nil {
		return err
	}
	return refuseJournal(behind(path), header)
}

func readHeader(path string) (header []byte, err error) {
	file, err := keepopen.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	header = make([]byte, headerSize)
	n, err := io.ReadFull(file, header)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], err
}

func judgeHeader(path string, header []byte, newest int) error {
	if headedSealed(header) {
		return &OpenError{Path: path, Reason: "is sealed: open it into a new file with truceboard unseal first, and use that"}
	}
	if !headedDatabase(header) {
		return &OpenError{Path: path, Reason: "is not a dossier" + kindOf(header) + ": open a file that this program made"}
	}
	if !headedDossier(header) {
		return &OpenError{Path: path, Reason: "is a database of another program, not a dossier: open a file that this program made"}
	}
	if encoding := binary.BigEndian.Uint32(header[headerEncoding:]); encoding > encodingUTF8 {
		return &OpenError{Path: path, Reason: "keeps its texts in another encoding (UTF-16) than this program writes, so that another program made it anew: open the dossier that it was made from, or a backup of it"}
	}
	return refuseNewer(path, layoutIn(header), newest)
}

// encodingUTF8 is the encoding of texts that this program writes, as it stands in a database's header.
const encodingUTF8 = 1

// refuseOddLog refuses a dossier beside which lies what is no file, where the database would keep its log.
func refuseOddLog(path string) error {
	for _, ending := range []string{logEnding, "-shm", journalsEnding} {
		info, err := os.Lstat(path + ending)
		if err != nil || info.Mode().IsRegular() {
			continue
		}
		kind := "no file"
		switch {
		case info.IsDir():
			kind = "a folder"
		case info.Mode()&fs.ModeSymlink != 0:
			kind = "a link"
		}
		return &OpenError{Path: path, Reason: "has " + filepath.Base(path) + ending + " beside it, which is " + kind + ", where the database keeps a file of its own: move that away, and open the dossier again"}
	}
	return nil
}

// headerVersion is where a database's header says whether it is written by a write-ahead log, and journalHead begins the other kind of journal (SQLite, "Database File Format", sections 1.3.3 and 3).
const (
	headerVersion  = 18
	writtenByLog   = 2
	journalHead    = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
	journalsEnding = "-journal"
)

// refuseJournal refuses a dossier beside which lies a journal that is not its own: one of no database, or any at all where the dossier is written by a log. The database would take it away without a word, or bring what stands in it into the
// file. An empty one, or one that is wiped at its beginning, it leaves alone.
func refuseJournal(path string, header []byte) error {
	file, err := os.Open(path + journalsEnding)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &OpenError{Path: path, Reason: "has " + filepath.Base(path) + journalsEnding + " beside it, which cannot be read: check who may read it, or move it away", cause: err}
	}
	begins := make([]byte, len(journalHead))
	n, err := io.ReadFull(file, begins)
	if closed := file.Close(); closed != nil {
		return closed
	}
	wiped := n == 0 || begins[0] == 0
	if wiped || header[headerVersion] != writtenByLog && string(begins) == journalHead {
		return nil
	}
	name := filepath.Base(path) + journalsEnding
	return &OpenError{Path: path, Reason: "has " + name + " beside it, which is not its own: the database would take it away, or bring what stands in it into the dossier. Nothing was changed: move " + name + " to another folder, and open the dossier again", cause: err}
}

// layoutIn gives the layout that stands in a database's header.
func layoutIn(header []byte) int {
	return int(binary.BigEndian.Uint32(header[headerUserVersion:]))
}

// headedDatabase reports whether a file that begins so is a database.
func headedDatabase(header []byte) bool {
	return len(header) >= headerSize && bytes.HasPrefix(header, []byte(databaseHead))
}

// headedDossier reports whether a file that begins so is a dossier, of whatever layout.
func headedDossier(header []byte) bool {
	return headedDatabase(header) && binary.BigEndian.Uint32(header[headerApplicationID:]) == applicationID
}

func refuseNewer(path string, version, newest int) error {
	if version <= newest {
		return nil
	}
	reason := fmt.Sprintf("was made by a newer version of this program (layout %d, this one knows %d): update the program, or ask for a copy made with this version", version, newest)
	return &OpenError{Path: path, Newer: true, Reason: reason}
}

// kindOf says what a file is that is no dossier, where its beginning tells.
func kindOf(header []byte) string {
	for _, kind := range []struct{ magic, name string }{
		{"\x89PNG", "a picture (PNG)"}, {"\xff\xd8\xff", "a picture (JPEG)"}, {"GIF8", "a picture (GIF)"}, {"%PDF", "a PDF document"},
		{"PK\x03\x04", "an archive or a workbook (ZIP)"}, {"\x1f\x8b", "a compressed file"}, {"{", "JSON"}, {"id,", "a CSV file: import it into a dossier"},
	} {
		if strings.HasPrefix(string(header), kind.magic) {
			return " but " + kind.name
		}
	}
	return ""
}
