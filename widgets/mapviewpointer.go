package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"truceboard/widgets/plot"
)

var (
	_ fyne.Tappable      = (*MapView)(nil)
	_ fyne.Draggable     = (*MapView)(nil)
	_ fyne.Scrollable    = (*MapView)(nil)
	_ desktop.Hoverable  = (*MapView)(nil)
	_ desktop.Mouseable  = (*MapView)(nil)
	_ desktop.Cursorable = (*MapView)(nil)
)

// mapZoomStep is by how much a key or a button makes a map larger; a turn of the wheel does about half as much.
const mapZoomStep = 1.5

// wheelTurn is how much a turn of the wheel scrolls, in Fyne's units, for everything to become e times as large.
const wheelTurn = 100

// zoomAt makes everything so many times as large; what lies at a point stays there.
func (v *MapView) zoomAt(at fyne.Position, factor float64) {
	now, size := v.Sight(), v.Size()
	if now.IsZero() {
		return
	}
	next := v.atlas.Within(now.Zoomed(factor, float64(at.X), float64(at.Y), float64(size.Width), float64(size.Height)), float64(size.Width), float64(size.Height))
	if next.Zoom != now.Zoom*factor { // at the nearest and the farthest it stays where it is
		next = v.atlas.Within(now.Zoomed(next.Zoom/now.Zoom, float64(at.X), float64(at.Y), float64(size.Width), float64(size.Height)), float64(size.Width), float64(size.Height))
	}
	v.SetSight(next)
}

// Zoom makes everything so many times as large around the middle of what is not covered.
func (v *MapView) Zoom(factor float64) {
	v.zoomAt(fyne.NewPos(v.Size().Width/2, (v.Size().Height-v.Foot)/2), factor)
}

// Fit shows all there is.
func (v *MapView) Fit() { v.SetSight(plot.Sight{}) }

// move moves everything by so much.
func (v *MapView) move(right, down float32) {
	if now := v.Sight(); !now.IsZero() {
		size := v.Size()
		v.SetSight(v.atlas.Within(now.Moved(float64(right), float64(down)), float64(size.Width), float64(size.Height)))
	}
}

// Scrolled zooms at the pointer.
func (v *MapView) Scrolled(e *fyne.ScrollEvent) {
	turn := min(max(float64(e.Scrolled.DY)/wheelTurn, -0.4), 0.4)
	v.zoomAt(e.Position, math.Exp(turn))
}

// Dragged moves the map with the pointer.
func (v *MapView) Dragged(e *fyne.DragEvent) { v.move(e.Dragged.DX, e.Dragged.DY) }

// DragEnd does nothing: the map lies where it was dragged to.
func (v *MapView) DragEnd() {}

// MouseDown gives the map the keyboard, and notes whether Shift is held.
func (v *MapView) MouseDown(e *desktop.MouseEvent) {
	v.shift = e.Modifier&fyne.KeyModifierShift != 0
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
}

// MouseUp does nothing; a tap has its own event.
func (v *MapView) MouseUp(*desktop.MouseEvent) {}

// under gives what lies under a point of the view.
func (v *MapView) under(at fyne.Position) (plot.Narrowing, bool) {
	sight := v.Sight()
	if v.drawing == nil || sight.IsZero() || at.Y > v.Size().Height-v.Foot {
		return plot.Narrowing{}, false
	}
	corner, factor := v.moved(sight)
	return v.drawing.At(float64((at.X-corner.X)/factor), float64((at.Y-corner.Y)/factor))
}

// Tapped hands on what was tapped; with Shift it goes back.
func (v *MapView) Tapped(e *fyne.PointEvent) {
	if v.shift {
		v.shift = false
		v.back()
		return
	}
	if what, ok := v.under(e.Position); ok && what.Narrows() && v.OnTapped != nil {
		v.pointed.hide()
		v.OnTapped(what)
	}
}

func (v *MapView) back() {
	if v.OnBack != nil {
		v.OnBack()
	}
}

// MouseIn names what lies under the pointer.
func (v *MapView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved names what lies under the pointer.
func (v *MapView) MouseMoved(e *desktop.MouseEvent) {
	what, ok := v.under(e.Position)
	v.pointed.point(what, ok, v.OnTapped != nil, e.Position, v.Size())
}

// MouseOut names nothing any more.
func (v *MapView) MouseOut() { v.pointed.hide() }

// Cursor is a hand over what can be tapped.
func (v *MapView) Cursor() desktop.Cursor { return v.pointed.cursor() }
