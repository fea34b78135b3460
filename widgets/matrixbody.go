package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// matrixBody is as high as all rows together, and holds objects only for those in sight: a row that scrolls out at one end is used again
// at the other.
type matrixBody struct {
	widget.BaseWidget
	matrix      *ComplianceMatrix
	views       []*matrixRowView
	first, last int
}

func newMatrixBody(m *ComplianceMatrix) *matrixBody {
	b := &matrixBody{matrix: m, last: -1}
	b.ExtendBaseWidget(b)
	return b
}

// arrange puts row objects under the rows between an offset and a height beneath it.
func (b *matrixBody) arrange(offset, height float32) {
	b.first = max(int(offset/matrixRowHeight), 0)
	b.last = min(int((offset+height)/matrixRowHeight), len(b.matrix.rows)-1)
	b.provide(int(height/matrixRowHeight) + 2)
	for _, v := range b.views {
		if v.place < b.first || v.place > b.last {
			v.Hide()
		}
	}
	for place := b.first; place <= b.last; place++ {
		b.put(b.views[place%len(b.views)], place)
	}
}

// provide makes sure that there are enough row objects.
func (b *matrixBody) provide(n int) {
	if n <= len(b.views) {
		return
	}
	for len(b.views) < n {
		b.views = append(b.views, newMatrixRowView(b.matrix))
	}
	for _, v := range b.views {
		v.place = -1
	}
	b.Refresh()
}

func (b *matrixBody) put(v *matrixRowView, place int) {
	size := fyne.NewSize(b.Size().Width, matrixRowHeight)
	if v.place == place && v.Visible() && v.Size() == size {
		return
	}
	v.place, v.hovered = place, false // what the pointer stood over has moved on
	v.Move(fyne.NewPos(0, float32(place)*matrixRowHeight))
	v.Resize(size)
	v.Show()
	v.Refresh()
}

// repaint shows the rows in sight as they now are.
func (b *matrixBody) repaint() {
	for _, v := range b.views {
		if v.place >= b.first && v.place <= b.last {
			v.Refresh()
		}
	}
}

// CreateRenderer shows the row objects.
func (b *matrixBody) CreateRenderer() fyne.WidgetRenderer { return &matrixBodyRenderer{body: b} }

// matrixBodyRenderer gives the body its height.
type matrixBodyRenderer struct{ body *matrixBody }

func (r *matrixBodyRenderer) Destroy() {}

// MinSize is the height of all rows.
func (r *matrixBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(matrixLeastWidth, float32(len(r.body.matrix.rows))*matrixRowHeight)
}

// Layout puts the rows in sight in their places.
func (r *matrixBodyRenderer) Layout(fyne.Size) { r.body.matrix.look() }

// Objects lists the row objects.
func (r *matrixBodyRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.body.views))
	for i, v := range r.body.views {
		objects[i] = v
	}
	return objects
}

// Refresh shows the rows as they now are.
func (r *matrixBodyRenderer) Refresh() { r.body.repaint() }
