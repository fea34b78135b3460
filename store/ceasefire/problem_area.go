package ceasefire

import (
	"fmt"
	"slices"
)

// checkArea adds what is wrong with an area. Its code and its names must lead to it alone, for places are known by them.
func (f Frame) checkArea(p *problems, i int, a Area) {
	at := func(field string) string { return fmt.Sprintf("areas[%d].%s", i, field) }
	p.add(a.Code == "", at("code"), "The area needs a code, such as its ISO 3166-2 code.")
	p.add(a.Name == "", at("name"), "The area needs a name.")
	p.add(!a.Label.Valid(), at("label"), "The label lies off the globe: latitudes run from -90 to 90, longitudes from -180 to 180.")
	twin := slices.IndexFunc(f.Areas, func(o Area) bool { return sameWords(o.Code, a.Code) })
	p.add(a.Code != "" && twin >= 0 && twin < i, at("code"), "Another area has the code %s too: give each its own.", a.Code)
	twin = slices.IndexFunc(f.Areas, func(o Area) bool { return sameWords(o.Name, a.Name) })
	p.add(a.Name != "" && twin >= 0 && twin < i, at("name"), "Another area is called %s too: give each its own name.", a.Name)
}
