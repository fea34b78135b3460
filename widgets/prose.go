package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// Prose is a text that goes on in the next line where its room ends. It looks like Fyne's label and takes the same room, but each of its lines stands in the
// order in which it is read: it is broken into lines as it is written, and only then the Arabic, the Latin and the numbers of each line are put
// where the eye looks for them. Of a paragraph that is read from the right and has several lines, all begin at the right edge.
type Prose struct {
	widget.BaseWidget
	// Text is what it says, as it is written: paragraphs end with a line feed.
	Text string
	// TextStyle, SizeName, Importance and Alignment are those of a label.
	TextStyle  fyne.TextStyle
	SizeName   fyne.ThemeSizeName
	Importance widget.Importance
	Alignment  fyne.TextAlign
	// ColorName is the colour where the importance does not say it.
	ColorName fyne.ThemeColorName
	// Stretches are the parts that have a style of their own, one behind the other.
	Stretches []Stretch

	lines  []proseLine
	broken float32 // the width for which the lines are
	set    bool    // whether there are lines
}

// Stretch is a part of a text, from one byte up to another, in a style of its own.
type Stretch struct {
	From, To int
	Style    fyne.TextStyle
}

var _ fyne.Widget = (*Prose)(nil)

// NewProse makes a text in the size and colour of what is usually read.
func NewProse(text string) *Prose {
	p := &Prose{Text: text}
	p.ExtendBaseWidget(p)
	return p
}

// NewCaption makes a small, quiet text.
func NewCaption(text string) *Prose {
	p := NewProse(text)
	p.SizeName, p.ColorName = theme.SizeNameCaption, theme.ColorNameQuiet
	return p
}

// SetText changes the words.
func (p *Prose) SetText(text string) {
	p.Text = text
	p.Refresh()
}

// Resize breaks the text anew where the width is another one: it may be higher or lower then, which what it lies in has to know.
func (p *Prose) Resize(size fyne.Size) {
	if size == p.Size() {
		return
	}
	before := p.MinSize().Height
	p.BaseWidget.Resize(size)
	if p.MinSize().Height != before {
		p.BaseWidget.Refresh()
	}
}

// Refresh breaks the text anew.
func (p *Prose) Refresh() {
	p.set = false
	p.BaseWidget.Refresh()
}

// size is that of the letters.
func (p *Prose) size() float32 {
	if p.SizeName == "" {
		return p.Theme().Size(fynetheme.SizeNameText)
	}
	return p.Theme().Size(p.SizeName)
}

// colour is the name of the letters' colour.
func (p *Prose) colour() fyne.ThemeColorName {
	switch p.Importance {
	case widget.LowImportance:
		return fynetheme.ColorNameDisabled
	case widget.HighImportance:
		return fynetheme.ColorNamePrimary
	case widget.DangerImportance:
		return fynetheme.ColorNameError
	case widget.WarningImportance:
		return fynetheme.ColorNameWarning
	case widget.SuccessImportance:
		return fynetheme.ColorNameSuccess
	}
	if p.ColorName != "" {
		return p.ColorName
	}
	return fynetheme.ColorNameForeground
}

// room is how wide a line may be.
func (p *Prose) room() float32 {
	return p.Size().Width - 2*p.Theme().Size(fynetheme.SizeNameInnerPadding)
}

// fresh gives the lines for the width that there is.
func (p *Prose) fresh() []proseLine {
	if room := p.room(); !p.set || p.broken != room {
		p.lines, p.broken, p.set = proseLines(p.Text, p.style(), p.size(), room), room, true
	}
	return p.lines
}

// style gives what tells the style of each byte.
func (p *Prose) style() proseStyle { return proseStyle{p.TextStyle, p.Stretches} }

// CreateRenderer draws the lines.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &proseRenderer{prose: p}
	r.Refresh()
	return r
}

// proseRenderer draws a text for every part of a line that has a style of its own, from left to right.
type proseRenderer struct {
	prose *Prose
	drawn []fyne.CanvasObject
	spare []*canvas.Text // all that were ever drawn, of which the first are in use
}

func (r *proseRenderer) Destroy() {}

func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.drawn }

// MinSize is the height of all lines, with the room around them: a text asks for no width.
func (r *proseRenderer) MinSize() fyne.Size {
	around := 2 * r.prose.Theme().Size(fynetheme.SizeNameInnerPadding)
	size := fyne.NewSquareSize(around)
	for _, line := range r.prose.fresh() {
		size.Height += line.height
	}
	return size
}

// Layout draws the lines anew if they are others at this width, and puts them in their places.
func (r *proseRenderer) Layout(size fyne.Size) {
	lines := r.prose.fresh()
	r.draw(lines)
	pad := r.prose.Theme().Size(fynetheme.SizeNameInnerPadding)
	down, n := pad, 0
	for _, line := range lines {
		across := pad
		switch spare := size.Width - 2*pad - line.width; {
		case line.fromRight || r.prose.Alignment == fyne.TextAlignTrailing:
			across += max(0, spare)
		case r.prose.Alignment == fyne.TextAlignCenter:
			across += max(0, spare/2)
		}
		for _, part := range line.parts {
			text := r.spare[n]
			text.Move(fyne.NewPos(across, down+line.baseline-part.baseline))
			text.Resize(part.size)
			across += part.size.Width
			n++
		}
		down += line.height
	}
}

// draw puts the words of the lines into as many texts as they take.
func (r *proseRenderer) draw(lines []proseLine) {
	size, colour, n := r.prose.size(), theme.Color(r.prose.colour()), 0
	r.drawn = r.drawn[:0]
	for _, line := range lines {
		for _, part := range line.parts {
			if n == len(r.spare) {
				r.spare = append(r.spare, canvas.NewText("", nil))
			}
			text := r.spare[n]
			text.Text, text.TextStyle, text.TextSize, text.Color = part.text, part.style, size, colour
			r.drawn = append(r.drawn, text)
			n++
		}
	}
	for _, text := range r.drawn {
		canvas.Refresh(text)
	}
}

// Refresh draws all anew, in the theme's present colours.
func (r *proseRenderer) Refresh() {
	r.Layout(r.prose.Size())
	canvas.Refresh(r.prose)
}
