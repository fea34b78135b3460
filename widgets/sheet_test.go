package widgets

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// wideSheet is a sheet of many columns and rows in a window that shows a few of them. Its third column holds numbers, its fourth long texts and its fifth Arabic.
func wideSheet(t *testing.T) (*Sheet, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.NewFixed(fynetheme.VariantLight))
	columns := make([]SheetColumn, 31)
	for n := range columns {
		columns[n] = SheetColumn{Name: fmt.Sprintf("column_%d", n+1), Under: "kept"}
	}
	columns[2].Under, columns[2].Numbers = "→ Deaths, best", true
	rows := make([]SheetRow, 40)
	for n := range rows {
		cells := make([]string, len(columns))
		for c := range cells {
			cells[c] = fmt.Sprintf("r%dc%d", n+1, c+1)
		}
		cells[2], cells[3], cells[4] = fmt.Sprint(n), strings.Repeat("a long\nstory ", 50), "حلب"
		rows[n] = SheetRow{Line: n + 2, Cells: cells}
	}
	s := NewSheet()
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(700, 240))
	s.Set(columns, rows)
	return s, w
}

// wholeIn gives the texts of a sheet that stand in sight as a whole.
func wholeIn(t *testing.T, s *Sheet) map[string]*Text {
	t.Helper()
	found := map[string]*Text{}
	collectTexts(s, fyne.Position{}, fyne.Position{}, s.Size(), found)
	return found
}

// collectTexts finds the texts beneath an object that lie between two corners, which narrow where something is scrolled.
func collectTexts(o fyne.CanvasObject, at, from fyne.Position, size fyne.Size, found map[string]*Text) {
	if !o.Visible() {
		return
	}
	to := from.AddXY(size.Width, size.Height)
	if text, ok := o.(*Text); ok {
		if at.X >= from.X-1 && at.Y >= from.Y-1 && at.X+text.Size().Width <= to.X+1 && at.Y+text.Size().Height <= to.Y+1 {
			found[text.Text()] = text
		}
		return
	}
	var parts []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		parts = c.Objects
	case fyne.Scrollable: // clips what it shows
		from = fyne.NewPos(max(from.X, at.X), max(from.Y, at.Y))
		to = fyne.NewPos(min(to.X, at.X+o.Size().Width), min(to.Y, at.Y+o.Size().Height))
		size = fyne.NewSize(to.X-from.X, to.Y-from.Y)
	}
	if w, ok := o.(fyne.Widget); ok {
		parts = test.WidgetRenderer(w).Objects()
	}
	for _, part := range parts {
		collectTexts(part, at.Add(part.Position()), from, size, found)
	}
}

// The names of the columns stand above the rows with what becomes of each; numbers and Arabic stand at the right, long cells are cut, no column is wider or narrower than it may be.
func TestASheetShowsTheRowsBeneathTheirColumns(t *testing.T) {
	s, _ := wideSheet(t)
	found := wholeIn(t, s)
	for text, want := range map[string]fyne.TextAlign{
		"Line": fyne.TextAlignTrailing, "2": fyne.TextAlignTrailing, "column_1": fyne.TextAlignLeading, "r1c1": fyne.TextAlignLeading, "column_3": fyne.TextAlignTrailing, "0": fyne.TextAlignTrailing,
		"حلب": fyne.TextAlignTrailing,
	} {
		cell := found[text]
		if cell == nil {
			t.Fatalf("%q is not in sight: %v", text, found)
		}
		if cell.Alignment != want {
			t.Errorf("%q is aligned %d", text, cell.Alignment)
		}
	}
	at := func(text string) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(found[text])
	}
	if name, field, cell := at("column_3"), at("→ Deaths, best"), at("0"); name.X != field.X || field.X != cell.X || name.Y >= field.Y || field.Y >= cell.Y {
		t.Errorf("the name stands at %v, what becomes of it at %v, a cell at %v", name, field, cell)
	}
	if _, twice := found["column_20"]; twice || len(found) < 20 {
		t.Errorf("%d cells in sight", len(found))
	}
	widths := sheetWidths(s.columns, s.rows)
	if slices.Min(widths) != sheetNarrow || slices.Max(widths) != sheetWide || widths[4] != sheetWide {
		t.Errorf("widths %v", widths)
	}
	long := NewText("", RoleBody)
	s.fill(widget.TableCellID{Row: 2, Col: 4}, long)
	long.Resize(fyne.NewSize(sheetWide, sheetRow))
	if line, ok := test.WidgetRenderer(long).Objects()[0].(*canvas.Text); !ok || !strings.HasPrefix(line.Text, "a long story a long") || !strings.HasSuffix(line.Text, "…") {
		t.Errorf("a long cell is not cut: %+v", line)
	}
}

// The keys bring each cell into sight that they come to, both ways and back, and the names and lines stay.
func TestASheetIsGoneThroughByTheKeyboard(t *testing.T) {
	s, w := wideSheet(t)
	escaped := 0
	s.OnEscape = func() { escaped++ }
	w.Canvas().Focus(s)
	press := func(name fyne.KeyName, times int) {
		for range times {
			s.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	for _, step := range []struct {
		key   fyne.KeyName
		times int
		sees  []string
	}{
		{fyne.KeyDown, 39, []string{"r40c1", "41", "column_1", "Line", "kept"}},
		{fyne.KeyRight, 31, []string{"r40c31", "r39c30", "column_31"}},
		{fyne.KeyDown, 1, []string{"r40c31"}},
		{fyne.KeyUp, 20, []string{"r20c31", "r21c31"}},
		{fyne.KeyPageDown, 1, []string{"r24c31"}},
		{fyne.KeyPageUp, 10, []string{"r1c31", "r2c31", "column_31"}},
		{fyne.KeyLeft, 15, []string{"r1c16", "column_16"}},
		{fyne.KeyHome, 1, []string{"r1c1", "column_1", "r1c2"}},
		{fyne.KeyEnd, 1, []string{"r1c31"}},
		{fyne.KeyLeft, 40, []string{"r1c1", "column_1"}},
	} {
		press(step.key, step.times)
		found := wholeIn(t, s)
		for _, text := range step.sees {
			if found[text] == nil {
				t.Fatalf("after %s %d times, %q is not in sight at %+v: %v", step.key, step.times, text, s.at, slices.Sorted(maps.Keys(found)))
			}
		}
	}
	if press(fyne.KeyEscape, 1); escaped != 1 {
		t.Errorf("escaped %d times", escaped)
	}
}

// The pointer scrolls both ways, and a cell that is pressed is where the keyboard goes on from.
func TestASheetIsScrolledByThePointer(t *testing.T) {
	s, w := wideSheet(t)
	middle := fyne.NewPos(350, 150)
	test.Scroll(w.Canvas(), middle, -1e6, 0)
	test.Scroll(w.Canvas(), middle, 0, -1e6)
	if found := wholeIn(t, s); found["r40c31"] == nil || found["column_31"] == nil || found["r39c30"] == nil {
		t.Fatalf("the last cell is not in sight: %v", slices.Sorted(maps.Keys(found)))
	}
	cell := wholeIn(t, s)["r40c31"]
	test.TapCanvas(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(cell).AddXY(5, 5))
	if w.Canvas().Focused() != s {
		t.Error("the cell was pressed, and the keyboard is elsewhere")
	}
	if s.at != (widget.TableCellID{Row: 41, Col: 31}) {
		t.Errorf("after a press the keyboard is at %+v", s.at)
	}
}

// Where the same columns are shown anew the sheet stays where it was; other columns are shown from their beginning, and fewer rows leave nothing behind.
func TestASheetStaysWhereItWas(t *testing.T) {
	s, w := wideSheet(t)
	w.Canvas().Focus(s)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	s.Set(s.columns, s.rows)
	if wholeIn(t, s)["r1c31"] == nil {
		t.Error("the same columns are shown from their beginning")
	}
	s.Set([]SheetColumn{{Name: "Date"}, {Name: "Title"}}, []SheetRow{{Line: 7, Cells: []string{"15 Sep 2016"}}})
	found := wholeIn(t, s)
	if found["15 Sep 2016"] == nil || found["Date"] == nil || found["7"] == nil || found["Title"] == nil || found["kept"] != nil || len(found) != 6 {
		t.Errorf("%v", slices.Sorted(maps.Keys(found)))
	}
	s.Set(nil, nil)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if found := wholeIn(t, s); len(found) != 1 {
		t.Errorf("of nothing, %v is shown", slices.Sorted(maps.Keys(found)))
	}
}
