package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// fitting is a dialog over the window, and the size that it has where the window is large enough.
type fitting struct {
	over   fyne.CanvasObject
	dialog dialog.Dialog
	size   fyne.Size
}

// besideDialog is how much of the window is left in sight beside a large dialog.
const besideDialog = 64

// showFitting shows a dialog as showDialog does, which shrinks and grows with the window, up to a size: Fyne's own stay as they were, their buttons out of sight. It gets its size once
// it is shown: before, a file dialog has none to change.
func (w *Window) showFitting(d dialog.Dialog, size fyne.Size) {
	w.showDialog(d)
	over := w.win.Canvas().Overlays().Top()
	w.fitted = append(slices.DeleteFunc(w.fitted, func(f fitting) bool { return !w.lies(asked{over: f.over}) }), fitting{over, d, size})
	w.fit()
}

// fit gives the dialogs over the window their sizes, as far as there is room.
func (w *Window) fit() {
	whole := w.win.Canvas().Size()
	for _, f := range w.fitted {
		if w.lies(asked{over: f.over}) {
			f.dialog.Resize(fyne.NewSize(min(f.size.Width, whole.Width-besideDialog), min(f.size.Height, whole.Height-besideDialog)))
			f.over.Refresh() // puts it in the middle again
		}
	}
}

// heedSize lays its one object over the whole, and tells when the size has changed.
type heedSize struct {
	last    fyne.Size
	changed func()
}

// MinSize is the object's.
func (*heedSize) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout places the object.
func (h *heedSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if h.last != size {
		h.last = size
		h.changed()
	}
}
