package plot

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// Names lie on no other name, on no circle and on nothing that covers the map; a name of an area lies wholly on it, or on no area.
func TestNamesOfAMapKeepApart(t *testing.T) {
	s := yearOf(60, 3)
	s.Facts = ceasefire.FactsOf(append(s.Facts.List(), placed(35, 38, 40, ceasefire.PlaceExact, "A town")))
	a, err := NewAtlas(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, zoom := range []float64{1, 2, 5, 40} {
		for _, size := range [][2]int{{300, 220}, {900, 600}, {1600, 1000}} {
			f := MapFrame{Sight: a.Home(float64(size[0]), float64(size[1]), 60), Width: size[0], Height: size[1], Scale: 1, Foot: 60}
			f.Sight.Zoom *= zoom
			r := &recorder{fonts: a.fonts}
			c := a.canvas(r, f)
			p := f.Sight.projection(float64(size[0]), float64(size[1]))
			level := a.maps.level(c, p)
			foot := box{0, float64(size[1]) - 60, float64(size[0]), 60}
			a.maps.paint(c, p, level, foot)
			r.texts = append(r.texts, written{"the foot", foot})
			for _, fault := range r.faults(float64(size[0]), float64(size[1])) {
				t.Errorf("%v times %g: %s", size, zoom, fault)
			}
		}
	}
}

// Areas are named in Arabic where that is wanted and known.
func TestArabicNamesOfAreas(t *testing.T) {
	s := Subject{Frame: truce(), Outlines: shapes(), ArabicNames: true}
	s.Frame.Areas[0].NameArabic = "المرتفعات"
	m := newGeoMap(s)
	var names []string
	for _, one := range m.shapes {
		names = append(names, m.nameOf(one))
	}
	if got := fmt.Sprint(names); got != "[Elsewhere المرتفعات Coast]" {
		t.Errorf("names %s", got)
	}
}

// A name lies wholly on its own shape, or is an area's, lies on no area, and has a line that ends in its own.
func TestNamesOfAMapLieWhereTheyBelong(t *testing.T) {
	s := yearOf(60, 3)
	s.Outlines = shapes()
	m := newGeoMap(s)
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	set, led := 0, 0
	for _, wide := range []float64{400, 900, 1000, 1200, 2000, 4000} {
		room := box{0, 0, wide, wide / 5}
		c := &canvas{faces: fonts.open(), ink: Light.colours(), scale: 1, unit: 1}
		p := newProjection(m.extent, room)
		for _, n := range m.nameList(p) {
			n.text += " and around"
			place, ok := m.freePlace(c, p, c.small(), n, nil)
			if !ok {
				continue
			}
			set++
			for _, at := range [][2]float64{{place.box.x, place.box.y}, {place.box.right(), place.box.y}, {place.box.x, place.box.bottom()}, {place.box.right(), place.box.bottom()}} {
				on := p.under(at[0], at[1])
				if len(place.leader) == 0 && !n.shape.holds(on) || len(place.leader) > 0 && m.areaAt(on) != "" {
					t.Errorf("at a width of %g, %s lies at %v", wide, n.text, place.box)
				}
			}
			if len(place.leader) > 0 {
				led++
				if end := place.leader[1]; !n.shape.holds(p.under(end.x, end.y)) {
					t.Errorf("at a width of %g, the line of %s ends at %v", wide, n.text, end)
				}
			}
		}
	}
	if set == led || led == 0 {
		t.Errorf("%d names are set, %d of them with a line", set, led)
	}
}

// What white means stands in the legend of every map.
func TestMapExplainsWhite(t *testing.T) {
	s := yearOf(60, 3)
	s.Outlines = shapes()
	if legend := newGeoMap(s).sheet().legend; legend[0].name != "Deaths: 0" || !legend[0].framed {
		t.Errorf("the legend begins with %+v", legend[0])
	}
}

// Nothing slips through between the places at which a leading line is held against names and other lines, however long it is.
func TestLeadersAreHeldAgainstAllTheyCross(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Float64Range(0, 900)
		line := []point{{coordinate.Draw(t, "x1"), coordinate.Draw(t, "y1")}, {coordinate.Draw(t, "x2"), coordinate.Draw(t, "y2")}}
		share := rapid.Float64Range(0.05, 0.95).Draw(t, "share")
		x, y := line[0].x+(line[1].x-line[0].x)*share, line[0].y+(line[1].y-line[0].y)*share
		name := box{x - 20, y - 2, 40, 4}
		if apartFrom(line, []box{name}, nil) {
			t.Fatalf("the line %v runs over %v, and that is not seen", line, name)
		}
		across := alongside([]point{{x - 30, y + 20}, {x + 30, y - 20}})
		if math.Hypot(line[1].x-line[0].x, line[1].y-line[0].y) > 4 && apartFrom(line, across, nil) {
			t.Fatalf("the line %v crosses another at %.0f, %.0f, and that is not seen", line, x, y)
		}
	})
}

// The whole of a map as it is seen first has no circle under its key, where there is room beside that.
func TestNoCircleIsUnderTheKey(t *testing.T) {
	s := yearOf(60, 3)
	s.Facts = ceasefire.FactsOf(append(s.Facts.List(), placed(36.9, 36.1, 40, ceasefire.PlaceExact, "A town in the corner")))
	a, err := NewAtlas(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]float64{{900, 600}, {640, 700}, {1600, 1000}} {
		f := MapFrame{Sight: a.Home(size[0], size[1], 60), Width: int(size[0]), Height: int(size[1]), Scale: 1, Foot: 60}
		drawn, err := a.Draw(f)
		if err != nil {
			t.Fatal(err)
		}
		key := drawn.Key.Bounds()
		under := slices.DeleteFunc(drawn.Places(), func(p MapPlace) bool {
			return p.What.Within.IsZero() || p.X > float64(key.Dx()) || p.Y > float64(key.Dy())
		})
		if len(under) > 0 {
			t.Errorf("%v: %d circles lie under the key, such as %v", size, len(under), under[0].What.Words)
		}
	}
}
