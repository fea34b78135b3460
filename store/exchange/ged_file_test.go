package exchange

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func TestFilesThatAreNotGED(t *testing.T) {
	f, _ := syria(t)
	const head = "id,type_of_violence,date_prec,date_start,date_end,side_a,side_b,low,best,high"
	for name, c := range map[string]struct{ text, says string }{
		"empty":           {"", "empty"},
		"blank":           {"\n\n", "empty"},
		"a picture":       {"\x89PNG\r\n\x1a\n", "picture"},
		"a workbook":      {"PK\x03\x04....", "workbook"},
		"a dossier":       {"SQLite format 3\x00....", "dossier"},
		"UTF-16":          {"\xff\xfei\x00d\x00", "UTF-16"},
		"UTF-16, no mark": {"i\x00d\x00,\x00", "zero byte"},
		"only a mark":     {"\ufeff", "empty"},
		"JSON":            {`{"id": 1}`, "JSON"},
		"a web page":      {"<!DOCTYPE html>", "web page"},
		"gzip":            {"\x1f\x8b\x08", "gzip"},
		"semicolons":      {strings.ReplaceAll(head, ",", ";"), "save it as CSV with commas"},
		"one short":       {strings.ReplaceAll(head, "date_prec,", ""), "no column date_prec;"},
		"two short":       {strings.ReplaceAll(strings.ReplaceAll(head, "date_prec,", ""), "low,", ""), "no column date_prec, low;"},
		"a broken header": {"id,\"type\"x\n", "header on line 1"},
		"ACLED":           {"data_id,event_date,event_type,actor1,actor2,fatalities\n", "no column id,"},
		"another CSV":     {"name,colour\nred,1\n", "no column id"},
		"a column twice":  {head + ",id\n", "twice"},
		"never closed":    {head + "\n1,1,1,2016-09-15,2016-09-15,\"A,B,1,2,3\n", "never closed"},
		"a zero byte":     {head + "\n1,\x00\n", "zero byte"},
		"not UTF-8":       {head + "\n1,\xe9\n", "UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readAll(f, []byte(c.text))
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want a FormatError that says %q", err, c.says)
			}
		})
	}
	folder, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, err := range (GED{Frame: f}).Read(folder) {
		if err == nil || !strings.Contains(err.Error(), "folder") {
			t.Errorf("a folder: %v", err)
		}
	}
}

func TestAFileThatIsNotGEDGivesOneError(t *testing.T) {
	f, _ := syria(t)
	n := 0
	for _, err := range (GED{Frame: f}).Read(strings.NewReader("name\nred\nblue\n")) {
		n++
		if err == nil {
			t.Error("an incident came of it")
		}
	}
	if n != 1 {
		t.Errorf("%d results", n)
	}
}

func TestADiskThatFailsEndsTheReading(t *testing.T) {
	f, _ := syria(t)
	gone := errors.New("the disk is gone")
	n, last := 0, error(nil)
	rows := io.MultiReader(strings.NewReader(head+"1,1,1,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,,\n2,1,"), iotest.ErrReader(gone))
	for _, err := range (GED{Frame: f}).Read(rows) {
		n, last = n+1, err
	}
	if n != 2 || !errors.Is(last, gone) || isRowError(last) {
		t.Errorf("%d results, the last %v", n, last)
	}
}

// endless gives a header and then rows for ever, some of which cannot be read, and counts how many were asked for.
type endless struct {
	rest string
	rows int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		e.rows++
		e.rest = fmt.Sprintf("%d,1,%d,2016-09-15,2016-09-15,A,B,1,1,1,,,1,,,,%s\n", e.rows, e.rows%6, strings.Repeat("x", 1000))
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func TestReadingStopsWhereTheReaderDoes(t *testing.T) {
	f, _ := syria(t)
	in := &endless{rest: head}
	n := 0
	for range (GED{Frame: f}).Read(in) {
		if n++; n == 10 {
			break
		}
	}
	if in.rows > 200 {
		t.Errorf("%d rows were read for ten", in.rows)
	}
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	f, _ := syria(t)
	held := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before, n := held(), 0
	for range (GED{Frame: f}).Read(&endless{rest: head}) { // 20 MB
		if n++; n == 20_000 {
			break
		}
		if n%5000 != 0 {
			continue
		}
		if now := held(); now > before+4<<20 {
			t.Fatalf("after %d rows %d KiB more are held", n, (now-before)>>10)
		}
	}
}
