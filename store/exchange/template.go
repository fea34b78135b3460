package exchange

import (
	"fmt"
	"io"
	"time"

	"truceboard/store/ceasefire"
)

// mostDays bounds terms in days and hours, so that no instant leaves the calendar: a hundred years.
const mostDays = 36525

// Keys give the records of a template by the keys under which its text knows them.
type Keys struct {
	Sources, Parties, Clocks, Legs, Commitments map[string]ceasefire.ID
}

// ReadTemplate reads an agreement's template: JSON, strictly. Each record gets an ID of newID. Records carry no stamp, since they are
// recorded when a dossier is made of them. What is wrong with the text is a *FieldError, or several joined, each with its line and field.
func ReadTemplate(r io.Reader, newID func() ceasefire.ID) (ceasefire.Frame, Keys, error) {
	var layout templateLayout
	lines, err := decodeStrict(r, &layout)
	if err != nil {
		return ceasefire.Frame{}, Keys{}, err
	}
	t := template{mistakes: mistakes{lines: lines, zone: time.UTC}, newID: newID}
	if layout.Version != templateVersion {
		t.add("version", "the layout %d is not known: this program reads layout %d", layout.Version, templateVersion)
		return ceasefire.Frame{}, Keys{}, t.err()
	}
	t.read(layout)
	if err := t.err(); err != nil {
		return ceasefire.Frame{}, Keys{}, err
	}
	t.checkFrame()
	if err := t.err(); err != nil {
		return ceasefire.Frame{}, Keys{}, err
	}
	return t.frame, t.keys, nil
}

// template reads a layout into a frame.
type template struct {
	mistakes
	newID func() ceasefire.ID
	frame ceasefire.Frame
	keys  Keys
}

func (t *template) read(l templateLayout) {
	if zone, err := ceasefire.LoadZone(l.Agreement.Zone); err != nil {
		t.add("agreement.zone", "%v", err)
	} else {
		t.zone = zone
	}
	t.nameRecords(l)
	t.readSources(l.Sources)
	t.readAgreement(l.Agreement)
	t.readParties(l.Parties)
	t.readActors(l.Actors)
	t.readAreas(l.Areas)
	t.readClocks(l.Clocks)
	t.readCommitments(l.Commitments)
	t.readScopeRules(l.ScopeRules)
	t.readDeterminations(l.Determinations)
	t.readEvents(l.Timeline)
	t.readTallies(l.Tallies)
}

// nameRecords gives every record that can be referred to its ID first, so that one may refer to a later one.
func (t *template) nameRecords(l templateLayout) {
	t.keys = Keys{
		Sources:     named(t, "sources", l.Sources, func(s sourceLayout) string { return s.Key }),
		Parties:     named(t, "parties", l.Parties, func(p partyLayout) string { return p.Key }),
		Clocks:      named(t, "clocks", l.Clocks, func(c clockLayout) string { return c.Key }),
		Commitments: named(t, "commitments", l.Commitments, func(c commitmentLayout) string { return c.Key }),
		Legs:        map[string]ceasefire.ID{},
	}
	for i, c := range l.Clocks {
		t.name(fmt.Sprintf("clocks[%d].legs", i), t.keys.Legs, keysOf(c.Legs, func(l legLayout) string { return l.Key }))
	}
}

// named gives the records of a list their IDs by key; each needs a key of its own.
func named[T any](t *template, place string, list []T, key func(T) string) map[string]ceasefire.ID {
	ids := map[string]ceasefire.ID{}
	t.name(place, ids, keysOf(list, key))
	return ids
}

func keysOf[T any](list []T, key func(T) string) []string {
	keys := make([]string, len(list))
	for i, one := range list {
		keys[i] = key(one)
	}
	return keys
}

// name adds an ID for each key of a list to those that are given already.
func (t *template) name(place string, ids map[string]ceasefire.ID, keys []string) {
	for i, key := range keys {
		at := fmt.Sprintf("%s[%d].key", place, i)
		t.need(at, key, "the key by which other records can refer to this one")
		if _, taken := ids[key]; taken && key != "" {
			t.add(at, "the key %q is taken already: give another", clip(key, longestQuoted))
		}
		ids[key] = t.newID()
	}
}

func (t *template) source(place, key string) ceasefire.ID {
	return t.refer(place+".source", key, t.keys.Sources)
}

func (t *template) readSources(list []sourceLayout) {
	for i, s := range list {
		place := fmt.Sprintf("sources[%d]", i)
		t.need(place+".title", s.Title, "the title")
		t.frame.Sources = append(t.frame.Sources, ceasefire.Source{
			ID: t.keys.Sources[s.Key], Title: s.Title, Publisher: s.Publisher, Address: s.Address, Published: t.instant(place+".published", s.Published),
			Reliability:  oneOf[ceasefire.Reliability](&t.mistakes, place+".reliability", s.Reliability, "", "A", "B", "C", "D", "E", "F"),
			Confidential: s.Confidential, Attribution: s.Attribution, Licence: s.Licence,
		})
	}
}

func (t *template) readAgreement(a agreementLayout) {
	t.need("agreement.effect", a.Effect, "the instant at which it takes effect")
	t.frame.Agreement = ceasefire.Agreement{
		ID: t.newID(), Title: a.Title, Effect: t.instant("agreement.effect", a.Effect), Zone: a.Zone, Summary: a.Summary,
		Sources: t.referAll("agreement.sources", a.Sources, t.keys.Sources),
	}
}

func (t *template) readParties(list []partyLayout) {
	for i, p := range list {
		place := fmt.Sprintf("parties[%d]", i)
		t.frame.Parties = append(t.frame.Parties, ceasefire.Party{
			ID: t.keys.Parties[p.Key], Name: p.Name, Short: p.Short, Role: oneOf(&t.mistakes, place+".role", p.Role, ceasefire.Roles()...),
			AnswersFor: t.referAll(place+".answers_for", p.AnswersFor, t.keys.Parties), Colour: p.Colour, Note: p.Note, Source: t.source(place, p.Source),
		})
		t.within(place+".colour", p.Colour, 0, maxList)
	}
}

func (t *template) readClocks(list []clockLayout) {
	for i, c := range list {
		place := fmt.Sprintf("clocks[%d]", i)
		clock := ceasefire.Clock{
			ID: t.keys.Clocks[c.Key], Kind: oneOf(&t.mistakes, place+".kind", c.Kind, ceasefire.ClockKinds()...), Name: c.Name, Short: c.Short,
			Starts: t.instant(place+".starts", c.Starts), Ends: t.instant(place+".ends", c.Ends), Days: c.Days,
			BreakRule: t.breakRule(place+".break_rule", c.BreakRule),
			Party:     t.refer(place+".party", c.Party, t.keys.Parties), Note: c.Note, Source: t.source(place, c.Source),
		}
		t.within(place+".days", c.Days, 0, mostDays)
		for n, leg := range c.Legs {
			at := fmt.Sprintf("%s.legs[%d]", place, n)
			t.need(at+".name", leg.Name, "the leg's name")
			waits := t.refer(at+".clock", leg.Clock, t.keys.Clocks)
			clock.Legs = append(clock.Legs, ceasefire.Leg{ID: t.keys.Legs[leg.Key], Name: leg.Name, Clock: waits})
		}
		t.frame.Clocks = append(t.frame.Clocks, clock)
	}
}

// breakRule reads the rule by which breaks of a streak are proposed.
func (t *template) breakRule(place string, l breakRuleLayout) ceasefire.BreakRule {
	t.within(place+".min_severity", l.MinSeverity, 0, int(ceasefire.SeverityMass))
	if l.DailyShare < 0 {
		t.add(place+".daily_share", "%g is less than nothing: write 0 or more", l.DailyShare)
	}
	rule := ceasefire.BreakRule{
		MinSeverity: ceasefire.Severity(l.MinSeverity), DailyShare: l.DailyShare,
		DailyOf: oneOf(&t.mistakes, place+".daily_of", l.DailyOf, "", ceasefire.DeathsMeasure, ceasefire.IncidentsMeasure),
	}
	var known []ceasefire.Type
	for _, info := range ceasefire.BreakTypes() {
		known = append(known, info.Type)
	}
	for i, word := range l.Types {
		rule.Types = append(rule.Types, oneOf(&t.mistakes, fmt.Sprintf("%s.types[%d]", place, i), word, known...))
	}
	return rule
}

// checkFrame holds the frame against the rules of the field, whose places are those of the text.
func (t *template) checkFrame() {
	for _, p := range ceasefire.Errors(t.frame.Problems()) {
		t.add(p.Field, "%s", p.Message)
	}
}
