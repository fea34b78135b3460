package dashboard

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets"
	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

// chartThumb is one kind of chart in the gallery: its word, and a small live picture of it.
type chartThumb struct {
	widget.BaseWidget
	kind   plot.Kind
	chart  *widgets.ChartView
	name   *widgets.Text
	frame  *canvas.Rectangle
	tapped func()
}

var _ fyne.Tappable = (*chartThumb)(nil)

func newChartThumb(kind plot.Kind, tapped func()) *chartThumb {
	t := &chartThumb{kind: kind, chart: widgets.NewChartView(), name: widgets.NewText(kind.Name(), widgets.RoleCaption), tapped: tapped}
	t.chart.Thumbnail, t.chart.OnTap = true, tapped
	t.frame = canvas.NewRectangle(color.Transparent)
	t.frame.StrokeWidth = 2
	t.ExtendBaseWidget(t)
	return t
}

// Tapped chooses the kind.
func (t *chartThumb) Tapped(*fyne.PointEvent) { t.tapped() }

// mark marks the chosen kind.
func (t *chartThumb) mark(chosen bool) {
	t.frame.StrokeColor = theme.Color(theme.ColorNameFaint)
	if chosen {
		t.frame.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	t.frame.Refresh()
}

// show draws the small picture.
func (t *chartThumb) show(picture plot.Picture) { t.chart.SetPicture(picture) }

// thumbSize is the room that a small picture takes.
const thumbWidth, thumbHeight = 148, 84

// CreateRenderer stacks the picture, its frame and the word beneath.
func (t *chartThumb) CreateRenderer() fyne.WidgetRenderer {
	picture := container.NewGridWrap(fyne.NewSize(thumbWidth, thumbHeight), container.NewStack(t.chart, t.frame))
	return widget.NewSimpleRenderer(container.NewVBox(picture, t.name))
}
