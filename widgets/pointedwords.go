package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// pointedText is what is said of what lies under the pointer: on one line where that is wide enough, else on as many as it takes, so that the figure at
// its end is never cut off.
type pointedText struct {
	widget.BaseWidget
	text  string
	lines *fyne.Container
}

func newPointedText() *pointedText {
	t := &pointedText{lines: container.New(tight{})}
	t.ExtendBaseWidget(t)
	return t
}

// Text gives what is said.
func (t *pointedText) Text() string { return t.text }

// set says something on lines that are at most so wide.
func (t *pointedText) set(text string, width float32) {
	t.text = text
	t.lines.RemoveAll()
	for _, line := range broken(text, width, RoleBody.size(), RoleBody.style()) {
		words := NewText(line, RoleBody)
		words.Least = width
		t.lines.Add(words)
	}
	t.Refresh()
}

// CreateRenderer shows the lines.
func (t *pointedText) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.lines) }

// broken breaks a text between words into lines that are at most so wide; a longer word has a line of its own.
func broken(text string, width, size float32, style fyne.TextStyle) (lines []string) {
	for n, word := range strings.Split(text, " ") {
		if n > 0 {
			if longer := lines[len(lines)-1] + " " + word; fyne.MeasureText(visual(longer), size, style).Width <= width {
				lines[len(lines)-1] = longer
				continue
			}
		}
		lines = append(lines, word)
	}
	return lines
}

// tight lays lines one beneath another without a gap.
type tight struct{}

// MinSize is that of the widest line, and of all lines' heights.
func (tight) MinSize(lines []fyne.CanvasObject) (size fyne.Size) {
	for _, line := range lines {
		least := line.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

// Layout places the lines.
func (tight) Layout(lines []fyne.CanvasObject, size fyne.Size) {
	var down float32
	for _, line := range lines {
		height := line.MinSize().Height
		line.Move(fyne.NewPos(0, down))
		line.Resize(fyne.NewSize(size.Width, height))
		down += height
	}
}
