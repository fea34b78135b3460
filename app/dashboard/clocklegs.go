package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"truceboard/store/ceasefire"
)

// clockLegs are the inputs of a trigger's legs: each a name and, where it waits for a streak, which.
type clockLegs struct {
	content *fyne.Container
	rows    []*clockLegRow
	add     *button
	form    *formBody
	ids     []ceasefire.ID
	names   []string
}

// clockLegRow is one leg.
type clockLegRow struct {
	id      ceasefire.ID
	name    *formEntry
	waits   *choice
	content fyne.CanvasObject
}

func newClockLegs(form *formBody) *clockLegs {
	l := &clockLegs{content: container.NewVBox(), form: form}
	form.lists[l.content] = l
	l.add = newIconButton("Add a leg", fynetheme.ContentAddIcon(), func() {
		l.append(ceasefire.Leg{})
		l.lay()
		if c := fyne.CurrentApp().Driver().CanvasForObject(l.content); c != nil {
			c.Focus(l.rows[len(l.rows)-1].name)
		}
	})
	return l
}

// set shows a trigger's legs, or one empty leg of a new trigger.
func (l *clockLegs) set(frame ceasefire.Frame, clock ceasefire.Clock) {
	l.rows, l.ids, l.names = nil, nil, nil
	for _, c := range frame.Clocks {
		if c.Kind == ceasefire.Streak && c.ID != clock.ID {
			l.ids, l.names = append(l.ids, c.ID), append(l.names, "met by "+c.Name)
		}
	}
	for _, leg := range clock.Legs {
		l.append(leg)
	}
	if len(l.rows) == 0 {
		l.append(ceasefire.Leg{})
	}
	l.lay()
}

func (l *clockLegs) append(leg ceasefire.Leg) {
	row := &clockLegRow{id: leg.ID, name: l.form.entry("What it needs"), waits: l.form.choice()}
	row.name.SetText(leg.Name)
	row.waits.offer("met by ruling", l.ids, l.names, leg.Clock)
	remove := newIconButton("", fynetheme.DeleteIcon(), func() { l.drop(row) })
	row.content = container.NewBorder(nil, nil, nil, remove, container.NewVBox(row.name, row.waits))
	l.rows = append(l.rows, row)
}

func (l *clockLegs) drop(gone *clockLegRow) {
	var kept []*clockLegRow
	for _, row := range l.rows {
		if row != gone {
			kept = append(kept, row)
		}
	}
	l.rows = kept
	l.lay()
}

func (l *clockLegs) lay() {
	l.content.Objects = nil
	for _, row := range l.rows {
		l.content.Objects = append(l.content.Objects, row.content)
	}
	l.content.Objects = append(l.content.Objects, container.NewHBox(l.add))
	l.content.Refresh()
}

// keptLeg is a leg as it was typed.
type keptLeg struct {
	ID   ceasefire.ID `json:"id"`
	Name string       `json:"name"`
	By   string       `json:"by"`
}

func (l *clockLegs) kept() string {
	var legs []keptLeg
	for _, row := range l.rows {
		legs = append(legs, keptLeg{row.id, row.name.Text, row.waits.Selected})
	}
	return encoded(legs)
}

// words lists the legs of a kept text.
func (l *clockLegs) words(text string) string {
	var words []string
	for _, leg := range decoded[[]keptLeg](text) {
		words = append(words, leg.Name+", "+leg.By)
	}
	return strings.Join(words, "; ")
}

func (l *clockLegs) putBack(text string) {
	l.rows = nil
	for _, leg := range decoded[[]keptLeg](text) {
		l.append(ceasefire.Leg{ID: leg.ID, Name: leg.Name})
		l.rows[len(l.rows)-1].waits.putBack(leg.By)
	}
	l.lay()
}

// read gives the legs as they were typed.
func (l *clockLegs) read() []ceasefire.Leg {
	var legs []ceasefire.Leg
	for _, row := range l.rows {
		legs = append(legs, ceasefire.Leg{ID: row.id, Name: typed(row.name), Clock: row.waits.chosen()})
	}
	return legs
}
