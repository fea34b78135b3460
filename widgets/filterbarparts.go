package widgets

import (
	"cmp"
	"slices"

	"truceboard/store/ceasefire"
)

// filterPart is one part of a filter: its words, and how it is taken out. colour is the place of a party in the palette, -1 for none.
type filterPart struct {
	words  string
	colour int
	remove func(*ceasefire.Filter)
}

// filterParts takes a filter apart, in the order in which its words are said.
func filterParts(f ceasefire.Filter, frame ceasefire.Frame) []filterPart {
	var parts []filterPart
	add := func(words string, remove func(*ceasefire.Filter)) {
		parts = append(parts, filterPart{words, -1, remove})
	}
	if f.Scope != ceasefire.ViewAll {
		add(ceasefire.Scope(f.Scope).Words(), func(f *ceasefire.Filter) { f.Scope = ceasefire.ViewAll })
	}
	if f.Days != (ceasefire.Span{}) {
		add(f.Days.Format(), func(f *ceasefire.Filter) { f.Days = ceasefire.Span{} })
	}
	parts = append(parts, partyParts(f.Parties, frame)...)
	for _, t := range f.Types {
		add(t.Name(), func(f *ceasefire.Filter) { f.Types = filterWithout(f.Types, t) })
	}
	if f.MinSeverity != ceasefire.SeverityUnknown {
		add(f.MinSeverity.AtLeastWords(), func(f *ceasefire.Filter) { f.MinSeverity = ceasefire.SeverityUnknown })
	}
	for _, code := range f.Areas {
		area, _ := frame.Area(code)
		add(cmp.Or(area.Name, code), func(f *ceasefire.Filter) { f.Areas = filterWithout(f.Areas, code) })
	}
	for _, v := range f.Verifications {
		add(string(v), func(f *ceasefire.Filter) { f.Verifications = filterWithout(f.Verifications, v) })
	}
	if !f.Within.IsZero() {
		add(f.Within.Words(), func(f *ceasefire.Filter) { f.Within = ceasefire.Within{} })
	}
	if f.Place != "" {
		add("place “"+f.Place+"”", func(f *ceasefire.Filter) { f.Place = "" })
	}
	if f.Text != "" {
		add("“"+f.Text+"”", func(f *ceasefire.Filter) { f.Text = "" })
	}
	for _, term := range f.Terms {
		add(term.Words(), func(f *ceasefire.Filter) { f.Terms = filterWithout(f.Terms, term) })
	}
	return parts
}

func partyParts(parties []ceasefire.ID, frame ceasefire.Frame) []filterPart {
	parts := make([]filterPart, len(parties))
	for i, id := range parties {
		part := filterPart{words: "a party of another dossier", colour: -1}
		if party, ok := frame.Party(id); ok {
			part.words, part.colour = cmp.Or(party.Short, party.Name), party.Colour
		}
		part.remove = func(f *ceasefire.Filter) { f.Parties = filterWithout(f.Parties, id) }
		parts[i] = part
	}
	return parts
}

// filterWithout gives a list without one value, and leaves the list given as it is.
func filterWithout[T comparable](list []T, value T) []T {
	var kept []T
	for _, v := range list {
		if v != value {
			kept = append(kept, v)
		}
	}
	return kept
}

// filterWith gives a list with one value more, and leaves the list given as it is.
func filterWith[T comparable](list []T, value T) []T {
	if slices.Contains(list, value) {
		return list
	}
	return append(slices.Clone(list), value)
}
