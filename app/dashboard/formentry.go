package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// formEntry is an entry of a form: Tab moves on from it even where it has several lines, and Escape leaves the form.
type formEntry struct {
	widget.Entry
	escape func()
	// reached is called when the keyboard comes here; nil where nobody asks.
	reached func()
}

func newFormEntry(lines bool, escape func()) *formEntry {
	e := &formEntry{escape: escape}
	e.MultiLine = lines
	if lines {
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(3)
	}
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained tells that the keyboard came here.
func (e *formEntry) FocusGained() {
	e.Entry.FocusGained()
	if e.reached != nil {
		e.reached()
	}
}

// AcceptsTab says no, so that Tab goes to the next field.
func (e *formEntry) AcceptsTab() bool { return false }

// TypedKey leaves the form on Escape.
func (e *formEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && e.escape != nil {
		e.escape()
		return
	}
	e.Entry.TypedKey(key)
}
