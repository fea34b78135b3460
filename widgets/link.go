package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Link is a text that leads somewhere when it is pressed, and goes on in the next line as Prose does. It is underlined where the pointer or the keyboard is.
type Link struct {
	widget.BaseWidget
	// OnTapped is called when it is pressed, by the pointer or by Enter or Space.
	OnTapped         func()
	words            *Prose
	pointed, focused bool
}

var (
	_ fyne.Focusable    = (*Link)(nil)
	_ fyne.Tappable     = (*Link)(nil)
	_ desktop.Hoverable = (*Link)(nil)
)

// NewLink makes a text that leads somewhere.
func NewLink(text string, tapped func()) *Link {
	l := &Link{OnTapped: tapped, words: NewProse(text)}
	l.words.Importance = widget.HighImportance
	l.ExtendBaseWidget(l)
	return l
}

// Text gives the words.
func (l *Link) Text() string { return l.words.Text }

// Tapped goes where it leads.
func (l *Link) Tapped(*fyne.PointEvent) {
	if l.OnTapped != nil {
		l.OnTapped()
	}
}

// Cursor is the hand.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn underlines it.
func (l *Link) MouseIn(*desktop.MouseEvent) { l.mark(true, l.focused) }

// MouseMoved does nothing.
func (l *Link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the line back.
func (l *Link) MouseOut() { l.mark(false, l.focused) }

// FocusGained underlines it.
func (l *Link) FocusGained() { l.mark(l.pointed, true) }

// FocusLost takes the line back.
func (l *Link) FocusLost() { l.mark(l.pointed, false) }

// TypedRune does nothing.
func (l *Link) TypedRune(rune) {}

// TypedKey goes where it leads.
func (l *Link) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.Tapped(nil)
	}
}

// mark shows that it can be pressed.
func (l *Link) mark(pointed, focused bool) {
	l.pointed, l.focused = pointed, focused
	l.words.TextStyle = fyne.TextStyle{Underline: pointed || focused, Bold: focused}
	l.words.Refresh()
}

// CreateRenderer shows the words.
func (l *Link) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.words) }
