package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// TableRow is one incident as the table shows it: its key, words for its cells, and its scope and severity. Dead is the best
// estimate of deaths, Spread its low and high where they differ.
type TableRow struct {
	Key                                  int64
	When, Where, What, Who, Dead, Spread string
	Scope                                ceasefire.Scope
	Severity                             ceasefire.Severity
	// More are the words of the other columns.
	More map[TableColumn]string
}

// Words gives what a column says of the incident, whole.
func (r TableRow) Words(c TableColumn) string {
	switch c {
	case ColumnDead:
		return strings.TrimSpace(r.Dead + " " + r.Spread)
	case ColumnSeverity:
		return r.Severity.Words()
	}
	return r.text(c)
}

// text gives the words of a column.
func (r TableRow) text(c TableColumn) string {
	switch c {
	case ColumnWhen:
		return r.When
	case ColumnWhere:
		return r.Where
	case ColumnWhat:
		return r.What
	case ColumnWho:
		return r.Who
	case ColumnDead:
		return r.Dead
	case ColumnScope:
		return string(r.Scope)
	}
	return r.More[c]
}

// TableSource is what the table shows. Page reads n rows from a place on, counted from 0, and hands them to done later or at once,
// on the main goroutine; it need not call done where it failed.
type TableSource interface {
	Len() int
	Page(from, n int, done func([]TableRow))
}

// TableFinder is a TableSource that knows where a key stands, -1 where it is not in the source. With it a selection is found again
// wherever it lies; without it, only among the rows read so far.
type TableFinder interface {
	Index(key int64) int
}

// Declare conformity with interfaces.
var (
	_ fyne.Widget    = (*IncidentTable)(nil)
	_ fyne.Focusable = (*IncidentTable)(nil)
)

// IncidentTable lists incidents by the hundred thousand: only the rows in sight have objects, and only pages near them are read.
//
// With the keyboard Up, Down, Page Up, Page Down, Home and End select, with Shift a stretch, Return opens, Delete deletes, the shortcut for selecting all
// picks every row, Escape picks none, and the digits 1 to 9 sort by the column that stands there, the same again the other way round.
type IncidentTable struct {
	widget.BaseWidget

	// OnSort is called with the column to sort by; the rows come with the next source.
	OnSort func(column TableColumn, descending bool)
	// OnSelected is called when the person using the table moves to a row.
	OnSelected func(key int64)
	// OnOpen is called when a row is tapped twice or Return is pressed on it.
	OnOpen func(key int64)
	// OnDelete is called when Delete is pressed on a row.
	OnDelete func(key int64)
	// OnPicked is called with the rows picked: several, or none.
	OnPicked func(keys []int64)
	// OnCopy is called on the shortcut for copying.
	OnCopy func()
	// OnTerm is called with what was typed in a box under a heading.
	OnTerm func(term ceasefire.Term)
	// OnLayout is called when columns were made wider or narrower, or moved, by the pointer.
	OnLayout func(slots []TableSlot)
	// Hits gives what of a text is to be marked, as stretches of bytes; nil marks nothing.
	Hits func(text string) [][2]int

	pages  *tablePages
	choice tableChoice
	picks  tablePicks
	layout tableLayout
	header *tableHeader
	boxes  *tableBoxes
	boxed  bool
	top    *container.Scroll
	// dragged is how far the heading that is being drawn has come.
	dragged float32
	body    *tableBody
	scroll  *container.Scroll
	empty   *EmptyState
	rule    *canvas.Rectangle

	focused bool
	stale   bool
}

// NewIncidentTable makes a table that waits for its source, sorted by time, the newest first.
func NewIncidentTable() *IncidentTable {
	t := &IncidentTable{choice: tableChoice{place: -1}}
	t.pages = newTablePages(nil, nil, t.arrived)
	t.header, t.boxes = newTableHeader(t), newTableBoxes(t)
	t.top = container.NewHScroll(container.New(tableTop{t}, t.header, t.boxes.row))
	t.body = newTableBody(t)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(at fyne.Position) {
		t.look()
		t.top.ScrollToOffset(fyne.NewPos(at.X, 0))
	}
	t.top.OnScrolled = func(at fyne.Position) {
		if at.X != t.scroll.Offset.X {
			t.scroll.ScrollToOffset(fyne.NewPos(at.X, t.scroll.Offset.Y))
		}
	}
	t.empty = NewEmptyState(noRows, noRowsHint, "", nil)
	t.empty.Hide()
	t.rule = canvas.NewRectangle(nil)
	t.ExtendBaseWidget(t)
	return t
}

// SetSource shows other incidents. The row selected stays selected where the source still has it; answers of an earlier source are
// dropped. Rows that were stale do not stand in for those that are not read yet.
func (t *IncidentTable) SetSource(source TableSource) {
	before := t.pages
	if t.stale {
		before = nil
	}
	t.stale = false
	t.pages = newTablePages(source, before, t.arrived)
	t.choice.relocate(t.pages)
	t.showEmpty(source != nil && t.pages.length == 0)
	t.scroll.Refresh()
	t.look()
	t.body.repaint()
}

// SetStale says whether the rows are those of another filter than the one that is shown. They are dimmed until others come.
func (t *IncidentTable) SetStale(stale bool) {
	if stale != t.stale {
		t.stale = stale
		t.body.repaint()
	}
}

// Await shows rows without words until a source comes: their number is not known.
func (t *IncidentTable) Await() {
	t.stale = true
	t.SetSource(awaitedRows{})
}

// awaitedRows are rows that are not read.
type awaitedRows struct{}

// Len is enough to fill a high window.
func (awaitedRows) Len() int { return 60 }

// Page gives none.
func (awaitedRows) Page(int, int, func([]TableRow)) {}

// InSight gives the place of the first row in sight, and how many rows are read together.
func (t *IncidentTable) InSight() (first, together int) {
	return max(t.body.first, 0) / tablePageRows * tablePageRows, tablePageRows
}

// Selected gives the key of the row selected, where there is one.
func (t *IncidentTable) Selected() (int64, bool) {
	row, ok := t.chosen()
	return row.Key, ok
}

// Select marks the incident of a key and brings it into sight where its place is known; OnSelected is not called.
func (t *IncidentTable) Select(key int64) {
	t.choice = tableChoice{key: key, known: true, place: t.choice.place}
	if place := t.pages.locate(key); place >= 0 {
		t.choice.place = place
		t.reveal(place)
	}
	t.body.repaint()
}

// What is said where there are no incidents.
const (
	noRows     = "No incidents in this view"
	noRowsHint = "Widen the filter, or log one with Ctrl+N"
)

// SetUnknown says in the place of that, where there are no incidents, what is and why; without words it is said again.
func (t *IncidentTable) SetUnknown(what, why string) {
	if what == "" {
		what, why = noRows, noRowsHint
	}
	t.empty.Say(what, why)
}

// showEmpty puts the words for an empty source in the rows' place.
func (t *IncidentTable) showEmpty(empty bool) {
	if empty == t.empty.Visible() {
		return
	}
	if empty {
		t.empty.Show()
		t.scroll.Hide()
	} else {
		t.empty.Hide()
		t.scroll.Show()
	}
	t.Refresh()
}

// arrived shows a page that was read, unless it answers for a source that was replaced.
func (t *IncidentTable) arrived(pages *tablePages) {
	if pages != t.pages {
		return
	}
	t.look()
	t.body.repaint()
	if t.choice.owed {
		t.choose(t.choice.place)
	} else if place := pages.find(t.choice.key); t.choice.known && place >= 0 {
		t.choice.place = place
	}
}

// look asks for the rows in sight and puts objects under them.
func (t *IncidentTable) look() {
	first, last := t.body.arrange(t.scroll.Offset.Y, t.scroll.Size().Height)
	t.pages.want(first, last)
}

// sort shows the new order in the header and asks for it.
func (t *IncidentTable) sort(column TableColumn, descending bool) {
	t.header.setOrder(column, descending)
	t.scroll.ScrollToTop()
	t.look()
	if t.OnSort != nil {
		t.OnSort(column, descending)
	}
}

// SetOrder shows by which column the rows are sorted that come next, and which way; it asks for nothing.
func (t *IncidentTable) SetOrder(column TableColumn, descending bool) {
	t.header.setOrder(column, descending)
}

// CreateRenderer lays the header over the rows.
func (t *IncidentTable) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{table: t}
	r.Refresh()
	return r
}

// tableRenderer lays out the table.
type tableRenderer struct{ table *IncidentTable }

func (r *tableRenderer) Destroy() {}

// MinSize leaves room for a few rows.
func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(tableLeastWidth, tableHeaderHeight+4*tableRowHeight)
}

// Layout puts the rows beneath the header and, where there are boxes, beneath the line that says how to fill them in or what is wrong with one: it has its room in any case, so that nothing moves.
func (r *tableRenderer) Layout(size fyne.Size) {
	t := r.table
	head := t.headHeight()
	t.top.Resize(fyne.NewSize(size.Width, head))
	y := head
	t.boxes.line.Hide()
	if t.boxed {
		t.boxes.line.Show()
		t.boxes.line.Move(fyne.NewPos(tableCellInset, y))
		t.boxes.line.Resize(fyne.NewSize(size.Width-tableCellInset, tableProblemHeight))
		y += tableProblemHeight
	}
	t.rule.Resize(fyne.NewSize(size.Width, 1))
	t.rule.Move(fyne.NewPos(0, y-1))
	rest := fyne.NewSize(size.Width, max(size.Height-y, 0))
	for _, o := range []fyne.CanvasObject{t.scroll, t.empty} {
		o.Move(fyne.NewPos(0, y))
		o.Resize(rest)
	}
	t.look()
}

// Objects lists the parts of the table.
func (r *tableRenderer) Objects() []fyne.CanvasObject {
	t := r.table
	return []fyne.CanvasObject{t.top, t.scroll, t.empty, t.boxes.line, t.rule}
}

// Refresh takes the colours of the theme anew.
func (r *tableRenderer) Refresh() {
	r.table.rule.FillColor = theme.Color(theme.ColorNameFaint)
	r.table.rule.Refresh()
	r.table.header.Refresh()
	r.table.boxes.line.Refresh()
	r.Layout(r.table.Size())
	r.table.body.repaint()
	r.table.empty.Refresh()
}
