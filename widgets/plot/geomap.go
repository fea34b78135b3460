package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// geoMap is the map: areas shaded by what happened in them, and points, sized by how many died, where a place is known closely enough to have
// one. What is known only to the area is in the shade and never a point.
type geoMap struct {
	subject Subject
	values  map[string]ceasefire.Bar
	left    []ceasefire.LeftOut
	n       int
	placed  []ceasefire.PlacedCount
	ramp    ramp
	days    int
	extent  ceasefire.GeoBox
}

func newGeoMap(s Subject) *geoMap {
	m := &geoMap{subject: s, values: map[string]ceasefire.Bar{}, placed: ceasefire.PlacedBy(s.Facts), days: s.reach().Len()}
	bars, left := s.Frame.Places(s.Facts, s.Measure)
	m.left = left
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

// rated reports whether areas are shaded by their mean a day.
func (m *geoMap) rated() bool { return m.subject.Rate && m.days > 0 }

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
	if box.IsZero() {
		for _, f := range m.subject.Facts {
			if f.Placed.HasPoint() {
				box = box.Hold(pointOf(f))
			}
		}
	}
	return box.Padded(0.03)
}

func pointOf(f ceasefire.Fact) ceasefire.Point {
	return ceasefire.Point{Lat: float64(f.Lat), Lon: float64(f.Lon)}
}

func (m *geoMap) sheet() sheet {
	s := m.subject
	span := s.reach()
	out := newSheet(s, span, len(s.Facts), m.left)
	out.counts = m.counts()
	sum := 0.0
	for _, b := range m.values {
		sum += b.Value
	}
	out.title = joined([]string{counted(int(math.Round(sum)), s.Measure) + s.inScope() + ", where they were", span.Format()}, ", ")
	shade := s.Measure.Name()
	if m.rated() {
		shade += " a day"
	}
	out.method = "Areas are shaded by " + strings.ToLower(shade) + "; circles are as large as the deaths there (best estimates), filled where the place is exact, open " +
		"where it is known less closely. What is known only to its area or the country has no circle."
	out.sources = joined([]string{out.sources, s.OutlineSource}, " ")
	if out.empty != "" {
		return out
	}
	for i, k := range m.ramp.keys()[1:] {
		if i == 0 {
			k.name = shade + ": " + k.name
		}
		out.legend = append(out.legend, k)
	}
	out.legend = append(out.legend, key{name: "exact place", tint: severityTints[3], round: true}, key{name: "known less closely", tint: severityTints[3], round: true, outlined: true})
	return out
}

// counts says how many incidents went in, and how closely they are placed.
func (m *geoMap) counts() string {
	parts := make([]string, len(m.placed))
	for i, p := range m.placed {
		parts[i] = p.Precision.Words() + " " + figure(float64(p.N))
	}
	text := "n = " + counted(len(m.subject.Facts), ceasefire.IncidentsMeasure)
	if len(parts) > 0 {
		text += "; placed: " + strings.Join(parts, ", ")
	}
	return text + "."
}

func (m *geoMap) table() [][]string {
	rows := [][]string{{"code", "name", unit(m.subject.Measure), "incidents"}}
	for _, o := range m.subject.Frame.Areas {
		b := m.values[o.Code]
		rows = append(rows, []string{o.Code, o.Name, exact(b.Value), exact(float64(b.N))})
	}
	return rows
}

func (m *geoMap) draw(c *canvas, room box) {
	if m.extent.IsZero() {
		c.writeCentred(c.body(), c.ink.quiet, room.x+room.w/2, room.y+room.h/2, c.body().shorten("Nothing here has a place: load outlines, or give incidents coordinates.", room.w))
		return
	}
	p := newProjection(m.extent, room)
	c.sea(room)
	for _, o := range m.subject.Outlines {
		if o.Code == "" {
			c.land(p, o, mix(c.ink.grid, c.ink.ground, 0.2), room)
		}
	}
	for _, o := range m.subject.Outlines {
		if o.Code != "" {
			m.area(c, p, o, room)
		}
	}
	clusters := m.clusters(c, p, room)
	c.circles(clusters, m.scale(clusters))
	m.names(c, p, room, clusters)
	c.scaleBar(p, room)
}

// area shades one area.
func (m *geoMap) area(c *canvas, p projection, o ceasefire.Outline, room box) {
	colour := c.ink.ground
	bar := m.values[o.Code]
	if class := m.ramp.class(m.shown(bar)); class >= 0 {
		colour = mix(m.ramp.tintOf(class).in(c.theme), c.ink.ground, 0.25)
	}
	c.land(p, o, colour, room)
	c.areaSpots(p, o, room, Narrowing{Area: o.Code, Words: o.Name, Value: m.areaWords(bar)})
}

// areaWords says what happened in an area.
func (m *geoMap) areaWords(b ceasefire.Bar) string {
	text := amount(b.Value, m.subject.Measure)
	if m.rated() {
		text += fmt.Sprintf(" (%s a day)", rate(m.shown(b)))
	}
	return text
}

// cluster is what is drawn as one circle: facts that lie close together, how many died, and how closely the closest of them is known.
type cluster struct {
	x, y      float64
	n, deaths int
	exact     bool
	place     string
	radius    float64
}

// clusters puts the points that would lie on one another together.
func (m *geoMap) clusters(c *canvas, p projection, room box) []cluster {
	side := 13 * c.unit
	if c.thumbnail {
		side = 7
	}
	sums := map[[2]int]*cluster{}
	for _, f := range m.subject.Facts {
		at := pointOf(f)
		if !f.Placed.HasPoint() || !m.extent.Contains(at) {
			continue
		}
		x, y := p.at(at)
		if x < room.x || x > room.right() || y < room.y || y > room.bottom() {
			continue
		}
		cell := [2]int{int(x / side), int(y / side)}
		one := sums[cell]
		if one == nil {
			one = &cluster{place: f.Place}
			sums[cell] = one
		}
		one.x, one.y = one.x+x, one.y+y
		one.n++
		one.deaths += int(max(f.Best, 0))
		one.exact = one.exact || f.Placed == ceasefire.PlaceExact
		if one.place != f.Place {
			one.place = ""
		}
	}
	return settled(sums)
}

// settled gives the clusters at the middles of what they hold, the deadliest first so that smaller ones lie on them.
func settled(sums map[[2]int]*cluster) []cluster {
	out := make([]cluster, 0, len(sums))
	for _, one := range sums {
		one.x, one.y = one.x/float64(one.n), one.y/float64(one.n)
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b cluster) int {
		switch {
		case a.deaths != b.deaths:
			return b.deaths - a.deaths
		case a.x != b.x:
			if a.x < b.x {
				return -1
			}
			return 1
		case a.y < b.y:
			return -1
		}
		return 1
	})
	return out
}

// scale gives what a circle's radius is for a number of deaths: its surface grows with them.
func (m *geoMap) scale(clusters []cluster) func(c *canvas, deaths int) float64 {
	most := 1
	for _, one := range clusters {
		most = max(most, one.deaths)
	}
	return func(c *canvas, deaths int) float64 {
		greatest := 15 * c.unit
		if c.thumbnail {
			greatest = 7
		}
		return max(greatest*math.Sqrt(float64(deaths)/float64(most)), 2*c.hair())
	}
}

// words says what lies under a circle.
func (one cluster) words() Narrowing {
	what := counted(one.n, ceasefire.IncidentsMeasure)
	if one.place != "" {
		what = oneLine(one.place) + ", " + what
	}
	return Narrowing{Words: what, Value: counted(one.deaths, ceasefire.DeathsMeasure)}
}
