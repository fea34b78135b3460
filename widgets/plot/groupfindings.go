package plot

import (
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// groupSum is a party, type or area with what it comes to; unnamed is what belongs to none.
type groupSum struct {
	key, name string
	value     float64
	unnamed   bool
}

// groupSums gives what the days of each series come to.
func (s Subject) groupSums(series []ceasefire.Series) []groupSum {
	out := make([]groupSum, len(series))
	for i, one := range series {
		out[i] = s.groupSum(one, total(one.Values))
	}
	return out
}

// groupSum names a group as a title does: a party by its whole name where that is short enough.
func (s Subject) groupSum(one ceasefire.Series, value float64) groupSum {
	g := groupSum{one.Key, oneLine(one.Name), value, one.Key == ""}
	id, err := ceasefire.ParseID(one.Key)
	if s.By != ceasefire.ByParty || err != nil {
		return g
	}
	if party, ok := s.Frame.Party(id); ok && party.Name != "" && len([]rune(oneLine(party.Name))) <= mostOfName {
		g.name = oneLine(party.Name)
	}
	return g
}

// groupFinding says which party, type or area comes to most: "The Government was named first in 430 of 451 incidents in scope". It is nothing where the chart is
// divided otherwise, or no one group leads.
func (s Subject) groupFinding(groups []groupSum) string {
	if s.By != ceasefire.ByParty && s.By != ceasefire.ByType && s.By != ceasefire.ByArea {
		return ""
	}
	values := make([]float64, len(groups))
	for i, g := range groups {
		values[i] = g.value
	}
	l := leadersOf(values)
	if len(l.at) != 1 || groups[l.at[0]].unnamed {
		return ""
	}
	g, part := groups[l.at[0]], s.ofAllWords(l.most, l.sum)
	switch s.By {
	case ceasefire.ByType:
		return s.mostOfType(g.name, part)
	case ceasefire.ByArea:
		return fmt.Sprintf("%s had the most: %s", startName(g.name), part)
	}
	return s.namedFirst(g.name, part)
}

// namedFirst says of a party in how much it was named first: of deaths, which nobody is said to have caused, in what it was.
func (s Subject) namedFirst(name, part string) string {
	if s.Measure == ceasefire.DeathsMeasure {
		return fmt.Sprintf("%s came in incidents that named %s first", firstCapital(part), Aside(nameCut(name)))
	}
	return fmt.Sprintf("%s was named first in %s", startName(name), part)
}

// startName writes a name as a title begins with it.
func startName(name string) string { return Aside(firstCapital(nameCut(name))) }

// mostOfType says which type there was most of, or which most died of.
func (s Subject) mostOfType(name, part string) string {
	what := "most frequent"
	if s.Measure == ceasefire.DeathsMeasure {
		what = "deadliest"
	}
	return fmt.Sprintf("The %s type was %s: %s", what, smallFirst(name), part)
}

// smallFirst begins the name of a type with a small letter.
func smallFirst(name string) string {
	for _, r := range name {
		return strings.ToLower(string(r)) + name[len(string(r)):]
	}
	return name
}
