package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// tableHeaderHeight is the height of the header; tableArrow is the size of the arrow beside the column that sorts.
const (
	tableHeaderHeight = 30
	tableArrow        = 16
)

// tableHeader is the row of headings over the table.
type tableHeader struct {
	widget.BaseWidget
	headings   [tableColumns]*tableHeading
	table      *IncidentTable
	by         TableColumn
	descending bool
}

func newTableHeader(t *IncidentTable) *tableHeader {
	h := &tableHeader{by: ColumnWhen, descending: true, table: t}
	for i := range h.headings {
		h.headings[i] = newTableHeading(h, TableColumn(i))
	}
	h.ExtendBaseWidget(h)
	return h
}

// setOrder shows which column sorts, and which way.
func (h *tableHeader) setOrder(column TableColumn, descending bool) {
	h.by, h.descending = column, descending
	for _, heading := range h.headings {
		heading.Refresh()
	}
}

// tap sorts by a column, or reverses the order where it sorts already.
func (h *tableHeader) tap(column TableColumn) {
	descending := column.falls()
	if column == h.by {
		descending = !h.descending
	}
	h.table.sort(column, descending)
}

// shown lists the columns in sight, from the left.
func (h *tableHeader) shown() []TableColumn {
	var columns []TableColumn
	for _, p := range h.table.layout.places(h.table.Size().Width) {
		columns = append(columns, p.column)
	}
	return columns
}

// CreateRenderer shows the headings over their columns.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer { return &tableHeaderRenderer{header: h} }

// tableHeaderRenderer lays the headings out as the rows lay out their cells.
type tableHeaderRenderer struct{ header *tableHeader }

func (r *tableHeaderRenderer) Destroy() {}

// MinSize is one line of headings.
func (r *tableHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(tableLeastWidth, tableHeaderHeight)
}

// Layout puts the headings over their columns.
func (r *tableHeaderRenderer) Layout(size fyne.Size) {
	for _, heading := range r.header.headings {
		heading.Hide()
	}
	for _, p := range r.header.table.layout.places(r.header.table.Size().Width) {
		heading := r.header.headings[p.column]
		heading.Move(fyne.NewPos(p.x, 0))
		heading.Resize(fyne.NewSize(p.w, size.Height))
		heading.Show()
	}
}

// Objects lists the headings.
func (r *tableHeaderRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.header.headings))
	for i, heading := range r.header.headings {
		objects[i] = heading
	}
	return objects
}

// Refresh takes the colours of the theme anew.
func (r *tableHeaderRenderer) Refresh() {
	r.Layout(r.header.Size())
	for _, heading := range r.header.headings {
		heading.Refresh()
	}
}

// Declare conformity with interfaces.
var (
	_ fyne.Tappable      = (*tableHeading)(nil)
	_ fyne.Draggable     = (*tableHeading)(nil)
	_ desktop.Hoverable  = (*tableHeading)(nil)
	_ desktop.Mouseable  = (*tableHeading)(nil)
	_ desktop.Cursorable = (*tableHeading)(nil)
)

// tableHeading is one column's word; a tap sorts by the column, its edge is drawn to make it wider, and the word is drawn to another place.
type tableHeading struct {
	widget.BaseWidget
	header  *tableHeader
	column  TableColumn
	hovered bool
	edge    bool // the pointer is over the right edge, by which the column is made wider
	sizing  bool // the edge is being drawn
}

func newTableHeading(h *tableHeader, column TableColumn) *tableHeading {
	heading := &tableHeading{header: h, column: column}
	heading.ExtendBaseWidget(heading)
	return heading
}

// Tapped sorts by the column.
func (h *tableHeading) Tapped(*fyne.PointEvent) { h.header.tap(h.column) }

// tableEdge is how wide the part of a heading is by which its column is made wider.
const tableEdge = 7

// MouseDown notes whether it is the edge that is pressed.
func (h *tableHeading) MouseDown(e *desktop.MouseEvent) { h.sizing = h.onEdge(e.Position) }

// MouseUp does nothing; Mouseable asks for it.
func (h *tableHeading) MouseUp(*desktop.MouseEvent) {}

func (h *tableHeading) onEdge(at fyne.Position) bool { return at.X > h.Size().Width-tableEdge }

// Dragged makes the column as wide as its edge is drawn.
func (h *tableHeading) Dragged(e *fyne.DragEvent) {
	if h.sizing {
		h.header.table.resize(h.column, e.Position.X)
		return
	}
	h.header.table.dragged = h.Position().X + e.Position.X
}

// DragEnd puts the column where its word was drawn to, or leaves it as wide as it is.
func (h *tableHeading) DragEnd() {
	if !h.sizing {
		h.header.table.move(h.column, h.header.table.dragged)
	}
	h.sizing = false
	h.header.table.laid()
}

// Cursor shows that the edge can be drawn.
func (h *tableHeading) Cursor() desktop.Cursor {
	if h.edge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn shows that the heading can be pressed.
func (h *tableHeading) MouseIn(e *desktop.MouseEvent) {
	h.edge = h.onEdge(e.Position)
	h.hover(true)
}

// MouseMoved notes whether the pointer is over the edge.
func (h *tableHeading) MouseMoved(e *desktop.MouseEvent) { h.edge = h.onEdge(e.Position) }

// MouseOut takes the hover back.
func (h *tableHeading) MouseOut() { h.hover(false) }

func (h *tableHeading) hover(on bool) {
	h.hovered = on
	h.Refresh()
}

// CreateRenderer draws the word and the arrow.
func (h *tableHeading) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadingRenderer{heading: h, back: canvas.NewRectangle(color.Transparent), word: canvas.NewText(h.column.Title(), nil)}
	r.arrow = widget.NewIcon(nil)
	r.Refresh()
	return r
}

// tableHeadingRenderer draws a heading: ink where its column sorts, quiet elsewhere.
type tableHeadingRenderer struct {
	heading *tableHeading
	back    *canvas.Rectangle
	word    *canvas.Text
	arrow   *widget.Icon
}

func (r *tableHeadingRenderer) Destroy() {}

// MinSize is the word with its arrow.
func (r *tableHeadingRenderer) MinSize() fyne.Size {
	return r.word.MinSize().AddWidthHeight(tableCellInset+tableArrow, 0)
}

// Layout puts the word where the cells begin, and over the figures where they end.
func (r *tableHeadingRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	width := r.word.MinSize().Width
	x := float32(tableCellInset)
	if r.heading.column == ColumnDead {
		x = max(tableFigureWidth-width, 0)
	}
	r.word.Move(fyne.NewPos(x, 0))
	r.word.Resize(fyne.NewSize(width, size.Height))
	r.arrow.Move(fyne.NewPos(x+width, (size.Height-tableArrow)/2))
	r.arrow.Resize(fyne.NewSquareSize(tableArrow))
}

// Objects lists the parts of the heading.
func (r *tableHeadingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.word, r.arrow}
}

// Refresh shows whether the column sorts, and which way.
func (r *tableHeadingRenderer) Refresh() {
	h := r.heading
	r.back.FillColor = color.Transparent
	if h.hovered {
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	r.word.TextSize, r.word.Color = theme.Size(theme.SizeNameCaption), theme.Color(theme.ColorNameQuiet)
	r.arrow.Hide()
	if h.header.by == h.column {
		r.word.Color = theme.Color(fynetheme.ColorNameForeground)
		r.arrow.Resource = fynetheme.MenuDropUpIcon()
		if h.header.descending {
			r.arrow.Resource = fynetheme.MenuDropDownIcon()
		}
		r.arrow.Show()
	}
	r.Layout(h.Size())
	r.arrow.Refresh()
	canvas.Refresh(h)
}
