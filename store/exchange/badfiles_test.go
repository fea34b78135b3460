package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// onDisk writes a file and opens it.
func onDisk(t *testing.T, text string) (*DataFile, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := OpenData(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	return file, path
}

// readThrough reads a file to its end, and gives how many rows were taken and refused and what ended it.
func readThrough(t testing.TB, frame ceasefire.Frame, file *DataFile, told Reading) (good, bad int, err error) {
	t.Helper()
	r, err := Sniff(context.Background(), file, frame, told)
	if err != nil {
		return 0, 0, err
	}
	for _, failed := range r.Incidents(context.Background(), file, frame) {
		switch {
		case failed == nil:
			good++
		case isRowError(failed):
			bad++
		default:
			err = failed
		}
	}
	return good, bad, err
}

const tableHead = "Date,Type,Text\n"

func TestFilesThatAreNoTables(t *testing.T) {
	frame, _ := syria(t)
	const row = "2016-09-15,Shelling,x\n"
	for name, c := range map[string]struct{ text, says string }{
		"empty":                    {"", "the file is empty"},
		"only a mark":              {"\ufeff", "the file is empty"},
		"only a mark, UTF-16":      {"\xff\xfe", "the file is empty"},
		"blank lines":              {"\n\n\r\n", "the file is empty"},
		"a picture":                {"\x89PNG\r\n\x1a\n....", "a picture"},
		"an old workbook":          {"\xd0\xcf\x11\xe0....", "an old Excel workbook"},
		"a web page":               {"<html>", "a web page"},
		"JSON of others":           {`{"type": "FeatureCollection"}`, "JSON"},
		"a column twice":           {"Date,Type,date\n" + row, `the header has the column "date" twice`},
		"a quote never closed":     {tableHead + row + "2016-09-15,Shelling,\"x\n" + row, "line 3 opens a quotation mark that is never closed"},
		"a zero byte":              {tableHead + row + "2016-09-15,Shelling,\x00\n", "line 3 holds a zero byte"},
		"not UTF-8 after all":      {tableHead + strings.Repeat(row, sniffedStart/len(row)+9) + "2016-09-15,Shelling,\xe9\n" + strings.Repeat(row, 2*sniffedStart/len(row)), "is not UTF-8 text"},
		"a row of 20 MB":           {tableHead + row + "2016-09-15,Shelling," + strings.Repeat("x", 20<<20) + "\n", "longer than 16 MiB"},
		"a row of too many fields": {tableHead + row + strings.Repeat(",", 5000) + "\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			file := MemoryData("x", strings.NewReader(c.text), int64(len(c.text)))
			_, _, err := readThrough(t, frame, file, Reading{})
			var format *FormatError
			if c.says != "" && (!errors.As(err, &format) || !strings.Contains(err.Error(), c.says)) || c.says == "" && err != nil {
				t.Errorf("%v, want a FormatError that says %q", err, c.says)
			}
		})
	}
}

func TestARowOf10MBIsTaken(t *testing.T) {
	frame, _ := syria(t)
	file, _ := onDisk(t, tableHead+"2016-09-15,Shelling,"+strings.Repeat("x", 10<<20)+"\n2016-09-15,Shelling,y\n")
	if good, bad, err := readThrough(t, frame, file, Reading{}); good != 2 || bad != 0 || err != nil {
		t.Errorf("%d, %d, %v", good, bad, err)
	}
}

func TestWhatIsNoFile(t *testing.T) {
	folder := t.TempDir()
	for path, says := range map[string]string{folder: "is a folder", os.DevNull: "is no ordinary file", filepath.Join(folder, "none"): "there is no file"} {
		var format *FormatError
		if _, err := OpenData(path); !errors.As(err, &format) || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
}

func TestAFileThatChangesWhileItIsReadIsRefused(t *testing.T) {
	frame, _ := syria(t)
	const rows = tableHead + "2016-09-15,Shelling,x\n2016-09-16,Shelling,y\n"
	for name, change := range map[string]func(path string) error{
		"it grows": func(path string) error {
			file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err == nil {
				_, err = file.WriteString("2016-09-17,Shelling,z\n")
				err = errors.Join(err, file.Close())
			}
			return err
		},
		"it is replaced": func(path string) error {
			if err := os.WriteFile(path+".new", []byte(rows), 0o644); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
		"it goes": os.Remove,
		"its letters change and its time does not": func(path string) error {
			info, err := os.Stat(path)
			if err == nil {
				err = os.WriteFile(path, []byte(strings.ReplaceAll(rows, ",y", ",z")), 0o644)
			}
			if err == nil {
				err = os.Chtimes(path, time.Time{}, info.ModTime())
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			file, path := onDisk(t, rows)
			if _, err := file.Digest(context.Background()); err != nil {
				t.Fatal(err)
			}
			r, err := Sniff(context.Background(), file, frame, Reading{})
			if err != nil {
				t.Fatal(err)
			}
			if err := change(path); err != nil {
				t.Fatal(err)
			}
			var last error
			for _, err := range r.Incidents(context.Background(), file, frame) {
				last = err
			}
			var format *FormatError
			if !errors.As(last, &format) || !strings.Contains(last.Error(), "changed while it was being read") {
				t.Error(last)
			}
		})
	}
}

func TestACancelledReadingEnds(t *testing.T) {
	frame, _ := syria(t)
	file, r := sniffed(t, frame, []byte(tableHead+strings.Repeat("2016-09-15,Shelling,x\n", 20_000)), Reading{})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range r.Incidents(ctx, file, frame) {
		if n++; n == 10 {
			cancel()
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	if n > 10_000 {
		t.Errorf("%d rows were read on", n)
	}
}

// huge is a table of 2 GB that is made as it is read.
type huge struct{ size int64 }

const hugeRow = "2016-09-15,Shelling,a synthetic row of a hundred letters or so, which comes again and again.....\n"

// ReadAt gives a piece of the table.
func (h huge) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at+int64(n) < h.size {
		place := at + int64(n)
		piece := tableHead
		if place >= int64(len(tableHead)) {
			place, piece = (place-int64(len(tableHead)))%int64(len(hugeRow)), strings.Replace(hugeRow, "again,", "again;", 1)
		}
		n += copy(p[n:min(int64(len(p)), h.size-at)], piece[place:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func TestAFileOf2GBTakesNoMemory(t *testing.T) {
	frame, _ := syria(t)
	file := MemoryData("huge.csv", huge{2 << 30}, 2<<30)
	r, err := Sniff(context.Background(), file, frame, Reading{Delimiter: ','})
	if err != nil {
		t.Fatal(err)
	}
	held := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before, n := held(), 0
	for _, err := range r.Incidents(context.Background(), file, frame) {
		if n++; err != nil && !isRowError(err) {
			t.Fatal(err)
		}
		if n%20_000 == 0 && held() > before+8<<20 {
			t.Fatalf("after %d rows %d KiB more are held", n, (held()-before)>>10)
		}
		if n == 60_000 {
			break
		}
	}
	if p := file.Progress(); p.Total != 2<<30 || p.Done < 1<<20 || p.Done > p.Total {
		t.Errorf("%+v", p)
	}
}

func TestSniffingReadsABoundedPart(t *testing.T) {
	frame, _ := syria(t)
	counted := &countingAt{from: huge{2 << 30}}
	if _, err := Sniff(context.Background(), MemoryData("huge.csv", counted, 2<<30), frame, Reading{}); err != nil {
		t.Fatal(err)
	}
	if most := int64(sniffedStart + sniffedPieces*sniffedPiece + 1<<20); counted.n > most {
		t.Errorf("%d bytes were read", counted.n)
	}
}

// countingAt counts the bytes that are read.
type countingAt struct {
	from io.ReaderAt
	n    int64
}

// ReadAt reads and counts.
func (c *countingAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.from.ReadAt(p, at)
	c.n += int64(n)
	return n, err
}

func TestWordsAreCountedUpToABound(t *testing.T) {
	frame, _ := syria(t)
	var text bytes.Buffer
	text.WriteString("Date,Type,Actor\n")
	for n := range mostValues + 100 {
		fmt.Fprintf(&text, "2016-09-15,Shelling,Group %d\n", n)
	}
	file, r := sniffed(t, frame, text.Bytes(), Reading{})
	rows := r.Open(file, frame)
	for _, err := range rows.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if n := len(rows.Values()); n != mostValues+1 {
		t.Errorf("%d words", n)
	}
}
