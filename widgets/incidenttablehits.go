package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

// tableHitsShown is how many things that were searched for are marked in a row at the most.
const tableHitsShown = 6

// tableHitElsewhere stands in a row that was found by what none of its cells shows.
const tableHitElsewhere = "in its text"

// tableHits marks in a row what was searched for: by a ground and, so that colour is not alone, a line around it.
type tableHits struct {
	marks     [tableHitsShown]*canvas.Rectangle
	elsewhere *canvas.Text
	used      int
}

func newTableHits() *tableHits {
	h := &tableHits{elsewhere: canvas.NewText(tableHitElsewhere, nil)}
	for i := range h.marks {
		h.marks[i] = canvas.NewRectangle(color.Transparent)
		h.marks[i].CornerRadius = 2
	}
	h.clear()
	return h
}

// clear takes all marks back.
func (h *tableHits) clear() {
	h.used = 0
	h.elsewhere.Hide()
	for _, m := range h.marks {
		m.Hide()
	}
}

// grounds are what lies beneath the words.
func (h *tableHits) grounds() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(h.marks))
	for i, m := range h.marks {
		objects[i] = m
	}
	return objects
}

// mark marks what was searched for in the words of a cell.
func (h *tableHits) mark(cell *canvas.Text, find func(string) [][2]int) {
	for _, hit := range find(cell.Text) {
		from := fyne.MeasureText(cell.Text[:hit[0]], cell.TextSize, cell.TextStyle).Width
		wide := fyne.MeasureText(cell.Text[hit[0]:hit[1]], cell.TextSize, cell.TextStyle).Width
		h.ground(cell.Position().X+from, wide)
	}
}

func (h *tableHits) ground(x, wide float32) {
	if h.used == len(h.marks) {
		return
	}
	m := h.marks[h.used]
	h.used++
	m.FillColor = theme.HitColor()
	m.StrokeColor, m.StrokeWidth = theme.Color(theme.ColorNameStrained), 1
	m.Move(fyne.NewPos(x-1, 4))
	m.Resize(fyne.NewSize(wide+2, tableRowHeight-8))
	m.Show()
}

// elsewhereWidth is the room of the words that say that a row was found by its text.
func (h *tableHits) elsewhereWidth() float32 {
	return fyne.MeasureText(tableHitElsewhere, theme.Size(theme.SizeNameCaption), h.elsewhere.TextStyle).Width
}

// say says at the right end of a column that the row was found by its text.
func (h *tableHits) say(p tablePlace) {
	wide := h.elsewhereWidth()
	h.elsewhere.TextSize, h.elsewhere.Color = theme.Size(theme.SizeNameCaption), theme.Color(fynetheme.ColorNameForeground)
	x := p.x + p.w - wide - 2
	h.elsewhere.Move(fyne.NewPos(x, 0))
	h.elsewhere.Resize(fyne.NewSize(wide, tableRowHeight))
	h.elsewhere.Show()
	h.ground(x, wide)
}
