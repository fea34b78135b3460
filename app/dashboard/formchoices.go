package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// choice is a pick among records: the first choice is none of them.
type choice struct {
	*pick
	ids []ceasefire.ID
}

// offer lists the records under their names after a word for none, and chooses one.
func (c *choice) offer(none string, ids []ceasefire.ID, names []string, chosen ceasefire.ID) {
	c.ids = append([]ceasefire.ID{{}}, ids...)
	c.SetOptions(distinct(append([]string{none}, names...)))
	c.ClearSelected()
	for i, id := range c.ids {
		if id == chosen {
			c.SetSelectedIndex(i)
		}
	}
}

// distinct numbers the names that came before, since a choice is known by its name.
func distinct(names []string) []string {
	seen := map[string]int{}
	for i, name := range names {
		seen[name]++
		if n := seen[name]; n > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, n)
		}
	}
	return names
}

// chosen gives the record that is chosen, the zero ID where it is none.
func (c *choice) chosen() ceasefire.ID {
	if i := c.SelectedIndex(); i >= 0 && i < len(c.ids) {
		return c.ids[i]
	}
	return ceasefire.ID{}
}

func newChoice(escape func()) *choice {
	c := &choice{pick: &pick{escape: escape}}
	c.PlaceHolder = "Choose"
	c.ExtendBaseWidget(c) // the choice is what is drawn, not the pick in it
	return c
}

// choices is a list of names of which several can be ticked, each by Space.
type choices struct {
	content *fyne.Container
	ticks   []*tick
	ids     []ceasefire.ID
	was     []ceasefire.ID
	changed func()
	escape  func()
}

func newChoices() *choices {
	return &choices{content: container.NewVBox(), changed: func() {}, escape: func() {}}
}

// set offers names, ticked where they are among those chosen.
func (c *choices) set(ids []ceasefire.ID, names []string, chosen []ceasefire.ID) {
	c.ids, c.was = ids, chosen
	c.offer(names, func(n int) bool { return slices.Contains(chosen, ids[n]) })
}

// offer offers names, ticked where chosen says so.
func (c *choices) offer(names []string, chosen func(n int) bool) {
	c.content.RemoveAll()
	c.ticks = nil
	for i, name := range names {
		t := newTick(name, c.changed, c.escape)
		t.Checked = chosen(i)
		c.ticks = append(c.ticks, t)
		c.content.Add(t)
	}
	c.content.Refresh()
}

// chosen gives those that are ticked: those that were chosen before in their order, and then the others.
func (c *choices) chosen() []ceasefire.ID {
	var ticked []ceasefire.ID
	for _, n := range c.places() {
		ticked = append(ticked, c.ids[n])
	}
	var ids []ceasefire.ID
	for _, id := range append(slices.Clone(c.was), ticked...) {
		if slices.Contains(ticked, id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// places gives the places of those that are ticked.
func (c *choices) places() []int {
	var places []int
	for i, t := range c.ticks {
		if t.Checked {
			places = append(places, i)
		}
	}
	return places
}

// tick is a box to tick whose name is cut where it is longer than its room.
type tick struct {
	widget.Check
	name   string
	escape func()
}

// The least width of a tick, and what its box takes of it.
const tickLeast, tickBox = 110, 36

func newTick(name string, changed, escape func()) *tick {
	t := &tick{name: name, escape: escape}
	t.Text, t.OnChanged = name, func(bool) { changed() }
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey leaves the form on Escape.
func (t *tick) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		t.escape()
		return
	}
	t.Check.TypedKey(key)
}

// MinSize is small: the name is cut.
func (t *tick) MinSize() fyne.Size {
	least := t.Check.MinSize()
	return fyne.NewSize(min(least.Width, tickLeast), least.Height)
}

// Resize cuts the name to the room.
func (t *tick) Resize(size fyne.Size) {
	t.Text = cutTo(t.name, size.Width-tickBox)
	t.Check.Resize(size)
	t.Refresh()
}

// cutTo shortens a text to a width, with an ellipsis where something was left out.
func cutTo(text string, width float32) string {
	fits := func(s string) bool {
		return fyne.MeasureText(s, theme.Size(fynetheme.SizeNameText), fyne.TextStyle{}).Width <= width
	}
	letters := []rune(text)
	for n := len(letters); n > 0; n-- {
		short := strings.TrimRight(string(letters[:n]), " ")
		if n < len(letters) {
			short += "…"
		}
		if fits(short) {
			return short
		}
	}
	return ""
}
