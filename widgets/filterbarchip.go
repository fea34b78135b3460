package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of a chip; a part whose words are longer than its room is cut.
const (
	chipHeight = 24
	chipInset  = 8
	chipCross  = 14
	chipWords  = 240
)

// Declare conformity with interfaces.
var (
	_ fyne.Tappable     = (*filterChip)(nil)
	_ fyne.Focusable    = (*filterChip)(nil)
	_ desktop.Hoverable = (*filterChip)(nil)
)

// filterChip is one part of the filter in words; a tap, or Return, Space, Delete or Backspace, takes it away.
type filterChip struct {
	widget.BaseWidget
	part             filterPart
	take             func(filterPart)
	hovered, focused bool
}

func newFilterChip(take func(filterPart)) *filterChip {
	c := &filterChip{take: take}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped takes the part away.
func (c *filterChip) Tapped(*fyne.PointEvent) { c.take(c.part) }

// FocusGained shows where the keyboard is.
func (c *filterChip) FocusGained() { c.mark(&c.focused, true) }

// FocusLost takes the sign of the keyboard back.
func (c *filterChip) FocusLost() { c.mark(&c.focused, false) }

// TypedRune does nothing; Space comes as a key.
func (c *filterChip) TypedRune(rune) {}

// TypedKey takes the part away.
func (c *filterChip) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDelete, fyne.KeyBackspace:
		c.take(c.part)
	}
}

// MouseIn shows that the chip can be pressed.
func (c *filterChip) MouseIn(*desktop.MouseEvent) { c.mark(&c.hovered, true) }

// MouseMoved does nothing; Hoverable asks for it.
func (c *filterChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (c *filterChip) MouseOut() { c.mark(&c.hovered, false) }

func (c *filterChip) mark(what *bool, on bool) {
	*what = on
	c.Refresh()
}

// CreateRenderer draws the words and the cross.
func (c *filterChip) CreateRenderer() fyne.WidgetRenderer {
	r := &filterChipRenderer{chip: c, back: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	r.back.CornerRadius = chipHeight / 2
	r.cross = widget.NewIcon(fynetheme.CancelIcon())
	r.Refresh()
	return r
}

// filterChipRenderer draws a chip.
type filterChipRenderer struct {
	chip  *filterChip
	back  *canvas.Rectangle
	words *canvas.Text
	cross *widget.Icon
}

func (r *filterChipRenderer) Destroy() {}

// MinSize is the words with their cross.
func (r *filterChipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.words.MinSize().Width+3*chipInset+chipCross, chipHeight)
}

// Layout puts the cross behind the words.
func (r *filterChipRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.words.Move(fyne.NewPos(chipInset+2, 0))
	r.words.Resize(fyne.NewSize(max(size.Width-3*chipInset-chipCross, 0), size.Height))
	r.cross.Resize(fyne.NewSquareSize(chipCross))
	r.cross.Move(fyne.NewPos(size.Width-chipInset-chipCross, (size.Height-chipCross)/2))
}

// Objects lists the parts of the chip.
func (r *filterChipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.words, r.cross}
}

// Refresh shows the part and takes the colours of the theme anew.
func (r *filterChipRenderer) Refresh() {
	c := r.chip
	size := theme.Size(theme.SizeNameCaption) + 1
	r.words.TextSize, r.words.Color = size, theme.Color(fynetheme.ColorNameForeground)
	r.words.Text = visual(cut(c.part.words, chipWords, size, r.words.TextStyle))
	r.back.FillColor = theme.Color(theme.ColorNameRaised)
	if c.hovered {
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNameFaint), 1
	if c.focused {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Color(fynetheme.ColorNamePrimary), 2
	}
	r.cross.Refresh()
	canvas.Refresh(c)
}
