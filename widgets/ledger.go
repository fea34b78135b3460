package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/widgets/theme"
)

// The measures of a ledger: its rows, the gap between two columns, the room at its sides, and what a line beneath a row adds to it.
const ledgerRow, ledgerGap, ledgerSide, ledgerUnder = 27, 12, 6, 17

// LedgerColumn is a column of a ledger. A width of 0 takes a share of what the others leave.
type LedgerColumn struct {
	Width     float32
	Alignment fyne.TextAlign
	Role      Role
}

// LedgerRow is a row of a ledger: a text for each column and, where there is more to say, a quiet line beneath them and a line that warns.
type LedgerRow struct {
	Cells []string
	Under string
	Warn  string
}

// Ledger shows a few rows of aligned texts with faint rules between them.
type Ledger struct {
	widget.BaseWidget
	// OnTapped is called with the place of the row that was pressed; without it, rows cannot be pressed.
	OnTapped func(row int)
	// OnTyped is called with a letter that was typed and the row that the keyboard is at, OnEscape when Escape is pressed.
	OnTyped  func(row int, letter rune)
	OnEscape func()
	// OnMoved is called when the keyboard comes to a row, with where that begins and ends, so that it can be brought into sight.
	OnMoved func(top, bottom float32)

	columns []LedgerColumn
	lines   []*ledgerLine
	focused int // the row that the keyboard is at, -1 without the keyboard
	kept    int
	marked  int // the row whose record is in sight elsewhere, -1 for none
}

var (
	_ fyne.Widget    = (*Ledger)(nil)
	_ fyne.Focusable = (*Ledger)(nil)
)

// NewLedger makes an empty ledger of some columns.
func NewLedger(columns []LedgerColumn) *Ledger {
	l := &Ledger{columns: columns, focused: -1, marked: -1}
	l.ExtendBaseWidget(l)
	return l
}

// SetRows changes what is shown.
func (l *Ledger) SetRows(rows []LedgerRow) {
	for len(l.lines) < len(rows) {
		l.lines = append(l.lines, newLedgerLine(l, len(l.lines)))
	}
	l.lines = l.lines[:len(rows)]
	for i, row := range rows {
		l.lines[i].set(row)
	}
	l.focused, l.kept = min(l.focused, len(rows)-1), max(min(l.kept, len(rows)-1), 0)
	l.Refresh()
}

// Mark shows which row's record is in sight elsewhere; -1 marks none.
func (l *Ledger) Mark(row int) {
	l.marked = row
	if row >= 0 {
		l.kept = row
	}
	l.Refresh()
}

// FocusGained shows where the keyboard is.
func (l *Ledger) FocusGained() {
	l.goTo(max(min(l.kept, len(l.lines)-1), 0))
}

// FocusLost takes that back.
func (l *Ledger) FocusLost() { l.goTo(-1) }

// TypedRune hands the letter on.
func (l *Ledger) TypedRune(letter rune) {
	if l.OnTyped != nil && l.focused >= 0 && l.focused < len(l.lines) {
		l.OnTyped(l.focused, letter)
	}
}

// TypedKey moves from row to row and presses one.
func (l *Ledger) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		l.goTo(min(l.focused+1, len(l.lines)-1))
	case fyne.KeyUp:
		l.goTo(max(l.focused-1, 0))
	case fyne.KeyEscape:
		if l.OnEscape != nil {
			l.OnEscape()
		}
	case fyne.KeyHome:
		l.goTo(0)
	case fyne.KeyEnd:
		l.goTo(len(l.lines) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.OnTapped != nil && l.focused >= 0 && l.focused < len(l.lines) {
			l.OnTapped(l.focused)
		}
	}
}

func (l *Ledger) goTo(row int) {
	l.focused = row
	if row >= 0 {
		l.kept = row
	}
	top := float32(0)
	for i, line := range l.lines {
		line.Refresh()
		if i == row && l.OnMoved != nil {
			l.OnMoved(top, top+line.height())
		}
		top += line.height()
	}
}

// CreateRenderer lays the rows one beneath the other.
func (l *Ledger) CreateRenderer() fyne.WidgetRenderer { return &ledgerRenderer{l} }

// ledgerRenderer gives each row the same height.
type ledgerRenderer struct{ ledger *Ledger }

func (r *ledgerRenderer) Destroy() {}

func (r *ledgerRenderer) MinSize() fyne.Size {
	width := float32(2 * ledgerSide)
	for _, c := range r.ledger.columns {
		width += max(c.Width, 40) + ledgerGap
	}
	height := float32(0)
	for _, line := range r.ledger.lines {
		height += line.height()
	}
	return fyne.NewSize(width, height)
}

func (r *ledgerRenderer) Layout(size fyne.Size) {
	y := float32(0)
	for _, line := range r.ledger.lines {
		line.Resize(fyne.NewSize(size.Width, line.height()))
		line.Move(fyne.NewPos(0, y))
		y += line.height()
	}
}

func (r *ledgerRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.ledger.lines))
	for i, line := range r.ledger.lines {
		objects[i] = line
	}
	return objects
}

func (r *ledgerRenderer) Refresh() {
	r.Layout(r.ledger.Size())
	for _, line := range r.ledger.lines {
		line.Refresh()
	}
	canvas.Refresh(r.ledger)
}

// ledgerLine is one row.
type ledgerLine struct {
	widget.BaseWidget
	ledger  *Ledger
	place   int
	cells   []*Text
	under   [2]*Text // what is said quietly, and what warns
	hovered bool
}

var (
	_ fyne.Tappable     = (*ledgerLine)(nil)
	_ desktop.Hoverable = (*ledgerLine)(nil)
)

func newLedgerLine(l *Ledger, place int) *ledgerLine {
	line := &ledgerLine{ledger: l, place: place, under: [2]*Text{NewText("", RoleCaption), NewText("", RoleCaption)}}
	line.under[1].SetColor(theme.ColorNameStrained)
	for _, column := range l.columns {
		cell := NewText("", column.Role)
		cell.Alignment = column.Alignment
		line.cells = append(line.cells, cell)
	}
	line.ExtendBaseWidget(line)
	return line
}

func (l *ledgerLine) set(row LedgerRow) {
	for i, cell := range l.cells {
		text := ""
		if i < len(row.Cells) {
			text = row.Cells[i]
		}
		cell.SetText(text)
	}
	l.under[0].SetText(row.Under)
	l.under[1].SetText(row.Warn)
}

// height is that of the row, with the lines beneath its texts where there are any.
func (l *ledgerLine) height() float32 {
	height := float32(ledgerRow)
	for _, line := range l.under {
		if line.Text() != "" {
			height += ledgerUnder
		}
	}
	return height
}

// Tapped presses the row.
func (l *ledgerLine) Tapped(*fyne.PointEvent) {
	if l.ledger.OnTapped != nil {
		l.ledger.OnTapped(l.place)
	}
}

// MouseIn shows that the row can be pressed.
func (l *ledgerLine) MouseIn(*desktop.MouseEvent) { l.hover(l.ledger.OnTapped != nil) }

// MouseMoved does nothing; Hoverable asks for it.
func (l *ledgerLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover back.
func (l *ledgerLine) MouseOut() { l.hover(false) }

func (l *ledgerLine) hover(on bool) {
	if l.hovered != on {
		l.hovered = on
		l.Refresh()
	}
}

// CreateRenderer draws the row.
func (l *ledgerLine) CreateRenderer() fyne.WidgetRenderer {
	r := &ledgerLineRenderer{line: l, back: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

// ledgerLineRenderer lays the cells side by side above a rule.
type ledgerLineRenderer struct {
	line             *ledgerLine
	back, rule, mark *canvas.Rectangle
}

func (r *ledgerLineRenderer) Destroy() {}

func (r *ledgerLineRenderer) MinSize() fyne.Size { return fyne.NewSize(40, r.line.height()) }

func (r *ledgerLineRenderer) Layout(size fyne.Size) {
	r.back.Resize(fyne.NewSize(size.Width, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.mark.Resize(fyne.NewSize(3, size.Height-1))
	x := float32(ledgerSide)
	for i, width := range r.line.widths(size.Width - 2*ledgerSide) {
		cell := r.line.cells[i]
		height := cell.MinSize().Height
		cell.Resize(fyne.NewSize(width, height))
		cell.Move(fyne.NewPos(x, (ledgerRow-height)/2))
		if width > 0 {
			x += width + ledgerGap
		}
	}
	y := float32(ledgerRow - 4)
	for _, line := range r.line.under {
		line.Resize(fyne.NewSize(size.Width-2*ledgerSide, line.MinSize().Height))
		line.Move(fyne.NewPos(ledgerSide, y))
		if line.Text() != "" {
			y += ledgerUnder
		}
	}
}

// widths gives the width of each cell. What a row says alone, such as that there is nothing, has the whole of it.
func (l *ledgerLine) widths(width float32) []float32 {
	alone, said := 0, 0
	for i, cell := range l.cells {
		if cell.Text() != "" {
			alone, said = i, said+1
		}
	}
	if said != 1 {
		return columnWidths(l.ledger.columns, width)
	}
	widths := make([]float32, len(l.cells))
	widths[alone] = width
	return widths
}

// columnWidths shares a width among columns: those with a width of their own get it, the others what is left in equal parts.
func columnWidths(columns []LedgerColumn, width float32) []float32 {
	left, sharing := width-ledgerGap*float32(max(len(columns)-1, 0)), 0
	for _, c := range columns {
		left -= c.Width
		if c.Width == 0 {
			sharing++
		}
	}
	widths := make([]float32, len(columns))
	for i, c := range columns {
		widths[i] = c.Width
		if c.Width == 0 {
			widths[i] = max(left/float32(sharing), 0)
		}
	}
	return widths
}

func (r *ledgerLineRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.rule, r.mark, r.line.under[0], r.line.under[1]}
	for _, cell := range r.line.cells {
		objects = append(objects, cell)
	}
	return objects
}

func (r *ledgerLineRenderer) Refresh() {
	r.rule.FillColor = theme.Color(theme.ColorNameFaint)
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	if r.line.ledger.marked == r.line.place {
		r.mark.FillColor = theme.Color(fynetheme.ColorNamePrimary)
	}
	switch {
	case r.line.ledger.focused == r.line.place:
		r.back.FillColor = theme.Color(fynetheme.ColorNameSelection)
	case r.line.hovered:
		r.back.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	r.back.Refresh()
	r.rule.Refresh()
	r.mark.Refresh()
	r.line.under[0].Refresh()
	r.line.under[1].Refresh()
	for _, cell := range r.line.cells {
		cell.Refresh()
	}
}
