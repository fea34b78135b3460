package dashboard

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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
	rows      map[string]fyne.CanvasObject
	elsewhere *widgets.Prose
	// offer stands at the head: what was typed earlier and was not saved.
	offer  *draftOffer
	escape func()
	// live, where it is set, is called after each change: it shows what the form says as it stands.
	live    func()
	filling bool
	// foot, where it is set, stands beneath the form and does not scroll with it.
	foot *widgets.Prose
	// scroll is what the form scrolls in; the window is told of it, so that it follows the keyboard.
	scroll *container.Scroll
	// inputs are what is kept as a draft of what is typed, by the fields' names, in their order; lists are the inputs of many parts, by what shows them.
	inputs map[string]typedInput
	order  []string
	lists  map[fyne.CanvasObject]typedInput
	// labels are what the fields are called.
	labels map[string]string
	// base is the record from which the form began.
	base base
	// stale, where it is set, says what somebody else changed of a record of which a draft came back, and what of that is to be decided.
	stale func(theirs, open []string)
	// still, where it is set, stops what the form set going beside the window.
	still func()
}

// evenly lays fields side by side in equal parts. What they show is cut where it is long, so that they ask for little.
type evenly struct{}

// leastField is the least width of a field beside another.
const leastField = 130

// MinSize is the height that the tallest needs.
func (evenly) MinSize(fields []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(len(fields))*leastField, 0)
	for _, f := range fields {
		size.Height = max(size.Height, f.MinSize().Height)
	}
	return size
}

// Layout places the fields from left to right.
func (evenly) Layout(fields []fyne.CanvasObject, size fyne.Size) {
	even := make(columns, len(fields))
	for i := range even {
		even[i] = 1
	}
	even.Layout(fields, size)
}

func newFormBody(escape func()) *formBody {
	b := &formBody{fields: map[string]*widgets.Field{}, rows: map[string]fyne.CanvasObject{}, elsewhere: widgets.NewProse(""), offer: newDraftOffer(), escape: escape}
	b.inputs, b.lists, b.labels = map[string]typedInput{}, map[fyne.CanvasObject]typedInput{}, map[string]string{}
	b.elsewhere.Importance, b.elsewhere.SizeName = widget.DangerImportance, theme.SizeNameCaption
	b.elsewhere.Hide()
	b.content = container.NewVBox(b.offer.content, b.elsewhere)
	b.scroll = container.NewVScroll(container.New(inset{side: 2}, b.content))
	return b
}

// add puts fields side by side in one row, above the line for what is wrong elsewhere.
func (b *formBody) add(fields ...fyne.CanvasObject) {
	row := fields[0]
	if len(fields) > 1 {
		row = container.New(evenly{}, fields...)
	}
	for name, f := range b.fields {
		if slices.Contains(fields, fyne.CanvasObject(f)) {
			b.rows[name] = row
		}
	}
	last := len(b.content.Objects) - 1
	b.content.Objects = append(b.content.Objects[:last:last], row, b.elsewhere)
}

// show shows or hides the rows of some fields.
func (b *formBody) show(on bool, names ...string) {
	for _, name := range names {
		if row := b.rows[name]; row.Visible() != on {
			row.Hide()
			if on {
				row.Show()
			}
		}
	}
}

// remark adds a line that says in words what the fields above it mean.
func (b *formBody) remark() *widgets.Prose {
	words := newRemark()
	b.add(words)
	return words
}

func newRemark() *widgets.Prose {
	words := widgets.NewProse("")
	words.SizeName, words.Importance = theme.SizeNameCaption, widget.HighImportance
	return words
}

// changed says that a person changed something.
func (b *formBody) changed() {
	if !b.filling && b.live != nil {
		b.live()
	}
}

// fill fills the form with a record, and only then says what it means.
func (b *formBody) fill(by func()) {
	b.filling = true
	by()
	b.filling = false
	b.tell("", nil)
}

// warn shows a warning beside a field, or takes it back; where something is wrong with the field, that stays.
func (b *formBody) warn(name, message string) {
	f := b.fields[name]
	switch {
	case strings.HasPrefix(f.Problem(), "✕"):
	case message == "":
		f.ClearProblem()
	default:
		f.SetProblem(ceasefire.Problem{Field: name, Message: message, Warning: true})
	}
}

// field gives an input its label and its line for problems. The name is the one that the rules give problems of it.
func (b *formBody) field(name, label string, input fyne.CanvasObject) fyne.CanvasObject {
	f := widgets.NewField(label, input)
	b.fields[name], b.labels[name] = f, label
	if in := b.typedOf(input); in != nil {
		b.inputs[name], b.order = in, append(b.order, name)
	}
	return f
}

func (b *formBody) entry(hint string) *formEntry {
	e := newFormEntry(false, b.leave)
	e.OnChanged = func(string) { b.changed() }
	e.SetPlaceHolder(hint)
	return e
}

func (b *formBody) lines(hint string) *formEntry {
	e := newFormEntry(true, b.leave)
	e.OnChanged = func(string) { b.changed() }
	e.SetPlaceHolder(hint)
	return e
}

func (b *formBody) pick(options []string) *pick {
	return newPick(options, func(string) { b.changed() }, b.leave)
}

func (b *formBody) choice() *choice {
	c := newChoice(b.leave)
	c.OnChanged = func(string) { b.changed() }
	return c
}

// choices makes a list of things to tick, in so many columns.
func (b *formBody) choices(columns int) *choices {
	c := newChoices()
	c.content.Layout = layout.NewGridLayoutWithColumns(columns)
	c.changed, c.escape = b.changed, b.leave
	b.lists[c.content] = c
	return c
}

func (b *formBody) tick(name string) *tick {
	return newTick(name, b.changed, b.leave)
}

func (b *formBody) instant() *widgets.InstantEntry {
	e := widgets.NewInstantEntry(time.UTC)
	e.OnEscape, e.OnChanged = b.leave, b.changed
	return e
}

func (b *formBody) leave() { b.escape() }

// tell shows beside each field what is wrong with it, and what is wrong with no field of this form in the line at the end, brings the first of it into sight and puts the keyboard there. prefix is what the rules put before the
// names of the record's fields, such as "parties[2].".
func (b *formBody) tell(prefix string, problems []ceasefire.Problem) {
	own := slices.Clone(problems)
	for n := range own {
		own[n].Field = strings.TrimPrefix(own[n].Field, prefix)
	}
	beside, others := tellBeside(b.fields, own)
	var lines []string
	for _, p := range others {
		lines = append(lines, "✕ "+p.Message)
	}
	b.elsewhere.SetText(strings.Join(lines, "\n"))
	b.elsewhere.Hidden = len(lines) == 0
	b.content.Refresh()
	b.changed()
	if len(problems) > 0 && !goToProblem(b.scroll, beside) {
		reveal(b.scroll, b.elsewhere)
	}
}

// together adds to what is wrong with what was typed what the rules say of the other fields, so that all is told at once.
func together(typed, rules []ceasefire.Problem) []ceasefire.Problem {
	all := slices.Clone(typed)
	for _, p := range ceasefire.Errors(rules) {
		if !slices.ContainsFunc(typed, func(t ceasefire.Problem) bool { return t.Field == p.Field }) {
			all = append(all, p)
		}
	}
	return all
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

// setDay puts an instant's day into a field, or empties it.
func setDay(e *widgets.InstantEntry, at time.Time, zone *time.Location) {
	e.SetZone(zone)
	e.SetText("")
	if !at.IsZero() {
		e.SetText(at.In(zone).Format(time.DateOnly))
	}
}

// saveButton makes the one primary button of a form.
func saveButton(word string, save func()) *button {
	b := newIconButton(word, fynetheme.DocumentSaveIcon(), save)
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
