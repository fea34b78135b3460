package dashboard

import (
	"testing"

	"fyne.io/fyne/v2/widget"
)

// A file dialog has the keyboard among the files, in either of its views.
func TestAFileDialogBeginsAmongItsFiles(t *testing.T) {
	w := importWindow(t, false)
	w.win.Resize(fileDialogSize().AddWidthHeight(200, 200))
	w.askImport()
	if _, among := w.win.Canvas().Focused().(*widget.GridWrap); !among {
		t.Errorf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	for _, over := range w.win.Canvas().Overlays().List() {
		w.win.Canvas().Overlays().Remove(over)
	}
	const asList = "fyne:fileDialogViewLayout" // as the dialog remembers how it was shown last
	w.app.Preferences().SetInt(asList, 1)
	w.askImport()
	if list, among := w.win.Canvas().Focused().(*widget.List); !among || list.Length() == 2 {
		t.Errorf("as a list, the keyboard is at %T", w.win.Canvas().Focused())
	}
}
