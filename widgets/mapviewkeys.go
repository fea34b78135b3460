package widgets

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

var _ fyne.Focusable = (*MapView)(nil)

// mapStep is how far an arrow moves a map.
const mapStep = 80

// FocusGained shows that the map has the keyboard.
func (v *MapView) FocusGained() {
	v.focus.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	v.focus.Show()
	v.focus.Refresh()
}

// FocusLost shows that it has it no more.
func (v *MapView) FocusLost() { v.focus.Hide() }

// TypedRune zooms on + and -, and shows all on 0.
func (v *MapView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.Zoom(mapZoomStep)
	case '-':
		v.Zoom(1 / mapZoomStep)
	case '0':
		v.Fit()
	}
}

// TypedKey moves the map, goes from place to place, narrows to one, or goes back.
func (v *MapView) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		v.move(mapStep, 0)
	case fyne.KeyRight:
		v.move(-mapStep, 0)
	case fyne.KeyUp:
		v.move(0, mapStep)
	case fyne.KeyDown:
		v.move(0, -mapStep)
	case fyne.KeyHome:
		v.Fit()
	case fyne.KeyPageDown:
		v.goTo(1)
	case fyne.KeyPageUp:
		v.goTo(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.choose()
	case fyne.KeyEscape:
		v.back()
	}
}

// places lists what the keyboard can go to: only once the map is drawn as it is shown.
func (v *MapView) places() []plot.MapPlace {
	if v.drawing == nil || v.drawn != v.wanted() {
		return nil
	}
	return v.drawing.Places()
}

// targetSize is how large the frame around a place is that the keyboard has gone to.
const targetSize = 26

// goTo names the next place in sight, or the one before.
func (v *MapView) goTo(by int) {
	places := v.places()
	if len(places) == 0 {
		return
	}
	if v.gone < 0 && by < 0 {
		v.gone = 0
	}
	v.gone = (v.gone + by + len(places)) % len(places)
	place := places[v.gone]
	at := fyne.NewPos(float32(place.X), float32(place.Y))
	v.target.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	v.target.Resize(fyne.NewSquareSize(targetSize))
	v.target.Move(at.SubtractXY(targetSize/2, targetSize/2))
	v.target.Show()
	v.target.Refresh()
	v.pointed.show(pointedWords(place.What), at, v.Size())
}

// choose narrows to the place that the keyboard has gone to.
func (v *MapView) choose() {
	places := v.places()
	if v.gone < 0 || v.gone >= len(places) || v.OnTapped == nil || !places[v.gone].What.Narrows() {
		return
	}
	v.pointed.hide()
	v.OnTapped(places[v.gone].What)
}
