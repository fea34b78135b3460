package plot

import (
	"cmp"
	"sync"

	"truceboard/store/ceasefire"
)

// Narrowing is what lies under a point of a picture: its Words, the Value that it shows, such as "12 deaths", and what a filter can be
// narrowed to, if anything: days, an area, a type, a party, which is then on either side, a scope, what is asked of one field, or a stretch of the map. What lies in a judgement narrows nothing and has its
// Promise instead. Note says why neither is so.
type Narrowing struct {
	Days  ceasefire.Span
	Area  string
	Type  ceasefire.Type
	Party ceasefire.ID
	Scope ceasefire.ScopeView
	Term  ceasefire.Term
	Words string
	Value string
	Note  string
	// Within is where the places of a circle are.
	Within  ceasefire.Within
	Promise Promise
}

// Promise is what a party promised: one commitment or, where that is the zero ID, all of them; and the day of the judgement that is spoken of, zero for the present.
type Promise struct {
	Party, Commitment ceasefire.ID
	Day               ceasefire.Day
}

// Narrows reports whether a filter can be narrowed to it, or a promise be opened.
func (n Narrowing) Narrows() bool {
	n.Words, n.Value, n.Note = "", "", ""
	return n != Narrowing{}
}

// among gives what is narrowed to where it lies in a group of a chart: the group too, after whose name its words come.
func (n Narrowing) among(group Narrowing) Narrowing {
	n.Area, n.Type, n.Party, n.Scope = cmp.Or(n.Area, group.Area), cmp.Or(n.Type, group.Type), cmp.Or(n.Party, group.Party), cmp.Or(n.Scope, group.Scope)
	n.Term, n.Words = cmp.Or(n.Term, group.Term), joined([]string{group.Words, n.Words}, ", ")
	return n
}

// spot is a place of a picture that stands for something: a box or, where there are rings, what lies within them.
type spot struct {
	box   box
	what  Narrowing
	rings [][]point
}

// holds reports whether a place lies in the spot.
func (s spot) holds(x, y float64) bool {
	if x < s.box.x || x >= s.box.right() || y < s.box.y || y > s.box.bottom() {
		return false
	}
	return s.rings == nil || holdsPoint(s.rings, x, y)
}

// leastSpot is how wide and high a spot is at least, so that a low bar can be met.
const leastSpot = 8

// spot notes that a place of the picture stands for something, where that is asked for.
func (c *canvas) spot(b box, what Narrowing) {
	if c.spots != nil {
		*c.spots = append(*c.spots, spot{box: b, what: what})
	}
}

// At says what lies under a point of the picture as it is drawn at a size.
func (p *picture) At(x, y, width, height float64) (Narrowing, bool) {
	for _, s := range p.laidOut(width, height).spots {
		if s.holds(x, y) {
			return s.what, true
		}
	}
	return Narrowing{}, false
}

// pointed keeps what a picture stands for at the size that was asked for last, so that a pointer that moves over it, or a wheel that turns, lays nothing out anew.
type pointed struct {
	mu   sync.Mutex
	at   *format
	last layout
}

// layout is what places of a picture stand for, and its axes of time.
type layout struct {
	spots []spot
	axes  []timeAxis
}

// laidOut lays a picture out at a size without drawing it. One that is too small for words, too large, or empty stands for nothing.
func (p *picture) laidOut(width, height float64) layout {
	as := format{width: int(width), height: int(height), scale: 1}
	if as.width < thumbnailWidth || as.height < thumbnailHeight || as.width > maxSide || as.height > maxSide || p.sheet.empty != "" {
		return layout{}
	}
	p.pointed.mu.Lock()
	defer p.pointed.mu.Unlock()
	if p.pointed.at == nil || *p.pointed.at != as {
		p.pointed.at, p.pointed.last = &as, p.layout(as)
	}
	return p.pointed.last
}

// layout lays a picture out.
func (p *picture) layout(as format) layout {
	var l layout
	c := p.canvas(nil, as)
	c.spots, c.axes = &l.spots, &l.axes
	p.layOut(c, as)
	return l
}

// columnSpots notes the days of each column, from its top to the foot of the plot; one without a height stands for nothing.
func (c *canvas) columnSpots(axis timeAxis, cols columns, top func(column int) (y float64, value string, ok bool)) {
	if c.spots == nil {
		return
	}
	for i := range cols.count() {
		y, value, ok := top(i)
		if !ok {
			continue
		}
		y = min(y, axis.plot.bottom()-leastSpot)
		column := c.column(axis, cols, i)
		column.what.Value = value
		c.spot(box{column.box.x, y, column.box.w, axis.plot.bottom() - y}, column.what)
	}
}

// column gives the place of a column, from the top of the plot to its foot, and its days.
func (c *canvas) column(axis timeAxis, cols columns, i int) spot {
	from, to := axis.at(float64(cols.edges[i])), axis.at(float64(cols.edges[i+1]))
	days := ceasefire.Span{From: axis.span.From + ceasefire.Day(cols.edges[i]), To: axis.span.From + ceasefire.Day(cols.edges[i+1]) - 1}
	return spot{box: box{from, axis.plot.y, to - from, axis.plot.h}, what: Narrowing{Days: days, Words: days.Format()}}
}
