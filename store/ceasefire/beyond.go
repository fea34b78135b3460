package ceasefire

import (
	"fmt"
	"reflect"
)

// Beyond says in words what a frame holds that another does not have ("3 parties", "1 clock"), and what the other has otherwise. Records are the same by their ID, areas by their code, names of actors by the name.
func (f Frame) Beyond(other Frame) (missing, differing []string) {
	compare := func(gone, unlike int, one, many string) {
		missing, differing = appendCount(missing, gone, one, many), appendCount(differing, unlike, one, many)
	}
	mine, theirs := f.Agreement, other.Agreement
	mine.ID, mine.Sources, theirs.ID, theirs.Sources = ID{}, nil, ID{}, nil
	if !reflect.DeepEqual(mine, theirs) {
		differing = append(differing, "title, instant or summary of the agreement")
	}
	gone, unlike := lacking(f.Parties, other.Parties, func(p Party) ID { return p.ID })
	compare(gone, unlike, "party", "parties")
	gone, unlike = lacking(f.Clocks, other.Clocks, func(c Clock) ID { return c.ID })
	compare(gone, unlike, "clock", "clocks")
	gone, unlike = lacking(f.Commitments, other.Commitments, func(c Commitment) ID { return c.ID })
	compare(gone, unlike, "commitment", "commitments")
	gone, unlike = lacking(f.ScopeRules, other.ScopeRules, func(r ScopeRule) ID { return r.ID })
	compare(gone, unlike, "scope rule", "scope rules")
	gone, unlike = lacking(f.Areas, other.Areas, func(a Area) string { return a.Code })
	compare(gone, unlike, "area", "areas")
	gone, unlike = lacking(f.stoodFor(), other.stoodFor(), func(a [2]string) string { return a[0] })
	compare(gone, unlike, "name of a party", "names of parties")
	gone, unlike = lacking(f.Timeline, other.Timeline, func(e Event) ID { return e.ID })
	compare(gone, unlike, "event", "events")
	gone, unlike = lacking(f.Tallies, other.Tallies, func(t Tally) ID { return t.ID })
	compare(gone, unlike, "tally", "tallies")
	gone, unlike = lacking(f.Determinations, other.Determinations, func(d Determination) ID { return d.ID })
	compare(gone, unlike, "ruling", "rulings")
	gone, unlike = lacking(f.Assessments, other.Assessments, func(a Assessment) ID { return a.ID })
	compare(gone, unlike, "assessment", "assessments")
	return missing, differing
}

// stoodFor gives the names of actors, each with the name of its party.
func (f Frame) stoodFor() [][2]string {
	pairs := make([][2]string, len(f.Actors))
	for n, a := range f.Actors {
		party, _ := f.Party(a.Party)
		pairs[n] = [2]string{a.Name, party.Name}
	}
	return pairs
}

// lacking counts the records that others lack, and those that are another there. An empty list is the same as none.
func lacking[T any, K comparable](mine, others []T, key func(T) K) (gone, unlike int) {
	there := make(map[K]string, len(others))
	for _, record := range others {
		there[key(record)] = fmt.Sprintf("%+v", record)
	}
	for _, record := range mine {
		switch text, known := there[key(record)]; {
		case !known:
			gone++
		case text != fmt.Sprintf("%+v", record):
			unlike++
		}
	}
	return gone, unlike
}

func appendCount(words []string, n int, one, many string) []string {
	switch n {
	case 0:
		return words
	case 1:
		return append(words, "1 "+one)
	}
	return append(words, fmt.Sprintf("%d %s", n, many))
}
