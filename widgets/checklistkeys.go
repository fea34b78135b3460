package widgets

import "fyne.io/fyne/v2"

// FocusGained shows where the keyboard is.
func (c *Checklist) FocusGained() {
	c.focused = true
	c.repaint()
}

// FocusLost takes the sign of the keyboard back.
func (c *Checklist) FocusLost() {
	c.focused = false
	c.repaint()
}

// TypedRune does nothing; the list is moved through by keys.
func (c *Checklist) TypedRune(rune) {}

// TypedKey moves through the commitments.
func (c *Checklist) TypedKey(key *fyne.KeyEvent) {
	page := max(int(c.scroll.Size().Height/checklistRowHeight)-1, 1)
	switch key.Name {
	case fyne.KeyUp:
		c.choose(c.at - 1)
	case fyne.KeyDown:
		c.choose(c.at + 1)
	case fyne.KeyPageUp:
		c.choose(c.at - page)
	case fyne.KeyPageDown:
		c.choose(c.at + page)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(c.shown - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.choose(c.at)
	}
}
