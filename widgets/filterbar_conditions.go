package widgets

import (
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// condition is one part of a filter, in words, and how it is taken back.
type condition struct {
	words string
	drop  func(*ceasefire.Filter)
}

// conditions lists the parts of the filter, each of which gets a chip.
func (b *FilterBar) conditions() []condition {
	v := b.filter
	var list []condition
	add := func(words string, drop func(*ceasefire.Filter)) { list = append(list, condition{words, drop}) }
	if v.Scope != ceasefire.ViewAll {
		add(ceasefire.Scope(v.Scope).Words(), func(v *ceasefire.Filter) { v.Scope = ceasefire.ViewAll })
	}
	if days := v.Days.Format(); days != "" {
		add(days, func(v *ceasefire.Filter) { v.Days = ceasefire.Span{} })
	}
	for _, id := range v.Parties {
		party, _ := b.frame.Party(id)
		add(party.Short, func(v *ceasefire.Filter) { v.Parties = without(v.Parties, id) })
	}
	for _, t := range v.Types {
		add(t.Name(), func(v *ceasefire.Filter) { v.Types = without(v.Types, t) })
	}
	if v.MinSeverity > 0 {
		add(fmt.Sprintf("severity %d or more", v.MinSeverity), func(v *ceasefire.Filter) { v.MinSeverity = 0 })
	}
	for _, code := range v.Areas {
		area, _ := b.frame.Area(code)
		add(area.Name, func(v *ceasefire.Filter) { v.Areas = without(v.Areas, code) })
	}
	for _, how := range v.Verifications {
		add(string(how), func(v *ceasefire.Filter) { v.Verifications = without(v.Verifications, how) })
	}
	if v.Place != "" {
		add("place “"+v.Place+"”", func(v *ceasefire.Filter) { v.Place = "" })
	}
	if v.Text != "" {
		add("“"+v.Text+"”", func(v *ceasefire.Filter) { v.Text = "" })
	}
	return list
}

// without gives a list without a value.
func without[T comparable](list []T, value T) []T {
	kept := slices.DeleteFunc(slices.Clone(list), func(v T) bool { return v == value })
	if len(kept) == 0 {
		return nil
	}
	return kept
}

func (b *FilterBar) partyNamed(name string) ceasefire.ID {
	party, _ := b.frame.PartyByName(name)
	return party.ID
}

func (b *FilterBar) areaNamed(name string) string {
	area, _ := b.frame.AreaByName(name)
	return area.Code
}

func typeNames() []string {
	var names []string
	for _, t := range ceasefire.Types() {
		names = append(names, t.Name)
	}
	return names
}

func typeNamed(name string) ceasefire.Type {
	t, _ := ceasefire.ParseType(name)
	return t
}

// severities are the degrees from which a filter can begin.
func severities() []ceasefire.Severity {
	return []ceasefire.Severity{ceasefire.SeverityDeadly, ceasefire.SeverityGrave, ceasefire.SeverityMass}
}

func severityNames() []string {
	var names []string
	for _, s := range severities() {
		names = append(names, s.Words()+map[bool]string{true: " or more"}[s < ceasefire.SeverityMass])
	}
	return names
}

func severityNamed(name string) ceasefire.Severity {
	return severities()[max(slices.Index(severityNames(), name), 0)]
}

func verificationNames() []string {
	var names []string
	for _, v := range ceasefire.Verifications() {
		names = append(names, string(v))
	}
	return names
}
