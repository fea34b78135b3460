package dashboard

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// mostPlaces is how many places are offered at once.
const mostPlaces = 6

// placeEntry takes the name of a place and offers those that the dossier knows beneath it: the arrows go through them, Enter takes one.
type placeEntry struct {
	formEntry
	list  *fyne.Container
	found []store.PlaceFound
	at    int
	// away counts the ticks since the cursor left, after which the offer is taken back; -1 while it is here.
	away int
	// taken is called when a place is taken.
	taken func(ceasefire.Place)
	areas func(code string) string
}

func newPlaceEntry(escape func()) *placeEntry {
	e := &placeEntry{list: container.NewVBox()}
	e.escape = escape
	e.SetPlaceHolder("Town, village or road")
	e.list.Hide()
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained shows that the cursor is here.
func (e *placeEntry) FocusGained() {
	e.away = -1
	e.formEntry.FocusGained()
}

// FocusLost leaves what is offered for a moment: a press of the mouse on it takes the cursor away first.
func (e *placeEntry) FocusLost() {
	e.away = 0
	e.formEntry.FocusLost()
}

// tick takes the offer back some time after the cursor left.
func (e *placeEntry) tick() {
	if e.away >= 0 && len(e.found) > 0 {
		if e.away++; e.away > 1 {
			e.offer(nil)
		}
	}
}

// offer shows places beneath the entry, or none.
func (e *placeEntry) offer(found []store.PlaceFound) {
	e.found, e.at = found, -1
	e.draw()
}

func (e *placeEntry) draw() {
	e.list.RemoveAll()
	for n, p := range e.found {
		words := p.Name
		if area := e.areas(p.Area); area != "" && area != p.Name {
			words += ", " + area
		}
		if p.Incidents > 0 {
			words += " · " + counted(p.Incidents, "incident", "incidents")
		}
		b := widget.NewButton(words, func() { e.take(n) })
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		if n == e.at {
			b.Importance = widget.MediumImportance
		}
		e.list.Add(newPassedBy(b))
	}
	e.list.Hidden = len(e.found) == 0
	e.list.Refresh()
}

func (e *placeEntry) take(n int) {
	place := e.found[n].Place
	e.offer(nil)
	e.taken(place)
}

// TypedKey goes through the places that are offered; Escape first closes them.
func (e *placeEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyDown && len(e.found) > 0:
		e.at = min(e.at+1, len(e.found)-1)
		e.draw()
	case key.Name == fyne.KeyUp && len(e.found) > 0:
		e.at = max(e.at-1, 0)
		e.draw()
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && len(e.found) > 0:
		e.take(max(e.at, 0))
	case key.Name == fyne.KeyEscape && len(e.found) > 0:
		e.offer(nil)
	default:
		e.formEntry.TypedKey(key)
	}
}

// passedBy holds a button that can be pressed but takes no keyboard, so that Tab passes it by.
type passedBy struct {
	widget.BaseWidget
	button *widget.Button
}

func newPassedBy(b *widget.Button) *passedBy {
	p := &passedBy{button: b}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped presses the button.
func (p *passedBy) Tapped(*fyne.PointEvent) { p.button.OnTapped() }

// CreateRenderer draws the words as the button's.
func (p *passedBy) CreateRenderer() fyne.WidgetRenderer {
	words := widget.NewLabel(p.button.Text)
	words.Truncation = fyne.TextTruncateEllipsis
	words.TextStyle.Bold = p.button.Importance == widget.MediumImportance
	return widget.NewSimpleRenderer(words)
}

// areaPlaces gives the areas whose name, Arabic name or another spelling suits what was typed, as places known to the area.
func areaPlaces(frame ceasefire.Frame, typed string) []store.PlaceFound {
	var found []store.PlaceFound
	for _, a := range frame.Areas {
		if store.Suits(typed, append([]string{a.Name, a.NameArabic}, a.Aliases...)...) {
			found = append(found, store.PlaceFound{Place: ceasefire.Place{Name: a.Name, Area: a.Code, Precision: ceasefire.PlaceArea}})
		}
	}
	return found
}

// suggestPlaces looks for places beside the window and offers them, unless something else was typed since.
func (f *incidentForm) suggestPlaces(typed string) {
	session, entry := f.window.session, f.inputs.place
	if session == nil || len([]rune(strings.TrimSpace(typed))) < 2 {
		entry.offer(nil)
		return
	}
	frame := f.inputs.frame
	f.window.background("looking for places", func(ctx context.Context) (func(), error) {
		found, err := session.dossier.Places(ctx, typed, mostPlaces)
		if err != nil {
			return nil, fmt.Errorf("offering places: %w", err)
		}
		found = append(found, areaPlaces(frame, typed)...)
		return func() {
			if f.open && entry.Text == typed && entry.away < 0 {
				entry.offer(found[:min(len(found), mostPlaces)])
			}
		}, nil
	})
}
