package ceasefire

import (
	"fmt"
	"slices"
)

// groups says into which layer facts of a code go (see columns.coded), numbered by slot. Labels gives a slot its series, order the slots as they are to be
// shown, given those that something went into as it came.
type groups struct {
	by    Grouping
	slot  func(code int) int
	label func(slot int) Series
	order func(used []int) []int
}

// series gives the layers that facts went into, named and in order; ungrouped, the one there is.
func (g groups) series(m Measure, sum layers) []Series {
	if g.by == Ungrouped {
		return []Series{{Name: m.Name(), Party: -1, Values: sum.layer(0)}}
	}
	var out []Series
	for _, slot := range g.order(sum.used()) {
		if slot < len(sum.values) && sum.values[slot] != nil {
			s := g.label(slot)
			s.Values = sum.values[slot]
			out = append(out, s)
		}
	}
	return out
}

func (f Frame) groups(by Grouping, c *columns) groups {
	if c == nil {
		c = &columns{}
	}
	switch by {
	case ByParty:
		return f.partyGroups()
	case ByType:
		return typeGroups(c)
	case BySeverity:
		return severityGroups()
	case ByScope:
		return scopeGroups(c)
	case ByArea:
		return f.areaGroups(c)
	}
	return groups{slot: func(int) int { return 0 }}
}

// partyGroups has a slot for each party of the frame, and the one after them for facts without one.
func (f Frame) partyGroups() groups {
	none := len(f.Parties)
	return groups{
		by: ByParty,
		slot: func(code int) int {
			if code == 0 || code > none {
				return none
			}
			return code - 1
		},
		label: func(slot int) Series {
			if slot == none {
				return Series{Name: "No party", Party: -1}
			}
			p := f.Parties[slot]
			return Series{Key: p.ID.String(), Name: p.Short, Party: p.Colour}
		},
		order: func([]int) []int { return upwards(none + 1) },
	}
}

// named are the slots of words: those that are known, in their order, and after them those that are not.
type named struct {
	words []string
	known int
	slots []int // of each place of a word in a column
}

// newNamed gives slots to known words and to all those of a column.
func newNamed[W ~string](known []string, words []W) named {
	n := named{words: known, known: len(known), slots: make([]int, len(words))}
	slots := make(map[string]int, len(known))
	for slot, word := range known {
		slots[word] = slot
	}
	for place, word := range words {
		slot, ok := slots[string(word)]
		if !ok {
			slot = len(n.words)
			n.words = append(n.words, string(word))
		}
		n.slots[place] = slot
	}
	return n
}

// order gives the slots of the known words, and then those of the others as they came.
func (n named) order(used []int) []int {
	return append(upwards(n.known), keep(used, func(slot int) bool { return slot >= n.known })...)
}

// areaGroups has a slot for each area of the frame, more for areas that it does not have, and slot 0 for facts without one.
func (f Frame) areaGroups(c *columns) groups {
	codes := []string{""}
	for _, a := range f.Areas {
		codes = append(codes, a.Code)
	}
	named := newNamed(codes, c.areas)
	return groups{
		by:   ByArea,
		slot: func(code int) int { return named.slots[code] },
		label: func(slot int) Series {
			s := Series{Key: named.words[slot], Name: named.words[slot], Party: -1}
			switch {
			case slot == 0:
				s.Name = "No area"
			case slot < named.known:
				s.Name = f.Areas[slot-1].Name
			}
			return s
		},
		order: func(used []int) []int { return append(named.order(used)[1:], 0) },
	}
}

// typeGroups has a slot for each type of the catalogue, and more for types that it does not have.
func typeGroups(c *columns) groups {
	var types []string
	for _, info := range Types() {
		types = append(types, string(info.Type))
	}
	named := newNamed(types, c.kinds)
	return groups{
		by:   ByType,
		slot: func(code int) int { return named.slots[code] },
		label: func(slot int) Series {
			t := Type(named.words[slot])
			return Series{Key: string(t), Name: t.Name(), Party: -1}
		},
		order: named.order,
	}
}

// severityGroups shows the gravest first.
func severityGroups() groups {
	return groups{
		by:   BySeverity,
		slot: func(code int) int { return min(code, int(SeverityMass)) },
		label: func(slot int) Series {
			return Series{Key: fmt.Sprint(slot), Name: Severity(slot).Words(), Party: -1}
		},
		order: func([]int) []int { return []int{4, 3, 2, 1, 0} },
	}
}

// scopeGroups counts whatever is neither in scope nor disputed as out of it.
func scopeGroups(c *columns) groups {
	scopes := [...]Scope{InScope, Disputed, OutOfScope}
	slots := make([]int, len(c.scopes))
	for place, scope := range c.scopes {
		if slots[place] = slices.Index(scopes[:], scope); slots[place] < 0 {
			slots[place] = len(scopes) - 1
		}
	}
	return groups{
		by:   ByScope,
		slot: func(code int) int { return slots[code] },
		label: func(slot int) Series {
			return Series{Key: string(scopes[slot]), Name: scopes[slot].Words(), Party: -1}
		},
		order: func([]int) []int { return upwards(len(scopes)) },
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
