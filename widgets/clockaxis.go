package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of the rule above the bars.
const clockAxisHeight, clockAxisWord = 24, 58

// clockAxis writes the days of the scale above the bars, and marks the instant of the reading.
type clockAxis struct {
	widget.BaseWidget
	scale ClockScale
	zone  *time.Location
	at    float32
}

func newClockAxis() *clockAxis {
	a := &clockAxis{zone: time.UTC}
	a.ExtendBaseWidget(a)
	return a
}

func (a *clockAxis) set(scale ClockScale, zone *time.Location) {
	at := grained(scale.Place(scale.At))
	same := a.at == at && a.scale.From.Equal(scale.From) && a.scale.To.Equal(scale.To) && a.zone.String() == zone.String()
	a.scale, a.zone, a.at = scale, zone, at
	if !same {
		a.Refresh()
	}
}

// CreateRenderer draws the rule.
func (a *clockAxis) CreateRenderer() fyne.WidgetRenderer {
	r := &clockAxisRenderer{axis: a}
	r.draw()
	return r
}

// clockAxisRenderer makes its few parts anew when the scale changes.
type clockAxisRenderer struct {
	axis    *clockAxis
	objects []fyne.CanvasObject
}

func (r *clockAxisRenderer) Destroy() {}

func (r *clockAxisRenderer) MinSize() fyne.Size { return fyne.NewSize(clockRowLeast, clockAxisHeight) }

func (r *clockAxisRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *clockAxisRenderer) Layout(fyne.Size) { r.draw() }

func (r *clockAxisRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.axis)
}

func (r *clockAxisRenderer) draw() {
	r.objects = nil
	width := r.axis.Size().Width - clockRowIndent - clockRowEdge
	if width <= 0 || r.axis.scale.From.IsZero() {
		return
	}
	ticks, layout := r.axis.scale.Ticks(r.axis.zone, int(width/clockAxisWord))
	for _, tick := range ticks {
		x := r.axis.scale.Place(tick) * width
		r.line(x, 4, theme.ColorNameQuiet)
		r.word(tick.Format(layout), x, width)
	}
	r.line(r.axis.at*width, 8, fynetheme.ColorNamePrimary)
}

// line draws an upright stroke at the foot of the rule.
func (r *clockAxisRenderer) line(x, height float32, colour fyne.ThemeColorName) {
	stroke := canvas.NewRectangle(theme.Color(colour))
	stroke.Move(fyne.NewPos(clockRowIndent+x-0.5, clockAxisHeight-height))
	stroke.Resize(fyne.NewSize(1, height))
	r.objects = append(r.objects, stroke)
}

// word writes a day centred over its stroke, within the bars' width.
func (r *clockAxisRenderer) word(text string, x, width float32) {
	word := canvas.NewText(text, theme.Color(theme.ColorNameQuiet))
	word.TextSize = theme.Size(theme.SizeNameCaption)
	size := word.MinSize()
	word.Move(fyne.NewPos(clockRowIndent+min(max(x-size.Width/2, 0), width-size.Width), 2))
	word.Resize(size)
	r.objects = append(r.objects, word)
}
