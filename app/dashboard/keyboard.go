package dashboard

import "fyne.io/fyne/v2"

// inSight reports whether something stands in the window, or will once the window is drawn: what is hidden or was put away does not.
func inSight(o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	return driver.CanvasForObject(o) == nil || // it was not drawn yet, and until then nobody knows where it is
		!driver.AbsolutePositionForObject(o).IsZero()
}

// typingIn gives the field that is being typed into, false where none is. A field that is gone from the window may have the keyboard still, but nobody types into what he cannot see.
func (w *Window) typingIn() (typedIn, bool) {
	field, typing := w.win.Canvas().Focused().(typedIn)
	if o, drawn := field.(fyne.CanvasObject); drawn && !inSight(o) {
		return nil, false
	}
	return field, typing
}

// keepKeyboard gives the keyboard to the list in sight where what has it is gone from the window: keys would be lost there, or do what nobody sees.
func (w *Window) keepKeyboard() {
	canvas := w.win.Canvas()
	has, drawn := canvas.Focused().(fyne.CanvasObject)
	if !drawn || canvas.Overlays().Top() != nil || inSight(has) {
		return
	}
	if list, shown := w.list().(fyne.CanvasObject); shown && inSight(list) {
		w.goToList()
		return
	}
	canvas.Unfocus()
}

// backToList gives the keyboard to the list in sight once something was done there, also where nothing has it, as after the click on a button: unless a form is open, for that has it next.
func (w *Window) backToList() {
	canvas := w.win.Canvas()
	if canvas.Focused() == nil && canvas.Overlays().Top() == nil && !w.formOpen() {
		w.goToList()
		return
	}
	w.keepKeyboard()
}
