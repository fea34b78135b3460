package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"
)

// ledgerColumns are a name that takes what is left, and two columns of figures.
var ledgerColumns = []LedgerColumn{{}, {Width: 60, Role: RoleFigure, Alignment: fyne.TextAlignTrailing}, {Width: 90, Role: RoleCaption}}

// showLedger shows rows in a window and keeps the places that are pressed.
func showLedger(t *testing.T, rows ...LedgerRow) (*Ledger, fyne.Window, *[]int) {
	t.Helper()
	look(t, fynetheme.VariantLight)
	l, pressed := NewLedger(ledgerColumns), &[]int{}
	l.OnTapped = func(row int) { *pressed = append(*pressed, row) }
	l.SetRows(rows)
	return l, show(t, l, fyne.NewSize(400, 200)), pressed
}

// cellsOf lists what stands in a ledger.
func cellsOf(l *Ledger) [][]string {
	var rows [][]string
	for _, line := range l.lines {
		var cells []string
		for _, cell := range line.cells {
			cells = append(cells, cell.Text())
		}
		rows = append(rows, cells)
	}
	return rows
}

func TestLedgerRows(t *testing.T) {
	l, _, _ := showLedger(t, LedgerRow{Cells: []string{"US", "1.5", "2 of 5"}}, LedgerRow{Cells: []string{"Russia", "1.0", "3 of 5"}})
	l.SetRows([]LedgerRow{{Cells: []string{"Opposition"}}, {Cells: []string{"a", "b", "c", "one too many"}}, {}})
	want := [][]string{{"Opposition", "", ""}, {"a", "b", "c"}, {"", "", ""}}
	if diff := cmp.Diff(want, cellsOf(l)); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if l.MinSize().Height != 3*ledgerRow {
		t.Errorf("three rows are %v high", l.MinSize().Height)
	}
	l.SetRows(nil)
	if l.MinSize().Height != 0 || len(test.WidgetRenderer(l).Objects()) != 0 {
		t.Errorf("no rows are %v high", l.MinSize().Height)
	}
}

func TestLedgerKeyboard(t *testing.T) {
	row := LedgerRow{Cells: []string{"x"}}
	for _, tt := range []struct {
		name string
		rows []LedgerRow
		keys []fyne.KeyName
		want []int
	}{
		{"down and up", []LedgerRow{row, row, row}, []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeyEnter}, []int{0, 1, 0}},
		{"not beyond the last", []LedgerRow{row, row}, []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, []int{1}},
		{"nothing", nil, []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, w, pressed := showLedger(t, tt.rows...)
			w.Canvas().Focus(l)
			press(l, tt.keys...)
			if !slices.Equal(*pressed, tt.want) {
				t.Errorf("pressed %v, want %v", *pressed, tt.want)
			}
		})
	}
}

func TestLedgerKeepsItsRowForTheKeyboard(t *testing.T) {
	row := LedgerRow{Cells: []string{"x"}}
	l, w, pressed := showLedger(t, row, row, row, row)
	w.Canvas().Focus(l)
	press(l, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	w.Canvas().Unfocus()
	press(l, fyne.KeyReturn) // without the keyboard, nothing is pressed
	w.Canvas().Focus(l)
	press(l, fyne.KeyReturn)
	l.SetRows([]LedgerRow{row, row})
	press(l, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn)
	if !slices.Equal(*pressed, []int{3, 1, 0}) {
		t.Errorf("pressed %v, want the last row, then the last that is left, then the one above", *pressed)
	}
	w.Canvas().Unfocus()
	l.SetRows(nil)
	l.SetRows([]LedgerRow{row})
	w.Canvas().Focus(l)
	press(l, fyne.KeyReturn)
	if !slices.Equal(*pressed, []int{3, 1, 0, 0}) {
		t.Errorf("pressed %v, want the only row at the end", *pressed)
	}
}

func TestLedgerMouse(t *testing.T) {
	l, _, pressed := showLedger(t, LedgerRow{Cells: []string{"a"}}, LedgerRow{Cells: []string{"b"}})
	test.Tap(l.lines[1])
	l.lines[1].MouseIn(nil)
	hovered := l.lines[1].hovered
	l.lines[1].MouseOut()
	if !slices.Equal(*pressed, []int{1}) || !hovered || l.lines[1].hovered {
		t.Errorf("pressed %v, hovered %v, then %v", *pressed, hovered, l.lines[1].hovered)
	}
	l.OnTapped = nil
	test.Tap(l.lines[0])
	l.lines[0].MouseIn(nil)
	if l.lines[0].hovered {
		t.Error("a row that cannot be pressed looks as if it could")
	}
}

// What says alone that there is nothing begins where the rows do, and has their whole width.
func TestALedgersOnlyCellHasTheWholeRow(t *testing.T) {
	look(t, fynetheme.VariantLight)
	l := NewLedger([]LedgerColumn{{Width: 122}, {}})
	l.SetRows([]LedgerRow{{Cells: []string{"", "Nothing is due."}}, {Cells: []string{"12 Sep", "Something"}}})
	show(t, l, fyne.NewSize(400, 60))
	for i, want := range []fyne.Position{{X: ledgerSide}, {X: ledgerSide + 122 + ledgerGap}} {
		if cell := l.lines[i].cells[1]; cell.Position().X != want.X || i == 0 && cell.Size().Width != 400-2*ledgerSide {
			t.Errorf("in row %d it is at %v and %v wide", i, cell.Position(), cell.Size())
		}
	}
}

func TestLedgerColumnsShareTheWidth(t *testing.T) {
	for _, tt := range []struct {
		columns []LedgerColumn
		width   float32
		want    []float32
	}{
		{ledgerColumns, 400, []float32{226, 60, 90}},
		{[]LedgerColumn{{}, {}, {Width: 20}}, 144, []float32{50, 50, 20}},
		{ledgerColumns, 100, []float32{0, 60, 90}},
		{[]LedgerColumn{}, 100, []float32{}},
	} {
		if diff := cmp.Diff(tt.want, columnWidths(tt.columns, tt.width)); diff != "" {
			t.Errorf("%v in %v (-want +got):\n%s", tt.columns, tt.width, diff)
		}
	}
}

func TestLedgerStaysInside(t *testing.T) {
	for name, text := range words {
		t.Run(name, func(t *testing.T) {
			l, _, _ := showLedger(t, LedgerRow{Cells: []string{text, text, text}}, LedgerRow{Cells: []string{text, "12", ""}})
			drawsInside(t, l, l.MinSize())
			drawsInside(t, l, fyne.NewSize(700, l.MinSize().Height))
		})
	}
}
