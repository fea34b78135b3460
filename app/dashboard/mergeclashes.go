package dashboard

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/widgets"
)

// mergeClashes lists what two copies changed differently, shows the two side by side, and has each decided: with O and T on the list, or by the buttons.
type mergeClashes struct {
	window  *Window
	content *fyne.Container
	list    *widgets.RowList
	clashes []clash
	choices map[store.MergePoint]store.Side
	sides   [3]*clashSide // as they parted, ours, theirs
	changed func()
	zone    *time.Location
}

// clash is one field of a record that both copies changed differently.
type clash struct {
	of    store.MergeConflict
	field store.MergeField
}

// point is what a decision is about.
func (c clash) point() store.MergePoint {
	return store.MergePoint{Record: c.of.Record, ID: c.of.ID, Field: c.field.Field}
}

// clashSide is what one of the copies says, with who wrote that and when.
type clashSide struct {
	panel *widgets.Panel
	text  *widget.Label
}

func newClashSide(title string) *clashSide {
	s := &clashSide{text: wrapped("", false)}
	s.panel = widgets.NewPanel(title, "", container.NewVScroll(s.text))
	return s
}

func (s *clashSide) show(text, caption string) {
	s.text.SetText(text)
	s.panel.SetCaption(caption)
}

func newMergeClashes(w *Window, escape, changed func()) *mergeClashes {
	c := &mergeClashes{window: w, choices: map[store.MergePoint]store.Side{}, changed: changed, zone: time.UTC}
	share := widgets.LedgerColumn{Role: widgets.RoleBody}
	c.list = widgets.NewRowList([]widgets.LedgerColumn{share, {Width: 110, Role: widgets.RoleCaption}, share, share, {Width: 70, Role: widgets.RoleCaption}},
		"Record", "What", "Ours (here)", "Theirs (there)", "Decided")
	c.list.OnChosen, c.list.OnEscape = c.detail, escape
	c.list.OnTyped = c.typed
	for n, title := range []string{"When they parted", "Ours", "Theirs"} {
		c.sides[n] = newClashSide(title)
	}
	side := container.New(columns{1, 1, 1}, c.sides[0].panel, c.sides[1].panel, c.sides[2].panel)
	c.content = container.New(rows{0.52, 0.48}, c.list, container.NewBorder(nil, c.buttons(), nil, nil, side))
	return c
}

// buttons are the ways to decide.
func (c *mergeClashes) buttons() *fyne.Container {
	one := func(side store.Side) func() { return func() { c.decide(c.list.Chosen(), side) } }
	all := func(side store.Side) func() { return func() { c.decideAll(side) } }
	return container.NewHBox(widget.NewButton("Ours (O)", one(store.Ours)), widget.NewButton("Theirs (T)", one(store.Theirs)), layout.NewSpacer(),
		widget.NewButton("All ours", all(store.Ours)), widget.NewButton("All theirs", all(store.Theirs)))
}

// show lists what both changed differently.
func (c *mergeClashes) show(conflicts []store.MergeConflict, zone *time.Location) {
	c.zone, c.clashes = zone, nil
	for _, of := range conflicts {
		for _, field := range of.Fields {
			c.clashes = append(c.clashes, clash{of, field})
		}
	}
	c.refresh()
	c.list.Choose(0)
}

func (c *mergeClashes) refresh() {
	words := map[store.Side]string{store.Ours: "ours", store.Theirs: "theirs"}
	var rows [][]string
	for _, one := range c.clashes {
		rows = append(rows, []string{capital(store.RecordName(one.of.Record)) + ": " + oneLine(one.of.Name), one.field.Name, sayingOf(one.field.Ours), sayingOf(one.field.Theirs), words[c.choices[one.point()]]})
	}
	c.list.SetRows(rows)
}

// sayingOf gives what a field says on one line, and a word where it says nothing.
func sayingOf(text string) string {
	if text = oneLine(text); text == "" {
		return "(nothing)"
	}
	return text
}

// detail shows one of them whole.
func (c *mergeClashes) detail(row int) {
	if row < 0 || row >= len(c.clashes) {
		return
	}
	one := c.clashes[row]
	before := one.field.Before
	if before == "" {
		before = "Nothing, or it is not known."
	}
	c.sides[0].show(before, one.field.Name)
	c.sides[1].show(sayingOf(one.field.Ours), wroteWords(one.of.Ours, c.zone))
	c.sides[2].show(sayingOf(one.field.Theirs), wroteWords(one.of.Theirs, c.zone))
}

// wroteWords says when something was written, and by whom: in this order a name from right to left leaves the date as it is.
func wroteWords(s ceasefire.Stamp, zone *time.Location) string {
	if when := stampWhen(s, zone); s.By != "" && when != "" {
		return when + ", by " + s.By
	}
	return s.By
}

// typed decides by a letter.
func (c *mergeClashes) typed(row int, letter rune) {
	switch unicode.ToLower(letter) {
	case 'o':
		c.decide(row, store.Ours)
	case 't':
		c.decide(row, store.Theirs)
	}
}

// decide decides one of them, and goes on to the next that is open.
func (c *mergeClashes) decide(row int, side store.Side) {
	if row < 0 || row >= len(c.clashes) {
		return
	}
	c.choices[c.clashes[row].point()] = side
	c.refresh()
	for n := range c.clashes {
		if next := (row + 1 + n) % len(c.clashes); c.choices[c.clashes[next].point()] == "" {
			c.list.Choose(next)
			break
		}
	}
	c.changed()
}

// decideAll decides all of them alike.
func (c *mergeClashes) decideAll(side store.Side) {
	for _, one := range c.clashes {
		c.choices[one.point()] = side
	}
	c.refresh()
	c.changed()
}

// open counts those that nobody has decided.
func (c *mergeClashes) open() (n int) {
	for _, one := range c.clashes {
		if c.choices[one.point()] == "" {
			n++
		}
	}
	return n
}
