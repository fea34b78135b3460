package plot

import (
	"fmt"
	"testing"

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
