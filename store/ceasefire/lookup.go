package ceasefire

import (
	"slices"
	"strings"
)

// Party finds a party by its key.
func (f Frame) Party(id ID) (Party, bool) {
	return find(f.Parties, func(p Party) bool { return p.ID == id })
}

// PartyByName finds a party by its name or its short name, upper or lower case.
func (f Frame) PartyByName(text string) (Party, bool) {
	return find(f.Parties, func(p Party) bool { return sameWords(p.Name, text) || sameWords(p.Short, text) })
}

// PartyOfActor gives the party that an actor's name stands for: by the dossier's list of names first, else by the party's own
// name. Case does not matter.
func (f Frame) PartyOfActor(name string) (ID, bool) {
	if actor, ok := find(f.Actors, func(a ActorName) bool { return sameWords(a.Name, name) }); ok {
		return actor.Party, true
	}
	party, ok := f.PartyByName(name)
	return party.ID, ok
}

// ActorCount is an actor's name, as incidents have it, with how many of them have it on a side.
type ActorCount struct {
	Name      string
	Incidents int
}

// Unmapped gives those of some names that stand for no party, in their order. Civilians, who are no actor, are left out.
func (f Frame) Unmapped(names []ActorCount) []ActorCount {
	return keep(names, func(a ActorCount) bool {
		_, mapped := f.PartyOfActor(a.Name)
		return !mapped && !Side{Actor: a.Name}.IsCivilians()
	})
}

// Area finds an area by its code.
func (f Frame) Area(code string) (Area, bool) {
	return find(f.Areas, func(a Area) bool { return a.Code == code })
}

// AreaByName finds an area by its code, its name, its Arabic name or any spelling that it is known by. Case does not matter.
func (f Frame) AreaByName(text string) (Area, bool) {
	return find(f.Areas, func(a Area) bool {
		known := func(name string) bool { return sameWords(name, text) }
		return known(a.Code) || known(a.Name) || known(a.NameArabic) || slices.ContainsFunc(a.Aliases, known)
	})
}

// Source finds a source by its key.
func (f Frame) Source(id ID) (Source, bool) {
	return find(f.Sources, func(s Source) bool { return s.ID == id })
}

// Clock finds a clock by its key.
func (f Frame) Clock(id ID) (Clock, bool) {
	return find(f.Clocks, func(c Clock) bool { return c.ID == id })
}

// Commitment finds a commitment by its key.
func (f Frame) Commitment(id ID) (Commitment, bool) {
	return find(f.Commitments, func(c Commitment) bool { return c.ID == id })
}

func find[T any](all []T, wanted func(T) bool) (T, bool) {
	if i := slices.IndexFunc(all, wanted); i >= 0 {
		return all[i], true
	}
	var none T
	return none, false
}

// sameWords compares two names without regard to case and surrounding space; an empty name is nobody's.
func sameWords(name, text string) bool {
	name, text = strings.TrimSpace(name), strings.TrimSpace(text)
	return name != "" && strings.EqualFold(name, text)
}
