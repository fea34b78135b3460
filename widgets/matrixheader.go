package widgets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// matrixHeader is the heads of the columns, which stay where they are while the rows scroll.
type matrixHeader struct {
	widget.BaseWidget
	matrix *ComplianceMatrix
}

func newMatrixHeader(m *ComplianceMatrix) *matrixHeader {
	h := &matrixHeader{matrix: m}
	h.ExtendBaseWidget(h)
	return h
}

// folded says what the days' columns are, or how many have no room.
func (h *matrixHeader) folded() string {
	c, all := h.matrix.columns, len(h.matrix.view.Changes.Days)
	var parts []string
	if c.from > 0 {
		parts = append(parts, fmt.Sprintf("%d earlier", c.from))
	}
	if later := all - c.from - c.days; later > 0 {
		parts = append(parts, fmt.Sprintf("%d later", later))
	}
	switch {
	case len(parts) > 0:
		return "and " + strings.Join(parts, ", ")
	case all > 0:
		return "changed on"
	}
	return ""
}

// dayWord writes a day over its column.
func (c matrixColumns) dayWord(day ceasefire.Day) string {
	if c.dated {
		return day.Format()
	}
	return day.Midnight().Format("2 Jan")
}

// CreateRenderer draws the heads.
func (h *matrixHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &matrixHeaderRenderer{header: h, folded: canvas.NewText("", nil)}
	r.folded.Alignment = fyne.TextAlignTrailing
	for i, word := range [...]string{"Commitment", "Score", "Trend", "Due", "Evidence"} {
		r.words[i] = canvas.NewText(word, nil)
	}
	r.words[1].Alignment = fyne.TextAlignCenter
	r.words[4].Alignment = fyne.TextAlignTrailing
	r.Refresh()
	return r
}

// matrixHeaderRenderer puts a word over each column, and over the days how many have no room.
type matrixHeaderRenderer struct {
	header *matrixHeader
	words  [5]*canvas.Text
	days   []*canvas.Text
	folded *canvas.Text
}

func (r *matrixHeaderRenderer) Destroy() {}

// MinSize is the height of the header.
func (r *matrixHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(matrixLeastWidth, matrixHeaderHeight)
}

// Layout puts the words over their columns.
func (r *matrixHeaderRenderer) Layout(fyne.Size) {
	c := r.header.matrix.columns
	const upper, lower, line = 4, 22, 18
	set := func(t *canvas.Text, x, y, width float32) {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(max(width, 0), line))
		filterVisible(t, width > 0)
	}
	set(r.words[0], matrixEdge, lower, c.title-matrixEdge)
	set(r.words[1], c.scoreAt(), lower, c.score)
	set(r.words[2], c.trendAt()+matrixGap, lower, c.trend-matrixGap)
	set(r.words[3], c.dueAt(), lower, c.due)
	set(r.words[4], c.evidenceAt(), lower, c.evidence)
	set(r.folded, matrixEdge, upper, c.scoreAt()-matrixEdge-6)
	for i, t := range r.days {
		set(t, c.title+float32(i)*c.day, lower, c.day)
	}
}

// Objects lists the words.
func (r *matrixHeaderRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.folded}
	for _, t := range r.words {
		objects = append(objects, t)
	}
	for _, t := range r.days {
		objects = append(objects, t)
	}
	return objects
}

// Refresh writes the days anew; the one selected stands in ink.
func (r *matrixHeaderRenderer) Refresh() {
	m := r.header.matrix
	shown := m.view.Changes.Days[m.columns.from : m.columns.from+m.columns.days]
	for len(r.days) < len(shown) {
		t := canvas.NewText("", nil)
		t.Alignment = fyne.TextAlignCenter
		r.days = append(r.days, t)
	}
	r.days = r.days[:len(shown)]
	quiet, caption := theme.Color(theme.ColorNameQuiet), theme.Size(theme.SizeNameCaption)
	for i, day := range shown {
		r.days[i].Text, r.days[i].Color, r.days[i].TextSize = m.columns.dayWord(day), quiet, caption
		r.days[i].TextStyle.Bold = day == m.selected.Day
		if day == m.selected.Day {
			r.days[i].Color = theme.Color(fynetheme.ColorNameForeground)
		}
	}
	for _, t := range append([]*canvas.Text{r.folded}, r.words[:]...) {
		t.Color, t.TextSize = quiet, caption
	}
	r.folded.Text = r.header.folded()
	r.Layout(r.header.Size())
	canvas.Refresh(r.header)
}
