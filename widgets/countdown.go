package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// The measures of a countdown: its width, the height of its two rows, and how far its figures are raised, whose font has more room above
// them than they need.
const (
	countdownWidth, countdownHeight = 330, 66
	countdownRaise                  = 10
)

// Countdown is the clock that matters next: what it counts in words, and the time to it or since it in large figures of equal width, so
// that nothing moves but what changes. What it shows is worked out from the reading each time.
type Countdown struct {
	widget.BaseWidget
	countdownFace
}

// countdownFace is what a countdown shows.
type countdownFace struct {
	headline, when, figures string
	tone                    ceasefire.Tone
}

var _ fyne.Widget = (*Countdown)(nil)

// NewCountdown makes a countdown that shows nothing yet.
func NewCountdown() *Countdown {
	c := &Countdown{}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows a reading, with its instant in a zone.
func (c *Countdown) Set(r ceasefire.Reading, zone *time.Location) {
	face := countdownFace{headline: r.Headline(zone), tone: r.Tone(), figures: r.Figures(zone)}
	if at, precision := r.Written(); !at.IsZero() {
		face.when = at.In(zone).Format("Mon ") + ceasefire.FormatInstant(at, precision, zone)
	} else {
		face.figures = r.Summary(zone)
	}
	if face != c.countdownFace {
		c.countdownFace = face
		c.Refresh()
	}
}

// SetNone says that there is nothing to count, and why.
func (c *Countdown) SetNone(why string) {
	if face := (countdownFace{headline: why, figures: "–"}); face != c.countdownFace {
		c.countdownFace = face
		c.Refresh()
	}
}

// Figures gives the large figures as they are shown.
func (c *Countdown) Figures() string { return c.figures }

// CreateRenderer draws the headline, the instant and the figures.
func (c *Countdown) CreateRenderer() fyne.WidgetRenderer {
	r := &countdownRenderer{countdown: c, mark: newToneMark(), headline: NewText("", RoleCaption), when: NewText("", RoleCaption)}
	r.Refresh()
	return r
}

// countdownRenderer sets each figure in a cell as wide as the widest digit.
type countdownRenderer struct {
	countdown      *Countdown
	mark           *toneMark
	headline, when *Text
	figures        []*canvas.Text
}

func (r *countdownRenderer) Destroy() {}

func (r *countdownRenderer) MinSize() fyne.Size {
	return fyne.NewSize(countdownWidth, countdownHeight)
}

func (r *countdownRenderer) Layout(size fyne.Size) {
	row := r.headline.MinSize().Height
	r.mark.Resize(fyne.NewSquareSize(toneMarkSize))
	r.mark.Move(fyne.NewPos(0, (row-toneMarkSize)/2))
	left := float32(toneMarkSize + 6)
	width := fyne.MeasureText(r.countdown.headline, RoleCaption.size(), fyne.TextStyle{Bold: true}).Width + 2
	r.headline.Resize(fyne.NewSize(min(width, size.Width-left), row))
	r.headline.Move(fyne.NewPos(left, 0))
	r.when.Resize(fyne.NewSize(max(size.Width-left-width-10, 0), row))
	r.when.Move(fyne.NewPos(left+width+10, 0))
	r.layFigures(fyne.NewPos(0, row-countdownRaise))
}

func (r *countdownRenderer) layFigures(at fyne.Position) {
	for _, figure := range r.figures {
		width := fyne.MeasureText(figure.Text, figure.TextSize, figure.TextStyle).Width
		advance := cellWidth(figure.Text, figure.TextSize, figure.TextStyle)
		figure.Resize(fyne.NewSize(width, figure.MinSize().Height))
		figure.Move(at.AddXY((advance-width)/2, 0))
		at.X += advance
	}
}

// size is that of the large figures; words in their place, and figures that would need more than the whole width, are smaller.
func (r *countdownRenderer) size() float32 {
	if len(r.countdown.figures) > len("9999 d 00:00:00") {
		return theme.Size(theme.SizeNameTitle)
	}
	size, width := theme.Size(theme.SizeNameClock), float32(0)
	for _, letter := range r.countdown.figures {
		width += cellWidth(string(letter), size, fyne.TextStyle{Bold: true})
	}
	if width > countdownWidth {
		return float32(int(size * countdownWidth / width))
	}
	return size
}

// cellWidth gives the room of one letter: that of the widest digit for every digit, its own for any other.
func cellWidth(letter string, size float32, style fyne.TextStyle) float32 {
	if letter >= "0" && letter <= "9" {
		return digitWidth(size, style)
	}
	return fyne.MeasureText(letter, size, style).Width
}

// digitWidth gives the width of the widest digit.
func digitWidth(size float32, style fyne.TextStyle) float32 {
	width := float32(0)
	for _, digit := range "0123456789" {
		width = max(width, fyne.MeasureText(string(digit), size, style).Width)
	}
	return width
}

func (r *countdownRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.mark, r.headline, r.when}
	for _, figure := range r.figures {
		objects = append(objects, figure)
	}
	return objects
}

func (r *countdownRenderer) Refresh() {
	r.headline.SetText(r.countdown.headline)
	r.headline.SetColor(fynetheme.ColorNameForeground)
	r.when.SetText(r.countdown.when)
	r.mark.set(r.countdown.tone)
	letters := []rune(r.countdown.figures)
	for len(r.figures) < len(letters) {
		r.figures = append(r.figures, canvas.NewText("", nil))
	}
	r.figures = r.figures[:len(letters)]
	size := r.size()
	for i, figure := range r.figures {
		figure.Text, figure.TextSize, figure.TextStyle.Bold = string(letters[i]), size, true
		figure.Color = theme.Color(fynetheme.ColorNameForeground)
	}
	r.Layout(r.countdown.Size())
	canvas.Refresh(r.countdown)
}
