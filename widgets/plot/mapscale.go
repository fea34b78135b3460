package plot

import (
	"math"

	"truceboard/store/ceasefire"
)

// scaleLength gives a round number of kilometres for the scale bar, and how long it is.
func (c *canvas) scaleLength(p projection) (km, long float64) {
	km = niceStep(max(min(p.room.w/10, 140*c.unit), 20) / p.kilometre())
	return km, km * p.kilometre()
}

// scaleRoom gives the room of the scale bar, in the lower left corner; an empty box where it has none.
func (c *canvas) scaleRoom(p projection, room box) box {
	f := c.small()
	wide, high := c.scaleSize(p)
	if c.thumbnail || room.h < 5*f.leading() || wide > room.w {
		return box{}
	}
	return box{room.x, room.bottom() - high, wide, high}
}

// scaleSize gives how much room the scale bar takes.
func (c *canvas) scaleSize(p projection) (wide, high float64) {
	f := c.small()
	km, long := c.scaleLength(p)
	return math.Ceil(long + f.width(scaleWords(km)) + f.size*2), math.Ceil(f.leading() * 1.2)
}

func scaleWords(km float64) string { return figure(km) + " km, north up" }

// scaleBar draws how long a round number of kilometres is in the middle of the map, and says where north is.
func (c *canvas) scaleBar(p projection, room box) {
	b := c.scaleRoom(p, room)
	if b.w > 0 {
		c.scaleIn(p, b)
	}
}

// scaleIn draws the scale bar in its room.
func (c *canvas) scaleIn(p projection, b box) {
	f := c.small()
	km, long := c.scaleLength(p)
	x, y := b.x+f.size*0.6, b.bottom()-f.size*0.5
	c.fill(c.ink.ground, b)
	c.fill(c.ink.ink, box{x, y, long, c.hair()}, box{x, y - 3*c.unit, c.hair(), 3 * c.unit}, box{x + long - c.hair(), y - 3*c.unit, c.hair(), 3 * c.unit})
	c.write(f, c.ink.quiet, x+long+f.size*0.5, y, scaleWords(km))
}

// sampleDeaths gives the round numbers of deaths by which the sizes of circles are explained, the smaller first; none where nobody died.
func (l siteLevel) sampleDeaths() []int {
	if len(l.sites) == 0 || l.sites[0].deaths < 1 {
		return nil
	}
	power := int(math.Pow(10, math.Floor(math.Log10(float64(l.most)))))
	large := power
	for _, n := range [...]int{2, 5} {
		if n*power <= l.most {
			large = n * power
		}
	}
	if small := large / 10; small > 0 {
		return []int{small, large}
	}
	if large > 1 {
		return []int{1, large}
	}
	return []int{1}
}

// sizesRoom gives the room of the circles that explain the sizes, in the lower right corner; an empty box where there is none.
func (c *canvas) sizesRoom(l siteLevel, room box) box {
	wide, high := c.sizesSize(l)
	if wide == 0 || c.thumbnail || room.h < 5*c.small().leading() || wide > room.w/2 {
		return box{}
	}
	return box{room.right() - wide, room.bottom() - high, wide, high}
}

// sizesSize gives how much room the circles that explain the sizes take with their words; none where there is nothing to explain.
func (c *canvas) sizesSize(l siteLevel) (wide, high float64) {
	f := c.small()
	greatest, least := c.circleSizes()
	for i, n := range l.sampleDeaths() {
		r := radiusOf(n, l.most, greatest, least)
		wide += 2*r + f.width(sizeWords(i, n, l)) + f.size*1.4
		high = max(high, 2*r)
	}
	if wide == 0 {
		return 0, 0
	}
	return math.Ceil(wide + f.size*0.4), math.Ceil(max(high+f.size*0.6, f.leading()*1.2))
}

// sizeWords says how many deaths a circle of a size stands for; the last one says what they are.
func sizeWords(i, n int, l siteLevel) string {
	if i < len(l.sampleDeaths())-1 {
		return figure(float64(n))
	}
	return counted(n, ceasefire.DeathsMeasure)
}

// sizes explains the sizes of circles in the lower right corner.
func (c *canvas) sizes(l siteLevel, room box) {
	if b := c.sizesRoom(l, room); b.w > 0 {
		c.fill(c.ink.ground, b)
		c.sizesIn(l, b)
	}
}

// sizesIn draws the circles that explain the sizes in their room.
func (c *canvas) sizesIn(l siteLevel, b box) {
	f := c.small()
	greatest, least := c.circleSizes()
	x, middle := b.x+f.size*0.7, b.y+b.h/2
	for i, n := range l.sampleDeaths() {
		r, words := radiusOf(n, l.most, greatest, least), sizeWords(i, n, l)
		c.circle(x+r, middle, r, true, b)
		c.write(f, c.ink.quiet, x+2*r+f.size*0.4, middle+f.size*capital/2, words)
		x += 2*r + f.width(words) + f.size*1.4
	}
}
