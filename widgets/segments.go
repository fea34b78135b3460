package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of a segment and the gap behind it.
const segmentWidth, segmentHeight, segmentGap = 7, 7, 2

// Segments shows a streak's days: those held are filled, the others outlined; after a break the whole row is struck through.
type Segments struct {
	widget.BaseWidget
	total, held int
	broken      bool
}

var _ fyne.Widget = (*Segments)(nil)

// NewSegments makes as many segments as a streak has days.
func NewSegments(total int) *Segments {
	s := &Segments{total: total}
	s.ExtendBaseWidget(s)
	return s
}

// Set fills the segments of the days held.
func (s *Segments) Set(held int, broken bool) {
	if s.held != held || s.broken != broken {
		s.held, s.broken = held, broken
		s.Refresh()
	}
}

// CreateRenderer draws the segments.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{segments: s}
	for range s.total {
		box := canvas.NewRectangle(color.Transparent)
		box.StrokeWidth = 1
		r.boxes = append(r.boxes, box)
	}
	r.strike = canvas.NewLine(color.Transparent)
	r.strike.StrokeWidth = 1.5
	r.Refresh()
	return r
}

// segmentsRenderer lays the boxes side by side.
type segmentsRenderer struct {
	segments *Segments
	boxes    []*canvas.Rectangle
	strike   *canvas.Line
}

func (r *segmentsRenderer) Destroy() {}

func (r *segmentsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(r.segments.total)*(segmentWidth+segmentGap), segmentHeight)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	top := (size.Height - segmentHeight) / 2
	for i, box := range r.boxes {
		box.Resize(fyne.NewSize(segmentWidth, segmentHeight))
		box.Move(fyne.NewPos(float32(i)*(segmentWidth+segmentGap), top))
	}
	r.strike.Position1 = fyne.NewPos(0, size.Height/2)
	r.strike.Position2 = fyne.NewPos(r.MinSize().Width, size.Height/2)
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.boxes)+1)
	for _, box := range r.boxes {
		objects = append(objects, box)
	}
	return append(objects, r.strike)
}

func (r *segmentsRenderer) Refresh() {
	tone := theme.Color(theme.ColorNameHolding)
	r.strike.StrokeColor = color.Transparent
	if r.segments.broken {
		tone = theme.Color(theme.ColorNameBroken)
		r.strike.StrokeColor = tone
	}
	for i, box := range r.boxes {
		box.FillColor, box.StrokeColor = color.Transparent, theme.Color(theme.ColorNameQuiet)
		if i < r.segments.held {
			box.FillColor, box.StrokeColor = tone, tone
		}
		box.Refresh()
	}
	r.strike.Refresh()
}
