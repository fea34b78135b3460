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
	// body is what the dialog shows, where that is more than the form.
	body fyne.CanvasObject
	// beside, where it is set, stands beside the buttons.
	beside fyne.CanvasObject
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
	if m.beside == nil {
		m.beside = layout.NewSpacer()
	}
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(buttons...), m.beside)
	if m.body == nil {
		m.body = m.form.scroll
	}
	m.dialog = dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, foot, nil, nil, m.body), m.window.win)
	m.window.modal = m
	m.window.showFitting(dismissed{m.dialog, m.close, func() { m.submit() }}, size)
	m.window.win.Canvas().Focus(first)
}

// roomy gives the size of a dialog that takes most of the window, and no more than lines of text can be read across. In a smaller window it is smaller.
func roomy() fyne.Size { return fyne.NewSize(1240, 860) }

// close puts the dialog away.
func (m *modal) close() {
	if m.window.modal != m {
		return
	}
	m.window.modal = nil
	m.dialog.Hide()
	m.closed()
}
