package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// TableRow is what a row of the incident table shows, in words. Key tells the rows apart.
type TableRow struct {
	Key                                  int64
	When, Where, What, Who, Dead, Spread string
	Scope                                ceasefire.Scope
	Severity                             ceasefire.Severity
}

// TableSource gives the table its rows, a page at a time. Page may hand them over later, on the main goroutine.
type TableSource interface {
	Len() int
	Page(from, n int, done func([]TableRow))
}

// IncidentTable shows any number of incidents: only the rows in sight have objects, and only the pages around them are loaded. It is
// moved through by the arrow keys; Enter opens a row and Delete asks to delete it.
type IncidentTable struct {
	widget.BaseWidget
	// OnSort is called when a column's heading is pressed.
	OnSort func(column TableColumn, descending bool)
	// OnSelected is called with the key of the row that was chosen.
	OnSelected func(key int64)
	// OnOpen is called when Enter is pressed or a row is pressed twice, OnDelete when Delete is.
	OnOpen, OnDelete func(key int64)

	pages      tablePages
	offset     float32
	row        int   // the place of the selected row, -1 for none
	selected   int64 // its key
	chosen     bool
	focused    bool
	sorted     TableColumn
	descending bool
}

var (
	_ fyne.Widget         = (*IncidentTable)(nil)
	_ fyne.Focusable      = (*IncidentTable)(nil)
	_ fyne.Scrollable     = (*IncidentTable)(nil)
	_ fyne.DoubleTappable = (*IncidentTable)(nil)
	_ fyne.Draggable      = (*IncidentTable)(nil)
	_ desktop.Mouseable   = (*IncidentTable)(nil)
)

// The measures of the table: its rows, its heading and its scroll bar.
const tableRow, tableHead, tableBar = 28, 28, 10

// NewIncidentTable makes an empty table, sorted by time, newest first.
func NewIncidentTable() *IncidentTable {
	t := &IncidentTable{row: -1, sorted: ColumnWhen, descending: true}
	t.pages.loaded = t.Refresh
	t.ExtendBaseWidget(t)
	return t
}

// SetSource shows other rows. The row that was selected stays so if it is among the rows in sight.
func (t *IncidentTable) SetSource(s TableSource) {
	t.pages.reset(s)
	t.offset = min(t.offset, t.furthest())
	t.row = min(t.row, t.pages.len()-1)
	t.Refresh()
}

// Len is how many rows there are.
func (t *IncidentTable) Len() int { return t.pages.len() }

// Select marks a row by its key, wherever it comes into sight.
func (t *IncidentTable) Select(key int64) {
	t.selected, t.chosen, t.row = key, true, -1
	t.Refresh()
}

// Selected gives the key of the row that is selected, if any.
func (t *IncidentTable) Selected() (int64, bool) { return t.selected, t.chosen }

// goTo selects a row by its place and brings it into sight; its key is told when its page is there.
func (t *IncidentTable) goTo(row int) {
	if t.pages.len() == 0 {
		return
	}
	row = max(0, min(row, t.pages.len()-1))
	t.row = row
	top := float32(row) * tableRow
	t.offset = max(min(t.offset, top), top+tableRow-t.viewHeight())
	t.offset = max(0, min(t.offset, t.furthest()))
	t.pages.want(row, func(r TableRow) {
		if t.row == row {
			t.selected, t.chosen = r.Key, true
			if t.OnSelected != nil {
				t.OnSelected(r.Key)
			}
			t.Refresh()
		}
	})
	t.Refresh()
}

// viewHeight is the height in which rows are seen.
func (t *IncidentTable) viewHeight() float32 { return max(t.Size().Height-tableHead, 0) }

// furthest is how far the rows can be scrolled.
func (t *IncidentTable) furthest() float32 {
	return max(float32(t.pages.len())*tableRow-t.viewHeight(), 0)
}

// place gives the place of the selected row: where it was left, or where its key stands in sight.
func (t *IncidentTable) place() int {
	if t.row >= 0 {
		return t.row
	}
	if t.chosen {
		return t.pages.find(t.selected)
	}
	return -1
}

// FocusGained shows the keyboard.
func (t *IncidentTable) FocusGained() {
	t.focused = true
	t.Refresh()
}

// FocusLost takes that back.
func (t *IncidentTable) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedRune does nothing.
func (t *IncidentTable) TypedRune(rune) {}

// TypedKey moves the selection, opens or deletes.
func (t *IncidentTable) TypedKey(key *fyne.KeyEvent) {
	page := max(int(t.viewHeight()/tableRow)-1, 1)
	steps := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page}
	switch key.Name {
	case fyne.KeyHome:
		t.goTo(0)
	case fyne.KeyEnd:
		t.goTo(t.pages.len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.tell(t.OnOpen)
	case fyne.KeyDelete:
		t.tell(t.OnDelete)
	default:
		if step, ok := steps[key.Name]; ok {
			t.goTo(max(t.place()+step, 0))
		}
	}
}

func (t *IncidentTable) tell(listener func(int64)) {
	if listener != nil && t.chosen {
		listener(t.selected)
	}
}

// Scrolled moves the rows.
func (t *IncidentTable) Scrolled(e *fyne.ScrollEvent) { t.scrollTo(t.offset - e.Scrolled.DY) }

func (t *IncidentTable) scrollTo(offset float32) {
	offset = max(0, min(offset, t.furthest()))
	if offset != t.offset {
		t.offset = offset
		t.Refresh()
	}
}

// MouseDown selects the row beneath the pointer, or sorts by the column whose heading it is on.
func (t *IncidentTable) MouseDown(e *desktop.MouseEvent) {
	if screen := fyne.CurrentApp().Driver().CanvasForObject(t); screen != nil {
		screen.Focus(t)
	}
	switch {
	case e.Position.X > t.Size().Width-tableBar:
	case e.Position.Y < tableHead:
		t.sortAt(e.Position.X)
	default:
		if row := int((e.Position.Y - tableHead + t.offset) / tableRow); row < t.pages.len() {
			t.goTo(row)
		}
	}
}

// MouseUp does nothing; Mouseable asks for it.
func (t *IncidentTable) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (t *IncidentTable) DoubleTapped(e *fyne.PointEvent) {
	if e.Position.Y >= tableHead {
		t.tell(t.OnOpen)
	}
}

// Dragged moves the rows by the scroll bar.
func (t *IncidentTable) Dragged(e *fyne.DragEvent) {
	if e.Position.X > t.Size().Width-3*tableBar && t.viewHeight() > 0 {
		t.scrollTo(t.offset + e.Dragged.DY*float32(t.pages.len())*tableRow/t.viewHeight())
	}
}

// DragEnd does nothing; Draggable asks for it.
func (t *IncidentTable) DragEnd() {}

func (t *IncidentTable) sortAt(x float32) {
	for _, c := range placeColumns(t.Size().Width - tableBar) {
		if x < c.left || x >= c.left+c.width {
			continue
		}
		t.descending = t.sorted == c.column && !t.descending
		t.sorted = c.column
		t.row, t.offset = -1, 0
		if t.OnSort != nil {
			t.OnSort(t.sorted, t.descending)
		}
		t.Refresh()
	}
}
