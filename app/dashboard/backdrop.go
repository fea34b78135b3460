package dashboard

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// backdrop is a plain ground in one of the theme's colours, which follows the theme when it changes.
type backdrop struct {
	widget.BaseWidget
	colour fyne.ThemeColorName
	least  fyne.Size
}

func newBackdrop(colour fyne.ThemeColorName, least fyne.Size) *backdrop {
	b := &backdrop{colour: colour, least: least}
	b.ExtendBaseWidget(b)
	return b
}

// paint changes the colour.
func (b *backdrop) paint(colour fyne.ThemeColorName) {
	b.colour = colour
	b.Refresh()
}

// CreateRenderer draws the ground.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{b, &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}}
	r.Refresh()
	return r
}

// backdropRenderer is a picture of one point that is stretched over the ground, and no rectangle: the library works out for each point of a rectangle, in every frame, the shadow that it might
// cast, which takes more than twice as long where frames are drawn in software.
type backdropRenderer struct {
	backdrop *backdrop
	ground   *canvas.Image
}

func (r *backdropRenderer) Destroy() {}

func (r *backdropRenderer) MinSize() fyne.Size { return r.backdrop.least }

func (r *backdropRenderer) Layout(size fyne.Size) { r.ground.Resize(size) }

func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground} }

func (r *backdropRenderer) Refresh() {
	r.ground.Image = onePoint(theme.Color(r.backdrop.colour))
	r.ground.Refresh()
}

// onePoint gives a picture of one point in a colour.
func onePoint(c color.Color) image.Image {
	point := image.NewRGBA(image.Rect(0, 0, 1, 1))
	point.Set(0, 0, c)
	return point
}
