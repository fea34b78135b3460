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
	_ fyne.Widget    = (*ClockList)(nil)
	_ fyne.Focusable = (*ClockList)(nil)
)

// ClockList shows clocks one beneath the other: a sign, the name, how the clock stands, and its bar, all bars to one scale with its days above
// them and the instant of the reading marked through them.
//
// With the keyboard Up, Down, Home and End move, and Return selects what was moved to once more.
type ClockList struct {
	widget.BaseWidget
	// OnSelected is called with the clock that the person using the list moves to.
	OnSelected func(ceasefire.ID)

	rows     []*clockRow
	at       int
	selected ceasefire.ID
	focused  bool
	axis     *clockAxis
	content  *fyne.Container
	scroll   *container.Scroll
}

// NewClockList makes a list without clocks.
func NewClockList() *ClockList {
	l := &ClockList{at: -1, axis: newClockAxis(), content: container.New(stacked{})}
	l.scroll = container.NewVScroll(l.content)
	l.ExtendBaseWidget(l)
	return l
}

// ClockZones are the zones of a list: Days that of the dossier, in which days are counted, Times that in which instants are written.
type ClockZones struct{ Days, Times *time.Location }

// Of gives the zone in which an instant is written: one that is known only to the day stays a day of the dossier's.
func (z ClockZones) Of(p ceasefire.Precision) *time.Location {
	if p.HasTime() {
		return z.Times
	}
	return z.Days
}

// Format writes an instant as closely as it is known.
func (z ClockZones) Format(at time.Time, p ceasefire.Precision) string {
	return ceasefire.FormatInstant(at, p, z.Of(p))
}

// Set shows readings made at an instant. The clock selected stays selected where it is still there.
func (l *ClockList) Set(readings []ceasefire.Reading, at time.Time, zones ClockZones) {
	scale := NewClockScale(readings, at, zones.Days)
	changed := len(readings) != len(l.rows)
	for len(l.rows) < len(readings) {
		l.rows = append(l.rows, newClockRow(l, len(l.rows)))
	}
	l.rows = l.rows[:len(readings)]
	for i, r := range readings {
		l.rows[i].set(r, scale, zones)
	}
	l.axis.set(scale, zones.Times)
	if changed {
		l.content.Objects = nil
		for _, row := range l.rows {
			l.content.Objects = append(l.content.Objects, row)
		}
		l.Refresh()
		l.content.Refresh()
	}
	l.mark(l.find(l.selected))
}

// Select marks a clock and brings it into sight; OnSelected is not called.
func (l *ClockList) Select(id ceasefire.ID) {
	l.selected = id
	l.mark(l.find(id))
	l.reveal()
}

// Selected gives the clock that is marked, the zero ID where there is none.
func (l *ClockList) Selected() ceasefire.ID { return l.selected }

// mark moves the selection in sight.
func (l *ClockList) mark(at int) {
	if l.at == at {
		return
	}
	l.at = at
	l.repaint()
}

func (l *ClockList) repaint() {
	for _, row := range l.rows {
		row.Refresh()
	}
}

func (l *ClockList) find(id ceasefire.ID) int {
	for i, row := range l.rows {
		if row.clock == id {
			return i
		}
	}
	return -1
}

// choose moves to a row and tells.
func (l *ClockList) choose(at int) {
	if len(l.rows) == 0 {
		return
	}
	at = min(max(at, 0), len(l.rows)-1)
	l.Select(l.rows[at].clock)
	if l.OnSelected != nil {
		l.OnSelected(l.selected)
	}
}

// reveal scrolls as little as brings the row selected into sight.
func (l *ClockList) reveal() {
	if l.at < 0 || l.scroll.Size().Height <= 0 {
		return
	}
	row, offset, seen := l.rows[l.at], l.scroll.Offset, l.scroll.Size().Height
	top, foot := row.Position().Y, row.Position().Y+row.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case foot > offset.Y+seen:
		offset.Y = foot - seen
	default:
		return
	}
	l.scroll.ScrollToOffset(offset)
}

// FocusGained shows where the keyboard is.
func (l *ClockList) FocusGained() {
	l.focused = true
	l.repaint()
}

// FocusLost takes the sign of the keyboard back.
func (l *ClockList) FocusLost() {
	l.focused = false
	l.repaint()
}

// TypedRune does nothing; the list is moved through by keys.
func (l *ClockList) TypedRune(rune) {}

// TypedKey moves through the clocks.
func (l *ClockList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		l.choose(l.at - 1)
	case fyne.KeyDown:
		l.choose(l.at + 1)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.choose(l.at)
	}
}

// CreateRenderer lays the rule with the days above the rows.
func (l *ClockList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(l.axis, nil, nil, nil, l.scroll))
}

// stacked lays objects one under the other without a gap, each as wide as all.
type stacked struct{}

// MinSize is the height of all objects together.
func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size.Width, size.Height = max(size.Width, least.Width), size.Height+least.Height
	}
	return size
}

// Layout places the objects from the top down.
func (stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}
