package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// toneMarkSize is the size of a tone's sign.
const toneMarkSize = 9

// toneMark is the sign of a tone, told apart by its shape and not by its colour alone: a ring waits, a disc holds, a disc with a gap is
// strained, a cross is broken.
type toneMark struct {
	widget.BaseWidget
	tone ceasefire.Tone
}

func newToneMark() *toneMark {
	m := &toneMark{}
	m.ExtendBaseWidget(m)
	return m
}

func (m *toneMark) set(t ceasefire.Tone) {
	if m.tone != t {
		m.tone = t
		m.Refresh()
	}
}

// CreateRenderer draws the sign.
func (m *toneMark) CreateRenderer() fyne.WidgetRenderer {
	r := &toneMarkRenderer{mark: m, disc: canvas.NewCircle(color.Transparent), first: canvas.NewLine(color.Transparent), second: canvas.NewLine(color.Transparent)}
	r.Refresh()
	return r
}

// toneMarkRenderer shows a disc or a cross.
type toneMarkRenderer struct {
	mark          *toneMark
	disc          *canvas.Circle
	first, second *canvas.Line
}

func (r *toneMarkRenderer) Destroy() {}

func (r *toneMarkRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(toneMarkSize) }

func (r *toneMarkRenderer) Layout(size fyne.Size) {
	r.disc.Resize(size)
	r.first.Position1, r.first.Position2 = fyne.NewPos(1, 1), fyne.NewPos(size.Width-1, size.Height-1)
	r.second.Position1, r.second.Position2 = fyne.NewPos(1, size.Height-1), fyne.NewPos(size.Width-1, 1)
	if r.mark.tone == ceasefire.ToneStrained {
		r.first.Position1, r.first.Position2 = fyne.NewPos(0, size.Height/2), fyne.NewPos(size.Width, size.Height/2)
	}
}

func (r *toneMarkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.disc, r.first, r.second}
}

func (r *toneMarkRenderer) Refresh() {
	tone := theme.Color(theme.ToneColor(r.mark.tone))
	r.disc.FillColor, r.disc.StrokeColor, r.disc.StrokeWidth = color.Transparent, color.Transparent, 1.5
	r.first.StrokeColor, r.second.StrokeColor, r.first.StrokeWidth, r.second.StrokeWidth = color.Transparent, color.Transparent, 2, 2
	switch r.mark.tone {
	case ceasefire.ToneWaiting:
		r.disc.StrokeColor = tone
	case ceasefire.ToneHolding:
		r.disc.FillColor = tone
	case ceasefire.ToneStrained:
		r.disc.FillColor = tone
		r.first.StrokeColor = theme.Color(theme.ColorNameRaised)
	case ceasefire.ToneBroken:
		r.first.StrokeColor, r.second.StrokeColor = tone, tone
	}
	r.Layout(r.mark.Size())
	canvas.Refresh(r.mark)
}
