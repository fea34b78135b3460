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

// ChartView shows a picture at its own size, drawn anew for each size, scale and theme so that it is always sharp. Until a drawing is there, the one before it is shown,
// stretched, and answers for what is pointed at.
//
// With the keyboard + and - show fewer or more days, Left and Right earlier or later ones, and Escape goes back.
type ChartView struct {
	widget.BaseWidget
	// Beside does work away from the screen and then, on the main goroutine, what the work gave to do. Without it the work is done at once.
	Beside func(work func() (done func()))
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
	over    *fyne.Position // of the pointer, nil where it is elsewhere
	dragged chartDragged
	drawn   drawnAs
	busy    bool
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
	v.failed.Alignment = fyne.TextAlignCenter
	v.failed.Hide()
	v.dragged = newChartDragged()
	v.ExtendBaseWidget(v)
	return v
}

// SetPicture shows a picture.
func (v *ChartView) SetPicture(p Picture) {
	v.picture = p
	v.draw()
}

// Await shows words in the place of the picture, until another comes.
func (v *ChartView) Await(words string) {
	v.picture, v.drawn = nil, drawnAs{}
	v.image.Image = nil
	v.failed.SetText(words)
	v.failed.Hidden, v.image.Hidden = words == "", true
	v.failed.Refresh()
	v.image.Refresh()
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

// draw asks for a drawing of the picture where it has room and is not drawn so already, one at a time. What can be pointed at is laid out with it.
func (v *ChartView) draw() {
	w := v.wanted()
	if v.busy || w == v.drawn || v.picture == nil || w.width < 16 || w.height < 16 {
		return
	}
	v.busy = true
	ground := plot.Light
	if w.dark {
		ground = plot.Dark
	}
	v.beside(func() func() {
		drawn, err := w.picture.Image(w.width, w.height, float64(w.scale), ground)
		w.picture.TimeScale(float64(w.width), float64(w.height))
		return func() { v.take(w, drawn, err) }
	})
}

// beside does work away from the screen.
func (v *ChartView) beside(work func() func()) {
	if v.Beside != nil {
		v.Beside(work)
		return
	}
	work()()
}

// take shows a drawing, and asks for the next where the view has changed in the meantime.
func (v *ChartView) take(w drawnAs, drawn image.Image, err error) {
	if v.picture == nil { // another is awaited
		v.busy = false
		return
	}
	another := w.picture != v.drawn.picture
	v.busy, v.drawn, v.at = false, w, time.Now()
	if another {
		v.dragged.zoomed = ceasefire.Span{}
		v.pointAnew()
	}
	v.failed.Hidden, v.image.Hidden = err == nil, err != nil
	if err != nil {
		v.failed.SetText("The chart cannot be drawn: " + err.Error())
	} else {
		v.image.Image = drawn
	}
	v.place()
	v.image.Refresh()
	v.failed.Refresh()
	v.draw()
}

// place lays the last drawing point on point where it was drawn for the present size, so that nothing of it is smoothed, which blurs it and takes about twice as long in every frame that is drawn in
// software; else it is stretched over all of the view.
func (v *ChartView) place() {
	size, now := v.Size(), v.wanted()
	v.image.ScaleMode = canvas.ImageScaleSmooth
	if drawn := v.drawn; v.image.Image != nil && drawn.width == now.width && drawn.height == now.height && drawn.scale == now.scale {
		points := v.image.Image.Bounds().Size()
		size = fyne.NewSize(float32(points.X)/now.scale, float32(points.Y)/now.scale)
		v.image.ScaleMode = canvas.ImageScalePixels
	}
	v.image.Resize(size)
}

// stretched gives by how much the drawing that is shown is stretched; ok is false where there is none.
func (v *ChartView) stretched() (across, down float64, ok bool) {
	if v.drawn.picture == nil || v.drawn.width == 0 || v.drawn.height == 0 {
		return 0, 0, false
	}
	size := v.Size()
	return float64(int(size.Width)) / float64(v.drawn.width), float64(int(size.Height)) / float64(v.drawn.height), true
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
	r.view.place()
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
