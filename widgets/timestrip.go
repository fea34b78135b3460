package widgets

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// StripDays are what a time strip shows: a count for each day of a span, of which those after the instant of the reading are not shown, the days that
// are narrowed to (the zero span is all), and the instant.
type StripDays struct {
	Span    ceasefire.Span
	Counts  []float64
	Period  ceasefire.Span
	At      time.Time
	Zone    *time.Location
	Playing bool
}

// TimeStrip is a small histogram by day. A drag over the bars narrows to a period, a click to a day; a drag of the mark, or along the rule beneath, moves
// the instant of the reading; the button plays it.
//
// With the keyboard Left and Right move the instant by a day, Space plays, and Escape takes the period back.
type TimeStrip struct {
	widget.BaseWidget
	// OnPeriod takes the days narrowed to, the zero span for all of them.
	OnPeriod func(ceasefire.Span)
	// OnAsOf takes the instant that was moved to, OnDays by how many calendar days to move it.
	OnAsOf func(time.Time)
	OnDays func(int)
	// OnPlay plays or stands still.
	OnPlay func()

	days    StripDays
	play    *widget.Button
	bars    *canvas.Image
	band    *canvas.Rectangle
	mark    *canvas.Line
	knob    *canvas.Circle
	focus   *canvas.Rectangle
	ticks   []*Text
	pointed *chartPointed
	drag    stripDrag
	painted stripPainted
}

// stripDrag is what is being dragged: from where, and whether it is the instant or a period.
type stripDrag struct {
	from, to    float32
	going, asOf bool
	told        time.Time
}

var _ fyne.Widget = (*TimeStrip)(nil)

// The measures of the strip: the room of its button, of its bars and of the rule beneath them, and the air around.
const (
	stripButton = 40
	stripBars   = 40
	stripRule   = 18
	stripAir    = 8
)

// TimeStripHeight is how high a time strip is.
const TimeStripHeight = stripBars + stripRule + stripAir

// NewTimeStrip makes a strip without days.
func NewTimeStrip() *TimeStrip {
	s := &TimeStrip{
		bars: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}, band: canvas.NewRectangle(color.Transparent),
		mark: canvas.NewLine(color.Transparent), knob: canvas.NewCircle(color.Transparent), focus: newFrame(), pointed: newChartPointed(),
	}
	s.mark.StrokeWidth = 2
	s.play = widget.NewButtonWithIcon("", fynetheme.MediaPlayIcon(), func() { s.OnPlay() })
	s.play.Importance = widget.LowImportance
	s.ExtendBaseWidget(s)
	return s
}

// Set shows other days.
func (s *TimeStrip) Set(d StripDays) {
	s.days = d
	icon := fynetheme.MediaPlayIcon()
	if d.Playing {
		icon = fynetheme.MediaPauseIcon()
	}
	if s.play.Icon.Name() != icon.Name() {
		s.play.SetIcon(icon)
	}
	s.Refresh()
}

// SetAt moves the instant alone.
func (s *TimeStrip) SetAt(at time.Time, playing bool) {
	if s.drag.going && s.drag.asOf {
		return // the hand leads
	}
	if s.days.Zone != nil && (!s.days.At.Equal(at) || s.days.Playing != playing) {
		d := s.days
		d.At, d.Playing = at, playing
		s.Set(d)
	}
}

// plot gives where the bars lie.
func (s *TimeStrip) plot() (left, right float32) {
	return stripButton, max(s.Size().Width-stripAir, stripButton+1)
}

// x gives where an instant lies: within the strip, wherever it is.
func (s *TimeStrip) x(at time.Time) float32 {
	left, right := s.plot()
	from, to := s.days.Span.From.Start(s.days.Zone), s.days.Span.To.End(s.days.Zone)
	share := float32(at.Sub(from)) / float32(max(to.Sub(from), 1))
	return left + min(max(share, 0), 1)*(right-left)
}

// instant gives the instant that lies at a place, on the hour.
func (s *TimeStrip) instant(x float32) time.Time {
	left, right := s.plot()
	from, to := s.days.Span.From.Start(s.days.Zone), s.days.Span.To.End(s.days.Zone)
	share := min(max((x-left)/(right-left), 0), 1)
	return from.Add(time.Duration(float64(share) * float64(to.Sub(from)))).Round(time.Hour)
}

// day gives the day that lies at a place.
func (s *TimeStrip) day(x float32) ceasefire.Day {
	left, right := s.plot()
	n := int((x - left) / (right - left) * float32(s.days.Span.Len()))
	return s.days.Span.From + ceasefire.Day(min(max(n, 0), s.days.Span.Len()-1))
}

// shownUntil gives how many of the days are shown: those that had begun at the instant.
func (s *TimeStrip) shownUntil() int {
	n := int(ceasefire.DayOf(s.days.At, s.days.Zone)-s.days.Span.From) + 1
	return min(max(n, 0), len(s.days.Counts))
}

// empty reports whether there are no days to show.
func (s *TimeStrip) empty() bool { return s.days.Span.Len() == 0 || s.days.Zone == nil }

// CreateRenderer lays the strip out.
func (s *TimeStrip) CreateRenderer() fyne.WidgetRenderer {
	r := &timeStripRenderer{strip: s, ground: canvas.NewRectangle(theme.Color(theme.ColorNameRaised)), rule: canvas.NewLine(color.Transparent)}
	r.Refresh()
	return r
}

// timeStripRenderer draws the strip.
type timeStripRenderer struct {
	strip  *TimeStrip
	ground *canvas.Rectangle
	rule   *canvas.Line
}

func (r *timeStripRenderer) Destroy() {}

func (r *timeStripRenderer) MinSize() fyne.Size { return fyne.NewSize(200, TimeStripHeight) }

func (r *timeStripRenderer) Objects() []fyne.CanvasObject {
	s := r.strip
	objects := []fyne.CanvasObject{r.ground, s.band, s.bars, r.rule, s.play}
	for _, tick := range s.ticks {
		objects = append(objects, tick)
	}
	return append(objects, s.mark, s.knob, s.focus, s.pointed.ground, s.pointed.words)
}

func (r *timeStripRenderer) Layout(size fyne.Size) {
	s := r.strip
	r.ground.Resize(size)
	s.focus.Resize(size)
	button := s.play.MinSize()
	s.play.Resize(button)
	s.play.Move(fyne.NewPos((stripButton-button.Width)/2, (size.Height-button.Height)/2))
	left, right := s.plot()
	s.bars.Move(fyne.NewPos(left, stripAir/2))
	s.bars.Resize(fyne.NewSize(right-left, stripBars))
	r.rule.Position1, r.rule.Position2 = fyne.NewPos(left, stripAir/2+stripBars), fyne.NewPos(right, stripAir/2+stripBars)
	s.placeTicks()
	s.placeBand()
	s.placeMark()
	s.paint()
}

func (r *timeStripRenderer) Refresh() {
	s := r.strip
	r.ground.FillColor = theme.Color(theme.ColorNameRaised)
	r.rule.StrokeColor = theme.Color(theme.ColorNameFaint)
	s.mark.StrokeColor, s.knob.FillColor = theme.Color(fynetheme.ColorNameForeground), theme.Color(fynetheme.ColorNameForeground)
	r.Layout(s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// knobSize is how large the handle of the mark is.
const knobSize = 10

// placeMark puts the mark at the instant of the reading.
func (s *TimeStrip) placeMark() {
	s.mark.Hidden, s.knob.Hidden = s.empty(), s.empty()
	if s.empty() {
		return
	}
	x := s.x(s.days.At)
	s.mark.Position1, s.mark.Position2 = fyne.NewPos(x, stripAir/2), fyne.NewPos(x, stripAir/2+stripBars+knobSize/2)
	s.knob.Move(fyne.NewPos(x-knobSize/2, stripAir/2+stripBars))
	s.knob.Resize(fyne.NewSquareSize(knobSize))
}

// placeBand lays the band over the days that are narrowed to or dragged over.
func (s *TimeStrip) placeBand() {
	period := s.days.Period
	if s.drag.going && !s.drag.asOf {
		period = s.dragged()
	}
	s.band.Hidden = s.empty() || period == (ceasefire.Span{})
	if s.band.Hidden {
		return
	}
	from, to := period.From, period.To
	if from.IsZero() {
		from = s.days.Span.From
	}
	if to.IsZero() {
		to = s.days.Span.To
	}
	left, right := s.x(from.Start(s.days.Zone)), s.x(to.End(s.days.Zone))
	s.band.FillColor = theme.Color(fynetheme.ColorNameSelection)
	s.band.Move(fyne.NewPos(left, stripAir/2))
	s.band.Resize(fyne.NewSize(max(right-left, 2), stripBars))
}
