package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// tableBody is as high as all the rows together, and holds objects only for those in sight: a row that scrolls out at one end is
// used again at the other.
type tableBody struct {
	widget.BaseWidget
	table       *IncidentTable
	views       []*tableRowView
	first, last int
}

func newTableBody(t *IncidentTable) *tableBody {
	b := &tableBody{table: t, last: -1}
	b.ExtendBaseWidget(b)
	return b
}

// arrange puts row objects under the places between an offset and a height beneath it, and gives the first and the last of them.
func (b *tableBody) arrange(offset, height float32) (first, last int) {
	first = max(int(offset/tableRowHeight), 0)
	last = min(int((offset+height)/tableRowHeight), b.table.pages.length-1)
	b.first, b.last = first, last
	b.provide(int(height/tableRowHeight) + 2)
	for _, v := range b.views {
		if v.place < first || v.place > last {
			v.Hide()
		}
	}
	width := b.Size().Width
	for place := first; place <= last; place++ {
		b.put(b.views[place%len(b.views)], place, width)
	}
	return first, last
}

// provide makes sure that there are enough row objects.
func (b *tableBody) provide(n int) {
	if n <= len(b.views) {
		return
	}
	for len(b.views) < n {
		b.views = append(b.views, newTableRowView(b.table))
	}
	for _, v := range b.views {
		v.place = -1
	}
	b.Refresh()
}

func (b *tableBody) put(v *tableRowView, place int, width float32) {
	size := fyne.NewSize(width, tableRowHeight)
	if v.place == place && v.Visible() && v.Size() == size {
		return
	}
	v.place, v.hovered = place, false // what the pointer stood over has moved on
	v.Move(fyne.NewPos(0, float32(place)*tableRowHeight))
	v.Resize(size)
	v.show()
	v.Show()
}

// repaint shows the rows in sight as they now are.
func (b *tableBody) repaint() {
	for _, v := range b.views {
		if v.place >= b.first && v.place <= b.last {
			v.show()
		}
	}
}

// CreateRenderer shows the row objects.
func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &tableBodyRenderer{body: b} }

// tableBodyRenderer gives the body its height.
type tableBodyRenderer struct{ body *tableBody }

func (r *tableBodyRenderer) Destroy() {}

// MinSize is the height of all rows.
func (r *tableBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(max(r.body.table.wide(), tableLeastWidth), float32(r.body.table.pages.length)*tableRowHeight)
}

// Layout puts the rows in sight in their places.
func (r *tableBodyRenderer) Layout(fyne.Size) { r.body.table.look() }

// Objects lists the row objects.
func (r *tableBodyRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.body.views))
	for i, v := range r.body.views {
		objects[i] = v
	}
	return objects
}

// Refresh shows the rows as they now are.
func (r *tableBodyRenderer) Refresh() { r.body.repaint() }
