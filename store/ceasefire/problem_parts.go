package ceasefire

import (
	"fmt"
	"slices"
	"time"
)

// checkAgreement adds what is wrong with the agreement itself.
func (f Frame) checkAgreement(p *problems) {
	a := f.Agreement
	p.add(a.Title == "", "agreement.title", "The agreement needs a title.")
	p.add(a.Effect.IsZero(), "agreement.effect", "Say when the agreement takes effect: write YYYY-MM-DD HH:MM.")
	_, err := LoadZone(a.Zone)
	p.add(err != nil, "agreement.zone", "The time zone %q is not known: give a name such as Asia/Damascus.", a.Zone)
	for _, id := range a.Sources {
		p.add(!f.hasSource(id), "agreement.sources", "The agreement names a source that the dossier does not have.")
	}
}

// hasSource reports whether a source is one of the dossier's; the zero ID names none and is one.
func (f Frame) hasSource(id ID) bool {
	_, ok := f.Source(id)
	return ok || id.IsZero()
}

// hasParty reports the same of a party.
func (f Frame) hasParty(id ID) bool {
	_, ok := f.Party(id)
	return ok || id.IsZero()
}

// checkDue adds what is wrong with when a commitment is due. A day counted from a clock may end in an hour that a change of the clocks
// skips or repeats; such a due date cannot be shown truly, and another number of hours has to be given.
func (f Frame) checkDue(p *problems, field, title string, due Due) {
	follows := due.Kind == DueClockStarts || due.Kind == DueClockEnds
	clock, known := f.Clock(due.Clock)
	p.add(!slices.Contains([]DueKind{DueNone, DueAt, DueClockStarts, DueClockEnds}, due.Kind), field, "%q is no way of being due.", due.Kind)
	p.add(due.Kind == DueAt && due.At.IsZero(), field, "Say when it is due.")
	p.add(follows && !known, field, "It is due by a clock that the dossier does not have.")
	if !follows || !known {
		return
	}
	skipped := slices.ContainsFunc(f.dueFrom(due, clock), func(from time.Time) bool { return f.dueSkipped(due, clock, from) })
	p.add(skipped, field, "%q is due in an hour that the change of the clocks skips or repeats, as it is counted from %s: give the due date itself.", title, clock.Name)
}

// dueFrom gives the instants from which a due date is or was counted: a clock's start or end, the ends to which it was renewed, and the breaks since which a streak counts.
func (f Frame) dueFrom(due Due, clock Clock) []time.Time {
	if due.Kind == DueClockStarts {
		return []time.Time{clock.Starts}
	}
	from := []time.Time{clock.Ends}
	if clock.Kind == Streak {
		from = []time.Time{clock.Starts}
	}
	for _, d := range f.Determinations {
		if at, _ := d.movesEnd(f.Agreement.Location()); d.Clock == clock.ID && d.Counts() {
			from = append(from, at)
		}
	}
	return from
}

// movesEnd gives the instant from which what is due at the end of its clock is counted by a ruling, zero where it moves no end, and the field that says so.
func (d Determination) movesEnd(zone *time.Location) (from time.Time, field string) {
	switch d.Ruling {
	case Extended:
		return d.Until, "until"
	case Broken:
		return d.KnownUntil(zone), "at"
	}
	return time.Time{}, ""
}

// dueSkipped reports whether the day on which something is due, counted from an instant, has no such time of day, or has it twice. A streak's own days are counted too.
func (f Frame) dueSkipped(due Due, clock Clock, from time.Time) bool {
	days := due.Days
	if clock.Kind == Streak && due.Kind == DueClockEnds {
		days += clock.Days
	}
	if days == 0 || from.IsZero() {
		return false
	}
	zone := f.Agreement.Location()
	wall := from.In(zone)
	_, err := LocalTime(DayOf(from, zone)+Day(days), wall.Hour(), wall.Minute(), zone)
	return err != nil
}

// checkDues adds the commitments that a ruling would make due in such an hour.
func (f Frame) checkDues(p *problems, clock Clock, d Determination) {
	from, field := d.movesEnd(f.Agreement.Location())
	for _, c := range f.Commitments {
		rests := c.Due.Kind == DueClockEnds && c.Due.Clock == clock.ID
		p.add(rests && f.dueSkipped(c.Due, clock, from), field,
			"%q would be due in an hour that the change of the clocks skips or repeats: give another time, or give that commitment a due date of its own first.", c.Title)
	}
}

// checkScopeRule adds what is wrong with the i-th scope rule.
func (f Frame) checkScopeRule(p *problems, i int, r ScopeRule) {
	at := func(field string) string { return fmt.Sprintf("scope_rules[%d].%s", i, field) }
	p.add(r.Name == "", at("name"), "The rule needs a name: it is what an incident shows as the reason for its scope.")
	p.add(!slices.Contains([]Scope{InScope, OutOfScope, Disputed}, r.Verdict), at("verdict"), "Choose in, out or disputed.")
	p.add(!slices.Contains([]PartyMatch{MatchAny, AnyOf, BothOf, NoneOf}, r.Match), at("match"), "%q is no way of matching parties.", r.Match)
	p.add(r.Match != MatchAny && len(r.Parties) == 0 && !r.Civilians, at("parties"), "Choose the parties that the rule is about.")
	for _, id := range r.Parties {
		p.add(!f.hasParty(id) || id.IsZero(), at("parties"), "The rule names a party that the dossier does not have.")
	}
	for _, code := range r.Areas {
		_, known := f.Area(code)
		p.add(!known, at("areas"), "The area %q is not one of the dossier's.", code)
	}
	p.add(!r.Days.From.IsZero() && !r.Days.To.IsZero() && r.Days.To < r.Days.From, at("days"), "The last day lies before the first: give a later one.")
	p.add(!f.hasSource(r.Source), at("source"), "The rule names a source that the dossier does not have.")
}

// checkActor adds what is wrong with the i-th name.
func (f Frame) checkActor(p *problems, i int, a ActorName) {
	at := func(field string) string { return fmt.Sprintf("actors[%d].%s", i, field) }
	p.add(a.Name == "", at("name"), "Give the name as the data have it.")
	p.add(a.Party.IsZero() || !f.hasParty(a.Party), at("party"), "Choose the party that %q stands for.", a.Name)
	twin := slices.IndexFunc(f.Actors, func(o ActorName) bool { return sameWords(o.Name, a.Name) })
	if twin >= 0 && twin < i {
		p.add(f.Actors[twin].Name == a.Name, at("name"), "The name %q is listed twice: keep one of them.", a.Name)
		p.add(f.Actors[twin].Name != a.Name, at("name"), "The names %q and %q are one, since capitals make no difference: keep one of them.", f.Actors[twin].Name, a.Name)
	}
}

// checkTally adds what is wrong with the i-th tally.
func (f Frame) checkTally(p *problems, i int, t Tally) {
	at := func(field string) string { return fmt.Sprintf("tallies[%d].%s", i, field) }
	p.add(t.CountedBy == "", at("counted_by"), "Say who counted.")
	p.add(t.Metric == "", at("metric"), "Say what was counted.")
	p.add(t.AsOf.IsZero(), at("as_of"), "Say when it was published.")
	p.add(t.Precision < PrecisionMinute || t.Precision > PrecisionYear, at("as_of"), "Say how closely the time is known.")
	p.add(!t.From.IsZero() && !t.Until.IsZero() && !t.Until.After(t.From), at("until"), "The window ends before it starts: give a later end.")
	p.add(t.Total.Known && t.Total.N < 0, at("total"), "A count cannot be below 0.")
	p.add(!f.hasParty(t.Party), at("party"), "The tally accuses a party that the dossier does not have.")
	p.add(!f.hasSource(t.Source), at("source"), "The tally names a source that the dossier does not have.")
}

// checkEvent adds what is wrong with the i-th entry of the timeline.
func (f Frame) checkEvent(p *problems, i int, e Event) {
	at := func(field string) string { return fmt.Sprintf("timeline[%d].%s", i, field) }
	p.add(e.Title == "", at("title"), "Say what happened.")
	p.add(e.When.From.IsZero(), at("when"), "Say when it happened.")
	p.add(e.When.Until.Before(e.When.From), at("when"), "It ends before it starts: give a later end.")
	p.add(!f.hasSource(e.Source), at("source"), "The entry names a source that the dossier does not have.")
}
