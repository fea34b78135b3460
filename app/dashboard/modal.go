package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
)

// modal is a form in a dialog. Escape puts it away; submit is what Ctrl+Return does in it.
type modal struct {
	window *Window
	dialog *dialog.CustomDialog
	form   *formBody
	submit func()
	closed func()
}

// newModal makes the dialog's form, to be filled before it is shown.
func (w *Window) newModal() *modal {
	m := &modal{window: w, submit: func() {}, closed: func() {}}
	m.form = newFormBody(m.close)
	return m
}

// show opens the dialog with its buttons, and gives a field the keyboard. There is one dialog at a time.
func (m *modal) show(title string, size fyne.Size, first fyne.Focusable, buttons ...fyne.CanvasObject) {
	foot := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...)
	m.dialog = dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, foot, nil, nil, m.form.scroll), m.window.win)
	m.dialog.Resize(size)
	m.window.modal = m
	m.window.showDialog(dismissed{m.dialog, m.close})
	m.window.win.Canvas().Focus(first)
}

// close puts the dialog away.
func (m *modal) close() {
	if m.window.modal != m {
		return
	}
	m.window.modal = nil
	m.dialog.Hide()
	m.closed()
}
