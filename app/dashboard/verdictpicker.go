package dashboard

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// verdict is one choice of an assessment: its words, what it means, and the key that chooses it.
type verdict struct {
	words     string
	judgement ceasefire.Judgement
	score     int
	key       rune
}

// verdicts are the choices of an assessment, in the order shown.
func verdicts() []verdict {
	return []verdict{
		{"3  full", ceasefire.Scored, 3, '3'},
		{"2  intermediate", ceasefire.Scored, 2, '2'},
		{"1  minimal", ceasefire.Scored, 1, '1'},
		{"0  not initiated", ceasefire.Scored, 0, '0'},
		{"n  not assessable", ceasefire.NotAssessable, 0, 'n'},
		{"y  not yet due", ceasefire.NotYetDue, 0, 'y'},
	}
}

// The measures of a choice: its row, its mark, and where the word begins.
const (
	verdictHeight = 26
	verdictMark   = 12
	verdictIndent = 28
)

// verdictPicker chooses a score, or why there is none: by the digit, by the arrows or by the mouse.
type verdictPicker struct {
	widget.BaseWidget
	escape  func()
	changed func() // nil where nobody asks
	chosen  int    // -1 for none
	focused bool
}

var (
	_ fyne.Focusable     = (*verdictPicker)(nil)
	_ fyne.Tappable      = (*verdictPicker)(nil)
	_ desktop.Cursorable = (*verdictPicker)(nil)
)

func newVerdictPicker(escape func()) *verdictPicker {
	p := &verdictPicker{escape: escape, chosen: -1}
	p.ExtendBaseWidget(p)
	return p
}

// verdict gives what is chosen, if anything.
func (p *verdictPicker) verdict() (verdict, bool) {
	if p.chosen < 0 {
		return verdict{}, false
	}
	return verdicts()[p.chosen], true
}

// clear takes the choice back.
func (p *verdictPicker) clear() { p.choose(-1) }

func (p *verdictPicker) choose(n int) {
	p.chosen = n
	p.Refresh()
	if p.changed != nil {
		p.changed()
	}
}

// Tapped chooses the row beneath the pointer.
func (p *verdictPicker) Tapped(at *fyne.PointEvent) {
	if row := int(at.Position.Y / verdictHeight); row < len(verdicts()) {
		p.choose(row)
	}
}

// Cursor shows that the rows can be pressed.
func (p *verdictPicker) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows the focus.
func (p *verdictPicker) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost takes it back.
func (p *verdictPicker) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune chooses by a row's key.
func (p *verdictPicker) TypedRune(r rune) {
	for i, v := range verdicts() {
		if v.key == r {
			p.choose(i)
		}
	}
}

// TypedKey moves the choice, or leaves the form.
func (p *verdictPicker) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		p.choose(min(p.chosen+1, len(verdicts())-1))
	case fyne.KeyUp:
		p.choose(max(p.chosen-1, 0))
	case fyne.KeyEscape:
		p.escape()
	}
}

// CreateRenderer draws a mark and a word for each choice.
func (p *verdictPicker) CreateRenderer() fyne.WidgetRenderer {
	r := &verdictRenderer{picker: p, frame: canvas.NewRectangle(color.Transparent)}
	r.frame.StrokeWidth = 1
	for _, v := range verdicts() {
		mark := canvas.NewCircle(color.Transparent)
		mark.StrokeWidth = 1.5
		r.marks = append(r.marks, mark)
		r.words = append(r.words, widgets.NewText(v.words, widgets.RoleBody))
	}
	r.Refresh()
	return r
}

// verdictRenderer lays the choices out one above the other.
type verdictRenderer struct {
	picker *verdictPicker
	frame  *canvas.Rectangle
	marks  []*canvas.Circle
	words  []*widgets.Text
}

func (r *verdictRenderer) Destroy() {}

func (r *verdictRenderer) MinSize() fyne.Size {
	return fyne.NewSize(180, verdictHeight*float32(len(r.marks)))
}

func (r *verdictRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	for i := range r.marks {
		top := verdictHeight * float32(i)
		r.marks[i].Resize(fyne.NewSquareSize(verdictMark))
		r.marks[i].Move(fyne.NewPos(8, top+(verdictHeight-verdictMark)/2))
		height := r.words[i].MinSize().Height
		r.words[i].Resize(fyne.NewSize(size.Width-verdictIndent, height))
		r.words[i].Move(fyne.NewPos(verdictIndent, top+(verdictHeight-height)/2))
	}
}

func (r *verdictRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame}
	for i := range r.marks {
		objects = append(objects, r.marks[i], r.words[i])
	}
	return objects
}

func (r *verdictRenderer) Refresh() {
	r.frame.StrokeColor = color.Transparent
	if r.picker.focused {
		r.frame.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	r.frame.Refresh()
	for i, mark := range r.marks {
		mark.StrokeColor, mark.FillColor = theme.Color(theme.ColorNameQuiet), color.Transparent
		if i == r.picker.chosen {
			mark.StrokeColor, mark.FillColor = theme.Color(fynetheme.ColorNamePrimary), theme.Color(fynetheme.ColorNamePrimary)
		}
		mark.Refresh()
		r.words[i].Refresh()
	}
}
