package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// above and below are the room that is left around a field that is scrolled into sight: its label, and what is said beneath it.
const above, below = 28, 56

// formScroll makes the scroll of a form, which follows the keyboard: Fyne's own does not.
func (w *Window) formScroll(form fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(container.New(beforeBar{}, form))
	w.follow(scroll)
	return scroll
}

// follow has a form's scroll follow the keyboard.
func (w *Window) follow(scrolls ...*container.Scroll) { w.scrolls = append(w.scrolls, scrolls...) }

// followFocus brings the field that has the keyboard into sight, once for each that gets it.
func (w *Window) followFocus() {
	w.keepKeyboard()
	focused := w.win.Canvas().Focused()
	if focused == w.focused {
		return
	}
	w.focused = focused
	field, ok := focused.(fyne.CanvasObject)
	if !ok {
		return
	}
	scrolls := w.scrolls
	if over := w.dialogScroll(); over != nil {
		scrolls = []*container.Scroll{over}
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	for _, scroll := range scrolls {
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll)
		if origin.IsZero() { // it is not in sight
			continue
		}
		if at.X >= origin.X && at.X < origin.X+scroll.Size().Width && at.Y >= origin.Y-scroll.Offset.Y {
			top := scroll.Offset.Y + at.Y - origin.Y
			keepInSight(scroll, top-above, top+field.Size().Height+below+beneath(field))
		}
	}
}

// beneath gives the room that a field takes for what it offers beneath it.
func beneath(field fyne.CanvasObject) float32 {
	if offering, ok := field.(interface{ Beneath() float32 }); ok {
		return offering.Beneath()
	}
	return 0
}

// followAgain has the field that has the keyboard brought into sight anew, once it has been laid out.
func (w *Window) followAgain() { w.focused = nil }

// dialogScroll gives the scroll of the dialog that stands over the pages, nil where none does.
func (w *Window) dialogScroll() *container.Scroll {
	switch {
	case w.making != nil:
		return w.making.form.scroll
	case w.modal != nil:
		return w.modal.form.scroll
	}
	return nil
}

// keepInSight scrolls until what lies between two heights is in sight, its top before all.
func keepInSight(scroll *container.Scroll, top, bottom float32) {
	height, offset := scroll.Size().Height, scroll.Offset.Y
	if height == 0 { // nothing is shown in it
		return
	}
	offset = max(min(max(offset, bottom-height), top), 0)
	if offset != scroll.Offset.Y {
		scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}
