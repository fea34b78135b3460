package exchange

import (
	"fmt"
	"math"
	"time"

	"truceboard/store/ceasefire"
)

func (t *template) readCommitments(list []commitmentLayout) {
	for i, c := range list {
		place := fmt.Sprintf("commitments[%d]", i)
		t.frame.Commitments = append(t.frame.Commitments, ceasefire.Commitment{
			ID: t.keys.Commitments[c.Key], Party: t.refer(place+".party", c.Party, t.keys.Parties), Title: c.Title, Text: c.Text, Clause: c.Clause,
			Due: t.due(place+".due", c.Due), Condition: t.condition(place+".condition", c.Condition), Source: t.source(place, c.Source),
		})
	}
}

func (t *template) due(place string, d dueLayout) ceasefire.Due {
	if d.Kind == "" && d != (dueLayout{}) {
		t.add(place+".kind", "what it is due by is missing: write at, clock_starts or clock_ends")
	}
	t.within(place+".days", d.Days, -mostDays, mostDays)
	if math.Abs(d.Hours) > 24*mostDays {
		t.add(place+".hours", "%g hours are out of bounds: write days for a long time", d.Hours)
		return ceasefire.Due{}
	}
	return ceasefire.Due{
		Kind: oneOf(&t.mistakes, place+".kind", d.Kind, ceasefire.DueNone, ceasefire.DueAt, ceasefire.DueClockStarts, ceasefire.DueClockEnds),
		At:   t.instant(place+".at", d.At), Clock: t.refer(place+".clock", d.Clock, t.keys.Clocks),
		Days: d.Days, After: time.Duration(d.Hours * float64(time.Hour)).Round(time.Millisecond), // 1 h 1 s is no decimal number of hours
	}
}

func (t *template) condition(place string, c conditionLayout) ceasefire.Condition {
	if c.Kind == "" && c != (conditionLayout{}) {
		t.add(place+".kind", "what it waits for is missing: write clock, commitment or statement")
	}
	t.within(place+".min_score", c.MinScore, 0, ceasefire.MaxScore)
	kind := oneOf(&t.mistakes, place+".kind", c.Kind,
		ceasefire.ConditionNone, ceasefire.ConditionClock, ceasefire.ConditionCommitment, ceasefire.ConditionStatement)
	if kind == ceasefire.ConditionStatement {
		t.need(place+".text", c.Text, "what has to be so")
	}
	return ceasefire.Condition{
		Kind: kind, Clock: t.refer(place+".clock", c.Clock, t.keys.Clocks), Commitment: t.refer(place+".commitment", c.Commitment, t.keys.Commitments),
		MinScore: c.MinScore, Text: c.Text, MetAt: t.instant(place+".met_at", c.MetAt),
	}
}

func (t *template) readScopeRules(list []scopeRuleLayout) {
	areas := map[string]bool{}
	for _, a := range t.frame.Areas {
		areas[a.Code] = true
	}
	for i, r := range list {
		place := fmt.Sprintf("scope_rules[%d]", i)
		t.need(place+".name", r.Name, "the rule's name")
		if (r.Match == "") != (len(r.Parties) == 0) {
			t.add(place+".match", "match and parties go together: give both, or neither for a rule that asks for no party")
		}
		for n, code := range r.Areas {
			if !areas[code] {
				t.add(fmt.Sprintf("%s.areas[%d]", place, n), "there is no area %q: write the code of an area of this file", clip(code, longestQuoted))
			}
		}
		t.frame.ScopeRules = append(t.frame.ScopeRules, ceasefire.ScopeRule{
			ID: t.newID(), Name: r.Name, Civilians: r.Civilians, Areas: r.Areas, Source: t.source(place, r.Source),
			Match:   oneOf(&t.mistakes, place+".match", r.Match, ceasefire.MatchAny, ceasefire.AnyOf, ceasefire.BothOf, ceasefire.NoneOf),
			Parties: t.referAll(place+".parties", r.Parties, t.keys.Parties),
			Days:    t.span(place, r),
			Verdict: oneOf(&t.mistakes, place+".verdict", r.Verdict, ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed),
		})
	}
}

// span reads the days of a rule, either end of which may be left open.
func (t *template) span(place string, r scopeRuleLayout) ceasefire.Span {
	days := ceasefire.Span{From: t.day(place+".from", r.From), To: t.day(place+".to", r.To)}
	if !days.From.IsZero() && !days.To.IsZero() && days.To < days.From {
		t.add(place+".to", "it lies before the day from which the rule holds: give a later one")
	}
	return days
}

func (t *template) readDeterminations(list []determinationLayout) {
	for i, d := range list {
		place := fmt.Sprintf("determinations[%d]", i)
		ruling := ceasefire.Determination{
			ID: t.newID(), Clock: t.refer(place+".clock", d.Clock, t.keys.Clocks), Leg: t.refer(place+".leg", d.Leg, t.keys.Legs),
			Ruling: oneOf(&t.mistakes, place+".ruling", d.Ruling, ceasefire.Rulings()...), At: t.instant(place+".at", d.At),
			Precision: precision(d.At), Until: t.instant(place+".until", d.Until), Reason: d.Reason, Source: t.source(place, d.Source),
		}
		before := t.frame
		t.frame.Determinations = append(t.frame.Determinations, ruling)
		for _, p := range ceasefire.Errors(ruling.Problems(before)) {
			t.add(place+"."+p.Field, "%s", p.Message)
		}
	}
}

func (t *template) readEvents(list []eventLayout) {
	for i, e := range list {
		place := fmt.Sprintf("timeline[%d]", i)
		t.need(place+".title", e.Title, "the title")
		t.frame.Timeline = append(t.frame.Timeline, ceasefire.Event{
			ID: t.newID(), When: t.moment(place, e.When, e.Until), Title: e.Title, Text: e.Text, Source: t.source(place, e.Source),
		})
	}
}

func (t *template) readTallies(list []tallyLayout) {
	for i, y := range list {
		place := fmt.Sprintf("tallies[%d]", i)
		tally := ceasefire.Tally{
			ID: t.newID(), AsOf: t.instant(place+".as_of", y.AsOf), Precision: precision(y.AsOf), Window: y.Window,
			From: t.instant(place+".from", y.From), Until: t.instant(place+".until", y.Until), CountedBy: y.CountedBy, Accused: y.Accused,
			Party: t.refer(place+".party", y.Party, t.keys.Parties), Metric: y.Metric, Basis: y.Basis, Breakdown: y.Breakdown, Source: t.source(place, y.Source),
		}
		if y.Total != nil {
			t.within(place+".total", *y.Total, 0, math.MaxInt32)
			tally.Total = ceasefire.People(*y.Total)
		}
		t.checkTally(place, y, tally)
		t.frame.Tallies = append(t.frame.Tallies, tally)
	}
}

func (t *template) checkTally(place string, y tallyLayout, tally ceasefire.Tally) {
	t.need(place+".as_of", y.AsOf, "the time at which it was published")
	t.need(place+".counted_by", y.CountedBy, "who counted")
	t.need(place+".metric", y.Metric, "what was counted")
	if !tally.From.IsZero() && !tally.Until.IsZero() && tally.Until.Before(tally.From) {
		t.add(place+".until", "its window ends before it begins: give a later end")
	}
}
