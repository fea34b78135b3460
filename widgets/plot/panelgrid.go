package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// panelGrid is how small charts stand beside and under one another. Unplaced counts those that have no room with their names.
type panelGrid struct {
	n, across, unplaced int
	room                box
	gap, w, h           float64
}

// panelShape is how much wider than high a small chart is, about.
const panelShape = 2.2

// panelGrid divides a room among small charts, so that they are about as wide as they should be, and leaves room for an axis of time beneath them where they have
// one. Where the room is too low for all, fewer are placed, for one without its name says nothing.
func (c *canvas) panelGrid(n int, room box, dated bool) panelGrid {
	least, gap, low := 90*c.unit, 12*c.unit, 2.2*c.strong().leading()
	if c.thumbnail {
		least, gap, low = 24, 3, 1
	}
	if dated {
		room.h -= c.axisHeight()
		gap *= 1.5 // the names of days under neighbours stand apart
	}
	most := max(1, int(room.w/least))
	shaped := int(math.Round(math.Sqrt(float64(n) * room.w / max(room.h, 1) / panelShape)))
	across := max(1, min(max(1, shaped), most, n))
	placed := n
	if rows := rowsOfPanels(room.h, low, gap); across*rows < n {
		if across = max(1, min(most, (n+rows-1)/max(rows, 1))); across*rows < n {
			room.h -= c.small().leading() * 1.2
			placed = min(n, across*rowsOfPanels(room.h, low, gap))
		}
	}
	down := max(1, (placed+across-1)/across)
	return panelGrid{placed, across, n - placed, room, gap, (room.w - gap*float64(across-1)) / float64(across), (room.h - gap*0.5*float64(down-1)) / float64(down)}
}

// rowsOfPanels gives how many rows of small charts of a height stand under one another.
func rowsOfPanels(height, low, gap float64) int { return max(0, int((height+gap*0.5)/(low+gap*0.5))) }

// unplacedPanels says under the small charts how many have no room.
func (c *canvas) unplacedPanels(g panelGrid, bottom float64) {
	if g.unplaced > 0 {
		f := c.small()
		c.write(f, c.ink.quiet, g.room.x, bottom-f.size*descent, f.shorten("No room here for "+howMany(g.unplaced, "more group", "more groups"), g.room.w))
	}
}

// slot gives the place of a small chart.
func (g panelGrid) slot(i int) box {
	return box{g.room.x + float64(i%g.across)*(g.w+g.gap), g.room.y + float64(i/g.across)*(g.h+g.gap*0.5), g.w, g.h}
}

// lowest reports whether a small chart stands in the last row, and foot whether none stands under it.
func (g panelGrid) lowest(i int) bool { return i/g.across == (g.n-1)/g.across }
func (g panelGrid) foot(i int) bool   { return i+g.across >= g.n }

// panelHead writes a small chart's name and what it comes to, and gives what is left of its place.
func (c *canvas) panelHead(name, sum string, slot box) box {
	if c.thumbnail {
		return slot
	}
	strong := c.strong()
	y := slot.y + strong.leading()*0.75
	c.write(strong, c.ink.ink, slot.x, y, name)
	c.writeRight(c.small(), c.ink.quiet, slot.right(), y, sum)
	return slot.cutTop(strong.leading() * 1.1)
}

// panelEnds writes where the scale ends left of a small chart, and left of the lowest that it begins at zero.
func (c *canvas) panelEnds(plot box, top float64, lowest bool) {
	f := c.footnote()
	if plot.h < 2.2*f.size {
		return
	}
	c.writeRight(f, c.ink.quiet, plot.x-f.size*0.5, plot.y+f.size*capital/2, figure(top))
	if lowest {
		c.writeRight(f, c.ink.quiet, plot.x-f.size*0.5, plot.bottom()+f.size*capital/2, "0")
	}
}

// panelFoot draws the axis of time under a small chart at the foot, and the line that the others stand on.
func (c *canvas) panelFoot(axis timeAxis, foot bool) {
	if foot && axis.plot.w >= leastTicked*c.small().size {
		c.timeAxisOver(axis, 0)
		return
	}
	c.fill(c.ink.faint, box{axis.plot.x, axis.plot.bottom(), axis.plot.w, c.hair()})
	if foot {
		c.axisEnds(axis)
	}
}

// leastTicked is how wide a small chart with an axis of several ticks is, in sizes of type; under a narrower one stand its first and its last day.
const leastTicked = 22

// axisEnds writes the first and the last day under a plot, the last one only where both have room.
func (c *canvas) axisEnds(a timeAxis) {
	if c.axes != nil {
		*c.axes = append(*c.axes, a)
	}
	f, layout := c.small(), dayLayout(a.span)
	first, last := a.span.From.Midnight().Format(layout), a.span.To.Midnight().Format(layout)
	y := a.plot.bottom() + 4*c.unit + f.leading()*0.85
	if f.width(first) <= a.plot.w {
		c.write(f, c.ink.quiet, a.plot.x, y, first)
	}
	if first != last && f.width(first)+f.size+f.width(last) <= a.plot.w {
		c.writeRight(f, c.ink.quiet, a.plot.right(), y, last)
	}
}

// startsIn reports whether the ceasefire starts within days.
func (s Subject) startsIn(days ceasefire.Span) bool {
	effect := s.Frame.Agreement.Effect
	return !effect.IsZero() && days.Len() > 0 && days.Contains(ceasefire.DayOf(effect, s.zone()))
}

// panelSet is what is drawn as small charts on one scale, which ends at top. Gutter is the room at the left of the scale's figures, 0 where there are none; dated says that a row of dates stands beneath.
type panelSet struct {
	n      int
	gutter float64
	top    float64
	dated  bool
	heads  func(width float64) panelHeads
	// panel draws the small chart of a number beneath its head, and gives where its values lie; foot says that nothing lies beneath it.
	panel func(i int, plot, slot box, foot bool) box
}

// panels draws small charts side by side, as many as have room; the others are counted.
func (c *canvas) panels(s panelSet, room box) {
	grid := c.panelGrid(s.n, box{room.x + s.gutter, room.y, room.w - s.gutter, room.h}, s.dated)
	c.unplacedPanels(grid, room.bottom())
	if grid.w < 1 || grid.h < 1 {
		return
	}
	heads := s.heads(grid.w)
	for i := range grid.n {
		slot := grid.slot(i)
		plot := s.panel(i, c.panelHead(heads.names[i], heads.sums[i], slot), slot, grid.foot(i))
		if s.gutter > 0 && i%grid.across == 0 {
			c.panelEnds(plot, s.top, grid.lowest(i))
		}
	}
}
