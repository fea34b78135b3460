package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

// The measures of the bar: the space between two inputs and between two lines, and the least widths of the entries.
const (
	filterGap         = 8
	filterSearchWidth = 160
	filterDayWidth    = 120
)

// CreateRenderer lays out the lines of the bar: the inputs used most, the others, what is understood of the days typed in them, the filter in words, its chips.
func (b *FilterBar) CreateRenderer() fyne.WidgetRenderer {
	in := &b.inputs
	r := &filterBarRenderer{bar: b, count: canvas.NewText("", nil)}
	r.words = NewText("", RoleCaption)
	r.first = container.New(filterLine{4, 1, 1, 1, 0}, in.search, in.scope.list, in.party.list, in.kind.list, b.more)
	r.second = container.New(filterLine{1, 3, 1, 0.5, 0.5}, in.area.list, in.severity.list, in.verification.list, b.days.from.edged(), b.days.to.edged())
	r.Refresh()
	return r
}

// filterBarRenderer draws the bar.
type filterBarRenderer struct {
	bar           *FilterBar
	first, second *fyne.Container
	count         *canvas.Text
	words         *Text
}

func (r *filterBarRenderer) Destroy() {}

// MinSize is the height of the lines in sight, one under the other.
func (r *filterBarRenderer) MinSize() fyne.Size {
	size := r.first.MinSize()
	size.Height += filterGap + r.summaryHeight()
	if r.second.Visible() {
		size = size.Max(fyne.NewSize(r.second.MinSize().Width, 0)).AddWidthHeight(0, filterGap+r.second.MinSize().Height+tableProblemHeight)
	}
	if chips := r.bar.chips.MinSize().Height; chips > 0 {
		size.Height += filterGap/2 + chips
	}
	return size
}

func (r *filterBarRenderer) summaryHeight() float32 { return r.bar.clear.MinSize().Height }

// Layout puts the lines one under the other.
func (r *filterBarRenderer) Layout(size fyne.Size) {
	y := float32(0)
	line := func(o fyne.CanvasObject, height, gap float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
	line(r.first, r.first.MinSize().Height, filterGap)
	if r.second.Visible() {
		line(r.second, r.second.MinSize().Height, 0)
		line(r.bar.days.line, tableProblemHeight, 0)
	}
	r.layoutSummary(y, size.Width)
	y += r.summaryHeight() + filterGap/2
	line(r.bar.chips, max(size.Height-y, 0), 0)
}

// layoutSummary puts the count, the words and the button that clears them in one line.
func (r *filterBarRenderer) layoutSummary(y, width float32) {
	height, button, count := r.summaryHeight(), r.bar.clear.MinSize().Width, r.count.MinSize().Width
	r.count.Move(fyne.NewPos(0, y))
	r.count.Resize(fyne.NewSize(count, height))
	words := r.words.MinSize().Height
	r.words.Move(fyne.NewPos(count+12, y+(height-words)/2))
	r.words.Resize(fyne.NewSize(max(width-count-12-button-filterGap, 0), words))
	r.bar.clear.Move(fyne.NewPos(width-button, y))
	r.bar.clear.Resize(fyne.NewSize(button, height))
}

// Objects lists the parts of the bar in the order in which Tab goes through them.
func (r *filterBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.first, r.second, r.bar.days.line, r.count, r.words, r.bar.clear, r.bar.chips}
}

// Refresh shows the filter in words and takes the colours of the theme anew.
func (r *filterBarRenderer) Refresh() {
	b := r.bar
	filterVisible(r.second, b.wide)
	filterVisible(b.days.line, b.wide)
	b.days.line.Refresh()
	r.count.Text, r.count.TextSize, r.count.Color = b.countWords(), theme.Size(fynetheme.SizeNameText), theme.Color(fynetheme.ColorNameForeground)
	r.count.TextStyle.Bold = true
	r.words.SetText(b.filter.Words(b.frame))
	r.Layout(b.Size())
	canvas.Refresh(b)
}

func filterVisible(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// filterLine lays inputs side by side: each has what it needs at least, and the rest is shared in the given proportions.
type filterLine []float32

// MinSize is what all inputs need at least.
func (l filterLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	size.Width += filterGap * float32(len(objects)-1)
	return size
}

// Layout places the inputs from the left.
func (l filterLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free, sum := size.Width-l.MinSize(objects).Width, float32(0)
	for _, part := range l {
		sum += part
	}
	x := float32(0)
	for i, o := range objects {
		width := o.MinSize().Width + max(free, 0)*l[i]/sum
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + filterGap
	}
}
