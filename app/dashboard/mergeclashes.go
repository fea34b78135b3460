package dashboard

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

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
	seen    map[store.MergePoint]store.MergeField // what they were made over
	whole   *widgets.Prose                        // what the record is called, which the list has no room for
	sides   [3]*clashSide                         // as they parted, ours, theirs
	changed func()
	zone    *time.Location
	// settled says that nothing can be decided for the moment.
	settled bool
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
	panel  *widgets.Panel
	text   *widgets.Prose
	scroll *container.Scroll
}

func newClashSide(title string) *clashSide {
	s := &clashSide{text: wrapped("", false)}
	s.scroll = container.NewVScroll(s.text)
	s.panel = widgets.NewPanel(title, "", s.scroll)
	return s
}

func (s *clashSide) show(text, caption string) {
	s.text.SetText(text)
	s.panel.SetCaption(caption)
	s.scroll.ScrollToTop()
}

// readOn shows what comes after what is seen of a long text, and its beginning again after the end.
func (s *clashSide) readOn() {
	end := s.text.MinSize().Height - s.scroll.Size().Height
	if s.scroll.Offset.Y >= end {
		s.scroll.ScrollToTop()
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(end, s.scroll.Offset.Y+s.scroll.Size().Height*0.8)))
}

func newMergeClashes(w *Window, escape, changed func()) *mergeClashes {
	c := &mergeClashes{window: w, choices: map[store.MergePoint]store.Side{}, seen: map[store.MergePoint]store.MergeField{}, changed: changed, zone: time.UTC}
	share := widgets.LedgerColumn{Role: widgets.RoleBody}
	c.list = widgets.NewRowList([]widgets.LedgerColumn{share, {Width: 110, Role: widgets.RoleCaption}, share, share, {Width: 70, Role: widgets.RoleCaption}},
		"Record", "What", "Ours (here)", "Theirs (there)", "Decided")
	c.list.OnChosen, c.list.OnEscape = c.detail, escape
	c.list.OnTyped = c.typed
	c.list.OnEntered = func(int) { c.readOn() }
	for n, title := range []string{"When they parted", "Ours", "Theirs"} {
		c.sides[n] = newClashSide(title)
	}
	c.whole = wrapped("", false)
	side := container.New(columns{1, 1, 1}, c.sides[0].panel, c.sides[1].panel, c.sides[2].panel)
	c.content = container.New(rows{0.52, 0.48}, c.list, container.NewBorder(c.whole, c.buttons(), nil, nil, side))
	return c
}

// buttons are the ways to decide.
func (c *mergeClashes) buttons() *fyne.Container {
	one := func(side store.Side) func() { return func() { c.decide(c.list.Chosen(), side) } }
	all := func(side store.Side) func() { return func() { c.decideAll(side) } }
	return container.NewHBox(newButton("Ours (O)", one(store.Ours)), newButton("Theirs (T)", one(store.Theirs)), newButton("Read on (Space)", c.readOn), layout.NewSpacer(),
		newButton("All ours", all(store.Ours)), newButton("All theirs", all(store.Theirs)))
}

// show lists what both changed differently. A decision that was made over something else than they say now is made anew.
func (c *mergeClashes) show(conflicts []store.MergeConflict, zone *time.Location) {
	c.zone, c.clashes = zone, nil
	for _, of := range conflicts {
		for _, field := range of.Fields {
			one := clash{of, field}
			if seen, decided := c.seen[one.point()]; decided && !seen.Says(field) {
				delete(c.choices, one.point())
			}
			c.clashes = append(c.clashes, one)
		}
	}
	c.refresh()
	c.list.Choose(max(0, slices.IndexFunc(c.clashes, func(one clash) bool { return c.choices[one.point()] == "" })))
}

func (c *mergeClashes) refresh() {
	words := map[store.Side]string{store.Ours: "ours", store.Theirs: "theirs"}
	var rows [][]string
	for _, one := range c.clashes {
		rows = append(rows, []string{capital(store.RecordName(one.of.Record)) + ": " + oneLine(one.of.Name), one.field.Name, sayingOf(one.field.Ours), sayingOf(one.field.Theirs), words[c.choices[one.point()]]})
	}
	c.list.SetRows(rows)
}

// nothingSaid stands where a field says nothing.
const nothingSaid = "(nothing)"

// sayingOf gives what a field says on one line, and a word where it says nothing.
func sayingOf(text string) string {
	return cmp.Or(oneLine(strings.ReplaceAll(text, "\n", " · ")), nothingSaid)
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
	c.whole.SetText(capital(store.RecordName(one.of.Record)) + ": " + oneLine(one.of.Name))
	c.sides[1].show(cmp.Or(one.field.Ours, nothingSaid), wroteWords(one.of.Ours, c.zone))
	c.sides[2].show(cmp.Or(one.field.Theirs, nothingSaid), wroteWords(one.of.Theirs, c.zone))
}

// readOn goes on in the texts that are longer than there is room for.
func (c *mergeClashes) readOn() {
	for _, side := range c.sides {
		side.readOn()
	}
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
	if row < 0 || row >= len(c.clashes) || c.settled {
		return
	}
	c.choose(c.clashes[row], side)
	c.refresh()
	for n := range c.clashes {
		if next := (row + 1 + n) % len(c.clashes); c.choices[c.clashes[next].point()] == "" {
			c.list.Choose(next)
			break
		}
	}
	c.changed()
}

func (c *mergeClashes) choose(one clash, side store.Side) {
	c.choices[one.point()], c.seen[one.point()] = side, one.field
}

// decideAll decides all of them alike.
func (c *mergeClashes) decideAll(side store.Side) {
	if c.settled {
		return
	}
	for _, one := range c.clashes {
		c.choose(one, side)
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
