package dashboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

// offerLayer is a form over which lies what one of its entries offers, so that no field moves when that comes, however late, or goes.
type offerLayer struct {
	content      *fyne.Container
	form         fyne.CanvasObject
	edge, ground *backdrop
	entry        *typeAhead // whose offers lie there
}

func newOfferLayer(form fyne.CanvasObject) *offerLayer {
	l := &offerLayer{form: form, edge: newBackdrop(theme.ColorNameFaint, fyne.Size{}), ground: newBackdrop(fynetheme.ColorNameOverlayBackground, fyne.Size{})}
	l.content = container.New(l, form)
	return l
}

// show lays what an entry offers over the form, or takes it away where that is nothing.
func (l *offerLayer) show(e *typeAhead) {
	switch {
	case !e.list.Hidden:
		l.entry = e
		l.content.Objects = []fyne.CanvasObject{l.form, l.edge, l.ground, e.list}
	case l.entry == e:
		l.entry = nil
		l.content.Objects = []fyne.CanvasObject{l.form}
	}
	l.content.Refresh()
	l.Layout(l.content.Objects, l.content.Size())
}

// MinSize is what the form needs, and the offers beneath their entry.
func (l *offerLayer) MinSize([]fyne.CanvasObject) fyne.Size {
	size := l.form.MinSize()
	if l.entry != nil {
		size.Height = max(size.Height, l.top()+l.entry.Beneath())
	}
	return size
}

// Layout gives the form all the room, and lays the offers over its whole width from beneath their entry.
func (l *offerLayer) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.form.Resize(size)
	if l.entry == nil {
		return
	}
	at, room := fyne.NewPos(0, l.top()), fyne.NewSize(size.Width, l.entry.Beneath())
	l.edge.Move(at.SubtractXY(1, 0))
	l.edge.Resize(room.AddWidthHeight(2, 1))
	for _, o := range []fyne.CanvasObject{l.ground, l.entry.list} {
		o.Move(at)
		o.Resize(room)
	}
}

// top gives where in the form the entry ends that offers something.
func (l *offerLayer) top() float32 {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(l.entry).Y - driver.AbsolutePositionForObject(l.form).Y + l.entry.Size().Height
}
