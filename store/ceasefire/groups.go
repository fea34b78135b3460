package ceasefire

import "fmt"

// groups collects values by day in one layer for each group, numbered by slot. Labels gives a slot its series, order the
// slots as they are to be shown.
type groups struct {
	by     Grouping
	slot   func(*Fact) int
	label  func(slot int) Series
	order  func() []int
	layers [][]float64
}

// layer gives a slot's values, made when they are first wanted.
func (g *groups) layer(slot, days int) []float64 {
	for len(g.layers) <= slot {
		g.layers = append(g.layers, nil)
	}
	if g.layers[slot] == nil {
		g.layers[slot] = make([]float64, days)
	}
	return g.layers[slot]
}

// series gives the layers that facts went into, named and in order; ungrouped, the one there is.
func (g *groups) series(m Measure, days int) []Series {
	if g.by == Ungrouped {
		return []Series{{Name: m.Name(), Party: -1, Values: g.layer(0, days)}}
	}
	var out []Series
	for _, slot := range g.order() {
		if slot < len(g.layers) && g.layers[slot] != nil {
			s := g.label(slot)
			s.Values = g.layers[slot]
			out = append(out, s)
		}
	}
	return out
}

func (f Frame) groups(by Grouping) *groups {
	switch by {
	case ByParty:
		return f.partyGroups()
	case ByType:
		return typeGroups()
	case BySeverity:
		return severityGroups()
	case ByScope:
		return scopeGroups()
	case ByArea:
		return f.areaGroups()
	}
	return &groups{slot: func(*Fact) int { return 0 }}
}

// partyGroups has a slot for each party of the frame, and the one after them for facts without one.
func (f Frame) partyGroups() *groups {
	none := len(f.Parties)
	return &groups{
		by: ByParty,
		slot: func(fact *Fact) int {
			if fact.PartyA < 0 || int(fact.PartyA) >= none {
				return none
			}
			return int(fact.PartyA)
		},
		label: func(slot int) Series {
			if slot == none {
				return Series{Name: "No party", Party: -1}
			}
			p := f.Parties[slot]
			return Series{Key: p.ID.String(), Name: p.Short, Party: p.Colour}
		},
		order: func() []int { return upwards(none + 1) },
	}
}

// areaGroups has a slot for each area of the frame, more for areas that it does not have, as they come, and slot 0 for facts without one.
func (f Frame) areaGroups() *groups {
	names := []string{"No area"}
	slots := map[string]int{"": 0}
	add := func(code, name string) int {
		slots[code] = len(names)
		names = append(names, name)
		return slots[code]
	}
	for _, a := range f.Areas {
		add(a.Code, a.Name)
	}
	return &groups{
		by: ByArea,
		slot: func(fact *Fact) int {
			if slot, ok := slots[fact.Area]; ok {
				return slot
			}
			return add(fact.Area, fact.Area)
		},
		label: func(slot int) Series {
			s := Series{Name: names[slot], Party: -1}
			for code, at := range slots {
				if at == slot {
					s.Key = code
				}
			}
			return s
		},
		order: func() []int { return append(upwards(len(names))[1:], 0) },
	}
}

// typeGroups has a slot for each type of the catalogue, and more for types that it does not have, as they come.
func typeGroups() *groups {
	var types []Type
	slots := map[Type]int{}
	add := func(t Type) int {
		slots[t] = len(types)
		types = append(types, t)
		return slots[t]
	}
	for _, info := range Types() {
		add(info.Type)
	}
	return &groups{
		by: ByType,
		slot: func(fact *Fact) int {
			if slot, ok := slots[fact.Type]; ok {
				return slot
			}
			return add(fact.Type)
		},
		label: func(slot int) Series {
			return Series{Key: string(types[slot]), Name: types[slot].Name(), Party: -1}
		},
		order: func() []int { return upwards(len(types)) },
	}
}

// severityGroups shows the gravest first.
func severityGroups() *groups {
	return &groups{
		by:   BySeverity,
		slot: func(fact *Fact) int { return int(min(fact.Severity, SeverityMass)) },
		label: func(slot int) Series {
			return Series{Key: fmt.Sprint(slot), Name: Severity(slot).Words(), Party: -1}
		},
		order: func() []int { return []int{4, 3, 2, 1, 0} },
	}
}

func scopeGroups() *groups {
	scopes := [...]Scope{InScope, Disputed, OutOfScope}
	return &groups{
		by: ByScope,
		slot: func(fact *Fact) int {
			switch fact.Scope {
			case InScope:
				return 0
			case Disputed:
				return 1
			}
			return 2
		},
		label: func(slot int) Series {
			return Series{Key: string(scopes[slot]), Name: scopes[slot].Words(), Party: -1}
		},
		order: func() []int { return upwards(len(scopes)) },
	}
}

// Words gives the scope as legends show it: "In scope".
func (s Scope) Words() string {
	switch s {
	case InScope:
		return "In scope"
	case Disputed:
		return "Disputed"
	}
	return "Out of scope"
}

func upwards(n int) []int {
	slots := make([]int, n)
	for i := range slots {
		slots[i] = i
	}
	return slots
}
