package dashboard

import (
	"fmt"
	"strings"
	"time"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// scopeWhy says an incident's scope and what decided it: "in scope: rule 2, Between the signatory sides", or that an analyst ruled so, with the
// reason, by whom and when, and what the rules say of it.
func scopeWhy(i ceasefire.Incident, frame ceasefire.Frame, r store.IncidentRulings, zone *time.Location) string {
	scope := strings.ToLower(i.Scope.Scope.Words())
	if !i.Scope.Overridden {
		return scope + ": " + ruleWords(frame, i.Scope)
	}
	words := scope + ", ruled by an analyst: " + i.Scope.Why
	if len(r.Overrides) > 0 {
		words = scope + ", ruled so " + stampWords(r.Overrides[0].Recorded, zone) + ": " + i.Scope.Why
	}
	rules := frame.ScopeOf(i.SideA, i.SideB, i.Place.Area, i.When)
	return strings.TrimSuffix(words, ".") + ". The rules alone: " + strings.ToLower(rules.Scope.Words()) + " (" + ruleWords(frame, rules) + ")"
}

// ruleWords names the rule that decided, with its place.
func ruleWords(frame ceasefire.Frame, s ceasefire.ScopeReading) string {
	for n, rule := range frame.ScopeRules {
		if rule.ID == s.Rule && !s.Rule.IsZero() {
			return fmt.Sprintf("rule %d, %s", n+1, s.Why)
		}
	}
	return s.Why
}
