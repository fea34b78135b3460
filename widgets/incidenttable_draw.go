package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// CreateRenderer draws the heading, the rows in sight and the scroll bar.
func (t *IncidentTable) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{table: t, head: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), frame: canvas.NewRectangle(color.Transparent)}
	r.bar.CornerRadius = 3
	r.empty = NewEmptyState("No incidents in this view", "Widen the filter, or log one with Ctrl+N.", "", nil)
	for range int(ColumnScope) + 1 {
		r.names = append(r.names, NewText("", RoleCaption))
	}
	return r
}

// tableRenderer has objects for the rows in sight only, and moves them as they are scrolled.
type tableRenderer struct {
	table           *IncidentTable
	head, rule, bar *canvas.Rectangle
	frame           *canvas.Rectangle
	names           []*Text
	lines           []*tableLine
	empty           *EmptyState
}

func (r *tableRenderer) Destroy() {}

func (r *tableRenderer) MinSize() fyne.Size { return fyne.NewSize(420, tableHead+4*tableRow) }

func (r *tableRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	r.head.Resize(fyne.NewSize(size.Width, tableHead))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Move(fyne.NewPos(0, tableHead-1))
	r.empty.Resize(fyne.NewSize(size.Width, r.table.viewHeight()))
	r.empty.Move(fyne.NewPos(0, tableHead))
	r.table.offset = max(0, min(r.table.offset, r.table.furthest()))
	r.layLines(size)
	r.layHead(size)
	r.layBar(size)
}

// layLines gives each row in sight a line, and as many lines as are needed.
func (r *tableRenderer) layLines(size fyne.Size) {
	t := r.table
	first := int(t.offset / tableRow)
	count := min(int(t.viewHeight()/tableRow)+2, t.pages.len()-first)
	for len(r.lines) < count {
		r.lines = append(r.lines, newTableLine())
	}
	places, selected := placeColumns(size.Width-tableBar), t.place()
	for i, line := range r.lines {
		if i >= count {
			line.hide()
			continue
		}
		row, ok := t.pages.get(first + i)
		marked := first+i == selected || selected < 0 && ok && t.chosen && row.Key == t.selected
		line.show(row, ok, marked, t.focused)
		line.lay(fyne.NewPos(0, tableHead+float32(first+i)*tableRow-t.offset), size.Width-tableBar, places)
	}
	r.empty.Hidden = t.pages.source == nil || t.pages.len() > 0
}

func (r *tableRenderer) layHead(size fyne.Size) {
	for _, name := range r.names {
		name.Hide()
	}
	for _, place := range placeColumns(size.Width - tableBar) {
		name := r.names[place.column]
		words := place.column.Name()
		if r.table.sorted == place.column {
			words += map[bool]string{false: " ▲", true: " ▼"}[r.table.descending]
		}
		name.Alignment = place.column.alignment()
		name.SetText(words)
		name.Show()
		height := name.MinSize().Height
		name.Resize(fyne.NewSize(place.width, height))
		name.Move(fyne.NewPos(place.left, (tableHead-height)/2))
	}
}

// layBar gives the scroll bar a length of what part is in sight, and its place.
func (r *tableRenderer) layBar(size fyne.Size) {
	t := r.table
	whole := float32(t.pages.len()) * tableRow
	r.bar.Hidden = whole <= t.viewHeight() || t.viewHeight() <= 0
	if r.bar.Hidden {
		return
	}
	length := max(t.viewHeight()*t.viewHeight()/whole, 28)
	r.bar.Resize(fyne.NewSize(tableBar-4, length))
	r.bar.Move(fyne.NewPos(size.Width-tableBar+2, tableHead+(t.viewHeight()-length)*t.offset/t.furthest()))
}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.empty}
	for _, line := range r.lines {
		objects = append(objects, line.objects()...)
	}
	objects = append(objects, r.head, r.rule)
	for _, name := range r.names {
		objects = append(objects, name)
	}
	return append(objects, r.bar, r.frame)
}

func (r *tableRenderer) Refresh() {
	r.head.FillColor = theme.Color(fynetheme.ColorNameBackground)
	r.rule.FillColor = theme.Color(theme.ColorNameFaint)
	r.bar.FillColor = theme.Color(fynetheme.ColorNameScrollBar)
	r.frame.StrokeColor, r.frame.StrokeWidth = color.Transparent, 1
	if r.table.focused {
		r.frame.StrokeColor = theme.Color(fynetheme.ColorNameFocus)
	}
	r.Layout(r.table.Size())
	canvas.Refresh(r.table)
}

// tableLine is the objects of one row in sight.
type tableLine struct {
	back, rule *canvas.Rectangle
	cells      []*Text
	spread     *Text
	steps      []*canvas.Rectangle // one for each step of severity
	row        TableRow
	loaded     bool
}

func newTableLine() *tableLine {
	l := &tableLine{back: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent), spread: NewText("", RoleCaption)}
	for c := range ColumnScope + 1 {
		role := RoleBody
		if c == ColumnDead {
			role = RoleFigure
		}
		cell := NewText("", role)
		cell.Alignment = c.alignment()
		l.cells = append(l.cells, cell)
	}
	for range int(ceasefire.SeverityMass) {
		l.steps = append(l.steps, canvas.NewRectangle(color.Transparent))
	}
	return l
}

func (l *tableLine) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.back, l.rule}
	for _, cell := range l.cells {
		objects = append(objects, cell)
	}
	for _, step := range l.steps {
		objects = append(objects, step)
	}
	return append(objects, l.spread)
}

func (l *tableLine) hide() {
	for _, o := range l.objects() {
		o.Hide()
	}
}

// show puts a row into the line; one that is still being loaded is a quiet bar.
func (l *tableLine) show(row TableRow, loaded, marked, focused bool) {
	l.row, l.loaded = row, loaded
	l.rule.FillColor = theme.Color(theme.ColorNameFaint)
	l.back.FillColor = color.Transparent
	if marked {
		l.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
		if focused {
			l.back.FillColor = theme.Color(fynetheme.ColorNameFocus)
		}
	}
	texts := []string{row.When, row.Where, row.What, row.Who, row.Dead, "", scopeWord(row.Scope)}
	if !loaded {
		texts = []string{"…", "", "", "", "", "", ""}
	}
	for c, text := range texts {
		l.cells[c].SetText(text)
	}
	l.cells[ColumnScope].SetColor(scopeColor(row.Scope))
	l.spread.SetText(row.Spread)
	tone := theme.Color(theme.ColorNameStrained)
	if row.Severity >= ceasefire.SeverityGrave {
		tone = theme.Color(theme.ColorNameBroken)
	}
	for i, step := range l.steps {
		step.FillColor = theme.Color(theme.ColorNameFaint)
		if i < int(row.Severity) {
			step.FillColor = tone
		}
	}
}

// lay places the line's objects.
func (l *tableLine) lay(at fyne.Position, width float32, places []columnPlace) {
	l.hide()
	l.back.Resize(fyne.NewSize(width, tableRow-1))
	l.back.Move(at)
	l.rule.Resize(fyne.NewSize(width, 1))
	l.rule.Move(at.AddXY(0, tableRow-1))
	l.back.Show()
	l.rule.Show()
	for _, place := range places {
		l.layCell(at, place)
	}
}

func (l *tableLine) layCell(at fyne.Position, place columnPlace) {
	if place.column == ColumnSeverity {
		l.laySteps(at.AddXY(place.left, 0))
		return
	}
	cell, width := l.cells[place.column], place.width
	if place.column == ColumnDead { // the figure stands before its spread, which takes the right half
		width = place.width * 0.44
		height := l.spread.MinSize().Height
		l.spread.Resize(fyne.NewSize(place.width-width-4, height))
		l.spread.Move(at.AddXY(place.left+width+4, (tableRow-height)/2))
		l.spread.Show()
	}
	height := cell.MinSize().Height
	cell.Resize(fyne.NewSize(width, height))
	cell.Move(at.AddXY(place.left, (tableRow-height)/2))
	cell.Show()
}

// laySteps draws severity as up to four steps, each higher than the one before.
func (l *tableLine) laySteps(at fyne.Position) {
	for i, step := range l.steps {
		height := float32(4 + 3*i)
		step.Resize(fyne.NewSize(6, height))
		step.Move(at.AddXY(float32(i)*9, (tableRow+13)/2-height))
		step.Hidden = !l.loaded
	}
}

func scopeWord(s ceasefire.Scope) string { return string(s) }

// scopeColor gives the colour of a scope's word.
func scopeColor(s ceasefire.Scope) fyne.ThemeColorName {
	switch s {
	case ceasefire.InScope:
		return fynetheme.ColorNameForeground
	case ceasefire.Disputed:
		return theme.ColorNameStrained
	}
	return theme.ColorNameQuiet
}
