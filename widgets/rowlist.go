package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// RowList shows any number of rows of aligned texts beneath the names of their columns: only those in sight are made. The arrows, Page Up and Down, Home and End go through
// them, and the row that the keyboard or a press came to is the chosen one.
type RowList struct {
	widget.BaseWidget
	// OnChosen is called with the row that was come to.
	OnChosen func(row int)
	// OnTyped is called with a letter that was typed, and the row that is chosen; OnEntered when Return or Space is pressed on it; OnEscape when Escape is.
	OnTyped   func(row int, letter rune)
	OnEntered func(row int)
	OnEscape  func()

	columns []LedgerColumn
	rows    [][]string
	chosen  int // -1 for none
	heading *rowTexts
	body    *rowListBody
}

// Declare conformity with interfaces.
var (
	_ fyne.Widget    = (*RowList)(nil)
	_ fyne.Focusable = (*rowListBody)(nil)
)

// leastRows is how many rows a list asks room for.
const leastRows = 4

// NewRowList makes an empty list of some columns, each beneath its name.
func NewRowList(columns []LedgerColumn, names ...string) *RowList {
	l := &RowList{columns: columns, chosen: -1}
	l.heading = newRowTexts(columns, true)
	l.heading.set(names)
	l.body = newRowListBody(l)
	l.ExtendBaseWidget(l)
	return l
}

// SetRows changes what is shown, a text for each column of each row. The row that was chosen stays so, where there is still one at its place.
func (l *RowList) SetRows(rows [][]string) {
	l.rows = rows
	chosen := min(l.chosen, len(rows)-1)
	l.body.UnselectAll()
	l.chosen = -1
	l.body.Refresh()
	if chosen >= 0 {
		l.Choose(chosen)
	}
}

// Rows gives how many rows there are.
func (l *RowList) Rows() int { return len(l.rows) }

// Chosen gives the row that is chosen, -1 for none.
func (l *RowList) Chosen() int { return l.chosen }

// Choose chooses a row and brings it into sight.
func (l *RowList) Choose(row int) {
	if row >= 0 && row < len(l.rows) {
		l.body.Highlight(row) // or Fyne's own mark of the keyboard stays behind
		l.body.Select(row)
	}
}

// Keyboard gives what takes the keyboard of the list.
func (l *RowList) Keyboard() fyne.Focusable { return l.body }

// CreateRenderer puts the names above the rows.
func (l *RowList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(l.heading.content, nil, nil, nil, l.body))
}

// rowListBody is the rows.
type rowListBody struct {
	widget.List
	list *RowList
}

func newRowListBody(l *RowList) *rowListBody {
	b := &rowListBody{list: l}
	b.Length = func() int { return len(l.rows) }
	b.CreateItem = func() fyne.CanvasObject { return newRowTexts(l.columns, false).content }
	b.UpdateItem = func(row int, item fyne.CanvasObject) {
		if texts, ok := item.(*fyne.Container); ok && row < len(l.rows) {
			setTexts(texts, l.rows[row])
		}
	}
	b.OnSelected = func(row int) {
		l.chosen = row
		if l.OnChosen != nil {
			l.OnChosen(row)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is that of a few rows.
func (b *rowListBody) MinSize() fyne.Size {
	size := newRowTexts(b.list.columns, false).content.MinSize()
	return fyne.NewSize(size.Width, leastRows*size.Height)
}

// FocusGained shows where the keyboard is: at the row that is chosen, or else at the first.
func (b *rowListBody) FocusGained() {
	b.List.FocusGained()
	b.list.Choose(max(b.list.chosen, 0))
}

// TypedRune hands a letter on.
func (b *rowListBody) TypedRune(letter rune) {
	if b.list.OnTyped != nil && b.list.chosen >= 0 && letter != ' ' {
		b.list.OnTyped(b.list.chosen, letter)
	}
}

// TypedKey goes through the rows.
func (b *rowListBody) TypedKey(key *fyne.KeyEvent) {
	l, last := b.list, len(b.list.rows)-1
	page := max(int(b.Size().Height/ledgerRow)-1, 1)
	switch key.Name {
	case fyne.KeyDown:
		l.Choose(min(l.chosen+1, last))
	case fyne.KeyUp:
		l.Choose(max(l.chosen-1, 0))
	case fyne.KeyPageDown:
		l.Choose(min(l.chosen+page, last))
	case fyne.KeyPageUp:
		l.Choose(max(l.chosen-page, 0))
	case fyne.KeyHome:
		l.Choose(0)
	case fyne.KeyEnd:
		l.Choose(last)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.OnEntered != nil && l.chosen >= 0 {
			l.OnEntered(l.chosen)
		}
	case fyne.KeyEscape:
		if l.OnEscape != nil {
			l.OnEscape()
		}
	}
}

// rowTexts are the texts of one row.
type rowTexts struct{ content *fyne.Container }

func newRowTexts(columns []LedgerColumn, heading bool) *rowTexts {
	cells := make([]fyne.CanvasObject, len(columns))
	for i, column := range columns {
		role := column.Role
		if heading {
			role = RoleCaption
		}
		cell := NewText("", role)
		cell.Alignment = column.Alignment
		cells[i] = cell
	}
	return &rowTexts{container.New(&rowTextsLayout{columns}, cells...)}
}

func (r *rowTexts) set(words []string) { setTexts(r.content, words) }

func setTexts(row *fyne.Container, words []string) {
	for i, cell := range row.Objects {
		if text, ok := cell.(*Text); ok && i < len(words) {
			text.SetText(words[i])
		}
	}
}

// rowTextsLayout lays texts side by side in the widths of their columns.
type rowTextsLayout struct{ columns []LedgerColumn }

// MinSize is the height of a row, and as much width as its columns must have.
func (r *rowTextsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := float32(2 * ledgerSide)
	for _, c := range r.columns {
		width += max(c.Width, 40) + ledgerGap
	}
	return fyne.NewSize(width, ledgerRow)
}

// Layout places the texts from left to right.
func (r *rowTextsLayout) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	x := float32(ledgerSide)
	for i, width := range columnWidths(r.columns, size.Width-2*ledgerSide) {
		height := cells[i].MinSize().Height
		cells[i].Resize(fyne.NewSize(width, height))
		cells[i].Move(fyne.NewPos(x, (size.Height-height)/2))
		x += width + ledgerGap
	}
}
