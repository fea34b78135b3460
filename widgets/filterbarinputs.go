package widgets

import (
	"cmp"
	"strings"

	"truceboard/store/ceasefire"
)

// filterInputs are the inputs of the bar, but for the days.
type filterInputs struct {
	search       *filterEntry
	scope        *filterPicker[ceasefire.ScopeView]
	party        *filterPicker[ceasefire.ID]
	kind         *filterPicker[ceasefire.Type]
	area         *filterPicker[string]
	severity     *filterPicker[ceasefire.Severity]
	verification *filterPicker[ceasefire.Verification]
}

func newFilterInputs(b *FilterBar) filterInputs {
	in := filterInputs{search: newFilterEntry("Search text, places, actors", filterSearchWidth)}
	in.search.OnChanged = b.seek
	in.search.left = func() { in.search.follow(b.filter.Text) }
	// One scope is always chosen; the placeholder only keeps room for the longest of them.
	in.scope = newFilterPicker(ceasefire.OutOfScope.Words(), func(v ceasefire.ScopeView) {
		b.change(func(f *ceasefire.Filter) { f.Scope = v })
	})
	in.party = newFilterPicker("Any party", func(id ceasefire.ID) {
		b.change(func(f *ceasefire.Filter) { f.Parties = filterWith(f.Parties, id) })
	})
	in.kind = newFilterPicker("Any type", func(t ceasefire.Type) {
		b.change(func(f *ceasefire.Filter) { f.Types = filterWith(f.Types, t) })
	})
	in.area = newFilterPicker("Any area", func(code string) {
		b.change(func(f *ceasefire.Filter) { f.Areas = filterWith(f.Areas, code) })
	})
	in.severity = newFilterPicker("Any severity", func(s ceasefire.Severity) {
		b.change(func(f *ceasefire.Filter) { f.MinSeverity = s })
	})
	in.verification = newFilterPicker("Any verification", func(v ceasefire.Verification) {
		b.change(func(f *ceasefire.Filter) { f.Verifications = filterWith(f.Verifications, v) })
	})
	return in
}

// show offers what a filter leaves to be chosen.
func (in *filterInputs) show(frame ceasefire.Frame, f ceasefire.Filter) {
	in.scope.show([]ceasefire.ScopeView{ceasefire.ViewIn, ceasefire.ViewOut, ceasefire.ViewDisputed, ceasefire.ViewAll}, f.Scope, scopeViewWords)
	in.severity.show([]ceasefire.Severity{0, 1, 2, 3, 4}, f.MinSeverity, leastSeverityWords)
	parties := make([]ceasefire.ID, len(frame.Parties))
	for i, p := range frame.Parties {
		parties[i] = p.ID
	}
	in.party.offer(parties, f.Parties, func(id ceasefire.ID) string {
		p, _ := frame.Party(id)
		return cmp.Or(p.Name, p.Short, "a party without a name")
	})
	areas := make([]string, len(frame.Areas))
	for i, a := range frame.Areas {
		areas[i] = a.Code
	}
	in.area.offer(areas, f.Areas, func(code string) string {
		a, _ := frame.Area(code)
		return cmp.Or(a.Name, code)
	})
	types := make([]ceasefire.Type, len(ceasefire.Types()))
	for i, t := range ceasefire.Types() {
		types[i] = t.Type
	}
	in.kind.offer(types, f.Types, ceasefire.Type.Name)
	in.verification.offer(ceasefire.Verifications(), f.Verifications, verificationWords)
}

func scopeViewWords(v ceasefire.ScopeView) string {
	if v == ceasefire.ViewAll {
		return "All scopes"
	}
	return ceasefire.Scope(v).Words()
}

// leastSeverityWords says what a least severity asks for; its bands are those of ceasefire.Severity.
func leastSeverityWords(s ceasefire.Severity) string {
	switch s {
	case ceasefire.SeverityLow:
		return "1 or more: deaths known"
	case ceasefire.SeverityDeadly:
		return "2 or more: 1+ killed"
	case ceasefire.SeverityGrave:
		return "3 or more: 5+ killed"
	case ceasefire.SeverityMass:
		return "4: 25+ killed"
	}
	return "Any severity"
}

func verificationWords(v ceasefire.Verification) string {
	word := string(v)
	return strings.ToUpper(word[:1]) + word[1:]
}
