package ceasefire

import (
	"cmp"
	"slices"
)

// NamedPlace is a place that an area or an outline names, with its name in Arabic and every other spelling. It is known to the level of what names it and never has a point.
type NamedPlace struct {
	Place  Place
	Arabic string
	Others []string
}

// Gazetteer gives the places that a frame's areas and some outlines name: the areas first, with the spellings of their outlines, and then the outlines of no area, each in the
// area whose outline holds its middle.
func Gazetteer(frame Frame, outlines []Outline) []NamedPlace {
	var places []NamedPlace
	at := map[string]int{}
	for _, a := range frame.Areas {
		at[a.Code] = len(places)
		place := Place{Name: a.Name, Area: a.Code, Precision: PlaceArea}
		places = append(places, NamedPlace{place, a.NameArabic, slices.Clone(a.Aliases)})
	}
	for _, o := range outlines {
		if n, ok := at[o.Code]; ok {
			places[n].Arabic = cmp.Or(places[n].Arabic, o.NameArabic)
			places[n].Others = append(places[n].Others, append([]string{o.Name, o.NameArabic}, o.Others...)...)
		} else if o.Name != "" {
			places = append(places, NamedPlace{o.place(outlines), o.NameArabic, o.Others})
		}
	}
	return places
}

// place gives the place that an outline of no area names.
func (o Outline) place(outlines []Outline) Place {
	p := Place{Name: o.Name, Precision: cmp.Or(o.Level, PlaceArea)}
	if p.Precision == PlaceCountry {
		return p
	}
	middle := o.Box().Middle()
	for _, other := range outlines {
		if other.Code != "" && other.Holds(middle) {
			p.Area = other.Code
		}
	}
	if p.Precision == PlaceDistrict {
		p.District = o.Name
	}
	return p
}
