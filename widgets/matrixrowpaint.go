package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/widgets/theme"
)

// matrixRowRenderer draws a row: the title over its caption, a cell for each day in sight, the cell as it stands, and what is to be said.
type matrixRowRenderer struct {
	view                         *matrixRowView
	back, mark, rule, frame      *canvas.Rectangle
	title, caption, trend        *canvas.Text
	due, late, evidence, counted *canvas.Text
	now                          *scorePicture
	days                         []*scorePicture
}

func newMatrixRowRenderer(v *matrixRowView) *matrixRowRenderer {
	r := &matrixRowRenderer{view: v, now: newScorePicture()}
	for _, box := range []**canvas.Rectangle{&r.back, &r.mark, &r.rule, &r.frame} {
		*box = canvas.NewRectangle(color.Transparent)
	}
	for _, text := range []**canvas.Text{&r.title, &r.caption, &r.trend, &r.due, &r.late, &r.evidence, &r.counted} {
		*text = canvas.NewText("", nil)
	}
	r.evidence.Alignment = fyne.TextAlignTrailing
	r.late.TextStyle.Bold = true
	r.frame.StrokeWidth, r.frame.CornerRadius = 1.5, 3
	return r
}

func (r *matrixRowRenderer) Destroy() {}

// MinSize is one row.
func (r *matrixRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(matrixLeastWidth, matrixRowHeight)
}

// Layout puts everything in its column.
func (r *matrixRowRenderer) Layout(size fyne.Size) {
	c := r.view.matrix.columns
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(matrixMarkWidth, size.Height))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	const upper, lower, line = 5, 24, 17
	set := func(t *canvas.Text, x, y, width float32) {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(max(width, 0), line))
	}
	set(r.title, r.indent(), upper, c.title-r.indent())
	set(r.caption, r.indent(), lower, c.title-r.indent())
	set(r.trend, c.trendAt()+matrixGap, (size.Height-line)/2, c.trend)
	set(r.due, c.dueAt(), upper, c.due)
	set(r.late, c.dueAt(), lower, c.due)
	set(r.evidence, c.evidenceAt(), (size.Height-line)/2, c.evidence)
	set(r.counted, c.trendAt()+matrixGap, (size.Height-line)/2, c.trend+c.due+c.evidence)
	r.now.move(c.scoreAt(), 0, c.score, size.Height)
	for i, day := range r.days {
		day.move(c.title+float32(i)*c.day, 0, c.day, size.Height)
	}
}

// indent is where the title begins: commitments stand a little in from their party.
func (r *matrixRowRenderer) indent() float32 {
	if row, ok := r.view.row(); ok && row.item == nil {
		return matrixEdge
	}
	return matrixIndent
}

// Objects lists the parts of the row.
func (r *matrixRowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{
		r.back, r.rule, r.mark, r.title, r.caption, r.trend, r.due, r.late, r.evidence, r.counted, r.now.shape, r.now.figure,
	}
	for _, day := range r.days {
		objects = append(objects, day.shape, day.figure)
	}
	return append(objects, r.frame)
}

// Refresh paints the row anew.
func (r *matrixRowRenderer) Refresh() {
	row, ok := r.view.row()
	if !ok {
		return
	}
	r.paintGround(row)
	r.paintCells(row)
	r.paintWords(row)
	r.Layout(r.view.Size())
	canvas.Refresh(r.view)
}

func (r *matrixRowRenderer) paintGround(row matrixRow) {
	m := r.view.matrix
	selected := r.view.place == m.at
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	r.rule.FillColor = theme.Color(theme.ColorNameFaint)
	switch {
	case selected:
		r.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
	case r.view.hovered:
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	case row.item == nil:
		r.back.FillColor = theme.Color(theme.ColorNameRaised)
	}
	if selected && m.focused {
		r.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	r.paintFrame(selected)
}

// paintFrame draws a frame around the cell of the day selected.
func (r *matrixRowRenderer) paintFrame(selected bool) {
	m := r.view.matrix
	r.frame.Hide()
	for i, day := range m.view.Changes.Days[m.columns.from : m.columns.from+m.columns.days] {
		if selected && day == m.selected.Day {
			r.frame.StrokeColor = theme.Color(fynetheme.ColorNamePrimary)
			r.frame.Move(fyne.NewPos(m.columns.title+float32(i)*m.columns.day+1, 2))
			r.frame.Resize(fyne.NewSize(m.columns.day-2, matrixRowHeight-5))
			r.frame.Show()
		}
	}
}

// paintCells shows the cells of the days in sight, those that changed in bold, and the score as it stands.
func (r *matrixRowRenderer) paintCells(row matrixRow) {
	m := r.view.matrix
	for len(r.days) < m.columns.days {
		r.days = append(r.days, newScorePicture())
	}
	for i, day := range r.days {
		day.setVisible(i < m.columns.days)
		if i < m.columns.days {
			cell := row.cellOn(m.view.Changes, m.columns.from+i)
			day.show(cell, cell.changed)
			if cell.party {
				day.figure.TextSize, day.figure.Color = theme.Size(theme.SizeNameCaption), theme.Color(theme.ColorNameQuiet)
			}
		}
	}
	r.now.show(row.cell(), true)
}

// paintWords writes the words, cut to their columns; a party's count stands across those of its trend, date and evidence.
func (r *matrixRowRenderer) paintWords(row matrixRow) {
	m := r.view.matrix
	c := m.columns
	w := row.words(m.view.Frame, m.view.Frame.Agreement.Location())
	if row.item == nil && c.trend == 0 {
		w.caption, w.count = w.count+" · "+w.caption, ""
	}
	ink, quiet := theme.Color(fynetheme.ColorNameForeground), theme.Color(theme.ColorNameQuiet)
	body, caption := theme.Size(fynetheme.SizeNameText), theme.Size(theme.SizeNameCaption)
	r.title.TextStyle.Bold = row.item == nil
	room := c.title - r.indent() - matrixGap
	write := func(t *canvas.Text, text string, room, size float32, colour color.Color) {
		t.TextSize, t.Color = size, colour
		t.Text = visual(cut(text, max(room, 0), size, t.TextStyle))
	}
	write(r.title, w.title, room, body, ink)
	write(r.caption, w.caption, room, caption, quiet)
	write(r.trend, w.trend, c.trend-matrixGap, caption, theme.Color(w.trendTone))
	write(r.due, w.due, c.due, caption, quiet)
	write(r.late, w.late, c.due, caption, theme.Color(theme.ColorNameBroken))
	write(r.evidence, w.evidence, c.evidence, body, ink)
	write(r.counted, w.count, c.trend+c.due+c.evidence-matrixGap, caption, quiet)
}
