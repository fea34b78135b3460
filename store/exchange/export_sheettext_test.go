package exchange

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"truceboard/store/ceasefire"
)

// What a cell of a workbook cannot hold is said on its second sheet, and coming back it is no change.
func TestTextsThatASheetCannotHold(t *testing.T) {
	frame, _ := syria(t)
	long := strings.Repeat("نص ", 20_000) + "end"
	was := ceasefire.Incident{
		ID: ceasefire.ID{1, 15: 9}, Type: ceasefire.Shelling, Title: "a \x01 b\r\nc", Text: long, When: ceasefire.DayMoment(ceasefire.DayFrom(2016, 9, 15), frame.Agreement.Location()), Place: ceasefire.Place{Name: "=Azaz"},
	}
	text := madeFile(t, KindXLSX, Export{Frame: frame}, was)
	book, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(sheetAbout)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, row := range rows {
		said[row[0]] = row[1]
	}
	if !strings.Contains(said["Cut off"], "and end there: 1.") || !strings.Contains(said["Replaced"], "stands: 1.") {
		t.Errorf("%q", said)
	}
	file, r := sniffed(t, frame, text, Reading{})
	for row, err := range r.Incidents(t.Context(), file, frame) {
		if err != nil {
			t.Fatal(err)
		}
		now := r.Over(frame)(was, row)
		if now.Text != was.Text || now.Title != was.Title || now.Place.Name != was.Place.Name {
			t.Errorf("it comes back as %.40q, %q, %q", now.Text, now.Title, now.Place.Name)
		}
		row.Text = "other"
		if now := r.Over(frame)(was, row); now.Text != "other" {
			t.Errorf("a change of it is %.40q", now.Text)
		}
	}
}
