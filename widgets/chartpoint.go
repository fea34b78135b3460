package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"truceboard/widgets/plot"
	"truceboard/widgets/theme"
)

var (
	_ fyne.Tappable      = (*ChartView)(nil)
	_ desktop.Hoverable  = (*ChartView)(nil)
	_ desktop.Cursorable = (*ChartView)(nil)
)

// chartPointed names what lies under the pointer, beside it.
type chartPointed struct {
	ground *canvas.Rectangle
	words  *pointedText
	taps   bool // what is named can be tapped
}

// The room around the words, how far they stand from the pointer, and how wide they are at the most.
const chartPointedInset, chartPointedAway, chartPointedMost = 5, 14, 420

func newChartPointed() *chartPointed {
	p := &chartPointed{ground: canvas.NewRectangle(nil), words: newPointedText()}
	p.ground.StrokeWidth = 1
	p.hide()
	return p
}

func (p *chartPointed) hide() {
	p.ground.Hide()
	p.words.Hide()
}

// pointedWords says what lies under the pointer and what it shows.
func pointedWords(what plot.Narrowing) string {
	words := what.Words
	if what.Value != "" {
		words += ": " + what.Value
	}
	if what.Note != "" {
		words += ". " + what.Note
	}
	return words
}

// show names something at a point, within the room.
func (p *chartPointed) show(words string, at fyne.Position, room fyne.Size) {
	p.words.set(words, min(chartPointedMost, room.Width-2*chartPointedInset))
	size := p.words.MinSize()
	box := fyne.NewSize(size.Width+2*chartPointedInset, size.Height)
	corner := fyne.NewPos(max(0, min(at.X+chartPointedAway, room.Width-box.Width)), at.Y-box.Height-chartPointedAway)
	if corner.Y < 0 { // beneath the pointer, which would else lie over the words
		corner.Y = max(0, min(at.Y+chartPointedAway, room.Height-box.Height))
	}
	p.ground.FillColor, p.ground.StrokeColor = theme.Color(theme.ColorNameRaised), theme.Color(theme.ColorNameFaint)
	p.ground.Move(corner)
	p.ground.Resize(box)
	p.words.Move(corner.AddXY(chartPointedInset, 0))
	p.words.Resize(size)
	p.ground.Show()
	p.words.Show()
	p.ground.Refresh()
}

// point names what was found at a point, if anything was; taps says that who taps it is heard.
func (p *chartPointed) point(what plot.Narrowing, found, taps bool, at fyne.Position, room fyne.Size) {
	p.taps = found && taps && what.Narrows()
	if !found {
		p.hide()
		return
	}
	p.show(pointedWords(what), at, room)
}

// cursor is a hand over what can be tapped.
func (p *chartPointed) cursor() desktop.Cursor {
	if p.words.Visible() && p.taps {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// under gives what lies under a point of the view.
func (v *ChartView) under(at fyne.Position) (plot.Narrowing, bool) {
	across, down, ok := v.stretched()
	if v.Thumbnail || !ok || across == 0 || down == 0 {
		return plot.Narrowing{}, false
	}
	return v.drawn.picture.At(float64(at.X)/across, float64(at.Y)/down, float64(v.drawn.width), float64(v.drawn.height))
}

// Tapped hands on what was tapped.
func (v *ChartView) Tapped(e *fyne.PointEvent) {
	if what, ok := v.under(e.Position); ok && what.Narrows() && v.OnTapped != nil {
		v.pointed.hide()
		v.OnTapped(what)
		return
	}
	if v.OnTap != nil {
		v.OnTap()
	}
}

// MouseIn names what lies under the pointer.
func (v *ChartView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved names what lies under the pointer.
func (v *ChartView) MouseMoved(e *desktop.MouseEvent) {
	v.over = &e.Position
	v.pointAnew()
}

// pointAnew names what lies under the pointer: in a picture that came while it stood still, too, as one does every minute of a dossier that is read live.
func (v *ChartView) pointAnew() {
	if v.over == nil {
		v.pointed.hide()
		return
	}
	what, ok := v.under(*v.over)
	v.pointed.point(what, ok, v.OnTapped != nil, *v.over, v.Size())
}

// MouseOut names nothing any more.
func (v *ChartView) MouseOut() {
	v.over = nil
	v.pointed.hide()
}

// Cursor is a hand over what can be tapped.
func (v *ChartView) Cursor() desktop.Cursor { return v.pointed.cursor() }
