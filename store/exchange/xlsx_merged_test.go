package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// What a merged cell says of when and where holds for all its rows; a number of people in one is counted once.
func TestAMergedCellHoldsForAllItsRows(t *testing.T) {
	frame, _ := syria(t)
	book := excelize.NewFile()
	var failed error
	for r, row := range [][]any{{"Date", "Time", "Type", "Place", "Killed"}, {at("2016-09-15 00:00"), 0.6041666667, "shelling", "Azaz", 3}, {nil, nil, "shelling", "Marea"}, {nil, nil, "air strike"}, {at("2016-09-16 00:00"), nil, "shelling", "Homs", 1}} {
		for c, value := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if value != nil {
				err = errors.Join(err, book.SetCellValue("Sheet1", cell, value))
			}
			failed = errors.Join(failed, err)
		}
	}
	failed = errors.Join(failed, book.MergeCell("Sheet1", "A2", "A4"), book.MergeCell("Sheet1", "D3", "D4"), book.MergeCell("Sheet1", "E2", "E4"), book.MergeCell("Sheet1", "B2", "B3"))
	var out bytes.Buffer
	if err := errors.Join(failed, book.Write(&out), book.Close()); err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, i := range taken(t, frame, out.Bytes(), Reading{}) {
		said = append(said, fmt.Sprint(i.When.Format(frame.Agreement.Location()), " ", i.Place.Name, " ", i.Deaths.Best.Or(-1)))
	}
	want := []string{"15 Sep 2016, 14:30 Azaz 3", "15 Sep 2016, 14:30 Marea -1", "15 Sep 2016 Marea -1", "16 Sep 2016 Homs 1"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

func TestASpreadsheetOfLibreOfficeIsNamed(t *testing.T) {
	frame, _ := syria(t)
	var out bytes.Buffer
	parts := zip.NewWriter(&out)
	for _, name := range []string{"mimetype", "content.xml", "META-INF/manifest.xml"} {
		if _, err := parts.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := parts.Close(); err != nil {
		t.Fatal(err)
	}
	file := MemoryData("list.ods", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if _, err := Sniff(t.Context(), file, frame, Reading{}); err == nil || !strings.Contains(err.Error(), "(.ods), which is not read: save it there as an Excel workbook") {
		t.Error(err)
	}
}
