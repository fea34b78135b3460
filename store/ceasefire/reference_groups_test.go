package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
)

// referenceGroups keep the series of a reference as facts come, each with the rank at which it is shown.
type referenceGroups struct {
	by    Grouping
	frame Frame
	days  int
	list  []ranked
}

type ranked struct {
	Series
	rank int
}

// of gives the values of the series that a fact goes into.
func (g *referenceGroups) of(fact *Fact) []float64 {
	s := g.one(fact)
	for _, known := range g.list {
		if known.Key == s.Key && known.Name == s.Name {
			return known.Values
		}
	}
	s.Values = make([]float64, g.days)
	g.list = append(g.list, s)
	return s.Values
}

func (g *referenceGroups) one(fact *Fact) ranked {
	f := g.frame
	switch g.by {
	case Ungrouped:
		return ranked{}
	case ByParty:
		if fact.PartyA < 0 || int(fact.PartyA) >= len(f.Parties) {
			return ranked{Series{Name: "No party", Party: -1}, len(f.Parties)}
		}
		p := f.Parties[fact.PartyA]
		return ranked{Series{Key: p.ID.String(), Name: p.Short, Party: p.Colour}, int(fact.PartyA)}
	case ByType:
		rank := slices.IndexFunc(Types(), func(i TypeInfo) bool { return i.Type == fact.Type })
		return ranked{Series{Key: string(fact.Type), Name: fact.Type.Name(), Party: -1}, orLast(rank)}
	case BySeverity:
		severity := min(fact.Severity, SeverityMass)
		return ranked{Series{Key: fmt.Sprint(severity), Name: severity.Words(), Party: -1}, -int(severity)}
	case ByScope:
		scope, rank := fact.Scope, orLast(slices.Index([]Scope{InScope, Disputed}, fact.Scope))
		if rank > 1 {
			scope = OutOfScope
		}
		return ranked{Series{Key: string(scope), Name: scope.Words(), Party: -1}, rank}
	}
	return g.area(fact.Area)
}

func (g *referenceGroups) area(code string) ranked {
	rank := slices.IndexFunc(g.frame.Areas, func(a Area) bool { return a.Code == code })
	switch {
	case code == "":
		return ranked{Series{Name: "No area", Party: -1}, 1 << 21}
	case rank < 0:
		return ranked{Series{Key: code, Name: code, Party: -1}, orLast(rank)}
	}
	return ranked{Series{Key: code, Name: g.frame.Areas[rank].Name, Party: -1}, rank}
}

// orLast puts what has no rank after all that has.
func orLast(rank int) int {
	if rank < 0 {
		return 1 << 20
	}
	return rank
}

func (g *referenceGroups) series(m Measure) []Series {
	if g.by == Ungrouped {
		all := Series{Name: m.Name(), Party: -1, Values: make([]float64, g.days)}
		for _, s := range g.list {
			all.Values = s.Values
		}
		return []Series{all}
	}
	slices.SortStableFunc(g.list, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	var out []Series
	for _, s := range g.list {
		out = append(out, s.Series)
	}
	return out
}
