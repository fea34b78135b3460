package widgets

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a clock's bar: the height of a lane, of the whole bar at least, and of its marks.
const clockLane, clockBarHeight, clockMark = 8, 12, 9

// ClockBar draws one clock to a scale that it shares with others: a term with its renewals, a deadline as a mark, a streak as its days with
// its breaks, a trigger as its legs, and the instant of the reading as an upright line through all of them.
type ClockBar struct {
	widget.BaseWidget
	scale  ClockScale
	pieces []placedPiece
	at     float32
	lanes  int
}

var _ fyne.Widget = (*ClockBar)(nil)

// NewClockBar makes an empty bar.
func NewClockBar() *ClockBar {
	b := &ClockBar{lanes: 1}
	b.ExtendBaseWidget(b)
	return b
}

// placedPiece is a piece on the scale, to a part in barGrain, so that a ticking clock is drawn anew only when something moves.
type placedPiece struct {
	shape            barShape
	tone             ceasefire.Tone
	from, passed, to float32
	lane, lanes      int
}

const barGrain = 2048

// Set shows a reading on a scale; a streak's days are those of a zone.
func (b *ClockBar) Set(r ceasefire.Reading, scale ClockScale, zone *time.Location) {
	var placed []placedPiece
	for _, p := range clockPieces(r, zone) {
		placed = append(placed, scale.placed(p))
	}
	at := grained(scale.Place(scale.At))
	if slices.Equal(placed, b.pieces) && at == b.at {
		return
	}
	b.scale, b.pieces, b.at, b.lanes = scale, placed, at, max(len(r.Legs), 1)
	b.Refresh()
}

func (s ClockScale) placed(p barPiece) placedPiece {
	placed := placedPiece{shape: p.shape, tone: p.tone, lane: p.lane, lanes: p.lanes}
	placed.from, placed.to = grained(s.Place(p.from)), grained(s.Place(p.to))
	placed.passed = min(max(grained(s.Place(p.passed)), placed.from), placed.to)
	if p.whole {
		placed.from, placed.to = 0, 1
	}
	if p.shape == barMark { // at one place: what counts is whether it has passed
		placed.to, placed.passed = placed.from, placed.from+1
		if !p.passed.Before(p.from) {
			placed.passed = placed.from
		}
	}
	return placed
}

func grained(place float32) float32 { return float32(int(place*barGrain)) / barGrain }

// CreateRenderer draws the bar.
func (b *ClockBar) CreateRenderer() fyne.WidgetRenderer {
	r := &clockBarRenderer{bar: b}
	r.Refresh()
	return r
}

// clockBarRenderer makes its parts anew when the pieces change; there are few.
type clockBarRenderer struct {
	drawing
	bar *ClockBar
}

func (r *clockBarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80, max(clockBarHeight, float32(r.bar.lanes)*clockLane))
}

func (r *clockBarRenderer) Layout(fyne.Size) { r.draw() }

func (r *clockBarRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.bar)
}

// draw makes the parts for the bar's present size.
func (r *clockBarRenderer) draw() {
	r.objects = nil
	size := r.bar.Size()
	for _, p := range r.bar.pieces {
		r.piece(p, size)
	}
	now := r.rectangle(r.bar.at*size.Width-0.5, 0, 1, size.Height)
	now.FillColor = theme.Color(fynetheme.ColorNamePrimary)
}

func (r *clockBarRenderer) piece(p placedPiece, size fyne.Size) {
	tone := theme.Color(theme.ToneColor(p.tone))
	lane := size.Height / float32(p.lanes)
	middle := lane*float32(p.lane) + lane/2
	from, to := p.from*size.Width, p.to*size.Width
	switch p.shape {
	case barRun:
		r.run(from, p.passed*size.Width, to, middle, tone)
	case barOffer:
		r.dashes(from, to, middle, tone)
	case barLine:
		r.rectangle(from, middle-0.5, max(to-from, 0), 1).FillColor = theme.Color(theme.ColorNameFaint)
	case barMark:
		r.rectangle(0, middle-0.5, size.Width, 1).FillColor = theme.Color(theme.ColorNameFaint)
		r.diamond(from, middle, tone, p.passed == p.from)
	case barBreak:
		r.cross(from, middle, tone)
	}
}

// run draws a stretch: filled up to what has gone by, outlined beyond, with a gap of one behind it.
func (r *clockBarRenderer) run(from, passed, to, middle float32, tone color.Color) {
	const height = clockLane - 2
	r.stretch(from, middle-height/2, max(to-from-1, 1), height, passed-from, tone, tone)
}

func (r *clockBarRenderer) dashes(from, to, middle float32, tone color.Color) {
	const dash, gap = 5, 3
	for x := from + 1; x < to; x += dash + gap {
		r.rectangle(x, middle-1, min(dash, to-x), 2).FillColor = tone
	}
}

func (r *clockBarRenderer) diamond(x, y float32, tone color.Color, filled bool) {
	mark := canvas.NewPolygon(4, color.Transparent)
	mark.StrokeColor, mark.StrokeWidth = tone, 1.5
	if filled {
		mark.FillColor = tone
	}
	mark.Resize(fyne.NewSquareSize(clockMark))
	mark.Move(fyne.NewPos(x-clockMark/2.0, y-clockMark/2.0))
	r.objects = append(r.objects, mark)
}

func (r *clockBarRenderer) cross(x, y float32, tone color.Color) {
	const half = clockMark/2.0 - 0.5
	ground := theme.Color(fynetheme.ColorNameBackground)
	for _, stroke := range []struct {
		slope, width float32
		ink          color.Color
	}{{1, 5, ground}, {-1, 5, ground}, {1, 2, tone}, {-1, 2, tone}} {
		r.line(fyne.NewPos(x-half, y-half*stroke.slope), fyne.NewPos(x+half, y+half*stroke.slope), stroke.width, stroke.ink)
	}
}
