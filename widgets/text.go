package widgets

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// Role is what a text is on its page; it gives the size, the weight and the colour.
type Role int

// The roles.
const (
	RoleBody Role = iota
	RoleTitle
	RoleSection
	RoleCaption
	RoleFigure
)

// widestMin is how much width a text asks for at most; beyond it, it is cut where the room is short.
const widestMin = 200

// Text is one line of text in a role. Where it is wider than its room it is cut with an ellipsis.
type Text struct {
	widget.BaseWidget
	Alignment fyne.TextAlign
	// Least is how much width the text asks for at most, where that is not what texts usually ask for.
	Least  float32
	text   string
	role   Role
	colour fyne.ThemeColorName
}

var _ fyne.Widget = (*Text)(nil)

// NewText makes a text in a role.
func NewText(text string, role Role) *Text {
	t := &Text{text: text, role: role, colour: role.colour()}
	if role == RoleFigure {
		t.Alignment = fyne.TextAlignTrailing
	}
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the words.
func (t *Text) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// Text gives the words, whole.
func (t *Text) Text() string { return t.text }

// SetColor changes the colour, by its name in the theme.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.colour != name {
		t.colour = name
		t.Refresh()
	}
}

// setRole changes what the text is on its page, and its colour with that.
func (t *Text) setRole(role Role) {
	if t.role != role {
		t.role, t.colour = role, role.colour()
		t.Refresh()
	}
}

func (r Role) colour() fyne.ThemeColorName {
	if r == RoleCaption {
		return theme.ColorNameQuiet
	}
	return fynetheme.ColorNameForeground
}

func (r Role) size() float32 {
	switch r {
	case RoleTitle:
		return theme.Size(theme.SizeNameTitle)
	case RoleSection:
		return theme.Size(theme.SizeNameSection)
	case RoleCaption:
		return theme.Size(theme.SizeNameCaption)
	}
	return theme.Size(fynetheme.SizeNameText)
}

func (r Role) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: r == RoleTitle || r == RoleSection || r == RoleFigure}
}

// measure gives the size at which nothing is cut.
func (t *Text) measure() fyne.Size {
	return fyne.MeasureText(visual(t.text), t.role.size(), t.role.style())
}

// CreateRenderer draws the line.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

// textRenderer cuts the words to the width it is given.
type textRenderer struct {
	text *Text
	line *canvas.Text
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *textRenderer) MinSize() fyne.Size {
	size := r.text.measure()
	return fyne.NewSize(min(size.Width, cmp.Or(r.text.Least, widestMin)), size.Height)
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.line.Text = visual(cut(r.text.text, size.Width, r.text.role.size(), r.text.role.style()))
	r.line.Resize(size)
	r.line.Refresh()
}

func (r *textRenderer) Refresh() {
	r.line.TextSize, r.line.TextStyle = r.text.role.size(), r.text.role.style()
	r.line.Color, r.line.Alignment = theme.Color(r.text.colour), r.text.Alignment
	r.Layout(r.text.Size())
}

// cut shortens a text to a width, with an ellipsis where something was left out.
func cut(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(visual(s), size, style).Width <= width+0.5 }
	if fits(text) {
		return text
	}
	letters := []rune(text)
	low, high := 0, len(letters)
	for low < high { // the longest beginning that fits with its ellipsis
		middle := (low + high + 1) / 2
		if fits(strings.TrimRight(string(letters[:middle]), " ") + "…") {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(letters[:low]), " ") + "…"
}
