package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
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
	edge  wrongEdge
	// force is what the filter that is in force asks of the field, as it is the same on every day.
	force  string
	typing bool
}

// FocusGained says what is understood of what stands there.
func (b *tableBox) FocusGained() {
	b.typing = true
	b.Entry.FocusGained()
	b.boxes.heed()
}

// FocusLost shows what is in force in the place of what was typed, such as the day that was yesterday; what cannot be read stays, and is shown not to be in use.
func (b *tableBox) FocusLost() {
	b.typing = false
	b.Entry.FocusLost()
	if term, err := b.read(); err == nil && strings.TrimSpace(term.Text) == strings.TrimSpace(b.force) {
		b.put(b.force)
	}
	b.boxes.heed()
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

// read gives what the box asks for, or why it cannot be read.
func (b *tableBox) read() (ceasefire.Term, error) {
	term := ceasefire.Term{Field: b.field, Text: b.Text}
	if strings.TrimSpace(b.Text) == "" {
		return term, nil
	}
	return b.boxes.days.fixed(term)
}

// put sets the text without telling.
func (b *tableBox) put(text string) {
	if b.Text != text {
		b.boxes.filling = true
		b.SetText(text)
		b.boxes.filling = false
	}
}

// tableBoxes is the row of boxes, and the line that says how to fill them in, what was understood, or that what was typed in one is not in use.
type tableBoxes struct {
	table   *IncidentTable
	boxes   map[TableColumn]*tableBox
	row     *fyne.Container
	line    *typedLine
	days    TypedDays
	filling bool
}

func newTableBoxes(t *IncidentTable) *tableBoxes {
	b := &tableBoxes{table: t, boxes: map[TableColumn]*tableBox{}, line: newTypedLine(boxesHint)}
	b.line.answered = b.answer
	b.row = container.NewWithoutLayout()
	for _, column := range TableColumns() {
		if column.Field() == "" {
			continue
		}
		box := &tableBox{boxes: b, field: column.Field(), edge: newWrongEdge()}
		box.PlaceHolder = placeholder(column.Field())
		box.OnChanged = func(text string) { b.changed(box) }
		box.ExtendBaseWidget(box)
		b.boxes[column] = box
		b.row.Add(box)
	}
	for _, box := range b.boxes {
		b.row.Add(box.edge.Rectangle)
	}
	return b
}

// placeholder shows what can be written in a box.
func placeholder(field ceasefire.TermField) string {
	switch field {
	case ceasefire.TermWhen, ceasefire.TermRecordedAt:
		return ">12 Sep"
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

// changed reads what is typed. What cannot be read changes nothing, and is shown not to be in use.
func (b *tableBoxes) changed(box *tableBox) {
	if b.filling {
		return
	}
	if term, err := box.read(); err == nil {
		box.force = term.Text
		if b.table.OnTerm != nil {
			b.table.OnTerm(term)
		}
	}
	b.heed()
}

// heed draws an edge around each box of which what is typed is not in use, and says so; where all are, it says what is understood of the one that is typed in, or how to fill them in.
func (b *tableBoxes) heed() {
	b.line.say(boxesHint)
	said := false // whether of the box that is typed in, which goes before the others
	for _, column := range TableColumns() {
		box, ok := b.boxes[column]
		if !ok {
			continue
		}
		term, err := box.read()
		begun := err != nil && box.typing && dayBegun(box.Text)
		box.edge.show(err != nil && !begun && box.Visible())
		switch {
		case said || err == nil && !box.typing:
		case begun:
			b.line.say("“" + box.Text + "” is not in use yet")
		case err != nil:
			b.line.refuse(box.inForce(), err)
		case term.Days() != "":
			b.line.say("→ " + term.Days())
		}
		said = said || box.typing
	}
}

// inForce says what the filter asks of the field, nothing where it asks nothing.
func (b *tableBox) inForce() string {
	if strings.TrimSpace(b.force) == "" {
		return ""
	}
	return ceasefire.Term{Field: b.field, Text: b.force}.Words()
}

// answer takes it that the day or the month comes first, and reads anew what asked.
func (b *tableBoxes) answer(order ceasefire.DateOrder) {
	if b.days.OnOrder != nil {
		b.days.OnOrder(order)
	}
	for _, box := range b.boxes {
		if _, err := box.read(); err == nil && !box.edge.Hidden {
			b.changed(box)
			if c := fyne.CurrentApp().Driver().CanvasForObject(b.table); c != nil {
				c.Focus(box)
			}
		}
	}
}

// leave gives the table the keyboard.
func (b *tableBoxes) leave() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.table); c != nil {
		c.Focus(b.table)
	}
}

// set shows the terms of a filter. A box that is being typed in is left alone, unless all are to be set, and so is one whose field is asked for the same as before: what stands there says it in other words, or is shown not to be in use.
func (b *tableBoxes) set(terms []ceasefire.Term, all bool) {
	for _, box := range b.boxes {
		text := ""
		for _, term := range terms {
			if term.Field == box.field {
				text = term.Text
			}
		}
		if text == strings.TrimSpace(box.force) || text == box.force {
			continue
		}
		box.force = text
		if all || !box.typing {
			box.put(text)
		}
	}
	b.heed()
}

// empty takes out of every box what stands there, in use or not, without telling.
func (b *tableBoxes) empty() {
	for _, box := range b.boxes {
		box.force = ""
		box.put("")
	}
	b.heed()
}

// place puts the boxes under their columns.
func (b *tableBoxes) place(places []tablePlace) {
	for _, box := range b.boxes {
		box.Hide()
		box.edge.Hide()
	}
	for _, p := range places {
		if box, ok := b.boxes[p.column]; ok {
			box.Move(fyne.NewPos(p.x+2, 2))
			box.Resize(fyne.NewSize(max(p.w-4, 10), tableBoxHeight-4))
			box.edge.Move(box.Position())
			box.edge.Resize(box.Size())
			box.Show()
		}
	}
	b.heed()
}
