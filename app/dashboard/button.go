package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// button is a button that Enter presses as Space does, which those who type expect of what has the keyboard. From it Escape goes on to the window, and so closes the dialog that it lies in: a key goes to what has the keyboard
// alone, and Fyne's own button drops both.
type button struct{ widget.Button }

// newButton makes a button that does something.
func newButton(word string, do func()) *button {
	b := &button{}
	b.Text, b.OnTapped = word, do
	b.ExtendBaseWidget(b)
	return b
}

// newIconButton makes a button with a picture before its word.
func newIconButton(word string, icon fyne.Resource, do func()) *button {
	b := newButton(word, do)
	b.SetIcon(icon)
	return b
}

// TypedKey hands Escape on, is pressed by Enter, and else does what a button does.
func (b *button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil) // which heeds whether it is disabled
	default:
		b.Button.TypedKey(key)
	}
}
