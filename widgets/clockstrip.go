package widgets

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"truceboard/store/ceasefire"
	"truceboard/widgets/theme"
)

// stripGap is the space between two small clocks.
const stripGap = 16

// ClockStrip shows clocks small, side by side: a sign and the name, and beneath them how the clock stands.
type ClockStrip struct {
	widget.BaseWidget
	clocks []*smallClock
}

var _ fyne.Widget = (*ClockStrip)(nil)

// NewClockStrip makes a strip without clocks.
func NewClockStrip() *ClockStrip {
	s := &ClockStrip{}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows readings, with their instants in a zone.
func (s *ClockStrip) Set(readings []ceasefire.Reading, zone *time.Location) {
	before := s.said()
	for len(s.clocks) < len(readings) {
		s.clocks = append(s.clocks, newSmallClock())
	}
	s.clocks = s.clocks[:len(readings)]
	for i, r := range readings {
		s.clocks[i].set(r, zone)
	}
	if s.said() != before {
		s.Refresh()
	}
}

// said is all that the clocks say, which the layout hangs on.
func (s *ClockStrip) said() string {
	var said strings.Builder
	for _, c := range s.clocks {
		said.WriteString(c.name.Text() + "\n" + c.whole + "\n")
	}
	return said.String()
}

// wanted is the width at which nothing is cut.
func (s *ClockStrip) wanted() float32 {
	wanted := float32(0)
	for _, c := range s.clocks {
		wanted += c.wanted() + stripGap
	}
	return wanted
}

// CreateRenderer lays the clocks out.
func (s *ClockStrip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{strip: s} }

// stripRenderer shares the width among the clocks: where it is short, those that have most to say give way.
type stripRenderer struct{ strip *ClockStrip }

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) MinSize() fyne.Size {
	height := float32(0)
	for _, c := range r.strip.clocks {
		height = max(height, c.MinSize().Height)
	}
	return fyne.NewSize(float32(len(r.strip.clocks))*60, height)
}

// Layout shares the width. Where not all is said in it, every clock says it in fewer words.
func (r *stripRenderer) Layout(size fyne.Size) {
	for _, brief := range []bool{false, true} {
		for _, c := range r.strip.clocks {
			c.say(brief)
		}
		if r.strip.wanted() <= size.Width+stripGap {
			break
		}
	}
	wanted := make([]float32, len(r.strip.clocks))
	for i, c := range r.strip.clocks {
		wanted[i] = c.wanted() + stripGap
	}
	x := float32(0)
	for i, width := range shared(wanted, size.Width) {
		r.strip.clocks[i].Resize(fyne.NewSize(max(width-stripGap, 0), size.Height))
		r.strip.clocks[i].Move(fyne.NewPos(x, 0))
		x += width
	}
}

// shared gives each what it wants, where there is room for it, and the greediest equal parts of what the others leave.
func shared(wanted []float32, room float32) []float32 {
	widths, order := slices.Clone(wanted), make([]int, len(wanted))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(wanted[a], wanted[b]) })
	for done, i := range order {
		widths[i] = min(wanted[i], room/float32(len(order)-done))
		room -= widths[i]
	}
	return widths
}

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.strip.clocks))
	for i, c := range r.strip.clocks {
		objects[i] = c
	}
	return objects
}

func (r *stripRenderer) Refresh() {
	r.Layout(r.strip.Size())
	for _, c := range r.strip.clocks {
		c.Refresh()
	}
}

// smallClock is one clock of the strip.
type smallClock struct {
	widget.BaseWidget
	mark     *toneMark
	name     *Text
	summary  *Text
	segments *Segments
	// whole and brief are the two ways of saying how the clock stands.
	whole, brief string
}

func newSmallClock() *smallClock {
	c := &smallClock{mark: newToneMark(), name: NewText("", RoleCaption), summary: NewText("", RoleBody)}
	c.ExtendBaseWidget(c)
	return c
}

func (c *smallClock) set(r ceasefire.Reading, zone *time.Location) {
	c.mark.set(r.Tone())
	c.name.SetText(r.Clock.Short)
	c.whole, c.brief = r.Summary(zone), r.Brief(zone)
	c.summary.SetColor(theme.ToneColor(r.Tone()))
	if r.Clock.Kind != ceasefire.Streak || r.Clock.Days > 14 {
		c.segments = nil
		return
	}
	if c.segments == nil || c.segments.total != r.Clock.Days {
		c.segments = NewSegments(r.Clock.Days)
		c.Refresh()
	}
	held, broken := r.DaysHeld, r.State == ceasefire.StateBroken
	if broken {
		held = r.LongestDays
	}
	c.segments.Set(held, broken)
}

// say shows how the clock stands, in few words or in all.
func (c *smallClock) say(brief bool) {
	words := c.whole
	if brief {
		words = c.brief
	}
	c.summary.SetText(words)
}

// wanted is the width at which nothing is cut.
func (c *smallClock) wanted() float32 {
	name := toneMarkSize + 5 + fyne.MeasureText(c.name.Text(), RoleCaption.size(), fyne.TextStyle{}).Width
	if c.segments != nil {
		name += 8 + c.segments.MinSize().Width
	}
	return max(name, fyne.MeasureText(c.summary.Text(), RoleBody.size(), fyne.TextStyle{}).Width) + 2
}

// CreateRenderer draws the clock.
func (c *smallClock) CreateRenderer() fyne.WidgetRenderer { return &smallClockRenderer{c} }

// smallClockRenderer lays the name above the summary.
type smallClockRenderer struct{ clock *smallClock }

func (r *smallClockRenderer) Destroy() {}

func (r *smallClockRenderer) MinSize() fyne.Size {
	return fyne.NewSize(60, r.clock.name.MinSize().Height+r.clock.summary.MinSize().Height)
}

func (r *smallClockRenderer) Layout(size fyne.Size) {
	row := r.clock.name.MinSize().Height
	r.clock.mark.Resize(fyne.NewSquareSize(toneMarkSize))
	r.clock.mark.Move(fyne.NewPos(0, (row-toneMarkSize)/2))
	room := size.Width - toneMarkSize - 5
	if s := r.clock.segments; s != nil {
		s.Hide()
		name := fyne.MeasureText(r.clock.name.Text(), RoleCaption.size(), fyne.TextStyle{}).Width
		if left := toneMarkSize + 5 + name + 8; left+s.MinSize().Width <= size.Width {
			s.Show()
			s.Resize(fyne.NewSize(s.MinSize().Width, row))
			s.Move(fyne.NewPos(left, 0))
			room = name + 2
		}
	}
	r.clock.name.Resize(fyne.NewSize(room, row))
	r.clock.name.Move(fyne.NewPos(toneMarkSize+5, 0))
	r.clock.summary.Resize(fyne.NewSize(size.Width, r.clock.summary.MinSize().Height))
	r.clock.summary.Move(fyne.NewPos(0, row))
}

func (r *smallClockRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.clock.mark, r.clock.name, r.clock.summary}
	if r.clock.segments != nil {
		objects = append(objects, r.clock.segments)
	}
	return objects
}

func (r *smallClockRenderer) Refresh() { r.Layout(r.clock.Size()) }
