package widgets

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// settled is how long a size must have stood before a chart that was stretched is drawn anew.
const settled = 120 * time.Millisecond

// Picture is what a ChartView shows: it draws itself at any size.
type Picture interface {
	Image(width, height int, scale float64, theme plot.Theme) (image.Image, error)
	At(x, y, width, height float64) (plot.Narrowing, bool)
	TimeScale(width, height float64) (plot.TimeScale, bool)
}

// ChartView shows a picture at its own size, drawn anew for each size, scale and theme so that it is always sharp.
//
// With the keyboard + and - show fewer or more days, Left and Right earlier or later ones, and Escape goes back.
type ChartView struct {
	widget.BaseWidget
	// Thumbnail asks for little room.
	Thumbnail bool
	// OnTapped takes what was tapped, such as a day's bar; without it nothing is pointed out.
	OnTapped func(plot.Narrowing)
	// OnTap takes a tap where OnTapped is not wanted.
	OnTap func()
	// OnPeriod takes the days that were dragged over, or zoomed to by the wheel; without it neither does anything.
	OnPeriod func(days ceasefire.Span)
	// OnBack takes Escape.
	OnBack func()

	picture Picture
	image   *canvas.Image
	failed  *Text
	pointed *chartPointed
	dragged chartDragged
	drawn   drawnAs
	at      time.Time
}

// drawnAs is what a drawing depends on.
type drawnAs struct {
	picture       Picture
	width, height int
	scale         float32
	dark          bool
}

var _ fyne.Widget = (*ChartView)(nil)

// NewChartView makes a view without a picture.
func NewChartView() *ChartView {
	v := &ChartView{image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}, failed: NewText("", RoleBody)}
	v.pointed = newChartPointed()
	v.failed.Hide()
	v.dragged = newChartDragged()
	v.ExtendBaseWidget(v)
	return v
}

// SetPicture shows a picture.
func (v *ChartView) SetPicture(p Picture) {
	v.picture = p
	v.pointed.hide()
	v.dragged.zoomed = ceasefire.Span{}
	v.draw()
}

// Tick draws the picture anew if its size has changed and settled.
func (v *ChartView) Tick(now time.Time) {
	if now.Sub(v.at) >= settled || now.Before(v.at) {
		v.draw()
	}
}

// wanted gives what the view would draw now.
func (v *ChartView) wanted() drawnAs {
	size := v.Size()
	w := drawnAs{picture: v.picture, width: int(size.Width), height: int(size.Height), scale: 1, dark: theme.Dark()}
	if screen := fyne.CurrentApp().Driver().CanvasForObject(v); screen != nil {
		w.scale = screen.Scale()
	}
	return w
}

// draw draws the picture where it has room and is not drawn so already.
func (v *ChartView) draw() {
	w := v.wanted()
	if w == v.drawn || v.picture == nil || w.width < 16 || w.height < 16 {
		return
	}
	ground := plot.Light
	if w.dark {
		ground = plot.Dark
	}
	drawn, err := v.picture.Image(w.width, w.height, float64(w.scale), ground)
	v.drawn, v.at = w, time.Now()
	v.failed.Hidden, v.image.Hidden = err == nil, err != nil
	if err != nil {
		v.failed.SetText("The chart cannot be drawn: " + err.Error())
	} else {
		v.image.Image = drawn
	}
	v.image.Refresh()
	v.failed.Refresh()
}

// CreateRenderer shows the picture, or why there is none.
func (v *ChartView) CreateRenderer() fyne.WidgetRenderer { return &chartViewRenderer{v} }

// chartViewRenderer draws at once when a size comes after a rest, and stretches while it keeps changing.
type chartViewRenderer struct{ view *ChartView }

func (r *chartViewRenderer) Destroy() {}

func (r *chartViewRenderer) MinSize() fyne.Size {
	if r.view.Thumbnail {
		return fyne.NewSize(40, 24)
	}
	return fyne.NewSize(200, 140)
}

func (r *chartViewRenderer) Layout(size fyne.Size) {
	r.view.image.Resize(size)
	r.view.dragged.focus.Resize(size)
	r.view.failed.Resize(size)
	if time.Since(r.view.at) >= settled {
		r.view.draw()
	}
}

func (r *chartViewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.view.image, r.view.failed, r.view.dragged.shade, r.view.dragged.focus, r.view.pointed.ground, r.view.pointed.words}
}

func (r *chartViewRenderer) Refresh() { r.view.draw() }
