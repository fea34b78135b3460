package widgets

// tableChoice is the row selected: its key, once known, and its place. A place that was moved to before its row was read is owed: it
// is selected as soon as the row arrives.
type tableChoice struct {
	key   int64
	known bool
	place int
	owed  bool
}

// relocate finds the choice again among other pages; where it is gone, the keyboard goes on from where it stood.
func (c *tableChoice) relocate(pages *tablePages) {
	c.owed = false
	c.place = min(c.place, pages.length-1)
	if !c.known {
		return
	}
	if place := pages.locate(c.key); place >= 0 {
		c.place = place
	}
}

// locate asks the source where a key stands, or looks among the rows at hand; -1 where neither knows.
func (p *tablePages) locate(key int64) int {
	if finder, ok := p.source.(TableFinder); ok {
		return finder.Index(key)
	}
	return p.find(key)
}

// choose selects the row at a place, now or when it has been read, and brings it into sight.
func (t *IncidentTable) choose(place int) {
	if t.pages.length == 0 {
		return
	}
	place = min(max(place, 0), t.pages.length-1)
	t.choice.place, t.choice.owed = place, true
	t.reveal(place)
	row, ok := t.pages.row(place)
	if !ok {
		t.body.repaint()
		return
	}
	fresh := !t.choice.known || t.choice.key != row.Key
	t.choice = tableChoice{key: row.Key, known: true, place: place}
	t.body.repaint()
	if fresh && t.OnSelected != nil {
		t.OnSelected(row.Key)
	}
}

// reveal scrolls as little as brings a place into sight.
func (t *IncidentTable) reveal(place int) {
	top, seen, offset := float32(place)*tableRowHeight, t.scroll.Size().Height, t.scroll.Offset
	if seen <= 0 {
		return
	}
	switch {
	case top < offset.Y:
		offset.Y = top
	case top+tableRowHeight > offset.Y+seen:
		offset.Y = top + tableRowHeight - seen
	default:
		return
	}
	t.scroll.ScrollToOffset(offset)
	t.look()
}

// chosen gives the row selected, and false where it is not at its place any more.
func (t *IncidentTable) chosen() (TableRow, bool) {
	row, ok := t.pages.row(t.choice.place)
	return row, ok && t.choice.known && row.Key == t.choice.key
}

// holds reports whether a place shows the choice: by its key, or, while the choice is owed, by its place.
func (c *tableChoice) holds(place int, key int64, read bool) bool {
	if c.owed {
		return place == c.place
	}
	return read && c.known && key == c.key
}

// Unselect takes the choice back, so that the row can be selected again; the keyboard stays at its place.
func (t *IncidentTable) Unselect() {
	t.choice = tableChoice{place: t.choice.place}
	t.body.repaint()
}
