package dashboard

import "fyne.io/fyne/v2"

// leaveButton is a button of a dialog that has the keyboard at first. Escape leaves the dialog from it: the key goes to what has the keyboard alone, and
// Fyne's own button drops it.
type leaveButton struct {
	button
	leave func()
}

// newLeaveButton makes a button that does something, and leaves by Escape.
func newLeaveButton(word string, do, leave func()) *leaveButton {
	b := &leaveButton{leave: leave}
	b.Text, b.OnTapped = word, do
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey leaves by Escape, and else does what a button does.
func (b *leaveButton) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		b.leave()
		return
	}
	b.button.TypedKey(key)
}
