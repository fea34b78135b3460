package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of a switch: its height, the gap between two words, and the line beneath the one chosen.
const switchHeight, switchGap, switchLine = 26, 16, 2

// Declare conformity with interfaces.
var (
	_ fyne.Widget        = (*WordSwitch)(nil)
	_ fyne.Focusable     = (*WordSwitch)(nil)
	_ fyne.Tappable      = (*WordSwitch)(nil)
	_ desktop.Cursorable = (*WordSwitch)(nil)
)

// WordSwitch is a choice of one word out of a few that stand side by side; the one chosen is underlined. Left and Right choose by the keyboard.
type WordSwitch struct {
	widget.BaseWidget
	// OnChanged is called with the place of the word that the person using the switch chose.
	OnChanged func(int)
	// OnEscape is called when Escape is pressed.
	OnEscape func()

	words   []*Text
	chosen  int
	focused bool
}

// NewWordSwitch makes a switch with its first word chosen.
func NewWordSwitch(words ...string) *WordSwitch {
	s := &WordSwitch{}
	s.ExtendBaseWidget(s)
	s.SetWords(words...)
	return s
}

// SetWords changes the words.
func (s *WordSwitch) SetWords(words ...string) {
	for len(s.words) < len(words) {
		s.words = append(s.words, NewText("", RoleBody))
	}
	s.words = s.words[:len(words)]
	for i, word := range words {
		s.words[i].SetText(word)
	}
	s.Refresh()
}

// Select chooses a word; OnChanged is not called.
func (s *WordSwitch) Select(n int) {
	if n != s.chosen && n >= 0 && n < len(s.words) {
		s.chosen = n
		s.Refresh()
	}
}

// Selected gives the place of the word chosen.
func (s *WordSwitch) Selected() int { return s.chosen }

func (s *WordSwitch) choose(n int) {
	before := s.chosen
	s.Select(n)
	if s.chosen != before && s.OnChanged != nil {
		s.OnChanged(s.chosen)
	}
}

// Tapped chooses the word beneath the pointer.
func (s *WordSwitch) Tapped(at *fyne.PointEvent) {
	x := float32(0)
	for i, word := range s.words {
		x += word.MinSize().Width + switchGap
		if at.Position.X < x-switchGap/2 {
			s.choose(i)
			return
		}
	}
}

// Cursor shows that the words can be pressed.
func (s *WordSwitch) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows the focus.
func (s *WordSwitch) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost takes it back.
func (s *WordSwitch) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune does nothing.
func (s *WordSwitch) TypedRune(rune) {}

// TypedKey moves the choice.
func (s *WordSwitch) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(s.chosen + 1)
	case fyne.KeyEscape:
		if s.OnEscape != nil {
			s.OnEscape()
		}
	}
}

// CreateRenderer draws the words.
func (s *WordSwitch) CreateRenderer() fyne.WidgetRenderer {
	r := &wordSwitchRenderer{owner: s, line: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// wordSwitchRenderer lays the words side by side.
type wordSwitchRenderer struct {
	owner *WordSwitch
	line  *canvas.Rectangle
}

func (r *wordSwitchRenderer) Destroy() {}

func (r *wordSwitchRenderer) MinSize() fyne.Size {
	width := float32(0)
	for _, word := range r.owner.words {
		width += word.MinSize().Width + switchGap
	}
	return fyne.NewSize(max(width-switchGap, 0), switchHeight)
}

func (r *wordSwitchRenderer) Layout(fyne.Size) {
	x := float32(0)
	for i, word := range r.owner.words {
		size := word.MinSize()
		word.Move(fyne.NewPos(x, (switchHeight-size.Height)/2))
		word.Resize(size)
		if i == r.owner.chosen {
			r.line.Move(fyne.NewPos(x, switchHeight-switchLine))
			r.line.Resize(fyne.NewSize(size.Width, switchLine))
		}
		x += size.Width + switchGap
	}
}

func (r *wordSwitchRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.line}
	for _, word := range r.owner.words {
		objects = append(objects, word)
	}
	return objects
}

func (r *wordSwitchRenderer) Refresh() {
	r.line.FillColor = theme.Color(theme.ColorNameQuiet)
	if r.owner.focused {
		r.line.FillColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	for i, word := range r.owner.words {
		word.SetColor(theme.ColorNameQuiet)
		if i == r.owner.chosen {
			word.SetColor(fynetheme.ColorNameForeground)
		}
		word.Refresh()
	}
	r.Layout(r.owner.Size())
	r.line.Refresh()
	canvas.Refresh(r.owner)
}
