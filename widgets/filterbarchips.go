package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// chipGap is the space between two chips.
const chipGap = 4

// filterChips shows the parts of a filter as chips, in as many lines as they need.
type filterChips struct {
	widget.BaseWidget
	chips []*filterChip
	take  func(filterPart)
}

func newFilterChips(take func(filterPart)) *filterChips {
	c := &filterChips{take: take}
	c.ExtendBaseWidget(c)
	return c
}

// set shows other parts. A chip that had the keyboard and goes hands it to the one before it, or to what is given.
func (c *filterChips) set(parts []filterPart, next fyne.Focusable) {
	lost := false
	for len(c.chips) < len(parts) {
		c.chips = append(c.chips, newFilterChip(c.take))
	}
	for i, chip := range c.chips {
		if i < len(parts) {
			chip.part = parts[i]
			chip.Show()
			chip.Refresh()
			continue
		}
		lost = lost || chip.focused
		chip.Hide()
	}
	c.Refresh()
	if !lost {
		return
	}
	if len(parts) > 0 {
		next = c.chips[len(parts)-1]
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(next)
	}
}

// CreateRenderer lays the chips out.
func (c *filterChips) CreateRenderer() fyne.WidgetRenderer { return &filterChipsRenderer{chips: c} }

// filterChipsRenderer breaks the chips into lines; how many there are is known once their width is.
type filterChipsRenderer struct {
	chips  *filterChips
	height float32
}

func (r *filterChipsRenderer) Destroy() {}

// MinSize is the height of the lines at the width that the chips have.
func (r *filterChipsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.flow(r.chips.Size().Width))
}

// Layout puts the chips into lines.
func (r *filterChipsRenderer) Layout(size fyne.Size) {
	if height := r.flow(size.Width); height != r.height {
		r.height = height
		r.chips.Refresh()
	}
}

// flow places the chips and gives the height that they take.
func (r *filterChipsRenderer) flow(width float32) float32 {
	var at fyne.Position
	height := float32(0)
	for _, chip := range r.chips.chips {
		if !chip.Visible() {
			continue
		}
		size := chip.MinSize()
		if at.X > 0 && at.X+size.Width > width {
			at = fyne.NewPos(0, at.Y+chipHeight+chipGap)
		}
		chip.Move(at)
		chip.Resize(size)
		at.X += size.Width + chipGap
		height = at.Y + chipHeight
	}
	return height
}

// Objects lists the chips.
func (r *filterChipsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.chips.chips))
	for i, chip := range r.chips.chips {
		objects[i] = chip
	}
	return objects
}

// Refresh places the chips anew.
func (r *filterChipsRenderer) Refresh() {
	r.height = r.flow(r.chips.Size().Width)
	for _, chip := range r.chips.chips {
		chip.Refresh()
	}
}
