package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// MapView shows a map that fills it, with its key, its scale and its buttons floating above: the wheel zooms at the pointer, a drag moves it.
//
// With the keyboard + and - zoom, the arrows move, 0 and Home show all there is, Page Down and Page Up go from one area or circle to the next, Enter
// narrows to the one gone to, and Escape goes back.
type MapView struct {
	widget.BaseWidget
	// Beside does work away from the screen and then, on the main goroutine, what the work gave to do. Without it the work is done at once.
	Beside func(work func() (done func()))
	// OnTapped takes what was tapped, such as an area.
	OnTapped func(plot.Narrowing)
	// OnBack takes Escape and a tap with Shift.
	OnBack func()
	// OnSight is told what the map shows whenever that changes.
	OnSight func(plot.Sight)
	// Foot is how much of the map is covered at its foot.
	Foot float32

	atlas   *plot.Atlas
	sight   plot.Sight // the zero sight is all there is
	drawing *plot.MapDrawing
	drawn   mapWanted
	busy    bool

	image, key, bar *canvas.Image
	failed          *Text
	pointed         *chartPointed
	focus, target   *canvas.Rectangle
	buttons         *fyne.Container
	shift           bool
	gone            int // which of the places in sight the keyboard has gone to, -1 for none
}

// mapWanted is what a drawing depends on.
type mapWanted struct {
	atlas         *plot.Atlas
	sight         plot.Sight
	width, height int
	scale         float32
	dark          bool
}

var _ fyne.Widget = (*MapView)(nil)

// NewMapView makes a view without a map.
func NewMapView() *MapView {
	picture := func() *canvas.Image {
		return &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	}
	v := &MapView{image: picture(), key: picture(), bar: picture(), failed: NewText("", RoleBody), pointed: newChartPointed(), gone: -1}
	v.failed.Hide()
	v.focus, v.target = newFrame(), newFrame()
	button := func(words string, icon fyne.Resource, do func()) *widget.Button {
		return widget.NewButtonWithIcon(words, icon, do)
	}
	v.buttons = container.NewVBox(
		button("", fynetheme.ZoomInIcon(), func() { v.Zoom(mapZoomStep) }),
		button("", fynetheme.ZoomOutIcon(), func() { v.Zoom(1 / mapZoomStep) }),
		button("", fynetheme.ZoomFitIcon(), v.Fit),
	)
	v.ExtendBaseWidget(v)
	return v
}

// newFrame makes an empty frame, hidden.
func newFrame() *canvas.Rectangle {
	frame := canvas.NewRectangle(nil)
	frame.StrokeWidth = 2
	frame.Hide()
	return frame
}

// SetMap shows a map, at the sight at which the last one was shown.
func (v *MapView) SetMap(a *plot.Atlas) {
	v.atlas = a
	v.gone = -1
	v.target.Hide()
	v.draw()
}

// Sight gives what the map shows.
func (v *MapView) Sight() plot.Sight {
	if v.atlas == nil || !v.atlas.Drawable() {
		return plot.Sight{}
	}
	size := v.Size()
	if v.sight.IsZero() {
		return v.atlas.Home(float64(size.Width), float64(size.Height), float64(v.Foot))
	}
	return v.atlas.Within(v.sight, float64(size.Width), float64(size.Height))
}

// SetSight shows another stretch; the zero sight is all there is.
func (v *MapView) SetSight(s plot.Sight) {
	v.sight = s
	v.pointed.hide()
	v.target.Hide()
	v.gone = -1
	if v.OnSight != nil {
		v.OnSight(s)
	}
	v.draw()
}

// wanted gives what the view would draw now.
func (v *MapView) wanted() mapWanted {
	size := v.Size()
	w := mapWanted{atlas: v.atlas, sight: v.Sight(), width: int(size.Width), height: int(size.Height), scale: 1, dark: theme.Dark()}
	if screen := fyne.CurrentApp().Driver().CanvasForObject(v); screen != nil {
		w.scale = screen.Scale()
	}
	return w
}

// draw puts the last drawing where it belongs at the present sight, and asks for one that is sharp there, one at a time.
func (v *MapView) draw() {
	w := v.wanted()
	v.place(w)
	if w == v.drawn || v.busy || w.sight.IsZero() || w.width < 32 || w.height < 32 {
		return
	}
	v.busy = true
	frame := plot.MapFrame{Sight: w.sight, Width: w.width, Height: w.height, Scale: float64(w.scale), Foot: float64(v.Foot)}
	if w.dark {
		frame.Theme = plot.Dark
	}
	v.beside(func() func() {
		drawing, err := w.atlas.Draw(frame)
		return func() { v.take(w, drawing, err) }
	})
}

// beside does work away from the screen.
func (v *MapView) beside(work func() func()) {
	if v.Beside != nil {
		v.Beside(work)
		return
	}
	work()()
}

// take shows a drawing, and asks for the next where the view has changed in the meantime.
func (v *MapView) take(w mapWanted, drawing *plot.MapDrawing, err error) {
	v.busy = false
	v.drawn = w
	v.failed.Hidden = err == nil
	if err != nil {
		v.failed.SetText("The map cannot be drawn: " + err.Error())
		return
	}
	v.drawing = drawing
	for _, part := range []struct {
		shown *canvas.Image
		drawn image.Image
	}{{v.image, drawing.Image}, {v.key, drawing.Key}, {v.bar, drawing.Bar}} {
		part.shown.Image = part.drawn
		part.shown.Refresh()
	}
	v.layOut(v.Size())
	v.draw()
}

// place moves and stretches the last drawing so that what it shows lies where it belongs at the present sight.
func (v *MapView) place(w mapWanted) {
	shown := v.drawing != nil && !w.sight.IsZero()
	v.image.Hidden, v.key.Hidden, v.bar.Hidden = !shown, !shown, !shown
	v.buttons.Hidden = w.sight.IsZero()
	if !shown {
		return
	}
	corner, factor := v.moved(w.sight)
	v.image.ScaleMode = canvas.ImageScaleSmooth
	if factor == 1 && w.scale == v.drawn.scale { // point on point: nothing of it need be smoothed in every frame
		v.image.ScaleMode = canvas.ImageScalePixels
	}
	v.image.Move(corner)
	v.image.Resize(fyne.NewSize(float32(v.drawing.Width)*factor, float32(v.drawing.Height)*factor))
}

// moved gives where the corner of the last drawing lies at a sight, and how many times as large it is there.
func (v *MapView) moved(s plot.Sight) (corner fyne.Position, factor float32) {
	d, size := v.drawing, v.Size()
	west := d.Sight.Under(0, 0, float64(d.Width), float64(d.Height))
	x, y := s.At(west, float64(size.Width), float64(size.Height))
	return fyne.NewPos(float32(x), float32(y)), float32(s.Zoom / d.Sight.Zoom)
}

// CreateRenderer shows the map and what floats above it.
func (v *MapView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	moving := container.NewWithoutLayout(v.image)
	r := &mapViewRenderer{view: v, clip: container.NewClip(moving), ground: canvas.NewRectangle(nil), behind: canvas.NewRectangle(nil)}
	r.colour()
	return r
}

// mapViewRenderer lays the map out beneath what floats.
type mapViewRenderer struct {
	view   *MapView
	clip   *container.Clip
	ground *canvas.Rectangle
	behind *canvas.Rectangle // the buttons
}

func (r *mapViewRenderer) Destroy() {}

func (r *mapViewRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 220) }

func (r *mapViewRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.clip.Resize(size)
	r.view.layOut(size)
	r.behind.Hidden = r.view.buttons.Hidden
	r.behind.Move(r.view.buttons.Position())
	r.behind.Resize(r.view.buttons.Size())
	r.view.draw()
}

// colour takes the colours of the theme.
func (r *mapViewRenderer) colour() {
	r.ground.FillColor, r.behind.FillColor = theme.Color(theme.ColorNameRaised), theme.Color(theme.ColorNameRaised)
}

func (r *mapViewRenderer) Objects() []fyne.CanvasObject {
	v := r.view
	return []fyne.CanvasObject{r.ground, r.clip, v.key, v.bar, r.behind, v.buttons, v.failed, v.target, v.focus, v.pointed.ground, v.pointed.words}
}

func (r *mapViewRenderer) Refresh() {
	r.colour()
	r.behind.Hidden = r.view.buttons.Hidden
	r.ground.Refresh()
	r.behind.Refresh()
	r.view.buttons.Refresh()
	r.view.draw()
}

// mapEdge is the room between the sides of a map and what floats above it.
const mapEdge = 8

// layOut puts what floats in its places: the key at the upper left, the buttons at the upper right, the scale above the foot.
func (v *MapView) layOut(size fyne.Size) {
	v.focus.Resize(size)
	v.failed.Resize(size)
	least := v.buttons.MinSize()
	v.buttons.Resize(least)
	v.buttons.Move(fyne.NewPos(size.Width-least.Width-mapEdge, mapEdge))
	if v.drawing == nil {
		return
	}
	scale := float32(v.drawing.Scale)
	for _, part := range []*canvas.Image{v.key, v.bar} {
		pixels := part.Image.Bounds()
		part.Resize(fyne.NewSize(float32(pixels.Dx())/scale, float32(pixels.Dy())/scale))
	}
	v.key.Move(fyne.NewPos(0, 0))
	v.bar.Move(fyne.NewPos(0, size.Height-v.Foot-v.bar.Size().Height))
}
