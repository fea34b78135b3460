package dashboard

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets"
	"truceboard/widgets/theme"
)

// formBody is a form's fields one beneath the other, each with its label above and what is wrong with it beneath, and a line for what is
// wrong elsewhere.
type formBody struct {
	content   *fyne.Container
	fields    map[string]*widgets.Field
	elsewhere *widget.Label
	escape    func()
}

func newFormBody(escape func()) *formBody {
	b := &formBody{fields: map[string]*widgets.Field{}, elsewhere: widget.NewLabel(""), escape: escape}
	b.elsewhere.Wrapping, b.elsewhere.Importance, b.elsewhere.SizeName = fyne.TextWrapWord, widget.DangerImportance, theme.SizeNameCaption
	b.elsewhere.Hide()
	b.content = container.NewVBox(b.elsewhere)
	return b
}

// add puts fields side by side in one row, above the line for what is wrong elsewhere.
func (b *formBody) add(fields ...fyne.CanvasObject) {
	row := fields[0]
	if len(fields) > 1 {
		even := make(columns, len(fields))
		for i := range even {
			even[i] = 1
		}
		row = container.New(even, fields...)
	}
	last := len(b.content.Objects) - 1
	b.content.Objects = append(b.content.Objects[:last:last], row, b.elsewhere)
}

// field gives an input its label and its line for problems. The name is the one that the rules give problems of it.
func (b *formBody) field(name, label string, input fyne.CanvasObject) fyne.CanvasObject {
	f := widgets.NewField(label, input)
	b.fields[name] = f
	return f
}

func (b *formBody) entry(hint string) *formEntry {
	e := newFormEntry(false, b.leave)
	e.SetPlaceHolder(hint)
	return e
}

func (b *formBody) lines(hint string) *formEntry {
	e := newFormEntry(true, b.leave)
	e.SetPlaceHolder(hint)
	return e
}

func (b *formBody) pick(options []string) *pick { return newPick(options, nil, b.leave) }

func (b *formBody) instant() *widgets.InstantEntry {
	e := widgets.NewInstantEntry(time.UTC)
	e.OnEscape = b.leave
	return e
}

func (b *formBody) leave() { b.escape() }

// tell shows each problem beside its field, and those of no field of this form in the line at the end. prefix is what the rules put before the
// names of the record's fields, such as "parties[2].".
func (b *formBody) tell(prefix string, problems []ceasefire.Problem) {
	for _, f := range b.fields {
		f.ClearProblem()
	}
	var others []string
	for _, p := range problems {
		if f, ok := b.fields[strings.TrimPrefix(p.Field, prefix)]; ok {
			f.SetProblem(p)
			continue
		}
		others = append(others, "✕ "+p.Message)
	}
	b.elsewhere.SetText(strings.Join(others, "\n"))
	b.elsewhere.Hidden = len(others) == 0
	b.content.Refresh()
}

// readInstant reads a field's instant; an empty one is the zero time.
func (b *formBody) readInstant(field string, e *widgets.InstantEntry, problems *[]ceasefire.Problem) time.Time {
	if strings.TrimSpace(e.Text()) == "" {
		return time.Time{}
	}
	when, err := e.Value()
	if err != nil {
		*problems = append(*problems, ceasefire.Problem{Field: field, Message: sentence(err)})
	}
	return when.From
}

// setInstant puts an instant into a field, or empties it.
func setInstant(e *widgets.InstantEntry, at time.Time, zone *time.Location) {
	e.SetZone(zone)
	e.SetText("")
	if !at.IsZero() {
		e.SetText(at.In(zone).Format("2006-01-02 15:04"))
	}
}

// choices is a list of names of which several can be ticked, each by Space.
type choices struct {
	content *fyne.Container
	checks  []*widget.Check
	ids     []ceasefire.ID
}

func newChoices() *choices { return &choices{content: container.NewVBox()} }

// set offers names, ticked where they are among those chosen.
func (c *choices) set(ids []ceasefire.ID, names []string, chosen []ceasefire.ID) {
	c.content.RemoveAll()
	c.ids, c.checks = ids, nil
	for i, name := range names {
		check := widget.NewCheck(name, nil)
		for _, id := range chosen {
			check.Checked = check.Checked || id == ids[i]
		}
		c.checks = append(c.checks, check)
		c.content.Add(check)
	}
	c.content.Refresh()
}

// chosen gives those that are ticked.
func (c *choices) chosen() []ceasefire.ID {
	var ids []ceasefire.ID
	for i, check := range c.checks {
		if check.Checked {
			ids = append(ids, c.ids[i])
		}
	}
	return ids
}

// saveButton makes the one primary button of a form.
func saveButton(word string, save func()) *widget.Button {
	b := widget.NewButtonWithIcon(word, fynetheme.DocumentSaveIcon(), save)
	b.Importance = widget.HighImportance
	return b
}

// partyIDs and partyNames offer the dossier's parties for a choice.
func partyIDs(frame ceasefire.Frame) (ids []ceasefire.ID, names []string) {
	for _, p := range frame.Parties {
		ids, names = append(ids, p.ID), append(names, p.Name)
	}
	return ids, names
}

// choice is a pick among records: the first choice is none of them.
type choice struct {
	*pick
	ids []ceasefire.ID
}

func newChoice(escape func()) *choice { return &choice{pick: newPick(nil, nil, escape)} }

// offer lists the records under their names after a word for none, and chooses one.
func (c *choice) offer(none string, ids []ceasefire.ID, names []string, chosen ceasefire.ID) {
	c.ids = append([]ceasefire.ID{{}}, ids...)
	c.SetOptions(append([]string{none}, names...))
	for i, id := range c.ids {
		if id == chosen {
			c.SetSelectedIndex(i)
		}
	}
}

// chosen gives the record that is chosen, the zero ID where it is none.
func (c *choice) chosen() ceasefire.ID {
	if i := c.SelectedIndex(); i >= 0 && i < len(c.ids) {
		return c.ids[i]
	}
	return ceasefire.ID{}
}

// sourceChoices offers the dossier's sources for a choice.
func sourceChoices(frame ceasefire.Frame) (ids []ceasefire.ID, names []string) {
	for _, s := range frame.Sources {
		ids, names = append(ids, s.ID), append(names, s.Title)
	}
	return ids, names
}

// clockChoices offers the dossier's clocks for a choice.
func clockChoices(frame ceasefire.Frame) (ids []ceasefire.ID, names []string) {
	for _, c := range frame.Clocks {
		ids, names = append(ids, c.ID), append(names, c.Name)
	}
	return ids, names
}
