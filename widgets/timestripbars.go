package widgets

import (
	"image"
	"image/draw"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// stripPainted is what the bars depend on.
type stripPainted struct {
	width, height, shown int
	span, period         ceasefire.Span
	counts               []float64
	dark                 bool
}

// paint draws the bars where they have changed.
func (s *TimeStrip) paint() {
	scale := float32(1)
	if screen := fyne.CurrentApp().Driver().CanvasForObject(s); screen != nil {
		scale = screen.Scale()
	}
	size := s.bars.Size()
	now := stripPainted{int(size.Width * scale), int(size.Height * scale), 0, s.days.Span, s.days.Period, s.days.Counts, theme.Dark()}
	if !s.empty() {
		now.shown = s.shownUntil()
	}
	was := s.painted
	same := was.width == now.width && was.height == now.height && was.shown == now.shown && was.span == now.span && was.period == now.period && was.dark == now.dark
	if same && slices.Equal(was.counts, now.counts) || now.width < 1 || now.height < 1 {
		return
	}
	s.painted = now
	s.bars.Image = paintedBars(now)
	s.bars.Refresh()
}

// paintedBars draws a bar for each day, or for several where there are more days than pixels can tell apart. Days beyond the period are faint.
func paintedBars(p stripPainted) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, p.width, p.height))
	days := p.span.Len()
	most := 0.0
	if days > 0 && len(p.counts) > 0 {
		most = slices.Max(p.counts)
	}
	if most <= 0 {
		return picture
	}
	step := max(1, (days*2+p.width-1)/p.width)
	within, beyond := image.NewUniform(theme.Color(theme.ColorNameQuiet)), image.NewUniform(theme.Color(theme.ColorNameFaint))
	if p.period != (ceasefire.Span{}) {
		within = image.NewUniform(theme.Color(fynetheme.ColorNamePrimary))
	}
	for from := 0; from < p.shown; from += step {
		value := slices.Max(p.counts[from:min(from+step, p.shown)])
		left, right := from*p.width/days, min(from+step, days)*p.width/days
		if right-left > 3 {
			right--
		}
		high := int(value / most * float64(p.height-1))
		if value > 0 {
			high = max(high, 1)
		}
		ink := beyond
		if p.period.Contains(p.span.From + ceasefire.Day(from)) {
			ink = within
		}
		draw.Draw(picture, image.Rect(left, p.height-high, max(right, left+1), p.height), ink, image.Point{}, draw.Src)
	}
	return picture
}

// stripTick is a day that the rule beneath the bars names.
type stripTick struct {
	day   ceasefire.Day
	words string
}

// ticksOf gives the days that the rule names: the beginnings of weeks, of months or of years, no closer than there is room for.
func ticksOf(span ceasefire.Span, most int) []stripTick {
	if span.Len() == 0 || most < 1 {
		return nil
	}
	for _, rule := range []struct {
		names  func(time.Time) bool
		layout string
	}{
		{func(t time.Time) bool { return true }, "2 Jan"},
		{func(t time.Time) bool { return t.Weekday() == time.Monday }, "2 Jan"},
		{func(t time.Time) bool { return t.Day() == 1 }, "Jan 2006"},
		{func(t time.Time) bool { return t.Day() == 1 && (t.Month()-1)%3 == 0 }, "Jan 2006"},
		{func(t time.Time) bool { return t.YearDay() == 1 }, "2006"},
		{func(t time.Time) bool { return t.YearDay() == 1 && t.Year()%5 == 0 }, "2006"},
	} {
		var ticks []stripTick
		for day := span.From; day <= span.To; day++ {
			if at := day.Midnight(); rule.names(at) {
				ticks = append(ticks, stripTick{day, at.Format(rule.layout)})
			}
		}
		if len(ticks) <= most {
			return ticks
		}
	}
	return nil
}

// tickRoom is how much room a word of the rule takes.
const tickRoom = 78

// placeTicks names days beneath the bars.
func (s *TimeStrip) placeTicks() {
	for _, tick := range s.ticks {
		tick.Hide()
	}
	if s.empty() {
		return
	}
	left, right := s.plot()
	n := 0
	for _, t := range ticksOf(s.days.Span, int((right-left)/tickRoom)) {
		x := s.x(t.day.Start(s.days.Zone))
		if x+tickRoom*0.8 > right {
			break
		}
		if n == len(s.ticks) {
			s.ticks = append(s.ticks, NewText("", RoleCaption))
		}
		s.ticks[n].SetText(t.words)
		s.ticks[n].Move(fyne.NewPos(x, stripAir/2+stripBars+1))
		s.ticks[n].Resize(fyne.NewSize(tickRoom, stripRule))
		s.ticks[n].Show()
		n++
	}
}
