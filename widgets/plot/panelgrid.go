package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// panelGrid is how small charts stand beside and under one another.
type panelGrid struct {
	n, across int
	room      box
	gap, w, h float64
}

// panelShape is how much wider than high a small chart is, about.
const panelShape = 2.2

// panelGrid divides a room among small charts, so that they are about as wide as they should be.
func (c *canvas) panelGrid(n int, room box) panelGrid {
	least, gap := 90*c.unit, 12*c.unit
	if c.thumbnail {
		least, gap = 24, 3
	}
	most := max(1, int(room.w/least))
	shaped := int(math.Round(math.Sqrt(float64(n) * room.w / max(room.h, 1) / panelShape)))
	across := max(1, min(max(1, shaped), most, n))
	down := (n + across - 1) / across
	return panelGrid{n, across, room, gap, (room.w - gap*float64(across-1)) / float64(across), (room.h - gap*0.5*float64(down-1)) / float64(max(down, 1))}
}

// slot gives the place of a small chart.
func (g panelGrid) slot(i int) box {
	return box{g.room.x + float64(i%g.across)*(g.w+g.gap), g.room.y + float64(i/g.across)*(g.h+g.gap*0.5), g.w, g.h}
}

// lowest reports whether a small chart stands in the last row, and foot whether none stands under it.
func (g panelGrid) lowest(i int) bool { return i/g.across == (g.n-1)/g.across }
func (g panelGrid) foot(i int) bool   { return i+g.across >= g.n }

// panelHead writes a small chart's name and what it comes to, where there is room, and gives what is left.
func (c *canvas) panelHead(name, sum string, slot box) box {
	f, strong := c.small(), c.strong()
	if slot.h <= 2*strong.leading() {
		return slot
	}
	y := slot.y + strong.leading()*0.75
	c.write(strong, c.ink.ink, slot.x, y, strong.shorten(name, slot.w-f.width(sum)-f.size))
	c.writeRight(f, c.ink.quiet, slot.right(), y, sum)
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
	if foot {
		c.timeAxisOver(axis, 0)
		return
	}
	c.fill(c.ink.faint, box{axis.plot.x, axis.plot.bottom(), axis.plot.w, c.hair()})
}

// startsIn reports whether the ceasefire starts within days.
func (s Subject) startsIn(days ceasefire.Span) bool {
	effect := s.Frame.Agreement.Effect
	return !effect.IsZero() && days.Len() > 0 && days.Contains(ceasefire.DayOf(effect, s.zone()))
}
