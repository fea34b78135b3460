package exchange

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// layoutOf lays a frame out as a template.
func layoutOf(f ceasefire.Frame) (templateLayout, error) {
	t := templateWriter{zone: f.Agreement.Location()}
	t.keyRecords(f)
	f.Determinations = counting(f.Determinations)
	if err := t.checkRulings(f); err != nil {
		return templateLayout{}, err
	}
	l := templateLayout{
		Version:        templateVersion,
		Agreement:      t.agreement(f.Agreement),
		Sources:        each(f.Sources, t.source),
		Parties:        each(f.Parties, t.party),
		Actors:         each(f.Actors, t.actor),
		Areas:          each(f.Areas, areaOf),
		Clocks:         each(f.Clocks, t.clock),
		Determinations: each(f.Determinations, t.determination),
		Commitments:    each(f.Commitments, t.commitment),
		ScopeRules:     each(f.ScopeRules, t.scopeRule),
		Timeline:       each(f.Timeline, t.event),
		Tallies:        each(f.Tallies, t.tally),
	}
	return l, t.err()
}

// each lays out every record of a list; make is told its place in the list.
func each[T, L any](list []T, make func(int, T) L) []L {
	var layouts []L
	for i, one := range list {
		layouts = append(layouts, make(i, one))
	}
	return layouts
}

func (t *templateWriter) agreement(a ceasefire.Agreement) agreementLayout {
	return agreementLayout{
		Title: a.Title, Effect: t.instant(a.Effect), Zone: a.Zone, Summary: a.Summary, Sources: t.referAll("agreement.sources", a.Sources, t.sources),
	}
}

func (t *templateWriter) source(_ int, s ceasefire.Source) sourceLayout {
	return sourceLayout{
		Key: t.sources[s.ID], Title: s.Title, Publisher: s.Publisher, Address: s.Address, Published: t.published(s.Published),
		Reliability: string(s.Reliability), Confidential: s.Confidential, Attribution: s.Attribution, Licence: s.Licence,
	}
}

func (t *templateWriter) party(i int, p ceasefire.Party) partyLayout {
	place := fmt.Sprintf("parties[%d]", i)
	return partyLayout{
		Key: t.parties[p.ID], Name: p.Name, Short: p.Short, Role: string(p.Role), AnswersFor: t.referAll(place+".answers_for", p.AnswersFor, t.parties),
		Colour: p.Colour, Note: p.Note, Source: t.refer(place+".source", p.Source, t.sources),
	}
}

func (t *templateWriter) actor(i int, a ceasefire.ActorName) actorLayout {
	return actorLayout{Name: a.Name, Party: t.refer(fmt.Sprintf("actors[%d].party", i), a.Party, t.parties), Note: a.Note}
}

func areaOf(_ int, a ceasefire.Area) areaLayout {
	return areaLayout{Code: a.Code, Name: a.Name, NameArabic: a.NameArabic, Aliases: a.Aliases, Label: pointLayout(a.Label)}
}

func (t *templateWriter) clock(i int, c ceasefire.Clock) clockLayout {
	place := fmt.Sprintf("clocks[%d]", i)
	l := clockLayout{
		Key: t.clocks[c.ID], Kind: string(c.Kind), Name: c.Name, Short: c.Short, Starts: t.instant(c.Starts), Ends: t.instant(c.Ends), Days: c.Days,
		BreakRule: breakRuleOf(c.BreakRule),
		Party:     t.refer(place+".party", c.Party, t.parties), Note: c.Note, Source: t.refer(place+".source", c.Source, t.sources),
	}
	for n, leg := range c.Legs {
		waits := t.refer(fmt.Sprintf("%s.legs[%d].clock", place, n), leg.Clock, t.clocks)
		l.Legs = append(l.Legs, legLayout{Key: t.legs[leg.ID], Name: leg.Name, Clock: waits})
	}
	return l
}

func breakRuleOf(r ceasefire.BreakRule) breakRuleLayout {
	l := breakRuleLayout{MinSeverity: int(r.MinSeverity), DailyShare: r.DailyShare, DailyOf: string(r.DailyOf)}
	for _, kind := range r.Types {
		l.Types = append(l.Types, string(kind))
	}
	return l
}

func (t *templateWriter) determination(i int, d ceasefire.Determination) determinationLayout {
	place := fmt.Sprintf("determinations[%d]", i)
	return determinationLayout{
		Clock: t.refer(place+".clock", d.Clock, t.clocks), Leg: t.refer(place+".leg", d.Leg, t.legs), Ruling: string(d.Ruling),
		At: t.known(d.At, d.Precision), Until: t.instant(d.Until), Reason: d.Reason, Source: t.refer(place+".source", d.Source, t.sources),
	}
}

func (t *templateWriter) commitment(i int, c ceasefire.Commitment) commitmentLayout {
	place := fmt.Sprintf("commitments[%d]", i)
	return commitmentLayout{
		Key: t.commitments[c.ID], Party: t.refer(place+".party", c.Party, t.parties), Title: c.Title, Text: c.Text, Clause: c.Clause,
		Due: t.due(place+".due", c.Due), Condition: t.condition(place+".condition", c.Condition), Source: t.refer(place+".source", c.Source, t.sources),
	}
}

func (t *templateWriter) due(place string, d ceasefire.Due) dueLayout {
	return dueLayout{Kind: string(d.Kind), At: t.instant(d.At), Clock: t.refer(place+".clock", d.Clock, t.clocks), Days: d.Days, Hours: d.After.Hours()}
}

func (t *templateWriter) condition(place string, c ceasefire.Condition) conditionLayout {
	return conditionLayout{
		Kind: string(c.Kind), Clock: t.refer(place+".clock", c.Clock, t.clocks), Commitment: t.refer(place+".commitment", c.Commitment, t.commitments),
		MinScore: c.MinScore, Text: c.Text, MetAt: t.instant(c.MetAt),
	}
}

func (t *templateWriter) scopeRule(i int, r ceasefire.ScopeRule) scopeRuleLayout {
	place := fmt.Sprintf("scope_rules[%d]", i)
	return scopeRuleLayout{
		Name: r.Name, Match: string(r.Match), Parties: t.referAll(place+".parties", r.Parties, t.parties), Civilians: r.Civilians, Areas: r.Areas,
		From: dayText(r.Days.From), To: dayText(r.Days.To), Verdict: string(r.Verdict), Source: t.refer(place+".source", r.Source, t.sources),
	}
}

func (t *templateWriter) event(i int, e ceasefire.Event) eventLayout {
	when, until := t.moment(e.When)
	return eventLayout{When: when, Until: until, Title: e.Title, Text: e.Text, Source: t.refer(fmt.Sprintf("timeline[%d].source", i), e.Source, t.sources)}
}

func (t *templateWriter) tally(i int, y ceasefire.Tally) tallyLayout {
	place := fmt.Sprintf("tallies[%d]", i)
	l := tallyLayout{
		AsOf: t.known(y.AsOf, y.Precision), Window: y.Window, From: t.instant(y.From), Until: t.instant(y.Until), CountedBy: y.CountedBy, Accused: y.Accused,
		Party: t.refer(place+".party", y.Party, t.parties), Metric: y.Metric, Basis: y.Basis, Breakdown: y.Breakdown,
		Source: t.refer(place+".source", y.Source, t.sources),
	}
	if y.Total.Known {
		l.Total = &y.Total.N
	}
	return l
}
