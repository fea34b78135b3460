package ceasefire

import (
	"slices"
	"strings"
)

// ScopeOf holds an incident's two sides, its area and its time against the scope rules, in their order; the first rule whose every
// condition holds decides. Days are the agreement's, and an incident that covers several lies on the first. Where no
// rule holds, the incident is out of scope.
func (f Frame) ScopeOf(a, b Side, area string, when Moment) ScopeReading {
	day := DayOf(when.From, f.Agreement.Location())
	for _, rule := range f.ScopeRules {
		if rule.matchesParties(a, b) && rule.matchesArea(area) && rule.Days.Contains(day) {
			return ScopeReading{Scope: rule.Verdict, Rule: rule.ID, Why: rule.Name}
		}
	}
	return ScopeReading{Scope: OutOfScope, Why: "No scope rule covers it"}
}

// Reading gives the scope that the override rules, with its reason.
func (o ScopeOverride) Reading() ScopeReading {
	return ScopeReading{Scope: o.Scope, Overridden: true, Why: o.Reason}
}

// IsCivilians reports whether the side is the civilians that an attack was made on, as event data and the entry form spell it: ACLED adds their
// country, as in "Civilians (Syria)".
func (s Side) IsCivilians() bool {
	name, country, _ := strings.Cut(s.Actor, "(")
	return sameWords("Civilians", name) && (country == "" || strings.HasSuffix(strings.TrimSpace(country), ")"))
}

func (r ScopeRule) matchesParties(a, b Side) bool {
	switch r.Match {
	case AnyOf:
		return r.names(a) || r.names(b)
	case BothOf:
		return r.covers(a) && r.covers(b)
	case NoneOf:
		return !r.names(a) && !r.names(b)
	}
	return true
}

// names reports whether a side is one of the rule's parties.
func (r ScopeRule) names(s Side) bool {
	return !s.Party.IsZero() && slices.Contains(r.Parties, s.Party)
}

// covers reports whether a side passes BothOf.
func (r ScopeRule) covers(s Side) bool {
	if s.Party.IsZero() {
		return r.Civilians && s.IsCivilians()
	}
	return r.names(s)
}

func (r ScopeRule) matchesArea(area string) bool {
	return len(r.Areas) == 0 || slices.ContainsFunc(r.Areas, func(code string) bool { return strings.EqualFold(code, area) })
}
