package exchange

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// The sheets of a workbook of incidents.
const sheetIncidents, sheetAbout = "Incidents", "About"

// mostSheetRows is how many rows a sheet of a workbook holds (ECMA-376).
const mostSheetRows = 1_048_576

// mostCellText is how many letters a cell holds.
const mostCellText = 32_767

// xlsxWriter writes a workbook: the incidents on a sheet with a header that stays in sight, dates as dates and numbers as numbers, and a sheet that says what they
// are.
type xlsxWriter struct {
	export               Export
	columns              []ExportColumn
	out                  io.Writer
	book                 *excelize.File
	stream               *excelize.StreamWriter
	date, instant, heads int
	rows                 int
	cut, replaced        int // texts that a sheet cannot hold as they are
}

func newXLSXWriter(w io.Writer, e Export) (*xlsxWriter, error) {
	columns, err := ChosenColumns(e.Columns, e.Kept)
	if err != nil {
		return nil, err
	}
	x := &xlsxWriter{export: e, columns: columns, out: w, book: excelize.NewFile()}
	if err := x.begin(); err != nil {
		return nil, fmt.Errorf("beginning the workbook: %w", err)
	}
	return x, nil
}

func (x *xlsxWriter) begin() error {
	if err := x.book.SetSheetName("Sheet1", sheetIncidents); err != nil {
		return err
	}
	dates, instants := "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
	for _, style := range []struct {
		id   *int
		what *excelize.Style
	}{
		{&x.date, &excelize.Style{CustomNumFmt: &dates}}, {&x.instant, &excelize.Style{CustomNumFmt: &instants}}, {&x.heads, &excelize.Style{Font: &excelize.Font{Bold: true}}},
	} {
		var err error
		if *style.id, err = x.book.NewStyle(style.what); err != nil {
			return err
		}
	}
	var err error
	if x.stream, err = x.book.NewStreamWriter(sheetIncidents); err != nil {
		return err
	}
	if err := x.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(x.columns))
	for n, c := range x.columns {
		head[n] = excelize.Cell{StyleID: x.heads, Value: c.Name}
		if err := x.stream.SetColWidth(n+1, n+1, widthOf(c)); err != nil {
			return err
		}
	}
	return x.row(head)
}

// widthOf gives how wide a column is, in letters.
func widthOf(c ExportColumn) float64 {
	switch {
	case c.Code == "text" || c.Code == "title":
		return 48
	case c.Kind == TextColumn:
		return 22
	}
	return 14
}

func (x *xlsxWriter) row(cells []any) error {
	if x.rows++; x.rows > mostSheetRows {
		return fmt.Errorf("a sheet holds %d rows and no more: narrow the filter, or export as CSV", mostSheetRows)
	}
	cell, err := excelize.CoordinatesToCellName(1, x.rows)
	if err != nil {
		return err
	}
	return x.stream.SetRow(cell, cells)
}

// Write writes one incident.
func (x *xlsxWriter) Write(i ceasefire.Incident) error {
	i = x.export.Redactor.Of(i)
	cells := make([]any, len(x.columns))
	for n, c := range x.columns {
		cells[n] = x.cell(c.Value(&x.export, &i))
	}
	if err := x.row(cells); err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	return nil
}

// cell gives a value as a workbook has it. A text is a text there, whatever it begins with; it is guarded all the same, for a sheet is soon saved as CSV.
func (x *xlsxWriter) cell(value any) any {
	switch v := value.(type) {
	case string:
		text, cut, replaced := cellText(v)
		if cut {
			x.cut++
		}
		if replaced {
			x.replaced++
		}
		return text
	case ceasefire.Day:
		if v.IsZero() {
			return nil
		}
		return excelize.Cell{StyleID: x.date, Value: v.Midnight()}
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return excelize.Cell{StyleID: x.instant, Value: v.UTC()}
	}
	return value
}

// cellText gives a text as a cell of a workbook holds it, guarded: cut off where it is too long, and with the letter that stands for no other in place of control characters, which XML has none of.
func cellText(text string) (held string, cut, replaced bool) {
	held = csvline.Guarded(text)
	if strings.IndexFunc(held, noXML) >= 0 {
		replaced = true
		held = strings.Map(func(r rune) rune {
			if noXML(r) {
				return unicode.ReplacementChar
			}
			return r
		}, held)
	}
	if len(held) > mostCellText {
		if letters := []rune(held); len(letters) > mostCellText {
			return string(letters[:mostCellText]), true, replaced
		}
	}
	return held, false, replaced
}

// noXML reports whether a letter is one that XML cannot hold (XML 1.0, 2.2).
func noXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff'
}

// heldBySheet reports whether a text that comes back from a workbook is what a cell of it could hold of another.
func heldBySheet(was, back string) bool {
	plain := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	held, _, _ := cellText(was)
	return strings.TrimSpace(plain.Replace(csvline.Unguarded(held))) == strings.TrimSpace(plain.Replace(back))
}

// lost says which texts the sheet could not hold as they are.
func (x *xlsxWriter) lost() (facts [][2]string) {
	if x.cut > 0 {
		facts = append(facts, [2]string{"Cut off", fmt.Sprintf("Texts that are longer than the %d letters that a cell holds, and end there: %d. A CSV or JSON file has them whole.", mostCellText, x.cut)})
	}
	if x.replaced > 0 {
		facts = append(facts, [2]string{"Replaced", fmt.Sprintf("Texts with control characters, which no workbook holds and in whose place \ufffd stands: %d. A CSV or JSON file has them.", x.replaced)})
	}
	return facts
}

// Close writes the sheet that says what the incidents are, and the workbook.
func (x *xlsxWriter) Close() error {
	if err := x.finish(); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

func (x *xlsxWriter) finish() error {
	if err := x.stream.Flush(); err != nil {
		return err
	}
	if _, err := x.book.NewSheet(sheetAbout); err != nil {
		return err
	}
	about, err := x.book.NewStreamWriter(sheetAbout)
	if err != nil {
		return err
	}
	if err := about.SetColWidth(1, 1, 18); err != nil {
		return err
	}
	if err := about.SetColWidth(2, 2, 100); err != nil {
		return err
	}
	for n, fact := range append(x.export.Facts(), x.lost()...) {
		if err := about.SetRow(fmt.Sprintf("A%d", n+1), []any{excelize.Cell{StyleID: x.heads, Value: fact[0]}, csvline.Guarded(fact[1])}); err != nil {
			return err
		}
	}
	if err := about.Flush(); err != nil {
		return err
	}
	if _, err := x.book.WriteTo(x.out); err != nil {
		return err
	}
	return x.book.Close()
}
