package plot

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// sea fills the room in which the land lies.
func (c *canvas) sea(room box) {
	if !c.thumbnail {
		c.fill(mix(c.ink.grid, c.ink.ground, 0.55), room)
	}
}

// land fills the polygons of an outline, as far as they lie in the room, with a faint line around them.
func (c *canvas) land(p projection, o ceasefire.Outline, colour drawing.Color, room box) {
	for _, polygon := range o.Polygons {
		var rings [][]point
		for _, ring := range polygon {
			if cut := clipped(p.ring(ring), room); len(cut) > 2 {
				rings = append(rings, cut)
			}
		}
		c.polygon(colour, rings)
		for _, ring := range rings {
			c.shore(ring, room)
		}
	}
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
func (c *canvas) shore(ring []point, room box) {
	edge := func(a, b point) bool {
		on := func(v, side float64) bool { return math.Abs(v-side) < 0.01 }
		return on(a.x, room.x) && on(b.x, room.x) || on(a.x, room.right()) && on(b.x, room.right()) ||
			on(a.y, room.y) && on(b.y, room.y) || on(a.y, room.bottom()) && on(b.y, room.bottom())
	}
	closed := append(slices.Clone(ring), ring[0])
	line := []point{closed[0]}
	for i := range len(closed) - 1 {
		if edge(closed[i], closed[i+1]) {
			c.line(c.ink.faint, 0.8*c.unit, line)
			line = nil
		}
		line = append(line, closed[i+1])
	}
	c.line(c.ink.faint, 0.8*c.unit, line)
}

// areaSpots notes that an area's polygons stand for it.
func (c *canvas) areaSpots(p projection, o ceasefire.Outline, room box, what Narrowing) {
	if c.spots == nil {
		return
	}
	for _, polygon := range o.Polygons {
		var rings [][]point
		around := box{math.Inf(1), math.Inf(1), 0, 0}
		right, bottom := math.Inf(-1), math.Inf(-1)
		for _, ring := range polygon {
			places := clipped(p.ring(ring), room)
			rings = append(rings, places)
			for _, at := range places {
				around.x, around.y = min(around.x, at.x), min(around.y, at.y)
				right, bottom = max(right, at.x), max(bottom, at.y)
			}
		}
		if right > around.x {
			around.w, around.h = right-around.x, bottom-around.y
			*c.spots = append(*c.spots, spot{box: around, rings: rings, what: what})
		}
	}
}

// circles draws the clusters: filled where a place is exact, open where none is. What they stand for lies over the areas, so that it is met first.
func (c *canvas) circles(clusters []cluster, radius func(*canvas, int) float64) {
	ink := severityTints[3].in(c.theme)
	var spots []spot
	for i, one := range clusters {
		r := radius(c, one.deaths)
		clusters[i].radius = r
		c.disc(c.ink.ground, one.x, one.y, r+c.hair())
		c.disc(ink, one.x, one.y, r)
		if !one.exact && r > 2*c.hair() {
			c.disc(c.ink.ground, one.x, one.y, r-1.6*c.hair())
		}
		reach := max(r, leastSpot/2)
		spots = append(spots, spot{box: box{one.x - reach, one.y - reach, 2 * reach, 2 * reach}, what: one.words()})
	}
	c.circleFigures(clusters)
	if c.spots != nil {
		slices.Reverse(spots) // the smaller ones lie on top
		*c.spots = append(spots, *c.spots...)
	}
}

// circleFigures writes how many incidents lie under a circle, where it has room and no smaller circle lies on the figure.
func (c *canvas) circleFigures(clusters []cluster) {
	f, ink := c.small(), severityTints[3].in(c.theme)
	for i, one := range clusters {
		text := strconv.Itoa(one.n)
		wide := f.width(text)
		if one.n < 2 || wide > 1.7*one.radius || f.size > 1.7*one.radius {
			continue
		}
		covered := slices.ContainsFunc(clusters[i+1:], func(o cluster) bool {
			return math.Abs(o.x-one.x) < o.radius+wide/2 && math.Abs(o.y-one.y) < o.radius+f.size/2
		})
		if covered {
			continue
		}
		on := ink
		if !one.exact {
			on = c.ink.ground
		}
		c.writeCentred(f, readable(on), one.x, one.y+f.size*capital/2, text)
	}
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

// mapName is a label on the map: where its middle is, the value that says which comes first, and whether it names what lies around.
type mapName struct {
	code   string
	text   string
	x, y   float64
	value  float64
	around bool
}

// names labels the areas, those with the greatest values first, and then what lies around, each where it lies on no other name and no circle.
func (m *geoMap) names(c *canvas, p projection, room box, clusters []cluster) {
	if c.thumbnail {
		return
	}
	taken := []box{c.scaleRoom(p, room)}
	for _, one := range clusters {
		taken = append(taken, box{one.x - one.radius, one.y - one.radius, 2 * one.radius, 2 * one.radius})
	}
	f := c.small()
	for _, n := range m.nameList(p, room) {
		text := f.shorten(oneLine(n.text), room.w/4)
		if b, ok := freePlace(f, text, n, room, taken); ok {
			c.write(f, m.nameInk(c, n, p.back(b.x+b.w/2, b.y+b.h/2)), b.x, b.y+f.size*0.8, text)
			taken = append(taken, b)
		}
	}
}

// nameInk gives the ink in which a name is seen on the shade on which it stands.
func (m *geoMap) nameInk(c *canvas, n mapName, at ceasefire.Point) drawing.Color {
	if n.around {
		return c.ink.quiet
	}
	for _, o := range m.subject.Outlines {
		if class := m.ramp.class(m.shown(m.values[o.Code])); o.Code != "" && class >= 0 && o.Holds(at) {
			return readable(m.ramp.tintOf(class).in(c.theme))
		}
	}
	return c.ink.ink
}

// nameList gives the names in the order in which they find room.
func (m *geoMap) nameList(p projection, room box) []mapName {
	var list []mapName
	for _, o := range m.subject.Outlines {
		middle, ok := middleOf(p, o, room)
		if area, known := m.subject.Frame.Area(o.Code); known && (area.Label != ceasefire.Point{}) {
			middle.x, middle.y = p.at(area.Label)
			ok = true
		}
		if ok && o.Name != "" {
			list = append(list, mapName{o.Code, o.Name, middle.x, middle.y, m.values[o.Code].Value, o.Code == ""})
		}
	}
	slices.SortStableFunc(list, func(a, b mapName) int {
		if a.around != b.around {
			if a.around {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.value, a.value)
	})
	return list
}

// middleOf gives the middle of the largest part of an outline that is in sight.
func middleOf(p projection, o ceasefire.Outline, room box) (middle point, ok bool) {
	most := 0.0
	for _, polygon := range o.Polygons {
		ring := clipped(p.ring(polygon[0]), room)
		area, x, y := 0.0, 0.0, 0.0
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			cross := a.x*b.y - b.x*a.y
			area, x, y = area+cross, x+(a.x+b.x)*cross, y+(a.y+b.y)*cross
		}
		if size := math.Abs(area); size > most && size > 1 {
			most, middle, ok = size, point{x / (3 * area), y / (3 * area)}, true
		}
	}
	return middle, ok
}

// freePlace finds room for a name around its middle: there, above, beneath.
func freePlace(f face, text string, n mapName, room box, taken []box) (box, bool) {
	wide, high := f.width(text), f.size
	for _, shift := range []float64{0, -1.3, 1.3, -2.6, 2.6} {
		b := box{n.x - wide/2, n.y - high/2 + shift*high, wide, high}
		inside := b.x >= room.x && b.right() <= room.right() && b.y >= room.y && b.bottom() <= room.bottom()
		free := !slices.ContainsFunc(taken, func(o box) bool {
			return b.x < o.right() && o.x < b.right() && b.y < o.bottom() && o.y < b.bottom()
		})
		if text != "" && inside && free {
			return b, true
		}
	}
	return box{}, false
}

// scaleLength gives a round number of kilometres for the scale bar, and how long it is.
func (c *canvas) scaleLength(p projection, room box) (km, long float64) {
	km = niceStep(room.w / 12 / p.kilometre())
	return km, km * p.kilometre()
}

// scaleRoom gives the room of the scale bar, in the lower left corner; an empty box where it has none.
func (c *canvas) scaleRoom(p projection, room box) box {
	f := c.small()
	km, long := c.scaleLength(p, room)
	wide, high := long+f.width(scaleWords(km))+f.size*2, f.leading()*1.2
	if c.thumbnail || room.h < 5*f.leading() || wide > room.w {
		return box{}
	}
	return box{room.x, room.bottom() - high, wide, high}
}

func scaleWords(km float64) string { return figure(km) + " km, north up" }

// scaleBar draws how long a round number of kilometres is, and says where north is.
func (c *canvas) scaleBar(p projection, room box) {
	b := c.scaleRoom(p, room)
	if b.w == 0 {
		return
	}
	f := c.small()
	km, long := c.scaleLength(p, room)
	x, y := b.x+f.size*0.6, b.bottom()-f.size*0.5
	c.fill(c.ink.ground, b)
	c.fill(c.ink.ink, box{x, y, long, c.hair()}, box{x, y - 3*c.unit, c.hair(), 3 * c.unit}, box{x + long - c.hair(), y - 3*c.unit, c.hair(), 3 * c.unit})
	c.write(f, c.ink.quiet, x+long+f.size*0.5, y, scaleWords(km))
}
