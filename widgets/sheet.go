package widgets

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of a sheet: a row, the room at a cell's sides, how narrow and how wide a column is, and how many rows it asks room for at most.
const sheetRow, sheetSide, sheetNarrow, sheetWide, mostSheetRows = 20, 4, 40, 300, 8

// SheetColumn is a column of a sheet: its name, what is said quietly beneath that, and whether its cells are numbers.
type SheetColumn struct {
	Name, Under string
	Numbers     bool
}

// SheetRow is a row of a sheet: the line on which it begins, and a text for each column.
type SheetRow struct {
	Line  int
	Cells []string
}

// Sheet shows the rows of a file as they stand there beneath the names of the file's columns, each column as wide as its texts, within bounds. The pointer scrolls it both ways, and so do the keys: the
// arrows go from cell to cell, Page Up and Down through the rows, Home and End to the first and the last column. The names stay in sight.
type Sheet struct {
	widget.Table
	// OnEscape is called when Escape is pressed.
	OnEscape func()

	columns []SheetColumn
	rows    []SheetRow
	at      widget.TableCellID // where the keyboard is
}

// Declare conformity with interfaces.
var (
	_ fyne.Widget    = (*Sheet)(nil)
	_ fyne.Focusable = (*Sheet)(nil)
)

// NewSheet makes an empty sheet. The names are rows of the table that stay in their place, as high as the others: Fyne's own row of names, or a higher one, is reckoned in where the table is scrolled to a
// row, and hides others. For the same reason no column stays.
func NewSheet() *Sheet {
	s := &Sheet{}
	s.StickyRowCount = 1
	s.Length = func() (rows, columns int) { return len(s.rows) + s.StickyRowCount, len(s.columns) + 1 }
	s.CreateCell = func() fyne.CanvasObject { return container.New(sheetCell{}, NewText("", RoleBody)) }
	s.UpdateCell = func(id widget.TableCellID, cell fyne.CanvasObject) {
		if text, ok := cell.(*fyne.Container).Objects[0].(*Text); ok {
			s.fill(id, text)
		}
	}
	s.OnSelected = func(id widget.TableCellID) {
		if id != s.at { // it was pressed
			s.goTo(id.Row, id.Col)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other rows beneath other columns. Where the columns are called as before, the sheet stays where it was scrolled to.
func (s *Sheet) Set(columns []SheetColumn, rows []SheetRow) {
	same := slices.EqualFunc(s.columns, columns, func(a, b SheetColumn) bool { return a.Name == b.Name })
	s.columns, s.rows, s.StickyRowCount = columns, nil, 1 // without rows: each width that is set draws all that is there
	if slices.ContainsFunc(columns, func(c SheetColumn) bool { return c.Under != "" }) {
		s.StickyRowCount = 2
	}
	for n, width := range sheetWidths(columns, rows) {
		s.SetColumnWidth(n, width)
	}
	s.rows = rows
	if !same {
		s.at = widget.TableCellID{}
		s.UnselectAll()
		s.ScrollToOffset(fyne.Position{})
	}
	s.Refresh()
}

// sheetWidths gives the width of the lines and of each column.
func sheetWidths(columns []SheetColumn, rows []SheetRow) []float32 {
	widths := make([]float32, len(columns)+1)
	for n := range widths {
		widest := float32(sheetNarrow)
		widen := func(text string, role Role) {
			size := fyne.MeasureText(visual(text), role.size(), role.style())
			widest = min(max(widest, size.Width+2*sheetSide+1), sheetWide)
		}
		if n > 0 {
			widen(columns[n-1].Name, RoleFigure)
			widen(columns[n-1].Under, RoleCaption)
		}
		for _, row := range rows[:min(len(rows), 2*mostSheetRows)] {
			widen(sheetText(row, n), RoleBody)
		}
		widths[n] = widest
	}
	return widths
}

// sheetText gives what stands in a row under a column, its line in the first. A cell of several lines is shown as one.
func sheetText(row SheetRow, column int) string {
	switch {
	case column == 0:
		return strconv.Itoa(row.Line)
	case column > len(row.Cells):
		return ""
	}
	text := row.Cells[column-1]
	if most := 4 * sheetWide; len(text) > most { // no more is ever seen, and measuring what stands beyond it takes long
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return strings.Join(strings.Fields(text), " ")
}

// fill shows what stands at a place.
func (s *Sheet) fill(id widget.TableCellID, text *Text) {
	words, role, numbers := "", RoleBody, id.Col == 0
	if id.Col > 0 && id.Col <= len(s.columns) {
		numbers = s.columns[id.Col-1].Numbers
	}
	switch row := id.Row - s.StickyRowCount; {
	case id.Col > len(s.columns) || row >= len(s.rows): // of what was there before
	case row >= 0:
		words = sheetText(s.rows[row], id.Col)
	case id.Row == 0 && id.Col == 0:
		words, role = "Line", RoleFigure
	case id.Row == 0:
		words, role = s.columns[id.Col-1].Name, RoleFigure
	case id.Col > 0:
		words, role = s.columns[id.Col-1].Under, RoleCaption
	}
	text.Alignment = sheetAlignment(words, numbers)
	text.setRole(role)
	text.SetText(words)
	text.Refresh() // the alignment may be another though the words are not
}

// sheetAlignment puts numbers, and what is read from the right, to the right.
func sheetAlignment(text string, numbers bool) fyne.TextAlign {
	if numbers || readFromRight(text) {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}

// MinSize is that of a few columns and of as many rows as there are, up to a few, with room for the bar by which it is scrolled sideways.
func (s *Sheet) MinSize() fyne.Size {
	shown := min(max(len(s.rows), 1), mostSheetRows) + s.StickyRowCount
	return fyne.NewSize(4*sheetNarrow, float32(shown)*s.rowHeight()+theme.Size(fynetheme.SizeNameScrollBarSmall))
}

// rowHeight gives the height of a row with the room to the next.
func (s *Sheet) rowHeight() float32 { return sheetRow + theme.Size(fynetheme.SizeNamePadding) }

// FocusGained shows where the keyboard is.
func (s *Sheet) FocusGained() {
	s.Table.FocusGained()
	s.goTo(s.at.Row, s.at.Col)
}

// FocusLost takes that back.
func (s *Sheet) FocusLost() {
	s.UnselectAll()
	s.Table.FocusLost()
}

// TypedKey goes from cell to cell.
func (s *Sheet) TypedKey(key *fyne.KeyEvent) {
	page := max(int(s.Size().Height/s.rowHeight())-s.StickyRowCount-1, 1)
	switch key.Name {
	case fyne.KeyDown:
		s.goTo(s.at.Row+1, s.at.Col)
	case fyne.KeyUp:
		s.goTo(s.at.Row-1, s.at.Col)
	case fyne.KeyPageDown:
		s.goTo(s.at.Row+page, s.at.Col)
	case fyne.KeyPageUp:
		s.goTo(s.at.Row-page, s.at.Col)
	case fyne.KeyRight:
		s.goTo(s.at.Row, s.at.Col+1)
	case fyne.KeyLeft:
		s.goTo(s.at.Row, s.at.Col-1)
	case fyne.KeyHome:
		s.goTo(s.at.Row, 0)
	case fyne.KeyEnd:
		s.goTo(s.at.Row, len(s.columns))
	case fyne.KeyEscape:
		if s.OnEscape != nil {
			s.OnEscape()
		}
	}
}

// goTo brings a cell of a row into sight, the nearest there is.
func (s *Sheet) goTo(row, column int) {
	if len(s.rows) == 0 {
		return
	}
	first := s.StickyRowCount
	s.at = widget.TableCellID{Row: min(max(row, first), first+len(s.rows)-1), Col: min(max(column, 0), len(s.columns))}
	s.Highlight(s.at)
	s.Select(s.at) // Fyne's own mark of the keyboard is that of the pointer, and hardly seen
}

// sheetCell lays a text between the sides of its cell.
type sheetCell struct{}

// MinSize is that of a narrow cell, whatever stands in it: the widths are the columns'.
func (sheetCell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(sheetNarrow, sheetRow) }

// Layout leaves room at the sides.
func (sheetCell) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	for _, part := range parts {
		height := part.MinSize().Height
		part.Move(fyne.NewPos(sheetSide, (size.Height-height)/2))
		part.Resize(fyne.NewSize(size.Width-2*sheetSide, height))
	}
}
