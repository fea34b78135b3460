package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// asked is a dialog over the window, and what Ctrl+Return does in it: nothing in one that only tells something, or asks before something is lost.
type asked struct {
	over   fyne.CanvasObject
	submit func()
}

// submitter is a dialog with something to submit: a form.
type submitter interface{ Submit() }

// showDialog shows a dialog that Escape closes, which Fyne's own do not, and that Ctrl+Return submits where it is a form.
func (w *Window) showDialog(d dialog.Dialog) {
	canvas := w.win.Canvas()
	before := canvas.OnTypedKey()
	canvas.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			d.Dismiss()
		}
	})
	d.SetOnClosed(func() { canvas.SetOnTypedKey(before) })
	d.Show()
	shown := asked{over: canvas.Overlays().Top(), submit: func() {}}
	if form, ok := d.(submitter); ok {
		shown.submit = form.Submit
	}
	w.asking = append(slices.DeleteFunc(w.asking, func(a asked) bool { return !w.lies(a) }), shown)
}

// dismissed is a dialog of our own: how it is put away, and how its form is submitted, is told by its owner.
type dismissed struct {
	*dialog.CustomDialog
	close, submit func()
}

// Dismiss puts the dialog away.
func (d dismissed) Dismiss() { d.close() }

// Submit submits its form.
func (d dismissed) Submit() { d.submit() }

// lies reports whether a dialog lies over the window still.
func (w *Window) lies(a asked) bool {
	return slices.Contains(w.win.Canvas().Overlays().List(), a.over)
}

// asks reports whether a dialog lies over the window.
func (w *Window) asks() bool { return slices.ContainsFunc(w.asking, w.lies) }

// submitAsked submits the dialog that lies over all else. done is false where nothing lies over the window.
func (w *Window) submitAsked() (done bool) {
	top := w.win.Canvas().Overlays().Top()
	if n := slices.IndexFunc(w.asking, func(a asked) bool { return a.over == top }); top != nil && n >= 0 {
		w.asking[n].submit()
	}
	return top != nil
}

// beneathNothing has the items of a menu do nothing while a dialog is open, since a shortcut reaches them there, and wait until what is being saved is written: one dialog over another is more than anybody asked for, and what lies beneath
// one must not change unseen.
func (w *Window) beneathNothing(m *fyne.Menu) {
	for _, item := range m.Items {
		if item.ChildMenu != nil {
			w.beneathNothing(item.ChildMenu)
		}
		if do := item.Action; do != nil && !actsInDialogs(item) {
			item.Action = func() {
				if !w.asks() && (callsOff(item) || !w.waits(do)) {
					do()
				}
			}
		}
	}
}

// callsOff reports whether an item does what is offered: to call off what is being saved, among other things.
func callsOff(item *fyne.MenuItem) bool {
	return item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut(fyne.KeyPeriod, 0).ShortcutName()
}

// actsInDialogs reports whether an item is for dialogs too: the one that saves a form, those that take back what was typed, and the one that ends the program.
func actsInDialogs(item *fyne.MenuItem) bool {
	if item.IsQuit || item.Shortcut == nil {
		return item.IsQuit
	}
	switch item.Shortcut.ShortcutName() {
	case shortcut(fyne.KeyReturn, 0).ShortcutName(), (&fyne.ShortcutUndo{}).ShortcutName(), shortcut(fyne.KeyZ, fyne.KeyModifierShift).ShortcutName():
		return true
	}
	return false
}
