package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// suggestEntry is an entry with suggestions: the arrows go through them, and the mouse opens them as a list. Anything else can be typed.
type suggestEntry struct {
	formEntry
	options []string
}

func newSuggestEntry(changed func(string), escape func()) *suggestEntry {
	e := &suggestEntry{}
	e.escape, e.OnChanged = escape, changed
	e.ActionItem = newTapIcon(fynetheme.MenuDropDownIcon(), e.open)
	e.ExtendBaseWidget(e)
	return e
}

// setOptions changes the suggestions.
func (e *suggestEntry) setOptions(options []string) { e.options = options }

// TypedKey goes through the suggestions.
func (e *suggestEntry) TypedKey(key *fyne.KeyEvent) {
	at := slices.Index(e.options, e.Text)
	switch key.Name {
	case fyne.KeyDown:
		e.take(min(at+1, len(e.options)-1))
	case fyne.KeyUp:
		e.take(max(at-1, 0))
	default:
		e.formEntry.TypedKey(key)
	}
}

func (e *suggestEntry) take(n int) {
	if n >= 0 && n < len(e.options) {
		e.SetText(e.options[n])
	}
}

// open shows the suggestions as a list beneath the entry.
func (e *suggestEntry) open() {
	screen := fyne.CurrentApp().Driver().CanvasForObject(e)
	if screen == nil {
		return
	}
	var items []*fyne.MenuItem
	for n, option := range e.options {
		items = append(items, fyne.NewMenuItem(option, func() { e.take(n) }))
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(0, e.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), screen, below)
}

// tapIcon is an icon that can be pressed but takes no keyboard, so that Tab passes it by.
type tapIcon struct {
	widget.Icon
	tapped func()
}

func newTapIcon(icon fyne.Resource, tapped func()) *tapIcon {
	i := &tapIcon{tapped: tapped}
	i.Resource = icon
	i.ExtendBaseWidget(i)
	return i
}

// Tapped presses the icon.
func (i *tapIcon) Tapped(*fyne.PointEvent) { i.tapped() }

// Cursor shows that it can be pressed.
func (i *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }
