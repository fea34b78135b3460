package ceasefire

import "slices"

// Division is the facts of one group: what a series of it is called, without values, and the facts that go into it.
type Division struct {
	Series
	Facts Facts
}

// Divide puts every fact into one of a grouping's groups, as Daily does, and gives those that hold any in the order of its series. Ungrouped, they are one.
func (f Frame) Divide(facts Facts, by Grouping) []Division {
	if facts.Len() == 0 {
		return nil
	}
	if by == Ungrouped {
		return []Division{{Series{Party: -1}, facts}}
	}
	groups := f.groups(by, facts.columns)
	column, code, codes := facts.columns.coded(by)
	slots := make([]int, codes)
	for at := range slots {
		slots[at] = groups.slot(at)
	}
	held := make([]bool, slices.Max(slots)+1)
	for _, at := range facts.places {
		held[slots[code[column[at]]]] = true
	}
	var used []int
	for slot, holds := range held {
		if holds {
			used = append(used, slot)
		}
	}
	var out []Division
	for _, slot := range groups.order(used) {
		if slot < len(held) && held[slot] {
			wanted := each(code, func(c *uint32) bool { return slots[*c] == slot })
			out = append(out, Division{groups.label(slot), facts.whose(column, wanted)})
		}
	}
	return out
}
