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
		n.text = f.shorten(n.text, p.room.w/4)
		if b, ink, ok := m.freePlace(c, p, f, n, taken); ok {
			c.write(f, ink, b.x, b.y+f.size*0.8, n.text)
			taken = append(taken, box{b.x - f.size*0.3, b.y, b.w + f.size*0.6, b.h})
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

// freePlace finds room for a name, and the ink in which it is seen there: within its own shape around its middle, or else beside it where no other
// area lies.
func (m *geoMap) freePlace(c *canvas, p projection, f face, n mapName, taken []box) (box, drawing.Color, bool) {
	wide, high := f.width(n.text), f.size
	for _, at := range placesIn(n, wide, high) {
		b := box{at.x - wide/2, at.y - high/2, wide, high}
		if free(b, p.room, taken) && m.shapeUnder(p, b) == n.shape.code && (n.shape.code != "" || n.shape.holds(p.under(at.x, at.y))) {
			return b, m.inkOn(c, n.shape.code), true
		}
	}
	if n.shape.code == "" {
		return box{}, drawing.Color{}, false
	}
	for _, at := range placesBeside(n, wide, high) {
		b := box{at.x - wide/2, at.y - high/2, wide, high}
		if free(b, p.room, taken) && m.shapeUnder(p, b) == "" {
			return b, c.ink.ink, true
		}
	}
	return box{}, drawing.Color{}, false
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

// placesBeside gives where the middle of a name beside its shape may lie.
func placesBeside(n mapName, wide, high float64) []point {
	a, gap := n.around, high*0.5
	return []point{
		{a.x - wide/2 - gap, n.at.y}, {a.right() + wide/2 + gap, n.at.y}, {n.at.x, a.y - high/2 - gap}, {n.at.x, a.bottom() + high/2 + gap},
	}
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

// noShape stands for several shapes, or for one beside none.
const noShape = "\x00"

// shapeUnder gives the code of the area under all of a box, nothing where there is none.
func (m *geoMap) shapeUnder(p projection, b box) string {
	middle := b.y + b.h/2
	code := m.areaAt(p.under(b.x, middle))
	for _, x := range [...]float64{b.x + b.w/4, b.x + b.w/2, b.x + b.w*3/4, b.right()} {
		if m.areaAt(p.under(x, middle)) != code {
			return noShape
		}
	}
	return code
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
