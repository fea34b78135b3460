package exchange

import (
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// readActors reads the names by which data sets know the parties. A name stands for one party only, whatever its capitals, since the first
// that matches is taken.
func (t *template) readActors(list []actorLayout) {
	taken := map[string]bool{}
	for i, a := range list {
		place := fmt.Sprintf("actors[%d]", i)
		t.need(place+".name", a.Name, "the actor's name")
		t.need(place+".party", a.Party, "the party that the actor belongs to")
		t.once(place+".name", a.Name, taken)
		t.frame.Actors = append(t.frame.Actors, ceasefire.ActorName{Name: a.Name, Party: t.refer(place+".party", a.Party, t.keys.Parties), Note: a.Note})
	}
}

// readAreas reads the areas. A code, a name or another spelling leads to one area only.
func (t *template) readAreas(list []areaLayout) {
	taken := map[string]bool{}
	for i, a := range list {
		place := fmt.Sprintf("areas[%d]", i)
		t.need(place+".code", a.Code, "the area's code")
		t.need(place+".name", a.Name, "the area's name")
		t.ownNames(place, a, taken)
		label := ceasefire.Point(a.Label)
		if !label.Valid() {
			t.add(place+".label", "%g, %g lies off the globe", label.Lat, label.Lon)
		}
		t.frame.Areas = append(t.frame.Areas, ceasefire.Area{Code: a.Code, Name: a.Name, NameArabic: a.NameArabic, Aliases: a.Aliases, Label: label})
	}
}

// ownNames holds an area's names against those of the areas before it; that one of its own stands there twice does no harm.
func (t *template) ownNames(place string, a areaLayout, taken map[string]bool) {
	own := map[string]bool{}
	check := func(at, name string) {
		if !own[strings.ToLower(strings.TrimSpace(name))] {
			t.once(at, name, taken)
		}
		own[strings.ToLower(strings.TrimSpace(name))] = true
	}
	check(place+".code", a.Code)
	check(place+".name", a.Name)
	check(place+".name_arabic", a.NameArabic)
	for n, alias := range a.Aliases {
		check(fmt.Sprintf("%s.aliases[%d]", place, n), alias)
	}
}

// once notes a name that another record has, whatever its capitals.
func (t *template) once(place, name string, taken map[string]bool) {
	key := strings.ToLower(strings.TrimSpace(name))
	if key != "" && taken[key] {
		t.add(place, "the name %q is another's already: give each its own", clip(name, longestQuoted))
	}
	taken[key] = true
}
