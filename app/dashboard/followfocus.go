package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// around is the room that is left above and below a field that is scrolled into sight: its label and its problem.
const around = 28

// formScroll makes the scroll of a form, which follows the keyboard: Fyne's own does not.
func (w *Window) formScroll(form fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(container.New(beforeBar{}, form))
	w.scrolls = append(w.scrolls, scroll)
	return scroll
}

// followFocus brings the field that has the keyboard into sight, once for each that gets it.
func (w *Window) followFocus() {
	focused := w.win.Canvas().Focused()
	if focused == w.focused {
		return
	}
	w.focused = focused
	field, ok := focused.(fyne.CanvasObject)
	if !ok {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	for _, scroll := range w.scrolls {
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll)
		if at.X >= origin.X && at.X < origin.X+scroll.Size().Width && at.Y >= origin.Y-scroll.Offset.Y {
			top := scroll.Offset.Y + at.Y - origin.Y
			keepInSight(scroll, top-around, top+field.Size().Height+around)
		}
	}
}
