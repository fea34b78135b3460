package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// ReadMode says how the as-of instant moves.
type ReadMode int

// The modes: the present; a moment of the past that ticks on; a moment of the past that stands still.
const (
	Live ReadMode = iota
	Running
	Paused
)

// AsOfControl shows the instant at which the dossier is being read, and moves it: by an hour or a day, to an instant that is typed or scrubbed
// to, or to the present.
type AsOfControl struct {
	widget.BaseWidget
	// OnStep is called with how far to move, hours by the inner arrows.
	OnStep func(time.Duration)
	// OnStepDays is called with how many calendar days to move.
	OnStepDays func(int)
	// OnSet is called with an instant that was chosen.
	OnSet func(time.Time)
	// OnLive asks for the present, OnPause to stand still or go on.
	OnLive, OnPause func()
	// OnSpeed is called with how many seconds of the past are to go by in one second, 1 or more.
	OnSpeed func(int)
	// OnKnown is called with the instant up to which records are to be shown, the zero time for all of them.
	OnKnown func(time.Time)

	zone        *time.Location
	at          time.Time
	mode        ReadMode
	from, until time.Time
	speed       int
	known       time.Time
	when        *widget.Button
	pause, live *widget.Button
	past        *widget.Button // what was known, where that is not all; a press shows all again
	content     fyne.CanvasObject
}

var _ fyne.Widget = (*AsOfControl)(nil)

// NewAsOfControl makes a control for a zone.
func NewAsOfControl(zone *time.Location) *AsOfControl {
	c := &AsOfControl{zone: zone, speed: 1}
	arrow := func(text string, tapped func()) *widget.Button {
		b := widget.NewButton(text, tapped)
		b.Importance = widget.LowImportance
		return b
	}
	step := func(by time.Duration) func() {
		return func() { c.OnStep(by) }
	}
	days := func(by int) func() {
		return func() { c.OnStepDays(by) }
	}
	c.when = arrow("", c.Ask)
	c.pause = widget.NewButtonWithIcon("", fynetheme.MediaPauseIcon(), func() { c.OnPause() })
	c.pause.Importance = widget.LowImportance
	c.live = widget.NewButton("Live", func() { c.OnLive() })
	c.past = arrow("", func() { c.OnKnown(time.Time{}) })
	c.past.Hide()
	c.content = container.NewHBox(
		arrow("«", days(-1)), arrow("‹", step(-time.Hour)), container.New(anyInstant{c}, c.when), arrow("›", step(time.Hour)), arrow("»", days(1)), c.pause, c.live)
	c.ExtendBaseWidget(c)
	return c
}

// anyInstant lays out a button with an instant in words, with room for the longest, so that what stands beside it keeps its place.
type anyInstant struct{ control *AsOfControl }

// MinSize is that of the button with the longest instant.
func (a anyInstant) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := func(words string) float32 {
		return fyne.MeasureText(words, fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width
	}
	longest := float32(0)
	for month := time.January; month <= time.December; month++ {
		longest = max(longest, width(time.Date(2000, month, 20, 20, 0, 0, 0, time.UTC).Format("2 Jan 2006, 15:04 ")+ceasefire.ZoneCity(a.control.zone)))
	}
	size := o[0].MinSize()
	return size.AddWidthHeight(max(longest-width(o[0].(*widget.Button).Text), 0), 0)
}

// Layout gives the button all the room.
func (anyInstant) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// Set shows an instant and how it moves.
func (c *AsOfControl) Set(at time.Time, mode ReadMode) {
	words := ceasefire.FormatInstant(at, ceasefire.PrecisionMinute, c.zone) + " " + ceasefire.ZoneCity(c.zone)
	if c.mode == mode && c.when.Text == words {
		c.at = at
		return
	}
	c.at, c.mode = at, mode
	c.when.SetText(words)
	c.live.Importance, c.live.Text = widget.MediumImportance, "○ Live"
	if mode == Live {
		c.live.Importance, c.live.Text = widget.HighImportance, "● Live"
	}
	c.live.Refresh()
	c.pause.SetIcon(fynetheme.MediaPauseIcon())
	if mode == Paused {
		c.pause.SetIcon(fynetheme.MediaPlayIcon())
	}
}

// SetZone changes the zone in which the instant is shown.
func (c *AsOfControl) SetZone(zone *time.Location) { c.zone = zone }

// SetRange says between which instants the slider scrubs.
func (c *AsOfControl) SetRange(from, until time.Time) { c.from, c.until = from, until }

// SetSpeed shows how many seconds of the past go by in one second.
func (c *AsOfControl) SetSpeed(speed int) { c.speed = speed }

// SetKnown shows the instant up to which records are shown; the zero time stands for all of them.
func (c *AsOfControl) SetKnown(at time.Time) {
	if c.known.Equal(at) {
		return
	}
	c.known = at
	c.past.SetText("As known " + ceasefire.FormatInstant(at, ceasefire.PrecisionMinute, c.zone) + "  ✕")
	c.past.Hidden = at.IsZero()
	c.past.Refresh()
}

// Past is the button that says up to when records are shown, where that is not all of them; a press shows all again. It stands apart, for there
// is no room for it beside the instant.
func (c *AsOfControl) Past() fyne.CanvasObject { return c.past }

// CreateRenderer lays the parts side by side.
func (c *AsOfControl) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.content)
}
