package widgets

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// InstantEntry takes a day or a minute in a zone, YYYY-MM-DD or YYYY-MM-DD HH:MM, or with ReadTyped times as people type them, and says
// beneath what it understood, or why it could not.
type InstantEntry struct {
	widget.BaseWidget
	// OnChanged is called after each change of the text.
	OnChanged func()
	// OnEscape is called when Escape is pressed in the entry.
	OnEscape func()
	// OnSubmitted is called when Enter is pressed in the entry.
	OnSubmitted func()
	// OnOrder is called when a person says whether the day or the month comes first in dates of numbers.
	OnOrder func(ceasefire.DateOrder)

	// CountedFrom, where it is set, names the instant that "yesterday" is counted from, where that is not the present; nothing where it is.
	CountedFrom func() string

	entry   *instantInput
	said    *Text
	since   *Text // from which instant it is counted, hidden where that need not be said
	problem *Prose
	zone    *time.Location
	// now, where it is set, makes the entry read what people type, relative to it.
	now   func() time.Time
	order ceasefire.DateOrder
	// dayFirst and monthFirst answer the question that is asked once.
	dayFirst, monthFirst *widget.Button
	asked                *fyne.Container
	// kept is a moment that cannot be typed, such as a month, and the words that stand for it.
	kept      ceasefire.Moment
	keptWords string
	// offered is the day that stood there before anything was typed, with the space behind it.
	offered string
}

var _ fyne.Widget = (*InstantEntry)(nil)

// instantInput is the entry, which hands Escape on.
type instantInput struct {
	widget.Entry
	owner *InstantEntry
}

// TypedKey hands Escape on.
func (i *instantInput) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && i.owner.OnEscape != nil {
		i.owner.OnEscape()
		return
	}
	i.Entry.TypedKey(key)
}

// NewInstantEntry makes an empty entry for a zone.
func NewInstantEntry(zone *time.Location) *InstantEntry {
	e := &InstantEntry{zone: zone, said: NewText("", RoleCaption), since: NewText("", RoleCaption), problem: newProblem()}
	e.problem.Importance = widget.DangerImportance
	e.entry = &instantInput{owner: e}
	e.entry.SetPlaceHolder("YYYY-MM-DD HH:MM")
	e.entry.OnChanged = func(string) { e.changed() }
	e.entry.OnSubmitted = func(string) {
		if e.OnSubmitted != nil {
			e.OnSubmitted()
		}
	}
	e.entry.ExtendBaseWidget(e.entry)
	e.dayFirst = widget.NewButton("", func() { e.answer(ceasefire.DayFirst) })
	e.monthFirst = widget.NewButton("", func() { e.answer(ceasefire.MonthFirst) })
	e.asked = container.NewGridWithColumns(2, e.dayFirst, e.monthFirst)
	e.say()
	e.ExtendBaseWidget(e)
	return e
}

// ReadTyped makes the entry read times as people type them, relative to an instant, with the order of dates in numbers as far as it is known.
func (e *InstantEntry) ReadTyped(now func() time.Time, order ceasefire.DateOrder) {
	e.now, e.order = now, order
	e.entry.SetPlaceHolder("15 Sep 14:30, yesterday 9:00, 15 Sep morning")
	e.say()
}

// answer takes what a person said of the order and reads the text anew.
func (e *InstantEntry) answer(order ceasefire.DateOrder) {
	e.order = order
	if e.OnOrder != nil {
		e.OnOrder(order)
	}
	if screen := fyne.CurrentApp().Driver().CanvasForObject(e.entry); screen != nil {
		screen.Focus(e.entry)
	}
	e.changed()
}

func (e *InstantEntry) changed() {
	e.say()
	if e.OnChanged != nil {
		e.OnChanged()
	}
}

// say tells what was understood, or the whole sentence that says what to write.
func (e *InstantEntry) say() {
	moment, err := e.Value()
	e.ask(err)
	e.said.Hidden, e.problem.Hidden = e.Wrong(), !e.Wrong()
	e.since.SetText(e.counted(err))
	e.since.Hidden = e.since.Text() == ""
	switch {
	case e.Wrong():
		showProblem(e.problem, "✕ "+err.Error(), e.Size().Width)
	case err != nil:
		e.said.SetText("a day, or a day and a time, in " + e.zone.String())
	case e.now != nil:
		e.said.SetText(moment.Understood(e.zone))
	case moment.Precision == ceasefire.PrecisionDay:
		e.said.SetText(moment.Format(e.zone) + ", known to the day")
	case moment.Precision == ceasefire.PrecisionMinute:
		e.said.SetText(moment.From.In(e.zone).Format("Mon ") + moment.Format(e.zone) + ", " + e.zone.String())
	default:
		e.said.SetText(moment.Format(e.zone) + ", known to the " + moment.Precision.String())
	}
	e.Refresh()
}

// counted says from which instant a time is counted, where that is not the present.
func (e *InstantEntry) counted(wrong error) string {
	if wrong != nil || e.now == nil || e.CountedFrom == nil || e.CountedFrom() == "" {
		return ""
	}
	now := e.now()
	text := e.entry.Text
	if alone, behind := strings.CutPrefix(text, e.offered); e.offered != "" && behind {
		if _, err := ceasefire.ReadTyped(text, now, e.zone, e.order); err != nil {
			text = alone
		}
	}
	if strings.TrimSpace(e.entry.Text) == e.keptWords || !ceasefire.CountsFromNow(text, now, e.zone, e.order) {
		return ""
	}
	return "counted from " + e.CountedFrom() + ", " + ceasefire.FormatInstant(now, ceasefire.PrecisionMinute, e.zone)
}

// ask shows the two answers where the day and the month cannot be told apart.
func (e *InstantEntry) ask(err error) {
	var question *ceasefire.DateOrderQuestion
	e.asked.Hidden = !errors.As(err, &question)
	if !e.asked.Hidden {
		e.dayFirst.SetText("Day first: " + question.DayFirst.Format())
		e.monthFirst.SetText("Month first: " + question.MonthFirst.Format())
	}
}

// SetZone changes the zone in which the text is read.
func (e *InstantEntry) SetZone(zone *time.Location) {
	if e.zone.String() != zone.String() {
		e.zone = zone
		e.say()
	}
}

// SetText puts a text into the entry.
func (e *InstantEntry) SetText(text string) { e.entry.SetText(text) }

// SetMoment puts a moment into the entry. One that is known less closely than to the day stands there in words and is given back as it was,
// as long as nobody changes them.
func (e *InstantEntry) SetMoment(m ceasefire.Moment) {
	e.kept, e.keptWords = ceasefire.Moment{}, ""
	text := m.Typed(e.zone)
	e.kept, e.keptWords = m, text
	e.entry.SetText(text)
	e.say()
}

// OfferDay puts a day into the entry, behind which a time of day is typed. Whoever names another day behind it, such as yesterday, means that one.
func (e *InstantEntry) OfferDay(day ceasefire.Day) {
	e.offered = day.String() + " "
	e.entry.SetText(e.offered)
}

// readTyped reads what was typed: behind a day that was offered, what the two say together, or else what stands there alone.
func (e *InstantEntry) readTyped(text string) (ceasefire.Moment, error) {
	m, err := ceasefire.ReadTyped(text, e.now(), e.zone, e.order)
	alone, behind := strings.CutPrefix(text, e.offered)
	if err == nil || e.offered == "" || !behind || strings.TrimSpace(alone) == "" {
		return m, err
	}
	m, other := ceasefire.ReadTyped(alone, e.now(), e.zone, e.order)
	var skipped *ceasefire.ClockChangeError
	if errors.As(err, &skipped) && other != nil {
		return m, err
	}
	return m, other
}

// Text gives the text as it was typed.
func (e *InstantEntry) Text() string { return e.entry.Text }

// Value gives the moment that the text names, or a sentence that says what to write.
func (e *InstantEntry) Value() (ceasefire.Moment, error) {
	text := strings.TrimSpace(e.entry.Text)
	if text != "" && text == e.keptWords {
		return e.kept, nil
	}
	if e.now != nil && text != "" {
		return e.readTyped(text)
	}
	if text == "" {
		return ceasefire.Moment{}, errors.New("say when: write YYYY-MM-DD, or YYYY-MM-DD HH:MM")
	}
	at, err := ceasefire.ParseInstant(text, e.zone)
	if err != nil {
		return ceasefire.Moment{}, err
	}
	if day, err := ceasefire.ParseDay(text); err == nil {
		return ceasefire.DayMoment(day, e.zone), nil
	}
	return ceasefire.MinuteMoment(at, e.zone.String()), nil
}

// Wrong reports whether something is typed that cannot be read, which the entry says itself.
func (e *InstantEntry) Wrong() bool {
	_, err := e.Value()
	return err != nil && strings.TrimSpace(e.entry.Text) != ""
}

// Told gives the sentence beneath the entry that says why what is typed cannot be read, empty where it can.
func (e *InstantEntry) Told() string {
	if e.problem.Hidden {
		return ""
	}
	return e.problem.Text
}

// CursorToEnd puts the cursor behind what is typed, so that typing goes on from there.
func (e *InstantEntry) CursorToEnd() {
	e.entry.CursorColumn = len([]rune(e.entry.Text))
	e.entry.Refresh()
}

// Entry is what takes the keyboard.
func (e *InstantEntry) Entry() fyne.Focusable { return e.entry }

// CreateRenderer lays the entry above what was understood.
func (e *InstantEntry) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(e.entry, e.said, e.since, e.problem, e.asked))
}
