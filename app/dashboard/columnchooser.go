package dashboard

import (
	"slices"

	"fyne.io/fyne/v2"

	"truceboard/widgets"
)

// columnChooser lets columns be shown, hidden and moved by the keyboard; the table follows at once.
type columnChooser struct {
	*modal
	table *widgets.IncidentTable
	ticks []*columnTick
}

// columnStep is by how much a key makes a column wider.
const columnStep = 16

// columnTick is one column of the chooser: Space shows it, the arrows to the sides move it, plus and minus size it.
type columnTick struct {
	*tick
	chooser *columnChooser
	slot    widgets.TableSlot
}

// TypedKey moves the column, or goes to another.
func (c *columnTick) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.chooser.move(c, -1)
	case fyne.KeyRight:
		c.chooser.move(c, 1)
	case fyne.KeyUp:
		c.chooser.step(c, -1)
	case fyne.KeyDown:
		c.chooser.step(c, 1)
	default:
		c.tick.TypedKey(key)
	}
}

// TypedRune sizes the column.
func (c *columnTick) TypedRune(r rune) {
	switch r {
	case '+', '=':
		c.chooser.size(c, columnStep)
	case '-', '−':
		c.chooser.size(c, -columnStep)
	default:
		c.tick.TypedRune(r)
	}
}

// chooseColumns opens the chooser.
func (p *incidentsPage) chooseColumns() {
	w := p.window
	if w.session == nil || w.modal != nil {
		return
	}
	w.showPage(pageIncidents)
	c := &columnChooser{modal: w.newModal(), table: p.table}
	c.form.remark().SetText("Space shows or hides a column; ← and → move it; + and − size it. With the pointer, drag a heading to move it, and its edge to size it.")
	first := c.lay()
	c.closed = func() { w.win.Canvas().Focus(p.table) }
	c.submit = c.close
	whole := newButton("As at first", func() {
		p.table.SetLayout(nil)
		p.keepLayout(nil)
		c.close()
	})
	c.show("Columns", fyne.NewSize(460, 560), first, whole, newButton("Close", c.close))
}

// lay lists the columns that are shown in their order, and then the others.
func (c *columnChooser) lay() fyne.Focusable {
	shown := c.table.Layout()
	for _, slot := range shown {
		c.add(slot, true)
	}
	for _, column := range widgets.TableColumns() {
		if !slices.ContainsFunc(shown, func(s widgets.TableSlot) bool { return s.Column == column }) {
			c.add(widgets.TableSlot{Column: column}, false)
		}
	}
	return c.ticks[0]
}

func (c *columnChooser) add(slot widgets.TableSlot, on bool) {
	t := &columnTick{tick: &tick{name: slot.Column.Title(), escape: c.close}, chooser: c, slot: slot}
	t.Text, t.Checked = t.name, on
	t.OnChanged = func(bool) { c.apply() }
	t.ExtendBaseWidget(t)
	c.ticks = append(c.ticks, t)
	c.form.add(t)
}

// step gives the keyboard to a column further up or down.
func (c *columnChooser) step(from *columnTick, by int) {
	if at := slices.Index(c.ticks, from) + by; at >= 0 && at < len(c.ticks) {
		c.window.win.Canvas().Focus(c.ticks[at])
	}
}

// move puts a column before or behind its neighbour.
func (c *columnChooser) move(t *columnTick, by int) {
	at := slices.Index(c.ticks, t)
	to := at + by
	if to < 0 || to >= len(c.ticks) {
		return
	}
	c.ticks[at], c.ticks[to] = c.ticks[to], c.ticks[at]
	rows := c.form.content.Objects
	a, b := slices.Index(rows, fyne.CanvasObject(c.ticks[at])), slices.Index(rows, fyne.CanvasObject(c.ticks[to]))
	rows[a], rows[b] = rows[b], rows[a]
	c.form.content.Refresh()
	c.apply()
}

// size makes a column that is shown wider or narrower.
func (c *columnChooser) size(t *columnTick, by float32) {
	if !t.Checked {
		return
	}
	slots := c.table.Widen(t.slot.Column, by)
	for _, slot := range slots {
		for _, other := range c.ticks {
			if other.slot.Column == slot.Column {
				other.slot = slot
			}
		}
	}
	c.window.incidents.keepLayout(slots)
}

// apply shows the columns that are ticked; one at least stays.
func (c *columnChooser) apply() {
	var slots []widgets.TableSlot
	for _, t := range c.ticks {
		if t.Checked {
			slots = append(slots, t.slot)
		}
	}
	if len(slots) == 0 {
		c.ticks[0].SetChecked(true)
		return
	}
	c.table.SetLayout(slots)
	c.window.incidents.keepLayout(slots)
}

// turnBoxes shows the boxes under the headings, or hides them.
func (p *incidentsPage) turnBoxes() {
	w := p.window
	on := !w.prefs.boxes()
	w.prefs.setBoxes(on)
	p.table.ShowBoxes(on)
	w.buildMenu()
	if on && w.session != nil {
		w.showPage(pageIncidents)
		if box := p.table.FirstBox(); box != nil {
			w.win.Canvas().Focus(box)
		}
	}
}
