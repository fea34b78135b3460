package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// tableBoxHeight is the height of the row of boxes.
const tableBoxHeight = 42

// boxesHint says beneath the boxes what can be typed into them, as long as nothing is wrong with what is.
const boxesHint = "Words, | for or, = for the whole, ! for not, - for unknown; >5 or 10..20 for numbers and dates"

// tableBox is the box under a heading, in which its column is narrowed.
type tableBox struct {
	widget.Entry
	boxes *tableBoxes
	field ceasefire.TermField
}

// TypedKey empties the box on Escape, or leaves it for the table when it is empty already, and goes to the table on Return and Down.
func (b *tableBox) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if b.Text != "" {
			b.SetText("")
			return
		}
		b.boxes.leave()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		b.boxes.leave()
	default:
		b.Entry.TypedKey(key)
	}
}

// tableBoxes is the row of boxes, and what is wrong with what was typed in one.
type tableBoxes struct {
	table   *IncidentTable
	boxes   map[TableColumn]*tableBox
	row     *fyne.Container
	problem *Text
	filling bool
}

func newTableBoxes(t *IncidentTable) *tableBoxes {
	b := &tableBoxes{table: t, boxes: map[TableColumn]*tableBox{}, problem: NewText(boxesHint, RoleCaption)}
	b.problem.SetColor(theme.ColorNameQuiet)
	b.row = container.NewWithoutLayout()
	for _, column := range TableColumns() {
		if column.Field() == "" {
			continue
		}
		box := &tableBox{boxes: b, field: column.Field()}
		box.PlaceHolder = placeholder(column.Field())
		box.OnChanged = func(text string) { b.changed(box) }
		box.ExtendBaseWidget(box)
		b.boxes[column] = box
		b.row.Add(box)
	}
	return b
}

// placeholder shows what can be written in a box.
func placeholder(field ceasefire.TermField) string {
	switch field {
	case ceasefire.TermWhen, ceasefire.TermRecordedAt:
		return ">2016-09-12"
	case ceasefire.TermDeaths:
		return ">5"
	case ceasefire.TermInjured:
		return "1..9"
	case ceasefire.TermSeverity:
		return "3.."
	case ceasefire.TermScope:
		return "in"
	}
	return "words"
}

// changed reads what is typed; what cannot be read narrows nothing, and is said under the boxes.
func (b *tableBoxes) changed(box *tableBox) {
	if b.filling {
		return
	}
	_, err := ceasefire.ParseTerm(ceasefire.Term{Field: box.field, Text: box.Text})
	b.say(err)
	if err == nil && b.table.OnTerm != nil {
		b.table.OnTerm(ceasefire.Term{Field: box.field, Text: box.Text})
	}
}

// say says what is wrong with a box, or how to fill them in.
func (b *tableBoxes) say(err error) {
	words, colour := boxesHint, fyne.ThemeColorName(theme.ColorNameQuiet)
	if err != nil {
		words, colour = "✕ "+err.Error(), theme.ColorNameBroken
	}
	if words != b.problem.Text() {
		b.problem.SetColor(colour)
		b.problem.SetText(words)
		b.table.Refresh()
	}
}

// leave gives the table the keyboard.
func (b *tableBoxes) leave() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.table); c != nil {
		c.Focus(b.table)
	}
}

// set shows the terms of a filter; a box that is being typed in is left alone, unless all are to be set.
func (b *tableBoxes) set(terms []ceasefire.Term, all bool) {
	b.filling = true
	defer func() { b.filling = false }()
	var focused fyne.Focusable
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.table); c != nil {
		focused = c.Focused()
	}
	var wrong error
	defer func() { b.say(wrong) }()
	for _, box := range b.boxes {
		text := ""
		for _, term := range terms {
			if term.Field == box.field {
				text = term.Text
			}
		}
		if box.Text != text && (all || focused != fyne.Focusable(box)) {
			box.SetText(text)
		}
		if _, err := ceasefire.ParseTerm(ceasefire.Term{Field: box.field, Text: box.Text}); err != nil {
			wrong = err
		}
	}
}

// place puts the boxes under their columns.
func (b *tableBoxes) place(places []tablePlace) {
	for _, box := range b.boxes {
		box.Hide()
	}
	for _, p := range places {
		if box, ok := b.boxes[p.column]; ok {
			box.Move(fyne.NewPos(p.x+2, 2))
			box.Resize(fyne.NewSize(max(p.w-4, 10), tableBoxHeight-4))
			box.Show()
		}
	}
}
