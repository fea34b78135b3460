package dashboard

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// The measures of a rail item: the icon above its word.
const (
	railWidth  = 92
	railHeight = 60
	railIcon   = 22
	railMark   = 3
)

// railItem is one page's entry in the rail.
type railItem struct {
	widget.BaseWidget
	icon     *widget.Icon
	name     *widgets.Text
	selected bool
	hovered  bool
	tapped   func()
}

var (
	_ desktop.Hoverable = (*railItem)(nil)
	_ fyne.Tappable     = (*railItem)(nil)
)

func newRailItem(name string, icon fyne.Resource, tapped func()) *railItem {
	item := &railItem{icon: widget.NewIcon(fynetheme.NewThemedResource(icon)), tapped: tapped}
	item.name = widgets.NewText(name, widgets.RoleCaption)
	item.name.Alignment = fyne.TextAlignCenter
	item.ExtendBaseWidget(item)
	return item
}

func (i *railItem) setSelected(on bool) {
	i.selected = on
	i.Refresh()
}

// Tapped brings the page into sight.
func (i *railItem) Tapped(*fyne.PointEvent) { i.tapped() }

// MouseIn shows that the item can be pressed.
func (i *railItem) MouseIn(*desktop.MouseEvent) {
	i.hovered = true
	i.Refresh()
}

// MouseMoved does nothing; Hoverable asks for it.
func (i *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (i *railItem) MouseOut() {
	i.hovered = false
	i.Refresh()
}

// CreateRenderer draws the item.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	return &railItemRenderer{item: i, back: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent)}
}

// railItemRenderer lays icon and word out one above the other, with a bar at the left of the page in sight.
type railItemRenderer struct {
	item       *railItem
	back, mark *canvas.Rectangle
}

func (r *railItemRenderer) Destroy() {}

func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(railWidth, railHeight) }

func (r *railItemRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(railMark, size.Height))
	r.item.icon.Resize(fyne.NewSquareSize(railIcon))
	r.item.icon.Move(fyne.NewPos((size.Width-railIcon)/2, 10))
	text := r.item.name.MinSize().Height
	r.item.name.Resize(fyne.NewSize(size.Width-8, text))
	r.item.name.Move(fyne.NewPos(4, 10+railIcon+4))
}

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.mark, r.item.icon, r.item.name}
}

func (r *railItemRenderer) Refresh() {
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	if r.item.hovered {
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if r.item.selected {
		r.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
		r.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	r.back.Refresh()
	r.mark.Refresh()
	r.item.icon.Refresh()
	r.item.name.Refresh()
}
