package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// Declare conformity with interfaces.
var (
	_ fyne.Widget    = (*Checklist)(nil)
	_ fyne.Focusable = (*Checklist)(nil)
)

// Checklist shows party by party what was promised and how it was kept: for each party its figure and how many of its commitments
// were assessed, and under it every commitment with its score, when it is due or what it waits for, and its evidence.
//
// With the keyboard Up, Down, Page Up, Page Down, Home and End move, and Return selects what was moved to once more.
type Checklist struct {
	widget.BaseWidget

	// OnSelected is called with the commitment that the person using the list moves to.
	OnSelected func(ceasefire.ID)

	parties  []ceasefire.PartyCompliance
	zone     *time.Location
	selected ceasefire.ID
	at       int
	focused  bool
	sought   bool
	headings []*checklistHeading
	rows     []*checklistRow
	shown    int
	content  *fyne.Container
	scroll   *container.Scroll
	empty    *EmptyState
}

// NewChecklist makes an empty list.
func NewChecklist() *Checklist {
	c := &Checklist{zone: time.UTC, at: -1, content: container.New(checklistStack{})}
	c.scroll = container.NewVScroll(c.content)
	c.empty = NewEmptyState("No commitments in this dossier", "They come with a template: File, New dossier", "", nil)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows how the parties keep their commitments, with instants written in a zone. The commitment selected stays selected where it
// is still there.
func (c *Checklist) Set(parties []ceasefire.PartyCompliance, zone *time.Location) {
	c.parties, c.zone = parties, zone
	c.fill()
	c.at = c.find(c.selected)
	c.Refresh()
}

// Select marks a commitment and brings it into sight; OnSelected is not called.
func (c *Checklist) Select(id ceasefire.ID) {
	c.selected = id
	c.at = c.find(id)
	c.reveal()
	c.repaint()
}

// fill puts the commitments into row objects, under a heading for each party.
func (c *Checklist) fill() {
	c.shown = 0
	c.content.Objects = nil
	for i, party := range c.parties {
		if i == len(c.headings) {
			c.headings = append(c.headings, newChecklistHeading())
		}
		c.headings[i].set(party)
		c.content.Objects = append(c.content.Objects, c.headings[i])
		for _, item := range party.Items {
			c.add(item)
		}
	}
}

func (c *Checklist) add(item ceasefire.CommitmentReading) {
	if c.shown == len(c.rows) {
		c.rows = append(c.rows, newChecklistRow(c, c.shown))
	}
	row := c.rows[c.shown]
	row.reading = item
	c.content.Objects = append(c.content.Objects, row)
	c.shown++
}

// find gives the place of a commitment among the rows, -1 where it is not there.
func (c *Checklist) find(id ceasefire.ID) int {
	for i, row := range c.rows[:c.shown] {
		if row.reading.Commitment.ID == id {
			return i
		}
	}
	return -1
}

// choose moves to a row and tells.
func (c *Checklist) choose(at int) {
	if c.shown == 0 {
		return
	}
	c.at = min(max(at, 0), c.shown-1)
	c.selected = c.rows[c.at].reading.Commitment.ID
	c.reveal()
	c.repaint()
	if c.OnSelected != nil {
		c.OnSelected(c.selected)
	}
}

// reveal scrolls as little as brings the row selected into sight, and the heading over a party's first row with it; before the list
// has a size it is left to the first layout.
func (c *Checklist) reveal() {
	c.sought = c.scroll.Size().Height <= 0
	if c.at < 0 || c.sought {
		return
	}
	row, offset, seen := c.rows[c.at], c.scroll.Offset, c.scroll.Size().Height
	top, foot := row.Position().Y, row.Position().Y+row.Size().Height
	if c.at == 0 || row.reading.Commitment.Party != c.rows[c.at-1].reading.Commitment.Party {
		top -= checklistHeadingHeight
	}
	switch {
	case top < offset.Y:
		offset.Y = max(top, 0)
	case foot > offset.Y+seen:
		offset.Y = foot - seen
	default:
		return
	}
	c.scroll.ScrollToOffset(offset)
}

func (c *Checklist) repaint() {
	for _, row := range c.rows[:c.shown] {
		row.Refresh()
	}
}

// CreateRenderer shows the rows, or what to do where there are none.
func (c *Checklist) CreateRenderer() fyne.WidgetRenderer {
	r := &checklistRenderer{list: c}
	r.Refresh()
	return r
}

// checklistRenderer lays out the list.
type checklistRenderer struct{ list *Checklist }

func (r *checklistRenderer) Destroy() {}

// MinSize leaves room for a few rows.
func (r *checklistRenderer) MinSize() fyne.Size {
	return fyne.NewSize(checklistLeastWidth, checklistHeadingHeight+3*checklistRowHeight)
}

// Layout gives the rows all the room.
func (r *checklistRenderer) Layout(size fyne.Size) {
	r.list.scroll.Resize(size)
	r.list.empty.Resize(size)
	if r.list.sought {
		r.list.reveal()
	}
}

// Objects lists the parts of the list.
func (r *checklistRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.list.scroll, r.list.empty}
}

// Refresh shows the rows as they now are.
func (r *checklistRenderer) Refresh() {
	none := r.list.shown == 0
	if none {
		r.list.empty.Show()
		r.list.scroll.Hide()
	} else {
		r.list.empty.Hide()
		r.list.scroll.Show()
	}
	r.list.content.Refresh()
	r.list.scroll.Refresh()
	r.list.empty.Refresh()
}

// checklistStack lays objects one under the other without a gap, each as wide as all.
type checklistStack struct{}

// MinSize is the height of all objects together.
func (checklistStack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(checklistLeastWidth, 0)
	for _, o := range objects {
		size.Height += o.MinSize().Height
	}
	return size
}

// Layout places the objects from the top down.
func (checklistStack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}
