package plot

import (
	"math"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// sea fills the room in which the land lies.
func (c *canvas) sea(room box) {
	if !c.thumbnail {
		c.fill(mix(c.ink.grid, c.ink.ground, 0.55), room)
	}
}

// ground gives the colour in which an area is filled.
func (m *geoMap) ground(c *canvas, code string) drawing.Color {
	if class := m.ramp.class(m.shown(m.values[code])); class >= 0 {
		return m.tint(class).in(c.theme)
	}
	return c.ink.ground
}

// polygon fills closed rings.
func (c *canvas) polygon(colour drawing.Color, rings [][]point) {
	if c.surface == nil || len(rings) == 0 {
		return
	}
	c.surface.ResetStyle()
	c.surface.SetFillColor(colour)
	for _, ring := range rings {
		c.surface.MoveTo(c.pixel(ring[0].x), c.pixel(ring[0].y))
		for _, at := range ring[1:] {
			c.surface.LineTo(c.pixel(at.x), c.pixel(at.y))
		}
		c.surface.Close()
	}
	c.surface.Fill()
}

// shore draws the line around a ring, but for the stretches on which it was cut off at the room's sides.
func (c *canvas) shore(ring []point, room box) { c.border(c.ink.faint, 0.8*c.unit, ring, room) }

// border draws a line around a ring, but for the stretches on which it was cut off.
func (c *canvas) border(colour drawing.Color, width float64, ring []point, room box) {
	edge := func(a, b point) bool {
		on := func(v, side float64) bool { return math.Abs(v-side) < 0.01 }
		return on(a.x, room.x) && on(b.x, room.x) || on(a.x, room.right()) && on(b.x, room.right()) ||
			on(a.y, room.y) && on(b.y, room.y) || on(a.y, room.bottom()) && on(b.y, room.bottom())
	}
	closed := append(slices.Clone(ring), ring[0])
	line := []point{closed[0]}
	for i := range len(closed) - 1 {
		if edge(closed[i], closed[i+1]) {
			c.line(colour, width, line)
			line = nil
		}
		line = append(line, closed[i+1])
	}
	c.line(colour, width, line)
}

// areaSpot notes that a polygon stands for its area.
func (c *canvas) areaSpot(rings [][]point, what Narrowing) {
	if c.spots == nil || len(rings) == 0 {
		return
	}
	var around bounds
	for _, ring := range rings {
		for _, at := range ring {
			around.hold(at)
		}
	}
	*c.spots = append(*c.spots, spot{box: around.box(), rings: rings, what: what})
}

// circleSizes gives the radii of the largest circle and of the least that is seen.
func (c *canvas) circleSizes() (greatest, least float64) {
	if c.thumbnail {
		return 7, 2 * c.hair()
	}
	return 16 * c.unit, 2.5 * c.hair()
}

// circles draws sites: filled where a place is exact, open where none is. What they stand for lies over the areas, so that it is met first.
func (c *canvas) circles(circles []circle, room box, covered []box) {
	var spots []spot
	for _, one := range circles {
		c.circle(one.x, one.y, one.radius, one.exact, room)
		reach := max(one.radius, leastSpot/2)
		spots = append(spots, spot{box: box{one.x - reach, one.y - reach, 2 * reach, 2 * reach}, what: one.words()})
	}
	c.circleFigures(circles, room, covered)
	if c.spots != nil {
		slices.Reverse(spots) // the smaller ones lie on top
		*c.spots = append(spots, *c.spots...)
	}
}

// circle draws one circle, as far as it lies in a room, with a rim that sets it off from what lies beneath.
func (c *canvas) circle(x, y, radius float64, filled bool, room box) {
	c.discIn(c.ink.ground, x, y, radius+c.hair(), room)
	c.discIn(severityTints[3].in(c.theme), x, y, radius, room)
	if !filled {
		c.discIn(c.ink.ground, x, y, radius-max(1.6*c.hair(), 1), room)
	}
}

// discCorners is how many corners a circle has that is cut off at the side of its room.
const discCorners = 48

// discIn fills a circle as far as it lies in a room.
func (c *canvas) discIn(colour drawing.Color, x, y, radius float64, room box) {
	around := box{x - radius, y - radius, 2 * radius, 2 * radius}
	if room.encloses([]point{{around.x, around.y}, {around.right(), around.bottom()}}) {
		c.disc(colour, x, y, radius)
		return
	}
	ring := make([]point, discCorners)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / discCorners)
		ring[i] = point{x + radius*cos, y + radius*sin}
	}
	if ring = clipped(ring, room); len(ring) > 2 && radius > 0 {
		c.polygon(colour, [][]point{ring})
	}
}

// circleFigures writes into a circle what its size stands for, the deaths, where the figure has room in it and nothing that covers the map lies on it.
func (c *canvas) circleFigures(circles []circle, room box, covered []box) {
	ink := severityTints[3].in(c.theme)
	for _, one := range circles {
		text := figure(float64(one.deaths))
		f, ok := c.figureFace(one, text)
		if !ok {
			continue
		}
		if wide := f.width(text); !free(box{one.x - wide/2, one.y - f.size/2, wide, f.size}, room, covered) {
			continue
		}
		on := ink
		if !one.exact {
			on = c.ink.ground
		}
		c.writeCentred(f, readable(on), one.x, one.y+f.size*capital/2, text)
	}
}

// figureFace gives the larger face in which a figure has room in its circle; not ok where it has none, or nobody died.
func (c *canvas) figureFace(one circle, text string) (face, bool) {
	inner := one.radius
	if !one.exact {
		inner -= 2 * c.hair()
	}
	for _, f := range []face{c.small(), c.footnote()} {
		if one.deaths > 0 && math.Hypot(f.width(text), f.size*capital) <= 1.9*inner {
			return f, true
		}
	}
	return face{}, false
}

// disc fills a circle.
func (c *canvas) disc(colour drawing.Color, x, y, radius float64) {
	if c.surface == nil || radius <= 0 {
		return
	}
	c.surface.ResetStyle()
	c.surface.SetFillColor(colour)
	r := radius * c.scale
	c.surface.MoveTo(c.pixel(x+radius), c.pixel(y))
	c.surface.ArcTo(c.pixel(x), c.pixel(y), r, r, 0, 2*math.Pi)
	c.surface.Close()
	c.surface.Fill()
}
