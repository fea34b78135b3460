package ceasefire

import (
	"fmt"
	"slices"
	"time"
)

// BreakRule says which incidents argue that a streak was broken: those in scope, put on a day, and at least as severe as
// MinSeverity or of one of Types, or any on a day whose number exceeds DailyShare of the baseline's mean per day. DailyOf is what that
// number counts; none stands for deaths. A zero field asks nothing.
type BreakRule struct {
	MinSeverity Severity
	Types       []Type
	DailyShare  float64
	DailyOf     Measure
}

// Measure gives what the rule counts on a day.
func (r BreakRule) Measure() Measure {
	if r.DailyOf == "" {
		return DeathsMeasure
	}
	return r.DailyOf
}

// IsZero reports whether the rule asks nothing, so that nothing is proposed by it.
func (r BreakRule) IsZero() bool {
	return r.MinSeverity == SeverityUnknown && len(r.Types) == 0 && r.DailyShare == 0
}

// BreakTypes lists the types that a rule can name: all that harm. A positive act breaks no truce.
func BreakTypes() []TypeInfo {
	return keep(Types(), func(i TypeInfo) bool { return i.Valence != Positive })
}

// BreakBaseline gives the incidents or deaths a day before the start against which a streak's rule measures a day: the baseline of the facts that
// can argue against a truce by their number. There is none where nothing was logged before the start.
func (f Frame) BreakBaseline(facts Facts, at time.Time, rule BreakRule) (perDay float64, ok bool) {
	return f.Baseline(f.arguing(facts).violent(), at, rule.Measure())
}

// checkBreakRule adds what is wrong with the rule of a streak.
func (p *problems) checkBreakRule(field string, r BreakRule) {
	p.add(r.DailyShare < 0, field, "A share of the baseline cannot be below 0.")
	p.add(!slices.Contains([]Measure{"", DeathsMeasure, IncidentsMeasure}, r.DailyOf), field, "%q is nothing that is counted by day: choose deaths or incidents.", r.DailyOf)
	for _, t := range r.Types {
		known := slices.ContainsFunc(Types(), func(i TypeInfo) bool { return i.Type == t })
		p.add(!known, field, "%q is no type of incident: choose one of the list.", t)
		p.add(t.Info().Valence == Positive, field, "%s is a positive act, which breaks nothing: choose another type.", t.Name())
	}
}

// why says by what the rule proposes a fact on its own, if it does: "severity 3, and the rule is 3 or more".
func (r BreakRule) why(fact Fact) (words string, proposes bool) {
	if least := r.MinSeverity; least != SeverityUnknown && fact.Severity >= least && violent(fact.Type) {
		return fmt.Sprintf("severity %d, and the rule is %d or more", fact.Severity, least), true
	}
	return "the rule names this type", slices.Contains(r.Types, fact.Type)
}

// violent reports whether a fact of a type argues by its severity or its number; a denial of access does so only where the rule names its type.
func violent(t Type) bool {
	valence := t.Info().Valence
	return valence == Violence || valence == Other
}

// violent gives the facts that argue by their severity or their number.
func (f Facts) violent() Facts {
	if f.Len() == 0 {
		return Facts{}
	}
	c := f.columns
	argue := each(c.kinds, func(t *Type) bool { return violent(*t) })
	return f.whose(c.class, each(c.classes, func(k *class) bool { return argue[k.kind] }))
}
