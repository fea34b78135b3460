package ceasefire

import (
	"fmt"
	"slices"
)

// Problems gives what is wrong with a frame as it would be saved: its agreement, parties, clocks, commitments, scope rules, areas, names, tallies, timeline and sources. Field names the list
// and the place in it, such as "parties[1].answers_for", counted from 0.
func (f Frame) Problems() []Problem {
	var p problems
	f.checkAgreement(&p)
	for i, party := range f.Parties {
		f.checkParty(&p, i, party)
	}
	for i, clock := range f.Clocks {
		f.checkClock(&p, i, clock)
	}
	for i, c := range f.Commitments {
		f.checkCommitment(&p, i, c)
	}
	for i, r := range f.ScopeRules {
		f.checkScopeRule(&p, i, r)
	}
	for i, a := range f.Areas {
		f.checkArea(&p, i, a)
	}
	for i, a := range f.Actors {
		f.checkActor(&p, i, a)
	}
	for i, t := range f.Tallies {
		f.checkTally(&p, i, t)
	}
	for i, e := range f.Timeline {
		f.checkEvent(&p, i, e)
	}
	for i, s := range f.Sources {
		p.add(s.Title == "", fmt.Sprintf("sources[%d].title", i), "The source needs a title.")
	}
	return p.list
}

func (f Frame) checkParty(p *problems, i int, party Party) {
	at := func(field string) string { return fmt.Sprintf("parties[%d].%s", i, field) }
	p.add(party.Name == "", at("name"), "The party needs a name.")
	p.add(!f.hasSource(party.Source), at("source"), "The party names a source that the dossier does not have.")
	p.add(party.Short == "", at("short"), "The party needs a short name.")
	p.add(!slices.Contains(Roles(), party.Role), at("role"), "%q is no role: choose signatory, guarantor, implementer or excluded.", party.Role)
	twin := slices.IndexFunc(f.Parties, func(o Party) bool { return sameWords(o.Name, party.Name) })
	p.add(twin >= 0 && twin < i, at("name"), "Another party is called %s too: give each its own name.", party.Name)
	p.add(len(party.AnswersFor) > 0 && party.Role != RoleGuarantor, at("answers_for"), "%s is no guarantor: only a guarantor answers for another.", party.Name)
	for _, id := range party.AnswersFor {
		other, known := f.Party(id)
		p.add(id == party.ID, at("answers_for"), "%s cannot answer for itself: choose another party.", party.Name)
		p.add(!known, at("answers_for"), "%s answers for a party that the dossier does not have.", party.Name)
		p.add(known && id != party.ID && other.Role != RoleSignatory, at("answers_for"), "%s is no signatory: a guarantor answers for signatories.", other.Name)
	}
}

func (f Frame) checkClock(p *problems, i int, c Clock) {
	at := func(field string) string { return fmt.Sprintf("clocks[%d].%s", i, field) }
	p.add(c.Name == "" || c.Short == "", at("name"), "The clock needs a name and a short name.")
	p.add(!slices.Contains(ClockKinds(), c.Kind), at("kind"), "%q is no kind of clock: choose deadline, fixed_term, streak or trigger.", c.Kind)
	p.add(c.Kind == Deadline && c.Ends.IsZero(), at("ends"), "A deadline needs its instant.")
	p.add((c.Kind == FixedTerm || c.Kind == Streak) && c.Starts.IsZero(), at("starts"), "It needs a start.")
	p.add(c.Kind == FixedTerm && !c.Ends.After(c.Starts), at("ends"), "It ends before it starts: give a later end.")
	p.add(c.Kind == Streak && c.Days < 1, at("days"), "A streak needs a number of days, 1 or more.")
	p.add(c.Kind == Streak && !c.Ends.IsZero() && !c.Ends.After(c.Starts), at("ends"), "It ends before it starts: give a later end.")
	p.checkBreakRule(at("break_rule"), c.BreakRule)
	p.add(!f.hasSource(c.Source), at("source"), "The clock names a source that the dossier does not have.")
	for _, leg := range c.Legs {
		p.add(leg.Name == "", at("legs"), "Each leg needs a name.")
		waited, known := f.Clock(leg.Clock)
		p.add(!leg.Clock.IsZero() && (!known || waited.Kind != Streak), at("legs"), "The leg %q waits for a clock that is no streak of this dossier.", leg.Name)
	}
	_, known := f.Party(c.Party)
	p.add(!c.Party.IsZero() && !known, at("party"), "The clock belongs to a party that the dossier does not have.")
}

func (f Frame) checkCommitment(p *problems, i int, c Commitment) {
	at := func(field string) string { return fmt.Sprintf("commitments[%d].%s", i, field) }
	_, party := f.Party(c.Party)
	p.add(!party, at("party"), "The commitment is of a party that the dossier does not have.")
	p.add(c.Title == "", at("title"), "The commitment needs a title.")
	f.checkDue(p, at("due"), c.Title, c.Due)
	_, clock := f.Clock(c.Condition.Clock)
	p.add(c.Condition.Kind == ConditionClock && !clock, at("condition"), "It waits for a clock that the dossier does not have.")
	_, other := f.Commitment(c.Condition.Commitment)
	p.add(c.Condition.Kind == ConditionCommitment && !other, at("condition"), "It waits for a commitment that the dossier does not have.")
	p.add(c.Condition.Kind == ConditionStatement && c.Condition.Text == "", at("condition"), "Say in words what it waits for.")
	p.add(c.Condition.MinScore < 0 || c.Condition.MinScore > MaxScore, at("condition"), "The score %d is not on the scale: choose 0 to %d.", c.Condition.MinScore, MaxScore)
	p.add(!f.hasSource(c.Source), at("source"), "The commitment names a source that the dossier does not have.")
	p.add(f.waitsForItself(c), at("condition"), "%q waits, by way of others, for itself: break the loop.", c.Title)
}

// waitsForItself follows conditions from commitment to commitment and reports whether they lead back.
func (f Frame) waitsForItself(c Commitment) bool {
	next := c
	for range f.Commitments {
		if next.Condition.Kind != ConditionCommitment {
			return false
		}
		if next.Condition.Commitment == c.ID {
			return true
		}
		var ok bool
		if next, ok = f.Commitment(next.Condition.Commitment); !ok {
			return false
		}
	}
	return false
}
