package widgets

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
)

// Checklist shows party by party what was promised and how it was kept. It is moved through by the arrow keys.
type Checklist struct {
	widget.BaseWidget
	// OnSelected is called with the commitment that was chosen.
	OnSelected func(ceasefire.ID)

	rows     *fyne.Container
	scroll   *container.Scroll
	items    []*checkItem
	selected ceasefire.ID
	focused  bool
}

var (
	_ fyne.Widget    = (*Checklist)(nil)
	_ fyne.Focusable = (*Checklist)(nil)
)

// NewChecklist makes an empty checklist.
func NewChecklist() *Checklist {
	c := &Checklist{rows: container.New(tight{})}
	c.scroll = container.NewVScroll(c.rows)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows the compliance of each party, with due dates in a zone.
func (c *Checklist) Set(parties []ceasefire.PartyCompliance, zone *time.Location) {
	c.items = nil
	c.rows.RemoveAll()
	for _, p := range parties {
		c.rows.Add(newCheckParty(p))
		for _, r := range p.Items {
			item := newCheckItem(c, r, zone)
			c.items = append(c.items, item)
			c.rows.Add(item)
		}
	}
	c.rows.Refresh()
}

// Select marks a commitment and brings it into sight, without telling OnSelected.
func (c *Checklist) Select(id ceasefire.ID) {
	c.selected = id
	for _, item := range c.items {
		item.Refresh()
	}
}

func (c *Checklist) choose(id ceasefire.ID) {
	c.Select(id)
	if c.OnSelected != nil {
		c.OnSelected(id)
	}
}

// FocusGained shows the keyboard.
func (c *Checklist) FocusGained() { c.focus(true) }

// FocusLost takes that back.
func (c *Checklist) FocusLost() { c.focus(false) }

func (c *Checklist) focus(on bool) {
	c.focused = on
	for _, item := range c.items {
		item.Refresh()
	}
}

// TypedRune does nothing.
func (c *Checklist) TypedRune(rune) {}

// TypedKey moves the selection.
func (c *Checklist) TypedKey(key *fyne.KeyEvent) {
	at := c.place()
	switch key.Name {
	case fyne.KeyDown:
		c.goTo(at + 1)
	case fyne.KeyUp:
		c.goTo(max(at-1, 0))
	case fyne.KeyHome:
		c.goTo(0)
	case fyne.KeyEnd:
		c.goTo(len(c.items) - 1)
	}
}

func (c *Checklist) place() int {
	for i, item := range c.items {
		if item.reading.Commitment.ID == c.selected {
			return i
		}
	}
	return -1
}

func (c *Checklist) goTo(n int) {
	if len(c.items) == 0 {
		return
	}
	item := c.items[min(n, len(c.items)-1)]
	c.choose(item.reading.Commitment.ID)
	top, bottom := item.Position().Y, item.Position().Y+item.Size().Height
	view := c.scroll.Size().Height
	if top < c.scroll.Offset.Y || bottom > c.scroll.Offset.Y+view {
		c.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-view/3)))
	}
}

// CreateRenderer scrolls the rows.
func (c *Checklist) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.scroll)
}

// newCheckParty is the heading of a party: its name, role and figure, always with how many of its commitments were assessed.
func newCheckParty(p ceasefire.PartyCompliance) fyne.CanvasObject {
	figure := "–"
	if p.Known {
		figure = fmt.Sprintf("%.2f", p.Score)
	}
	assessed := NewText(fmt.Sprintf("%d of %d assessed", p.Assessed, p.Commitments), RoleCaption)
	score := NewText(figure, RoleFigure)
	role := NewText(string(p.Party.Role), RoleCaption)
	right := container.NewHBox(container.NewCenter(assessed), container.NewGridWrap(fyne.NewSize(48, score.MinSize().Height), score))
	name := NewText(p.Party.Name, RoleSection)
	return container.NewVBox(container.NewPadded(container.NewBorder(nil, newRule(), nil, right, container.New(nameAndRole{}, name, role))))
}

// nameAndRole lays a role directly behind a name, which gives way where the room is short.
type nameAndRole struct{}

// MinSize is that of the two, one beside the other, shortened.
func (nameAndRole) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout places the role behind the words of the name.
func (nameAndRole) Layout(o []fyne.CanvasObject, size fyne.Size) {
	role := o[1].MinSize()
	name := min(fyne.MeasureText(o[0].(*Text).Text(), RoleSection.size(), RoleSection.style()).Width+2, max(size.Width-role.Width-8, 40))
	o[0].Resize(fyne.NewSize(name, o[0].MinSize().Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(role)
	o[1].Move(fyne.NewPos(name+8, size.Height-role.Height-2))
}

// tight lays objects one beneath the other without a gap.
type tight struct{}

// MinSize is the sum of the heights.
func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

// Layout places the objects.
func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
	}
}
