package widgets

import (
	"errors"
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// TypedDays says how days are read that people type. The zero one counts from the day by the computer's clock, and asks in which order dates of numbers are as often as one is typed.
type TypedDays struct {
	// Today gives the day that "yesterday" is counted from.
	Today func() ceasefire.Day
	// Order gives whether the day or the month comes first in dates of numbers, as far as somebody has said.
	Order func() ceasefire.DateOrder
	// OnOrder is called when somebody says it.
	OnOrder func(ceasefire.DateOrder)
}

func (d TypedDays) today() ceasefire.Day {
	if d.Today == nil {
		return ceasefire.DayOf(time.Now(), time.Local)
	}
	return d.Today()
}

func (d TypedDays) order() ceasefire.DateOrder {
	if d.Order == nil {
		return ""
	}
	return d.Order()
}

// read reads the days that a text names.
func (d TypedDays) read(text string) (ceasefire.Span, error) {
	return ceasefire.ReadTypedDays(text, d.today(), d.order())
}

// fixed gives a term with its dates as they are the same on every day.
func (d TypedDays) fixed(term ceasefire.Term) (ceasefire.Term, error) {
	return term.Fixed(d.today(), d.order())
}

// dayBegun reports whether a text is the beginning of a day in numbers that somebody may still be typing: it is neither wrong nor in use.
func dayBegun(text string) bool {
	return text != "" && len(text) < len(time.DateOnly) && strings.Trim(text, "0123456789-/.<>=! ") == ""
}

// typedLine stands beneath what is typed into boxes. It says what was understood, or that it is not in use and why, and lets somebody say whether the day or the month comes first.
type typedLine struct {
	widget.BaseWidget
	// answered is called when that was said.
	answered func(ceasefire.DateOrder)

	words                *Text
	dayFirst, monthFirst *Link
}

func newTypedLine(words string) *typedLine {
	l := &typedLine{words: NewText(words, RoleCaption)}
	link := func(order ceasefire.DateOrder) *Link {
		link := NewLink("", func() { l.answered(order) })
		link.words.SizeName = theme.SizeNameCaption
		link.Hide()
		return link
	}
	l.dayFirst, l.monthFirst = link(ceasefire.DayFirst), link(ceasefire.MonthFirst)
	l.ExtendBaseWidget(l)
	return l
}

// Text gives what is said.
func (l *typedLine) Text() string { return l.words.Text() }

// say says something quietly: how to fill in, or what was understood.
func (l *typedLine) say(words string) { l.set(words, theme.ColorNameQuiet, nil) }

// refuse says that what is typed is not in use and why, and what is in its place, where there is something.
func (l *typedLine) refuse(inForce string, err error) {
	words := "✕ Not in use"
	if inForce != "" {
		words += ", " + inForce + " still is"
	}
	var asked *ceasefire.DateOrderQuestion
	if errors.As(err, &asked) {
		l.set(words+": which comes first in "+asked.Text+"?", theme.ColorNameBroken, asked)
		return
	}
	l.set(words+": "+err.Error(), theme.ColorNameBroken, nil)
}

func (l *typedLine) set(words string, colour fyne.ThemeColorName, asked *ceasefire.DateOrderQuestion) {
	l.words.SetColor(colour)
	l.words.SetText(words)
	for link, words := range map[*Link]string{l.dayFirst: "the day", l.monthFirst: "the month"} {
		if link.Hidden = asked == nil; !link.Hidden {
			day := asked.DayFirst
			if link == l.monthFirst {
				day = asked.MonthFirst
			}
			link.words.SetText(fmt.Sprintf("%s: %s", words, day.Format()))
		}
	}
	l.Refresh()
}

// asks reports whether the two answers are offered.
func (l *typedLine) asks() bool { return !l.dayFirst.Hidden }

// CreateRenderer puts the answers behind the words.
func (l *typedLine) CreateRenderer() fyne.WidgetRenderer { return &typedLineRenderer{l} }

// typedLineRenderer lays the line out.
type typedLineRenderer struct{ line *typedLine }

func (r *typedLineRenderer) Destroy() {}

// MinSize is that of the words; the answers have their room beside them.
func (r *typedLineRenderer) MinSize() fyne.Size { return r.line.words.MinSize() }

// Layout gives the answers what they need, and the words the rest. A link has its padding around it, which may stand out of the line.
func (r *typedLineRenderer) Layout(size fyne.Size) {
	l := r.line
	around := 2 * theme.Size(fynetheme.SizeNameInnerPadding)
	width := size.Width
	links := []*Link{l.dayFirst, l.monthFirst}
	needs := make([]float32, len(links))
	for n, link := range links {
		if l.asks() {
			needs[n] = fyne.MeasureText(link.Text(), theme.Size(theme.SizeNameCaption), fyne.TextStyle{Bold: true}).Width + around
			width -= needs[n]
		}
	}
	words := min(l.words.measure().Width, max(width, 0))
	l.words.Resize(fyne.NewSize(words, l.words.MinSize().Height))
	l.words.Move(fyne.NewPos(0, (size.Height-l.words.MinSize().Height)/2))
	if !l.asks() {
		l.words.Resize(fyne.NewSize(size.Width, l.words.MinSize().Height))
	}
	for n, link := range links {
		link.Resize(fyne.NewSize(needs[n], link.MinSize().Height))
		link.Move(fyne.NewPos(words, (size.Height-link.MinSize().Height)/2))
		words += needs[n]
	}
}

// Objects lists the words and the answers.
func (r *typedLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line.words, r.line.dayFirst, r.line.monthFirst}
}

// Refresh draws all of it anew.
func (r *typedLineRenderer) Refresh() {
	r.Layout(r.line.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// wrongEdge is drawn around a box of which what is typed is not in use.
type wrongEdge struct{ *canvas.Rectangle }

func newWrongEdge() wrongEdge {
	e := wrongEdge{canvas.NewRectangle(color.Transparent)}
	e.StrokeWidth = 2
	e.Hide()
	return e
}

// show draws the edge or takes it away.
func (e wrongEdge) show(wrong bool) {
	e.StrokeColor, e.CornerRadius = theme.Color(theme.ColorNameBroken), theme.Size(fynetheme.SizeNameInputRadius)
	filterVisible(e.Rectangle, wrong)
	e.Rectangle.Refresh()
}
