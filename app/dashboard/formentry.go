package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// formEntry is an entry of a form: Tab moves on from it even where it has several lines, and Escape leaves the form.
type formEntry struct {
	widget.Entry
	escape func()
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
