package widgets

import (
	"slices"

	"fyne.io/fyne/v2"

	"truceboard/store/ceasefire"
)

// tableProblemHeight is the height of the line that says what is wrong with what was typed in a box.
const tableProblemHeight = 20

// SetLayout shows some columns, in an order and of widths; none shows those of the beginning.
func (t *IncidentTable) SetLayout(slots []TableSlot) {
	t.layout.slots = slices.Clone(slots)
	t.relaid()
}

// Layout gives the columns that are shown, in order.
func (t *IncidentTable) Layout() []TableSlot { return slices.Clone(t.layout.shown(t.Size().Width)) }

// ShowBoxes shows the boxes under the headings, or hides them.
func (t *IncidentTable) ShowBoxes(on bool) {
	t.boxed = on
	if on {
		t.boxes.row.Show()
	} else {
		t.boxes.row.Hide()
	}
	t.relaid()
}

// FirstBox gives the first of the boxes that are shown, to be given the keyboard; nil where there is none.
func (t *IncidentTable) FirstBox() fyne.Focusable {
	for _, p := range t.layout.places(t.Size().Width) {
		if box, ok := t.boxes.boxes[p.column]; ok && t.boxed {
			return box
		}
	}
	return nil
}

// SetTerms shows in the boxes what a filter asks of single fields; a box that is being typed in is left alone, unless all are to be set.
func (t *IncidentTable) SetTerms(terms []ceasefire.Term, all bool) { t.boxes.set(terms, all) }

// EmptyBoxes takes out of every box what stands there, in use or not; OnTerm is not called.
func (t *IncidentTable) EmptyBoxes() { t.boxes.empty() }

// ReadDays says how the dates are read that people type into the boxes.
func (t *IncidentTable) ReadDays(days TypedDays) { t.boxes.days = days }

// relaid draws everything anew after columns have changed.
func (t *IncidentTable) relaid() {
	t.header.Refresh()
	t.top.Content.Refresh()
	t.top.Refresh()
	t.body.Refresh()
	t.scroll.Refresh()
	t.Refresh()
	for _, v := range t.body.views {
		v.place = -1
	}
	t.look()
}

// headHeight is the height of headings and boxes.
func (t *IncidentTable) headHeight() float32 {
	if t.boxed {
		return tableHeaderHeight + tableBoxHeight
	}
	return tableHeaderHeight
}

// wide gives how wide the columns are together.
func (t *IncidentTable) wide() float32 { return t.layout.width(t.Size().Width) }

// resize makes a column as wide as the pointer has drawn it. The columns that are shown are then those that somebody chose.
func (t *IncidentTable) resize(column TableColumn, width float32) {
	t.fix()
	for i := range t.layout.slots {
		if t.layout.slots[i].Column == column {
			t.layout.slots[i].Width = max(width, tableColumnLeast)
		}
	}
	t.relaid()
}

// Widen makes a column wider by so much, or narrower; it gives the columns as they then are.
func (t *IncidentTable) Widen(column TableColumn, by float32) []TableSlot {
	for _, p := range t.layout.places(t.Size().Width) {
		if p.column == column {
			t.resize(column, p.w+by)
		}
	}
	return t.Layout()
}

// fix takes the columns that are shown for chosen, as wide as they are.
func (t *IncidentTable) fix() {
	if t.layout.slots != nil {
		return
	}
	t.layout.slots = t.layout.shown(t.Size().Width)
}

// move puts a column before or behind the one that stands at a place.
func (t *IncidentTable) move(column TableColumn, x float32) {
	places := t.layout.places(t.Size().Width)
	t.fix()
	from := slices.IndexFunc(t.layout.slots, func(s TableSlot) bool { return s.Column == column })
	to := len(places) - 1
	for i, p := range places {
		if x < p.x+p.w {
			to = i
			break
		}
	}
	if from < 0 || to == from {
		return
	}
	slot := t.layout.slots[from]
	t.layout.slots = slices.Insert(slices.Delete(t.layout.slots, from, from+1), to, slot)
	t.relaid()
}

// laid tells that the pointer has changed the columns.
func (t *IncidentTable) laid() {
	if t.OnLayout != nil {
		t.OnLayout(t.Layout())
	}
}

// tableTop lays the boxes under the headings, as wide as the columns are.
type tableTop struct{ table *IncidentTable }

// MinSize is as wide as the columns are.
func (l tableTop) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.table.wide(), l.table.headHeight())
}

// Layout places the two rows.
func (l tableTop) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, tableHeaderHeight))
	o[1].Move(fyne.NewPos(0, tableHeaderHeight))
	o[1].Resize(fyne.NewSize(size.Width, tableBoxHeight))
	l.table.boxes.place(l.table.layout.places(l.table.Size().Width))
}
