package widgets

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a streak's day: its height, its greatest width, and the gap behind it.
const streakDayHeight, streakDayWidest, streakDayGap = 20, 72, 4

// StreakDays shows the days of a streak's present count large: those held filled, the running one as far as it has gone, the others outlined,
// each with the day on which it ends beneath it. A streak that is broken shows the count that was broken, struck through.
type StreakDays struct {
	widget.BaseWidget
	total  int
	parts  []float32 // of each day, how much has been held
	ends   []string
	broken bool
	tone   ceasefire.Tone
}

var _ fyne.Widget = (*StreakDays)(nil)

// NewStreakDays makes a streak without days.
func NewStreakDays() *StreakDays {
	s := &StreakDays{}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows a streak's reading; days are those of the dossier's zone. A streak of more than a month of days is left to words.
func (s *StreakDays) Set(r ceasefire.Reading, zone *time.Location) {
	broken := r.State == ceasefire.StateBroken
	since, until := streakRun(r, broken, zone)
	var parts []float32
	var ends []string
	if r.Clock.Days <= mostDayPieces {
		for day := range r.Clock.Days {
			from, to := since.In(zone).AddDate(0, 0, day), since.In(zone).AddDate(0, 0, day+1)
			parts = append(parts, grainedPart(from, to, until))
			// A day that ends at midnight ends with the day before.
			ends = append(ends, to.Add(-time.Nanosecond).Format("2 Jan"))
		}
	}
	same := len(parts) == len(s.parts) && s.broken == broken && s.tone == r.Tone()
	for i := range parts {
		same = same && parts[i] == s.parts[i] && ends[i] == s.ends[i]
	}
	s.parts, s.ends, s.broken, s.tone, s.total = parts, ends, broken, r.Tone(), len(parts)
	if !same {
		s.Refresh()
	}
}

// streakRun gives the count to show: the present one, or the one that the last break ended.
func streakRun(r ceasefire.Reading, broken bool, zone *time.Location) (since, until time.Time) {
	if !broken {
		return r.HeldSince, r.At
	}
	since = r.Starts
	for _, b := range r.Breaks {
		if !b.At.Before(r.EndedAt) {
			break
		}
		if again := b.KnownUntil(zone); again.After(since) {
			since = again
		}
	}
	return since, r.EndedAt
}

// grainedPart gives how much of a day has gone by, in hundredths.
func grainedPart(from, to, until time.Time) float32 {
	part := float64(until.Sub(from)) / float64(to.Sub(from))
	return float32(int(min(max(part, 0), 1)*100)) / 100
}

// CreateRenderer draws the days.
func (s *StreakDays) CreateRenderer() fyne.WidgetRenderer {
	r := &streakDaysRenderer{days: s}
	r.draw()
	return r
}

// streakDaysRenderer makes its parts anew when a day changes.
type streakDaysRenderer struct {
	drawing
	days *StreakDays
}

func (r *streakDaysRenderer) MinSize() fyne.Size {
	if r.days.total == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(float32(r.days.total)*(8+streakDayGap), streakDayHeight+theme.Size(theme.SizeNameCaption)+8)
}

func (r *streakDaysRenderer) Layout(fyne.Size) { r.draw() }

func (r *streakDaysRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.days)
}

func (r *streakDaysRenderer) draw() {
	r.objects = nil
	if r.days.total == 0 {
		return
	}
	step := min(r.days.Size().Width/float32(r.days.total), streakDayWidest)
	for i := range r.days.parts {
		r.day(i, step*float32(i), step-streakDayGap, step)
	}
	if r.days.broken {
		r.strike(step * float32(r.days.total))
	}
}

// day draws one day with its number and, where there is room, the day on which it ends.
func (r *streakDaysRenderer) day(i int, x, width, step float32) {
	tone := theme.Color(theme.ToneColor(r.days.tone))
	part, outline := r.days.parts[i], theme.Color(theme.ColorNameQuiet)
	if part > 0 {
		outline = tone
	}
	r.stretch(x, 0, width, streakDayHeight, width*part, outline, tone)
	ink := theme.Color(theme.ColorNameQuiet)
	if part > 0.6 {
		ink = theme.Color(fynetheme.ColorNameForegroundOnPrimary)
	}
	if width >= 16 && !r.days.broken {
		r.word(strconv.Itoa(i+1), ink, x, width, 2)
	}
	if every := int(44/step) + 1; i%every == 0 {
		r.word(r.days.ends[i], theme.Color(theme.ColorNameQuiet), x, step*float32(every)-streakDayGap, streakDayHeight+2)
	}
}

func (r *streakDaysRenderer) strike(width float32) {
	r.line(fyne.NewPos(0, streakDayHeight/2), fyne.NewPos(width-streakDayGap, streakDayHeight/2), 2, theme.Color(theme.ColorNameBroken))
}

// word writes a few letters centred in a width.
func (r *streakDaysRenderer) word(text string, ink color.Color, x, width, y float32) {
	word := canvas.NewText(text, ink)
	word.TextSize, word.Alignment = theme.Size(theme.SizeNameCaption), fyne.TextAlignCenter
	word.Move(fyne.NewPos(x, y))
	word.Resize(fyne.NewSize(width, word.MinSize().Height))
	r.objects = append(r.objects, word)
}
