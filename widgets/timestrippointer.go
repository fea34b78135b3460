package widgets

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

var (
	_ fyne.Tappable     = (*TimeStrip)(nil)
	_ fyne.Draggable    = (*TimeStrip)(nil)
	_ fyne.Focusable    = (*TimeStrip)(nil)
	_ desktop.Mouseable = (*TimeStrip)(nil)
	_ desktop.Hoverable = (*TimeStrip)(nil)
)

// markReach is how close to the mark a press takes hold of it.
const markReach = 7

// onMark reports whether a press at a place takes hold of the instant: at its mark, or on the rule beneath the bars.
func (s *TimeStrip) onMark(at fyne.Position) bool {
	return at.Y > stripAir/2+stripBars || math.Abs(float64(at.X-s.x(s.days.At))) <= markReach
}

// MouseDown notes what a drag would take hold of.
func (s *TimeStrip) MouseDown(e *desktop.MouseEvent) {
	if s.empty() {
		return
	}
	s.drag = stripDrag{from: e.Position.X, to: e.Position.X, asOf: s.onMark(e.Position)}
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// MouseUp does nothing; a drag has its own end.
func (s *TimeStrip) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the instant, or lays the band over the days dragged over.
func (s *TimeStrip) Dragged(e *fyne.DragEvent) {
	if s.empty() {
		return
	}
	s.drag.going, s.drag.to = true, e.Position.X
	words := s.dragged().Format()
	if s.drag.asOf {
		s.moveTo(e.Position.X)
		words = ceasefire.FormatInstant(s.days.At, ceasefire.PrecisionMinute, s.days.Zone)
	}
	s.placeBand()
	s.band.Refresh()
	s.point(words, e.Position.X)
}

// moveTo moves the instant, and tells where that is another.
func (s *TimeStrip) moveTo(x float32) {
	at := s.instant(x)
	if at.Equal(s.drag.told) {
		return
	}
	s.drag.told = at
	s.days.At = at
	s.Refresh()
	if s.OnAsOf != nil {
		s.OnAsOf(at)
	}
}

// dragged gives the days dragged over.
func (s *TimeStrip) dragged() ceasefire.Span {
	a, b := s.day(s.drag.from), s.day(s.drag.to)
	return ceasefire.Span{From: min(a, b), To: max(a, b)}
}

// DragEnd hands on the days dragged over.
func (s *TimeStrip) DragEnd() {
	was := s.drag
	if !was.going {
		return
	}
	days := s.dragged()
	s.drag = stripDrag{}
	s.pointed.hide()
	if !was.asOf && s.OnPeriod != nil {
		s.days.Period = days
		s.OnPeriod(days)
	}
	s.Refresh()
}

// Tapped narrows to a day, or moves the instant there where the rule was tapped.
func (s *TimeStrip) Tapped(e *fyne.PointEvent) {
	if s.empty() || e.Position.X < stripButton {
		return
	}
	if e.Position.Y > stripAir/2+stripBars {
		s.moveTo(e.Position.X)
		return
	}
	if day := s.day(e.Position.X); s.OnPeriod != nil {
		s.OnPeriod(ceasefire.Span{From: day, To: day})
	}
}

// point says something above the strip at a place.
func (s *TimeStrip) point(words string, x float32) {
	s.pointed.show(words, fyne.NewPos(x, 0), fyne.NewSize(s.Size().Width, TimeStripHeight))
}

// MouseIn names the day under the pointer.
func (s *TimeStrip) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved names the day under the pointer and what was counted on it.
func (s *TimeStrip) MouseMoved(e *desktop.MouseEvent) {
	if s.empty() || e.Position.X < stripButton {
		s.pointed.hide()
		return
	}
	day := s.day(e.Position.X)
	words := day.Format()
	if n := int(day - s.days.Span.From); n < s.shownUntil() {
		words += ": " + strconv.Itoa(int(s.days.Counts[n]))
	}
	s.point(words, e.Position.X)
}

// MouseOut names nothing any more.
func (s *TimeStrip) MouseOut() { s.pointed.hide() }

// FocusGained shows that the strip has the keyboard.
func (s *TimeStrip) FocusGained() {
	s.focus.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	s.focus.Show()
	s.focus.Refresh()
}

// FocusLost shows that it has it no more.
func (s *TimeStrip) FocusLost() { s.focus.Hide() }

// TypedRune plays or stands still on the space bar.
func (s *TimeStrip) TypedRune(r rune) {
	if r == ' ' && s.OnPlay != nil {
		s.OnPlay()
	}
}

// TypedKey moves the instant by a day, or takes the period back.
func (s *TimeStrip) TypedKey(e *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[e.Name]
	switch {
	case by != 0 && s.OnDays != nil:
		s.OnDays(by)
	case e.Name == fyne.KeyEscape && s.OnPeriod != nil:
		s.OnPeriod(ceasefire.Span{})
	}
}
