package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// geoMap is the map: areas shaded by what happened in them, and circles, sized by how many died, where a place is known closely enough to have
// one. What is known only to the area is in the shade and never a circle.
type geoMap struct {
	subject Subject
	values  map[string]ceasefire.Bar
	bars    []ceasefire.Bar // the same, largest first
	left    []ceasefire.LeftOut
	n       int
	placed  []ceasefire.PlacedCount
	ramp    ramp
	days    int
	extent  ceasefire.GeoBox
	shapes  []shape
	sites   *siteLevels
}

func newGeoMap(s Subject) *geoMap {
	m := &geoMap{subject: s, values: map[string]ceasefire.Bar{}, placed: ceasefire.PlacedBy(s.Facts)}
	m.shapes, m.sites = shapesOf(s.Outlines), newSiteLevels(s.Facts)
	bars, left := s.Frame.Places(s.Facts, s.Measure)
	m.bars, m.left = bars, left
	m.days = s.rateDays()
	greatest := 0.0
	for _, b := range bars {
		m.n += b.N
		m.values[b.Key] = b
		greatest = max(greatest, m.shown(b))
	}
	m.ramp = newRamp(greatest, !m.rated())
	m.extent = m.reach()
	return m
}

// rateDays gives over how many days a mean a day is taken: none where the sum is asked for, or there is no day.
func (s Subject) rateDays() int {
	if !s.Rate {
		return 0
	}
	return s.reach().Len()
}

// rated reports whether areas are shaded by their mean a day.
func (m *geoMap) rated() bool { return m.days > 0 }

// shown gives the value by which an area is shaded.
func (m *geoMap) shown(b ceasefire.Bar) float64 {
	if m.rated() {
		return b.Value / float64(m.days)
	}
	return b.Value
}

// reach gives what the map shows: the window asked for, or all areas that have outlines, or all points.
func (m *geoMap) reach() ceasefire.GeoBox {
	if !m.subject.Window.IsZero() {
		return m.subject.Window
	}
	var box ceasefire.GeoBox
	for _, o := range m.subject.Outlines {
		if o.Code != "" {
			b := o.Box()
			box = box.Hold(ceasefire.Point{Lat: b.South, Lon: b.West}).Hold(ceasefire.Point{Lat: b.North, Lon: b.East})
		}
	}
	if !box.IsZero() {
		return box.Padded(0.03)
	}
	for _, one := range m.sites.sites {
		box = box.Hold(globe(one.at))
	}
	if box.IsZero() {
		return box
	}
	return box.Padded(0.12) // for the circles of the outermost places
}

// shade names what areas are shaded by.
func (m *geoMap) shade() string {
	if m.rated() {
		return m.subject.Measure.Name() + " a day"
	}
	return m.subject.Measure.Name()
}

func (m *geoMap) sheet() sheet {
	s := m.subject
	span := s.reach()
	out := newSheet(s, span, s.Facts.Len(), m.left)
	out.counts = m.counts()
	sum := 0.0
	for _, b := range m.values {
		sum += b.Value
	}
	out.title = joined([]string{counted(int(math.Round(sum)), s.Measure) + s.inScope() + ", where they were", span.Format()}, ", ")
	out.method = "Areas are shaded by " + strings.ToLower(m.shade()) + "; circles and the figures in them show the deaths there (best estimates), those of places close together in one, filled where the place is exact, open " +
		"where it is known less closely. What is known only to its area or the country has no circle."
	out.sources = joined([]string{out.sources, s.OutlineSource}, " ")
	if out.empty != "" {
		return out
	}
	for i, k := range m.shadeKeys() {
		if i == 0 {
			k.name = m.shade() + ": " + k.name
		}
		out.legend = append(out.legend, k)
	}
	out.legend = append(out.legend, placeKeys()...)
	out.finds(s, s.rankFinding(m.bars, "area", m.days), m.shade()+" by area", span)
	return out
}

// shadeKeys explain the shades, that of nothing first.
func (m *geoMap) shadeKeys() []key {
	keys := m.ramp.keys()
	keys[0] = key{name: "0", tint: tint{Light.colours().faint, Dark.colours().faint}, framed: true}
	for class := range m.ramp.classes() {
		keys[class+1].tint = m.tint(class)
	}
	return keys
}

// tint gives the shade of a class: paler than that of a chart, so that circles are seen on it.
func (m *geoMap) tint(class int) tint {
	full := m.ramp.tintOf(class)
	return tint{mix(full.light, Light.colours().ground, 0.25), mix(full.dark, Dark.colours().ground, 0.25)}
}

// placeKeys are the signs of places.
func placeKeys() []key {
	return []key{
		{name: "exact place", tint: severityTints[3], round: true},
		{name: "known less closely", tint: severityTints[3], round: true, outlined: true},
	}
}

// counts says how many incidents the areas are shaded by, which were left out, and how closely all of them are placed.
func (m *geoMap) counts() string {
	text := m.subject.counts(m.n, m.left)
	if words := placedWords(m.placed); words != "" {
		text += " Of all " + figure(float64(m.subject.Facts.Len())) + ": " + words + "."
	}
	return text
}

// placedWords says how many are placed how closely: "893 to an exact place, 481 near one, 73 to an area, 4 not placed".
func placedWords(placed []ceasefire.PlacedCount) string {
	parts := make([]string, len(placed))
	for i, p := range placed {
		names := [...]string{"not placed", "to an exact place", "within 25 km", "to a district", "to an area", "to the country"}
		parts[i] = figure(float64(p.N)) + " " + names[min(int(p.Precision), len(names)-1)]
	}
	return strings.Join(parts, ", ")
}

func (m *geoMap) draw(c *canvas, room box) {
	if m.extent.IsZero() {
		c.writeCentred(c.body(), c.ink.quiet, room.x+room.w/2, room.y+room.h/2, c.body().shorten("Nothing here has a place: load outlines, or give incidents coordinates.", room.w))
		return
	}
	c.sea(room)
	p, level := m.laid(c, room)
	m.paint(c, p, level, c.scaleRoom(p, room), c.sizesRoom(level, room))
	c.scaleBar(p, room)
	c.sizes(level, room)
}

// laid gives how a map lies in a room and its circles: above what explains its scale where circles would lie beneath that.
func (m *geoMap) laid(c *canvas, room box) (projection, siteLevel) {
	p := newProjection(m.extent, room)
	level := m.level(c, p)
	panels := []box{c.scaleRoom(p, room), c.sizesRoom(level, room)}
	greatest, least := c.circleSizes()
	if !slices.ContainsFunc(level.circles(p, greatest, least), func(one circle) bool { return !free(one.around(c.hair()), one.around(c.hair()), panels) }) {
		return p, level
	}
	room.h -= max(2*greatest+c.small().size*0.6, c.small().leading()*1.2) + c.hair()
	p = newProjection(m.extent, room)
	return p, m.level(c, p)
}

// paint draws land, circles and names, which keep off what is covered.
func (m *geoMap) paint(c *canvas, p projection, level siteLevel, covered ...box) {
	c.sea(p.room)
	for _, s := range m.shapes {
		m.land(c, p, s)
	}
	m.markChosen(c, p)
	greatest, least := c.circleSizes()
	circles := level.circles(p, greatest, least)
	c.circles(circles, p.room, covered)
	m.names(c, p, circles, covered)
}

// level gives the sites put together as they are told apart in a projection.
func (m *geoMap) level(c *canvas, p projection) siteLevel {
	width := 20 * c.unit
	if c.thumbnail {
		width = 10
	}
	return m.sites.seen(p, levelFor(p.zoom, width)).apart(p.zoom, c.circleScale())
}

// land fills a shape: an area by what happened in it, what lies around so that it recedes.
func (m *geoMap) land(c *canvas, p projection, s shape) {
	colour, bar := mix(c.ink.grid, c.ink.ground, 0.2), m.values[s.code]
	if s.code != "" {
		colour = m.ground(c, s.code)
	}
	for _, part := range s.parts {
		rings := p.visible(part)
		c.polygon(colour, rings)
		for _, ring := range rings {
			c.shore(ring, p.room)
		}
		if s.code != "" {
			c.areaSpot(rings, Narrowing{Area: s.code, Words: m.nameOf(s), Value: m.areaWords(bar)})
		}
	}
}

// markChosen draws a strong line around the areas that the filter is narrowed to.
func (m *geoMap) markChosen(c *canvas, p projection) {
	chosen := slices.Clone(m.subject.Filter.Areas)
	if named, ok := m.subject.Frame.AreaByName(m.subject.Filter.Place); ok {
		chosen = append(chosen, named.Code)
	}
	for _, s := range m.shapes {
		if s.code == "" || !slices.Contains(chosen, s.code) {
			continue
		}
		for _, part := range s.parts {
			for _, ring := range p.visible(part) {
				c.border(c.ink.ink, 1.6*c.unit, ring, p.room)
			}
		}
	}
}

// nameOf gives the name that a shape has on the map.
func (m *geoMap) nameOf(s shape) string {
	if !m.subject.ArabicNames {
		return oneLine(s.name)
	}
	area, _ := m.subject.Frame.Area(s.code)
	return oneLine(cmp.Or(area.NameArabic, s.arabic, s.name))
}

// areaWords says what happened in an area.
func (m *geoMap) areaWords(b ceasefire.Bar) string {
	text := amount(b.Value, m.subject.Measure)
	if m.rated() {
		text += fmt.Sprintf(" (%s a day)", rate(m.shown(b)))
	}
	return text
}

// siteEdge is by how many degrees a filter reaches beyond the places of a circle, so that rounding leaves none out: some five metres.
const siteEdge = 5e-5

// words says what lies under a circle.
func (s site) words() Narrowing {
	where := oneLine(s.name)
	if where == "" {
		where = "a place without a name"
	}
	if s.places > 1 {
		where = fmt.Sprintf("%s and %s near it", where, morePlaces(s.places-1))
	}
	within := ceasefire.Within{Box: s.reach.Widened(siteEdge), Name: where}
	return Narrowing{Within: within, Words: where, Value: counted(s.n, ceasefire.IncidentsMeasure) + ", " + counted(s.deaths, ceasefire.DeathsMeasure)}
}

// morePlaces counts places beyond one that is named.
func morePlaces(n int) string {
	if n == 1 {
		return "1 more place"
	}
	return figure(float64(n)) + " more places"
}
