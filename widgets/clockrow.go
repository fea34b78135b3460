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

// The measures of a clock's row: the room above and below, at the sides, and where the words begin.
const (
	clockRowPad    = 8
	clockRowEdge   = 8
	clockRowIndent = clockRowEdge + toneMarkSize + 8
	clockRowLeast  = 240
)

// Declare conformity with interfaces.
var (
	_ fyne.Tappable     = (*clockRow)(nil)
	_ desktop.Hoverable = (*clockRow)(nil)
)

// clockRow is one clock of a list.
type clockRow struct {
	widget.BaseWidget
	list    *ClockList
	place   int
	clock   ceasefire.ID
	sign    *toneMark
	name    *Text
	says    *Text
	bar     *ClockBar
	hovered bool
}

func newClockRow(l *ClockList, place int) *clockRow {
	r := &clockRow{list: l, place: place, sign: newToneMark(), name: NewText("", RoleBody), says: NewText("", RoleCaption), bar: NewClockBar()}
	r.ExtendBaseWidget(r)
	return r
}

func (r *clockRow) set(reading ceasefire.Reading, scale ClockScale, zones ClockZones) {
	r.clock = reading.Clock.ID
	_, precision := reading.Instant()
	r.sign.set(reading.Tone())
	r.name.SetText(reading.Clock.Name)
	r.says.SetText(reading.Summary(zones.Of(precision)))
	r.says.SetColor(theme.ToneColor(reading.Tone()))
	height := r.bar.MinSize().Height
	r.bar.Set(reading, scale, zones.Days)
	if r.bar.MinSize().Height != height {
		r.list.content.Refresh()
	}
}

// Tapped selects the clock and takes the keyboard.
func (r *clockRow) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.list); c != nil {
		c.Focus(r.list)
	}
	r.list.choose(r.place)
}

// MouseIn shows that the row can be pressed.
func (r *clockRow) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved does nothing; Hoverable asks for it.
func (r *clockRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (r *clockRow) MouseOut() { r.hover(false) }

func (r *clockRow) hover(on bool) {
	r.hovered = on
	r.Refresh()
}

// CreateRenderer draws the row.
func (r *clockRow) CreateRenderer() fyne.WidgetRenderer {
	v := &clockRowRenderer{row: r, back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	v.Refresh()
	return v
}

// clockRowRenderer lays the name, how the clock stands and the bar one beneath the other.
type clockRowRenderer struct {
	row              *clockRow
	back, mark, rule *canvas.Rectangle
}

func (v *clockRowRenderer) Destroy() {}

func (v *clockRowRenderer) MinSize() fyne.Size {
	words := v.row.name.MinSize().Height + v.row.says.MinSize().Height
	return fyne.NewSize(clockRowLeast, words+v.row.bar.MinSize().Height+2*clockRowPad+4)
}

func (v *clockRowRenderer) Layout(size fyne.Size) {
	v.back.Resize(size)
	v.mark.Resize(fyne.NewSize(3, size.Height))
	v.rule.Move(fyne.NewPos(clockRowEdge, size.Height-1))
	v.rule.Resize(fyne.NewSize(size.Width-2*clockRowEdge, 1))
	name, says, bar := v.row.name.MinSize().Height, v.row.says.MinSize().Height, v.row.bar.MinSize().Height
	v.row.sign.Resize(fyne.NewSquareSize(toneMarkSize))
	v.row.sign.Move(fyne.NewPos(clockRowEdge, clockRowPad+(name-toneMarkSize)/2))
	y, width := float32(clockRowPad), size.Width-clockRowIndent-clockRowEdge
	for _, part := range []struct {
		object fyne.CanvasObject
		height float32
	}{{v.row.name, name}, {v.row.says, says + 4}, {v.row.bar, bar}} {
		part.object.Move(fyne.NewPos(clockRowIndent, y))
		part.object.Resize(fyne.NewSize(width, part.height))
		y += part.height
	}
}

func (v *clockRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.back, v.rule, v.mark, v.row.sign, v.row.name, v.row.says, v.row.bar}
}

func (v *clockRowRenderer) Refresh() {
	v.back.FillColor, v.mark.FillColor = color.Transparent, color.Transparent
	v.rule.FillColor = theme.Color(theme.ColorNameFaint)
	if v.row.hovered {
		v.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if v.row.place == v.row.list.at {
		v.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
		if v.row.list.focused {
			v.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
		}
	}
	for _, part := range []fyne.CanvasObject{v.back, v.rule, v.mark} {
		part.Refresh()
	}
	for _, part := range []fyne.Widget{v.row.sign, v.row.name, v.row.says, v.row.bar} {
		part.Refresh()
	}
}
