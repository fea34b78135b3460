package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// saveCover lies over the window, unseen, while what stands in a form is being written, and takes the keyboard. What is typed and asked for meanwhile is done once that is over, as if it had taken no time: it
// belongs to what the form holds then. Where it could not be written it is not done, for it would be typed over what comes back. Escape is for the form at once.
type saveCover struct {
	widget.BaseWidget
	window *Window
	later  []func()
}

// cover lays one over the window.
func (w *Window) cover() *saveCover {
	c := &saveCover{window: w}
	c.ExtendBaseWidget(c)
	c.Resize(w.win.Canvas().Size())
	w.covered = c
	w.win.Canvas().Overlays().Add(c)
	w.win.Canvas().Focus(c)
	return c
}

// catchUp does what was asked for while something was being saved. Where that saves again, the rest waits for that.
func (c *saveCover) catchUp() {
	for n, do := range c.later {
		if next := c.window.covered; next != nil {
			next.later = append(next.later, c.later[n:]...)
			return
		}
		do()
	}
}

// uncover gives the window back.
func (c *saveCover) uncover() {
	if c.window.covered == c {
		c.window.covered = nil
		c.window.win.Canvas().Overlays().Remove(c)
	}
}

// waits has something done once what is being saved is written, and reports whether it must wait for that.
func (w *Window) waits(do func()) bool {
	if w.covered == nil {
		return false
	}
	w.covered.later = append(w.covered.later, do)
	return true
}

// focused does something to what has the keyboard by then.
func (c *saveCover) focused(do func(fyne.Focusable)) {
	c.window.waits(func() {
		if has := c.window.win.Canvas().Focused(); has != nil {
			do(has)
		}
	})
}

// FocusGained does nothing: the cover is not seen.
func (c *saveCover) FocusGained() {}

// FocusLost does nothing.
func (c *saveCover) FocusLost() {}

// AcceptsTab has Tab typed here as any other key.
func (c *saveCover) AcceptsTab() bool { return true }

// TypedRune keeps a letter for later.
func (c *saveCover) TypedRune(r rune) { c.focused(func(f fyne.Focusable) { f.TypedRune(r) }) }

// TypedShortcut keeps a chord for later.
func (c *saveCover) TypedShortcut(s fyne.Shortcut) {
	c.focused(func(f fyne.Focusable) {
		if takes, ok := f.(fyne.Shortcutable); ok {
			takes.TypedShortcut(s)
		}
	})
}

// TypedKey keeps a key for later; Escape leaves the form at once, as it does where nothing is being saved.
func (c *saveCover) TypedKey(key *fyne.KeyEvent) {
	canvas, back := c.window.win.Canvas(), heldKeys()&fyne.KeyModifierShift != 0
	tabs := func(f fyne.Focusable) bool {
		takes, ok := f.(fyne.Tabbable)
		return key.Name == fyne.KeyTab && !(ok && takes.AcceptsTab())
	}
	if key.Name == fyne.KeyEscape {
		c.later = nil
		c.uncover()
		if has := canvas.Focused(); has != nil {
			has.TypedKey(key)
		}
		return
	}
	c.focused(func(f fyne.Focusable) {
		switch {
		case tabs(f) && back:
			canvas.FocusPrevious()
		case tabs(f):
			canvas.FocusNext()
		default:
			f.TypedKey(key)
		}
	})
}

// Tapped presses what the line at the foot offers: to call off the saving.
func (c *saveCover) Tapped(at *fyne.PointEvent) {
	button := c.window.notice.action
	from := at.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(button))
	size := button.Size()
	if button.Visible() && from.X >= 0 && from.Y >= 0 && from.X < size.Width && from.Y < size.Height {
		c.window.notice.act()
	}
}

// heldKeys gives the modifiers that are held down.
func heldKeys() fyne.KeyModifier {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()
	}
	return 0
}

// CreateRenderer draws nothing.
func (c *saveCover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
