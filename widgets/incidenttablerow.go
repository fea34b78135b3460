package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a row: its height, the space before what stands in a cell, the bar that marks the row selected, the room of the
// figure within the column of deaths, and the bar that stands for words not read yet.
const (
	tableRowHeight    = 28
	tableCellInset    = 10
	tableMarkWidth    = 3
	tableFigureWidth  = 48
	tableSkeletonHigh = 8
)

// Declare conformity with interfaces.
var (
	_ desktop.Mouseable   = (*tableRowView)(nil)
	_ desktop.Hoverable   = (*tableRowView)(nil)
	_ fyne.DoubleTappable = (*tableRowView)(nil)
)

// tableRowView is the object that stands under one place of the table.
type tableRowView struct {
	widget.BaseWidget
	table   *IncidentTable
	place   int
	hovered bool
	paint   *tableRowRenderer
}

func newTableRowView(t *IncidentTable) *tableRowView {
	v := &tableRowView{table: t, place: -1}
	v.ExtendBaseWidget(v)
	return v
}

// MouseDown selects the row at once: a tap would be told only after the time in which a second one may follow.
func (v *tableRowView) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.table); c != nil {
		c.Focus(v.table)
	}
	v.table.point(v.place, e.Modifier)
}

// MouseUp does nothing; Mouseable asks for it.
func (v *tableRowView) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (v *tableRowView) DoubleTapped(*fyne.PointEvent) {
	v.table.choose(v.place)
	v.table.tell(v.table.OnOpen)
}

// MouseIn shows which row would be selected.
func (v *tableRowView) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved does nothing; Hoverable asks for it.
func (v *tableRowView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (v *tableRowView) MouseOut() { v.hover(false) }

func (v *tableRowView) hover(on bool) {
	v.hovered = on
	v.show()
}

// show paints the row that stands at the view's place.
func (v *tableRowView) show() {
	if v.paint != nil {
		v.paint.Refresh()
	}
}

// CreateRenderer makes the cells.
func (v *tableRowView) CreateRenderer() fyne.WidgetRenderer {
	v.paint = newTableRowRenderer(v)
	return v.paint
}

// tableRowRenderer draws a row: its words, or bars in their place while they are not read.
type tableRowRenderer struct {
	view             *tableRowView
	back, mark, rule *canvas.Rectangle
	cells            [tableColumns]*canvas.Text
	spread           *canvas.Text
	severity         *severityMark
	skeleton         [4]*canvas.Rectangle
	hits             *tableHits
}

func newTableRowRenderer(v *tableRowView) *tableRowRenderer {
	r := &tableRowRenderer{view: v, back: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent)}
	r.rule, r.spread, r.severity = canvas.NewRectangle(color.Transparent), canvas.NewText("", nil), newSeverityMark()
	for i := range r.cells {
		r.cells[i] = canvas.NewText("", nil)
	}
	r.hits = newTableHits()
	r.cells[ColumnDead].TextStyle.Bold = true
	r.cells[ColumnDead].Alignment = fyne.TextAlignTrailing
	for i := range r.skeleton {
		r.skeleton[i] = canvas.NewRectangle(color.Transparent)
		r.skeleton[i].CornerRadius = tableSkeletonHigh / 2
	}
	return r
}

func (r *tableRowRenderer) Destroy() {}

// MinSize is one row.
func (r *tableRowRenderer) MinSize() fyne.Size { return fyne.NewSize(tableLeastWidth, tableRowHeight) }

// Layout puts the cells in their columns.
func (r *tableRowRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(tableMarkWidth, size.Height))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	for _, cell := range r.cells {
		cell.Hide()
	}
	r.spread.Hide()
	for n, p := range r.view.table.layout.places(r.view.table.Size().Width) {
		r.place(p, size.Height, n)
	}
}

// place puts the nth cell in its column.
func (r *tableRowRenderer) place(p tablePlace, height float32, n int) {
	at, room := fyne.NewPos(p.x+tableCellInset, 0), fyne.NewSize(max(p.w-tableCellInset, 0), height)
	cell := r.cells[p.column]
	if p.column == ColumnDead {
		r.spread.Move(fyne.NewPos(p.x+tableFigureWidth+6, 0))
		r.spread.Resize(fyne.NewSize(max(p.w-tableFigureWidth-6, 0), height))
		r.spread.Show()
		room.Width = tableFigureWidth - tableCellInset
	}
	cell.Move(at)
	cell.Resize(room)
	cell.Show()
	if n < len(r.skeleton) {
		bar := r.skeleton[n]
		bar.Move(fyne.NewPos(at.X, (height-tableSkeletonHigh)/2))
		bar.Resize(fyne.NewSize(room.Width*0.6, tableSkeletonHigh))
	}
	if p.column == ColumnSeverity {
		r.severity.move(at, height)
	}
}

// Objects lists the parts of the row.
func (r *tableRowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.rule, r.mark}
	for _, bar := range r.skeleton {
		objects = append(objects, bar)
	}
	objects = append(objects, r.hits.grounds()...)
	for _, cell := range r.cells {
		objects = append(objects, cell)
	}
	return append(append(objects, r.spread, r.hits.elsewhere), r.severity.objects()...)
}

// Refresh paints the row anew.
func (r *tableRowRenderer) Refresh() {
	r.Layout(r.view.Size())
	row, read := r.view.table.pages.row(r.view.place)
	r.paintGround(row, read)
	r.paintSkeleton(!read)
	r.paintCells(row, read)
	canvas.Refresh(r.view)
}

func (r *tableRowRenderer) paintGround(row TableRow, read bool) {
	t := r.view.table
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	r.rule.FillColor = theme.Color(theme.ColorNameFaint)
	if r.view.hovered {
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if t.choice.holds(r.view.place, row.Key, read) || read && t.picks.keys.has(row.Key) {
		r.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
		if t.focused && t.choice.holds(r.view.place, row.Key, read) {
			r.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
		}
	}
}

func (r *tableRowRenderer) paintSkeleton(on bool) {
	for _, bar := range r.skeleton {
		bar.FillColor = color.Transparent
		if on {
			bar.FillColor = theme.Color(theme.ColorNameFaint)
		}
	}
}

func (r *tableRowRenderer) paintCells(row TableRow, read bool) {
	size := theme.Size(fynetheme.SizeNameText)
	severity := false
	places := r.view.table.layout.places(r.view.table.Size().Width)
	for _, p := range places {
		cell := r.cells[p.column]
		cell.TextSize, cell.Color = size, theme.Color(fynetheme.ColorNameForeground)
		room := p.w - tableCellInset
		if p.column == ColumnDead {
			room = tableFigureWidth - tableCellInset
			r.paintSpread(row, p.w)
		}
		whole := row.text(p.column)
		cell.Text = visual(cut(whole, room, size, cell.TextStyle))
		severity = severity || p.column == ColumnSeverity
	}
	r.paintHits(places, read)
	r.cells[ColumnScope].Color = tableScopeColor(row.Scope)
	r.severity.paint(row.Severity, read && severity)
	if r.view.table.stale {
		r.dim()
	}
}

// dim shows that the row is of another filter than the one that is shown.
func (r *tableRowRenderer) dim() {
	quiet := theme.Color(theme.ColorNameWaiting)
	for _, cell := range r.cells {
		cell.Color = quiet
	}
	r.spread.Color = quiet
	r.severity.paint(ceasefire.SeverityUnknown, false)
	r.hits.clear()
}

func (r *tableRowRenderer) paintSpread(row TableRow, width float32) {
	r.spread.TextSize, r.spread.Color = theme.Size(theme.SizeNameCaption), theme.Color(theme.ColorNameQuiet)
	r.spread.Text = visual(cut(row.Spread, width-tableFigureWidth-6, r.spread.TextSize, r.spread.TextStyle))
}

// paintHits marks what was searched for, in the cells or, where none shows it, by words in the widest column of words.
func (r *tableRowRenderer) paintHits(places []tablePlace, read bool) {
	r.hits.clear()
	find := r.view.table.Hits
	if find == nil || !read {
		return
	}
	var widest tablePlace
	for _, p := range places {
		if p.column != ColumnDead {
			r.hits.mark(r.cells[p.column], find)
		}
		if p.column.shares() && p.w > widest.w {
			widest = p
		}
	}
	if r.hits.used == 0 && widest.w > 1.5*r.hits.elsewhereWidth() {
		cell := r.cells[widest.column]
		row, _ := r.view.table.pages.row(r.view.place)
		cell.Text = visual(cut(row.text(widest.column), widest.w-tableCellInset-r.hits.elsewhereWidth()-8, cell.TextSize, cell.TextStyle))
		r.hits.say(widest)
	}
}

// tableScopeColor sets apart what is out of scope, and what is disputed, from what counts.
func tableScopeColor(scope ceasefire.Scope) color.Color {
	switch scope {
	case ceasefire.OutOfScope:
		return theme.Color(theme.ColorNameWaiting)
	case ceasefire.Disputed:
		return theme.Color(theme.ColorNameStrained)
	}
	return theme.Color(fynetheme.ColorNameForeground)
}
