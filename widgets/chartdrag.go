package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

var (
	_ fyne.Draggable    = (*ChartView)(nil)
	_ fyne.Scrollable   = (*ChartView)(nil)
	_ fyne.Focusable    = (*ChartView)(nil)
	_ desktop.Mouseable = (*ChartView)(nil)
)

// chartDragged is the period that is being dragged over or zoomed to, and the frame of a view that has the keyboard.
type chartDragged struct {
	shade, focus *canvas.Rectangle
	from, to     float32
	going        bool
	zoomed       ceasefire.Span // what the wheel has come to while the picture of it is not yet there
}

func newChartDragged() chartDragged {
	d := chartDragged{shade: canvas.NewRectangle(nil), focus: canvas.NewRectangle(color.Transparent)}
	d.focus.StrokeWidth = 1
	d.shade.Hide()
	d.focus.Hide()
	return d
}

// scale gives where the picture's days lie, where periods are wanted.
func (v *ChartView) scale() (plot.TimeScale, bool) {
	across, _, ok := v.stretched()
	if v.OnPeriod == nil || !ok {
		return plot.TimeScale{}, false
	}
	scale, ok := v.drawn.picture.TimeScale(float64(v.drawn.width), float64(v.drawn.height))
	scale.Left, scale.Right = scale.Left*across, scale.Right*across
	return scale, ok
}

// MouseDown notes where a drag may begin, for the first word of it comes some way on.
func (v *ChartView) MouseDown(e *desktop.MouseEvent) {
	v.dragged.from = e.Position.X
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && v.OnPeriod != nil {
		c.Focus(v)
	}
}

// MouseUp does nothing; a drag has its own end.
func (v *ChartView) MouseUp(*desktop.MouseEvent) {}

// Dragged shades the days that are dragged over.
func (v *ChartView) Dragged(e *fyne.DragEvent) {
	scale, ok := v.scale()
	if !ok {
		return
	}
	v.dragged.going, v.dragged.to = true, e.Position.X
	left, right := min(v.dragged.from, v.dragged.to), max(v.dragged.from, v.dragged.to)
	left, right = max(left, float32(scale.Left)), min(right, float32(scale.Right))
	ink := color.NRGBAModel.Convert(theme.Color(fynetheme.ColorNamePrimary)).(color.NRGBA)
	ink.A = 48
	v.dragged.shade.FillColor = ink
	v.dragged.shade.Move(fyne.NewPos(left, 0))
	v.dragged.shade.Resize(fyne.NewSize(max(right-left, 1), v.Size().Height))
	v.dragged.shade.Show()
	v.dragged.shade.Refresh()
	days := v.draggedDays(scale)
	v.pointed.show(days.Format(), e.Position, v.Size())
}

func (v *ChartView) draggedDays(scale plot.TimeScale) ceasefire.Span {
	a, b := scale.Day(float64(v.dragged.from)), scale.Day(float64(v.dragged.to))
	return ceasefire.Span{From: min(a, b), To: max(a, b)}
}

// DragEnd hands on the days that were dragged over.
func (v *ChartView) DragEnd() {
	scale, ok := v.scale()
	if !ok || !v.dragged.going {
		return
	}
	days := v.draggedDays(scale)
	v.dragged.going = false
	v.dragged.shade.Hide()
	v.pointed.hide()
	v.OnPeriod(days)
}

// zoomStep is by how much one turn of the wheel stretches the days.
const zoomStep = 1.25

// Scrolled shows fewer or more days around the pointer.
func (v *ChartView) Scrolled(e *fyne.ScrollEvent) {
	factor := zoomStep
	if e.Scrolled.DY < 0 {
		factor = 1 / zoomStep
	}
	v.zoom(float64(e.Position.X), factor)
}

func (v *ChartView) zoom(x, factor float64) {
	scale, ok := v.scale()
	if !ok {
		return
	}
	if v.dragged.zoomed != (ceasefire.Span{}) {
		scale.Span = v.dragged.zoomed
	}
	v.dragged.zoomed = scale.Zoom(x, factor)
	v.OnPeriod(v.dragged.zoomed)
}

// pan shows earlier or later days.
func (v *ChartView) pan(forwards bool) {
	scale, ok := v.scale()
	if !ok {
		return
	}
	step := ceasefire.Day(max(scale.Span.Len()/4, 1))
	if !forwards {
		step = -min(step, scale.Span.From-1)
	}
	v.OnPeriod(ceasefire.Span{From: scale.Span.From + step, To: scale.Span.To + step})
}

// FocusGained shows that the view has the keyboard.
func (v *ChartView) FocusGained() {
	v.dragged.focus.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	v.dragged.focus.Show()
	v.dragged.focus.Refresh()
}

// FocusLost shows that it has it no more.
func (v *ChartView) FocusLost() { v.dragged.focus.Hide() }

// TypedRune zooms on + and -.
func (v *ChartView) TypedRune(r rune) {
	middle := float64(v.Size().Width) / 2
	switch r {
	case '+', '=':
		v.zoom(middle, zoomStep)
	case '-':
		v.zoom(middle, 1/zoomStep)
	}
}

// TypedKey goes to earlier or later days, or back.
func (v *ChartView) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		v.pan(e.Name == fyne.KeyRight)
	case fyne.KeyEscape:
		if v.OnBack != nil {
			v.OnBack()
		}
	}
}
