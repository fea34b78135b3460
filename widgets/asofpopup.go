package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// asOfSpeed is a speed at which the past can be played.
type asOfSpeed struct {
	words string
	speed int
}

// asOfSpeeds lists the speeds, slowest first.
func asOfSpeeds() []asOfSpeed {
	return []asOfSpeed{{"as it was", 1}, {"1 min a second", 60}, {"10 min a second", 600}, {"1 h a second", 3600}, {"6 h a second", 6 * 3600}, {"1 day a second", 24 * 3600}}
}

// FasterAsOf gives the next speed above one, or below it where by is negative; at either end it stays.
func FasterAsOf(speed, by int) int {
	speeds := asOfSpeeds()
	at := 0
	for i, s := range speeds {
		if s.speed <= speed {
			at = i
		}
	}
	return speeds[min(max(at+by, 0), len(speeds)-1)].speed
}

// Ask opens what sets the instant beneath the control; Escape closes it.
func (c *AsOfControl) Ask() {
	screen := fyne.CurrentApp().Driver().CanvasForObject(c)
	if screen == nil {
		return
	}
	var popup *widget.PopUp
	hide := func() { popup.Hide() }
	entry, known := c.entry(c.at, hide), c.entry(c.known, hide)
	entry.OnSubmitted = func() { c.submit(entry, hide, c.OnSet) }
	known.OnSubmitted = func() { c.submit(known, hide, c.OnKnown) }
	read := widget.NewButton("Read as of then", entry.OnSubmitted)
	read.Importance = widget.HighImportance
	all := widget.NewButton("All that is recorded", func() {
		hide()
		c.OnKnown(time.Time{})
	})
	rows := container.NewVBox(
		NewText("Read the dossier as of", RoleSection), entry, c.scrubber(entry), container.NewHBox(read),
		NewField("Play the past", c.speedChoice()),
		NewField("As it was known at: what was recorded later is left out", known),
		container.NewHBox(widget.NewButton("Read as known then", known.OnSubmitted), all),
	)
	popup = widget.NewPopUp(container.NewPadded(rows), screen)
	fit := func() { popup.Resize(fyne.NewSize(380, popup.MinSize().Height)) }
	entry.OnChanged, known.OnChanged = fit, fit // a sentence that refuses takes several lines
	fit()
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height)
	below.X = min(below.X, screen.Size().Width-392)
	popup.ShowAtPosition(below)
	screen.Focus(entry.Entry())
}

// entry makes an entry for an instant, empty for the zero time.
func (c *AsOfControl) entry(at time.Time, escape func()) *InstantEntry {
	e := NewInstantEntry(c.zone)
	if !at.IsZero() {
		e.SetMoment(ceasefire.MinuteMoment(at, c.zone.String()))
	}
	e.OnEscape = escape
	return e
}

// submit hands an instant on that can be read; one that cannot says so itself and stays.
func (c *AsOfControl) submit(e *InstantEntry, hide func(), set func(time.Time)) {
	if moment, err := e.Value(); err == nil {
		hide()
		set(moment.From)
	}
}

// speedChoice offers the speeds.
func (c *AsOfControl) speedChoice() fyne.CanvasObject {
	var words []string
	now := ""
	for _, s := range asOfSpeeds() {
		words = append(words, s.words)
		if s.speed == c.speed {
			now = s.words
		}
	}
	choice := widget.NewSelect(words, nil)
	choice.SetSelected(now)
	choice.OnChanged = func(word string) {
		for _, s := range asOfSpeeds() {
			if s.words == word {
				c.OnSpeed(s.speed)
			}
		}
	}
	return choice
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
