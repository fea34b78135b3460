package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"truceboard/store/ceasefire"
)

// workbook makes a workbook with a sheet of these rows, the first of which is the header, and dates shown as a desk in the United States shows them.
func workbook(t testing.TB, sheets map[string][][]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: ref("m/d/yy h:mm")})
	if err != nil {
		t.Fatal(err)
	}
	for name, rows := range sheets {
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, value := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err == nil {
					err = book.SetCellValue(name, at, value)
				}
				if _, isTime := value.(time.Time); isTime && err == nil {
					err = book.SetCellStyle(name, at, at, style)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if sheets["Sheet1"] == nil {
		if err := book.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(book.Write(&out), book.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func ref[T any](v T) *T { return &v }

func at(text string) time.Time {
	when, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return when
}

func TestAWorkbookHasDatesAsDatesAndNumbersAsNumbers(t *testing.T) {
	frame, _ := syria(t)
	book := workbook(t, map[string][][]any{
		"Notes":     {{"Compiled by the mission"}},
		"Incidents": {{"Monthly list"}, nil, {"Date", "Type", "Place", "Lat", "Lon", "Killed"}, {at("2016-09-12 00:00"), "Shelling", "Aleppo", 36.2, 37.16, 3}, {at("2016-09-13 14:20"), "Shooting", "Idlib"}},
	})
	_, r := sniffed(t, frame, book, Reading{})
	if r.Container != Workbook || r.Sheet != "Incidents" || r.HeaderRow != 2 || len(r.Doubts) > 0 {
		t.Fatalf("%+v", r)
	}
	got := taken(t, frame, book, Reading{})
	if len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	zone := frame.Agreement.Location()
	day, minute := got[0], got[1]
	if day.When != ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 12), zone) || day.Place.Point != (ceasefire.Point{Lat: 36.2, Lon: 37.16}) || day.Deaths.Best != ceasefire.People(3) {
		t.Errorf("%+v", day)
	}
	if minute.When.Precision != ceasefire.PrecisionMinute || minute.When.From.In(zone).Format("2006-01-02 15:04") != "2016-09-13 14:20" || minute.Place.HasPoint || minute.Origin.Line != 5 {
		t.Errorf("%+v", minute)
	}
}

func TestTheSheetIsAskedForWhereTwoWouldDo(t *testing.T) {
	frame, _ := syria(t)
	rows := [][]any{{"Date", "Type"}, {"2016-09-12", "Shelling"}}
	book := workbook(t, map[string][][]any{"North": rows, "South": rows})
	_, r := sniffed(t, frame, book, Reading{})
	if len(r.Doubts) != 1 || r.Doubts[0].About != AboutSheet || len(r.Doubts[0].Choices) != 2 {
		t.Errorf("%+v", r.Doubts)
	}
	if _, r = sniffed(t, frame, book, Reading{Sheet: "south"}); r.Sheet != "South" || len(r.Doubts) > 0 {
		t.Errorf("%q, %+v", r.Sheet, r.Doubts)
	}
	about := workbook(t, map[string][][]any{"About": {{"Filter", "all"}, {"Scope", "in"}}, "North": rows})
	if _, r = sniffed(t, frame, about, Reading{}); r.Sheet != "North" || len(r.Doubts) > 0 {
		t.Errorf("%q, %+v", r.Sheet, r.Doubts)
	}
	_, err := Sniff(context.Background(), MemoryData("x", bytes.NewReader(book), int64(len(book))), frame, Reading{Sheet: "West"})
	if err == nil || !strings.Contains(err.Error(), `no sheet "West": choose one of `) {
		t.Error(err)
	}
}

// repacked gives a workbook with one part replaced.
func repacked(t *testing.T, book []byte, part string, content func(io.Writer) error) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, file := range in.File {
		if file.Name == part {
			continue
		}
		if err := packed.Copy(file); err != nil {
			t.Fatal(err)
		}
	}
	w, err := packed.Create(part)
	if err == nil {
		err = content(w)
	}
	if err := errors.Join(err, packed.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zeros writes so many bytes of nothing.
func zeros(n int64) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.CopyN(w, zeroReader{}, n)
		return err
	}
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) { return len(p), nil }

func TestWorkbooksThatAreBombsOrDamagedAreRefused(t *testing.T) {
	frame, _ := syria(t)
	book := workbook(t, map[string][][]any{"Sheet1": {{"Date", "Type"}, {"2016-09-12", "Shelling"}}})
	lying := bytes.Clone(book)
	for at := 0; ; { // every part says that it unpacks to 5 bytes
		next := bytes.Index(lying[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next
		copy(lying[at+24:], []byte{5, 0, 0, 0})
		at += 4
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"a sheet of zeros":       {repacked(t, book, "xl/worksheets/sheet1.xml", zeros(64<<20)), "more than can be read"},
		"a picture of zeros":     {repacked(t, book, "xl/media/image1.png", zeros(64<<20)), "more than can be read"},
		"it lies about its size": {lying, "damaged"},
		"cut off":                {book[:len(book)/2], "damaged"},
		"another archive":        {repackedAll(t), "no Excel workbook"},
		"no sheet":               {repacked(t, book, "xl/worksheets/sheet1.xml", func(w io.Writer) error { _, err := io.WriteString(w, "<worksheet>"); return err }), ""},
		"a blank sheet":          {workbook(t, map[string][][]any{"Sheet1": {{"Date"}}}), "no sheet of the workbook has rows"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Sniff(context.Background(), MemoryData("x.xlsx", bytes.NewReader(c.data), int64(len(c.data))), frame, Reading{})
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want a FormatError that says %q", err, c.says)
			}
		})
	}
}

// repackedAll makes an archive that is no workbook.
func repackedAll(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	w, err := packed.Create("events.csv")
	if err == nil {
		_, err = io.WriteString(w, "id,date\n")
	}
	if err := errors.Join(err, packed.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookOnDiskIsReadInPlace(t *testing.T) {
	frame, _ := syria(t)
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := os.WriteFile(path, workbook(t, map[string][][]any{"Sheet1": {{"Date", "Type"}, {"2016-09-12", "Shelling"}}}), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := OpenData(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := Sniff(context.Background(), file, frame, Reading{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range r.Incidents(context.Background(), file, frame) {
		if n++; err != nil {
			t.Error(err)
		}
	}
	if p := file.Progress(); n != 1 || p.Done != 2 || p.Total != 2 {
		t.Errorf("%d rows, %+v", n, p)
	}
}

func TestNumbersOfDates(t *testing.T) {
	for _, c := range []struct {
		cell     string
		from1904 bool
		want     string
	}{
		{dateMark + "42628.5972222222", false, "2016-09-15 14:20:00"}, {dateMark + "42628.0000000000", false, "2016-09-15"}, {dateMark + "41166.5000000000", true, "2016-09-15 12:00:00"},
		{dateMark + "42628.9999999999", false, "2016-09-16"}, {dateMark + "1.0000000000", false, "1900-01-01"}, {dateMark + "61.0000000000", false, "1900-03-01"},
		{dateMark + "-53688.0000000000", false, "1753-01-01"}, {timeMark + "0.5972222222", false, "14:20:00"}, {"42628", false, "42628"}, {dateMark + "x", false, "x"},
		{dateMark + "99999999", false, "99999999"}, {dateMark + "NaN", false, "NaN"}, {timeMark + "nan", false, "nan"}, {"", false, ""},
	} {
		if got := isoDate(c.cell, c.from1904); got != c.want {
			t.Errorf("%q: %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestWhichFormatsShowDates(t *testing.T) {
	for code, want := range map[string][2]bool{
		"yyyy-mm-dd": {true, false}, "d/m/yy h:mm": {true, false}, "[$-409]mmm d": {true, false}, "hh:mm": {false, true}, "[h]:mm:ss": {false, true}, "0.00": {}, "#,##0": {}, "General": {},
		`0 "days"`: {}, `0\d`: {}, "[Red]0": {}, "@": {}, "mmm": {true, false},
	} {
		if date, clock := codeShowsDate(code); date != want[0] || clock != want[1] {
			t.Errorf("%s: %t, %t", code, date, clock)
		}
	}
}
