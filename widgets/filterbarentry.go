package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// filterEntry is an entry that knows whether it is being typed in, and that Escape empties.
type filterEntry struct {
	widget.Entry
	left   func()
	least  float32
	typing bool
	edge   wrongEdge
}

// newFilterEntry makes an entry that is never narrower than a width.
func newFilterEntry(placeholder string, least float32) *filterEntry {
	e := &filterEntry{left: func() {}, least: least, edge: newWrongEdge()}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// edged gives the entry with the edge around it that shows where what is typed is not in use.
func (e *filterEntry) edged() fyne.CanvasObject { return container.NewStack(e, e.edge.Rectangle) }

// MinSize keeps room for what is usually typed.
func (e *filterEntry) MinSize() fyne.Size {
	return e.Entry.MinSize().Max(fyne.NewSize(e.least, 0))
}

// FocusGained keeps the text from being set by others.
func (e *filterEntry) FocusGained() {
	e.typing = true
	e.Entry.FocusGained()
}

// FocusLost lets the text be set again, and tells that the entry was left.
func (e *filterEntry) FocusLost() {
	e.typing = false
	e.Entry.FocusLost()
	e.left()
}

// TypedKey empties the entry on Escape.
func (e *filterEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.SetText("")
		return
	}
	e.Entry.TypedKey(key)
}

// follow takes a text over, unless somebody is typing or the text says the same already.
func (e *filterEntry) follow(text string) {
	if !e.typing && strings.TrimSpace(e.Text) != text {
		e.put(text)
	}
}

// put sets the text without telling.
func (e *filterEntry) put(text string) {
	tell := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = tell
}
