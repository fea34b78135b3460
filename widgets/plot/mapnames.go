package plot

import (
	"cmp"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"truceboard/store/ceasefire"
)

// mapName is a label on the map: of which shape, where its middle is best, how large the shape is in sight, and the value that says which comes first.
type mapName struct {
	shape  shape
	text   string
	at     point
	size   float64
	value  float64
	around box // what the shape takes of the picture
	// beneath are the circles that lie on the middle, over which a line may lead to it.
	beneath []box
}

// names labels the areas, those with the greatest values first, and then what lies around, each where it lies on no other name, on no circle and on
// nothing that covers the map.
func (m *geoMap) names(c *canvas, p projection, circles []circle, covered []box) {
	if c.thumbnail {
		return
	}
	taken := slices.Clone(covered)
	for _, one := range circles {
		taken = append(taken, box{one.x - one.radius, one.y - one.radius, 2 * one.radius, 2 * one.radius})
	}
	f := c.small()
	for _, n := range m.nameList(p) {
		n.beneath = boxesAt(taken[len(covered):len(covered)+len(circles)], n.at)
		n.text = f.shorten(n.text, p.room.w/4)
		if s, ok := m.freePlace(c, p, f, n, taken); ok {
			c.line(c.ink.ink, c.hair(), s.leader)
			c.write(f, s.ink, s.box.x, s.box.y+f.size*0.8, n.text)
			taken = append(taken, box{s.box.x - f.size*0.3, s.box.y, s.box.w + f.size*0.6, s.box.h})
			taken = append(taken, alongside(s.leader)...)
		}
	}
}

// nameList gives the names in the order in which they find room.
func (m *geoMap) nameList(p projection) []mapName {
	var list []mapName
	for _, s := range m.shapes {
		n := mapName{shape: s, text: m.nameOf(s), value: m.values[s.code].Value}
		if n.text == "" || !p.sees(s.box) {
			continue
		}
		n.at, n.size = p.middleOf(s)
		if n.size == 0 {
			continue
		}
		if area, known := m.subject.Frame.Area(s.code); known && (area.Label != ceasefire.Point{}) {
			if at := p.place(plane(area.Label)); p.room.encloses([]point{at}) {
				n.at = at
			}
		}
		low, high := p.place(point{s.box.x, s.box.bottom()}), p.place(point{s.box.right(), s.box.y})
		n.around = box{low.x, low.y, high.x - low.x, high.y - low.y}
		list = append(list, n)
	}
	slices.SortStableFunc(list, func(a, b mapName) int {
		if (a.shape.code == "") != (b.shape.code == "") {
			return cmp.Compare(b.shape.code, a.shape.code)
		}
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(b.size, a.size))
	})
	return list
}

// namePlace is where a name is set, in which ink, and the line that leads from it to its shape where it lies beside that.
type namePlace struct {
	box    box
	ink    drawing.Color
	leader []point
}

// freePlace finds room for a name: wholly within its own shape around its middle, or else, for an area, beside it where no other area lies, with a line
// that leads to it. A name for which there is neither is left out.
func (m *geoMap) freePlace(c *canvas, p projection, f face, n mapName, taken []box) (namePlace, bool) {
	wide, high := f.width(n.text), f.size
	for _, at := range placesIn(n, wide, high) {
		b := box{at.x - wide/2, at.y - high/2, wide, high}
		if free(b, p.room, taken) && m.within(p, n.shape, b) {
			return namePlace{box: b, ink: m.inkOn(c, n.shape.code)}, true
		}
	}
	if n.shape.code == "" {
		return namePlace{}, false
	}
	for _, at := range placesBeside(n, wide, high) {
		b := box{at.x - wide/2, at.y - high/2, wide, high}
		line, leads := p.reaching(n.shape, leader(b, n.at))
		if leads && free(b, p.room, taken) && apartFrom(line, taken, n.beneath) && m.clearGround(p, b) {
			return namePlace{b, c.ink.ink, line}, true
		}
	}
	return namePlace{}, false
}

// placesIn gives where the middle of a name within its shape may lie, the best first.
func placesIn(n mapName, wide, high float64) []point {
	var places []point
	for _, down := range [...]float64{0, -1.3, 1.3, -2.6, 2.6, -4, 4, -6, 6} {
		for _, right := range [...]float64{0, -0.4, 0.4, -0.8, 0.8} {
			places = append(places, point{n.at.x + right*wide, n.at.y + down*high})
		}
	}
	return places
}

// free reports whether a box lies in a room and on nothing that is taken.
func free(b, room box, taken []box) bool {
	if b.w == 0 || b.x < room.x || b.right() > room.right() || b.y < room.y || b.bottom() > room.bottom() {
		return false
	}
	return !slices.ContainsFunc(taken, b.meets)
}

// meets reports whether two boxes lie on one another.
func (b box) meets(o box) bool {
	return b.x < o.right() && o.x < b.right() && b.y < o.bottom() && o.y < b.bottom()
}

// areaAt gives the code of the area at a place of the plane, nothing where there is none.
func (m *geoMap) areaAt(at point) string {
	for _, s := range m.shapes {
		inBox := at.x >= s.box.x && at.x <= s.box.right() && at.y >= s.box.y && at.y <= s.box.bottom()
		if s.code != "" && inBox && s.holds(at) {
			return s.code
		}
	}
	return ""
}

// inkOn gives the ink of a name on its area; what lies around has a quiet one.
func (m *geoMap) inkOn(c *canvas, code string) drawing.Color {
	if code == "" {
		return c.ink.quiet
	}
	return readable(m.ground(c, code))
}
