package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Declare conformity with interfaces.
var (
	_ desktop.Mouseable   = (*matrixRowView)(nil)
	_ desktop.Hoverable   = (*matrixRowView)(nil)
	_ fyne.DoubleTappable = (*matrixRowView)(nil)
)

// matrixRowView is the object that stands under one row of the matrix.
type matrixRowView struct {
	widget.BaseWidget
	matrix  *ComplianceMatrix
	place   int
	hovered bool
}

func newMatrixRowView(m *ComplianceMatrix) *matrixRowView {
	v := &matrixRowView{matrix: m, place: -1}
	v.ExtendBaseWidget(v)
	return v
}

// row gives what stands at the view's place, if anything.
func (v *matrixRowView) row() (matrixRow, bool) {
	if v.place < 0 || v.place >= len(v.matrix.rows) {
		return matrixRow{}, false
	}
	return v.matrix.rows[v.place], true
}

// MouseDown selects the row, and the day beneath the pointer, at once: a tap would be told only after the time in which a second one may
// follow.
func (v *matrixRowView) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	m := v.matrix
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if at := m.columns.dayAt(e.Position.X); at >= 0 {
		m.choose(v.place, m.view.Changes.Days[at])
		return
	}
	m.choose(v.place, 0)
}

// MouseUp does nothing; Mouseable asks for it.
func (v *matrixRowView) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (v *matrixRowView) DoubleTapped(*fyne.PointEvent) { v.matrix.open() }

// MouseIn shows which row would be selected.
func (v *matrixRowView) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved does nothing; Hoverable asks for it.
func (v *matrixRowView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (v *matrixRowView) MouseOut() { v.hover(false) }

func (v *matrixRowView) hover(on bool) {
	v.hovered = on
	v.Refresh()
}

// CreateRenderer makes the parts of the row.
func (v *matrixRowView) CreateRenderer() fyne.WidgetRenderer {
	r := newMatrixRowRenderer(v)
	r.Refresh()
	return r
}
