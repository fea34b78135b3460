package dashboard

import (
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
	return &backdropRenderer{b, canvas.NewRectangle(theme.Color(b.colour))}
}

// backdropRenderer is one rectangle.
type backdropRenderer struct {
	backdrop *backdrop
	ground   *canvas.Rectangle
}

func (r *backdropRenderer) Destroy() {}

func (r *backdropRenderer) MinSize() fyne.Size { return r.backdrop.least }

func (r *backdropRenderer) Layout(size fyne.Size) { r.ground.Resize(size) }

func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground} }

func (r *backdropRenderer) Refresh() {
	r.ground.FillColor = theme.Color(r.backdrop.colour)
	r.ground.Refresh()
}
