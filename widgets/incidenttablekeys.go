package widgets

import "fyne.io/fyne/v2"

// FocusGained shows where the keyboard is.
func (t *IncidentTable) FocusGained() {
	t.focused = true
	t.body.repaint()
}

// FocusLost takes the sign of the keyboard back.
func (t *IncidentTable) FocusLost() {
	t.focused = false
	t.body.repaint()
}

// TypedRune sorts by the column that a digit names, counted from the left among those in sight.
func (t *IncidentTable) TypedRune(r rune) {
	shown := t.header.shown()
	if n := int(r - '1'); n >= 0 && n < len(shown) {
		t.header.tap(shown[n])
	}
}

// TypedKey moves the selection, opens or deletes.
func (t *IncidentTable) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.tell(t.OnOpen)
	case fyne.KeyEscape:
		t.Unpick()
	case fyne.KeyDelete:
		t.tell(t.OnDelete)
	default:
		if place, ok := t.moved(key.Name); ok {
			t.point(place, modifiers()&fyne.KeyModifierShift)
		}
	}
}

// moved gives the place to which a key moves.
func (t *IncidentTable) moved(key fyne.KeyName) (int, bool) {
	place := t.choice.place
	page := max(int(t.scroll.Size().Height/tableRowHeight)-1, 1)
	switch key {
	case fyne.KeyUp:
		return place - 1, true
	case fyne.KeyDown:
		return place + 1, true
	case fyne.KeyPageUp:
		return place - page, true
	case fyne.KeyPageDown:
		return place + page, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return t.pages.length - 1, true
	}
	return 0, false
}

// tell calls back with the row selected, where there is one.
func (t *IncidentTable) tell(callback func(int64)) {
	if row, ok := t.chosen(); ok && callback != nil {
		callback(row.Key)
	}
}
