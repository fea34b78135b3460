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

	zone        *time.Location
	at          time.Time
	mode        ReadMode
	from, until time.Time
	when        *widget.Button
	pause, live *widget.Button
	content     fyne.CanvasObject
}

var _ fyne.Widget = (*AsOfControl)(nil)

// NewAsOfControl makes a control for a zone.
func NewAsOfControl(zone *time.Location) *AsOfControl {
	c := &AsOfControl{zone: zone}
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
	c.when = arrow("", c.ask)
	c.pause = widget.NewButtonWithIcon("", fynetheme.MediaPauseIcon(), func() { c.OnPause() })
	c.pause.Importance = widget.LowImportance
	c.live = widget.NewButton("Live", func() { c.OnLive() })
	c.content = container.NewHBox(
		arrow("«", days(-1)), arrow("‹", step(-time.Hour)), container.New(anyInstant{}, c.when), arrow("›", step(time.Hour)), arrow("»", days(1)), c.pause, c.live)
	c.ExtendBaseWidget(c)
	return c
}

// anyInstant lays out a button with an instant in words, with room for the longest, so that what stands beside it keeps its place.
type anyInstant struct{}

// MinSize is that of the button with the longest instant.
func (anyInstant) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := func(words string) float32 {
		return fyne.MeasureText(words, fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width
	}
	longest := float32(0)
	for month := time.January; month <= time.December; month++ {
		longest = max(longest, width(time.Date(2000, month, 20, 20, 0, 0, 0, time.UTC).Format("2 Jan 2006, 15:04")))
	}
	size := o[0].MinSize()
	return size.AddWidthHeight(max(longest-width(o[0].(*widget.Button).Text), 0), 0)
}

// Layout gives the button all the room.
func (anyInstant) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// Set shows an instant and how it moves.
func (c *AsOfControl) Set(at time.Time, mode ReadMode) {
	words := ceasefire.FormatInstant(at, ceasefire.PrecisionMinute, c.zone)
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

// ask opens the entry and the slider beneath the control; Escape closes them.
func (c *AsOfControl) ask() {
	screen := fyne.CurrentApp().Driver().CanvasForObject(c)
	if screen == nil {
		return
	}
	var popup *widget.PopUp
	entry := NewInstantEntry(c.zone)
	entry.SetMoment(ceasefire.MinuteMoment(c.at, c.zone.String()))
	entry.OnEscape = func() { popup.Hide() }
	entry.OnSubmitted = func() {
		if moment, err := entry.Value(); err == nil {
			popup.Hide()
			c.OnSet(moment.From)
		}
	}
	read := widget.NewButton("Read as of then", entry.OnSubmitted)
	read.Importance = widget.HighImportance
	rows := container.NewVBox(NewText("Read the dossier as of", RoleSection), entry, c.scrubber(entry), container.NewHBox(read))
	popup = widget.NewPopUp(container.NewPadded(rows), screen)
	fit := func() { popup.Resize(fyne.NewSize(360, popup.MinSize().Height)) }
	entry.OnChanged = fit // a sentence that refuses takes several lines
	fit()
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height)
	below.X = min(below.X, screen.Size().Width-372)
	popup.ShowAtPosition(below)
	screen.Focus(entry.Entry())
}

// scrubber is the slider; it reads the dossier anew as it is moved.
func (c *AsOfControl) scrubber(entry *InstantEntry) fyne.CanvasObject {
	if !c.until.After(c.from) {
		return NewText("", RoleCaption)
	}
	slider := widget.NewSlider(0, c.until.Sub(c.from).Hours())
	slider.SetValue(c.at.Sub(c.from).Hours())
	moved := func(hours float64) time.Time {
		return c.from.Add(time.Duration(hours * float64(time.Hour))).Truncate(time.Hour)
	}
	slider.OnChanged = func(hours float64) {
		entry.SetMoment(ceasefire.MinuteMoment(moved(hours), c.zone.String()))
	}
	slider.OnChangeEnded = func(hours float64) { c.OnSet(moved(hours)) }
	return slider
}

// CreateRenderer lays the parts side by side.
func (c *AsOfControl) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.content)
}
