package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Proposal is the program's argument that a streak was broken: incidents of one day, by their keys, how many they killed (best
// estimates), and why they are put to the analyst, who alone decides.
type Proposal struct {
	Clock  ID
	Day    Day
	Keys   []int64
	Deaths int
	Why    string
}

// Proposals gives what argues for a break of each streak that has begun, by day: each act of violence as severe as the
// streak's rule, or of a type that it names, on its own, and together the others of a day whose incidents or deaths exceed the rule's share of the
// baseline. Only facts in scope count that have a signatory on a side, lie on one day, and began between the streak's start and
// the instant, or before the streak was complete or was ended. What nobody decided is still to be decided after a break or the end, for it says how
// long the truce had held. A fact known only to the day on which the streak began may have come before, and is not proposed. Facts whose key is in ruled,
// which an analyst has already ruled on, are not proposed again; ruled may be nil.
func (f Frame) Proposals(facts Facts, at time.Time, ruled map[int64]bool) []Proposal {
	begun := keep(f.Readings(at), func(r Reading) bool {
		return r.Clock.Kind == Streak && r.State != StateNotBegun && !r.Clock.BreakRule.IsZero()
	})
	if len(begun) == 0 {
		return nil
	}
	var all []Proposal
	arguing := f.arguing(facts)
	for _, r := range begun {
		found := f.grave(r, arguing, ruled)
		all = append(all, append(found, f.busyDays(r, arguing, proposed(found, ruled))...)...)
	}
	slices.SortStableFunc(all, func(a, b Proposal) int { return cmp.Compare(a.Day, b.Day) })
	return all
}

// arguing gives the facts that can count against a truce at all, whenever they were.
func (f Frame) arguing(facts Facts) Facts {
	if facts.Len() == 0 {
		return Facts{}
	}
	c, own := facts.columns, facts.columns.ownDaysIn(f.Agreement.Location())
	harms := each(c.kinds, func(t *Type) bool { return t.Info().Valence != Positive })
	argue := each(c.classes, func(k *class) bool {
		return c.scopes[k.scope] == InScope && harms[k.kind] && (f.signed(k.partyA) || f.signed(k.partyB))
	})
	return facts.whose(c.class, argue).whose(c.when, each(own.day, func(day *int32) bool { return *day >= 0 }))
}

func (f Frame) signed(party int16) bool {
	return party >= 0 && int(party) < len(f.Parties) && f.Parties[party].Role == RoleSignatory
}

// within gives the facts that began while the streak was running: before it was complete or was ended. What came with the end, or on
// its day where no more than that is known, is for the ruling that ended it.
func (r Reading) within(facts Facts) Facts {
	from, until := r.Starts.Unix(), r.At.Unix()
	if r.State == StateComplete {
		until = min(until, r.Ends.Unix()-1)
	}
	if !r.EndedAt.IsZero() {
		until = min(until, r.EndedAt.Unix()-1)
	}
	if facts.Len() == 0 {
		return facts
	}
	return facts.whose(facts.columns.when, each(facts.columns.whens, func(w *when) bool { return w.from >= from && w.from <= until }))
}

// grave proposes each fact that is as severe as the streak's rule, or of a type that it names.
func (f Frame) grave(r Reading, facts Facts, ruled map[int64]bool) []Proposal {
	var found []Proposal
	for fact := range r.within(facts).All() {
		if ruled[fact.Key] {
			continue
		}
		if why, proposes := r.Clock.BreakRule.why(fact); proposes {
			found = append(found, Proposal{
				Clock: r.Clock.ID, Day: f.dayOf(fact), Keys: []int64{fact.Key}, Deaths: max(int(fact.Best), 0),
				Why: fact.told() + ": " + why,
			})
		}
	}
	return found
}

// dayOf gives the day on which a fact began, in the agreement's zone.
func (f Frame) dayOf(fact Fact) Day { return DayOf(time.Unix(fact.From, 0), f.Agreement.Location()) }

// told says what a fact was: "Shelling at Kafr Zita, 30 killed".
func (f Fact) told() string {
	where := ""
	if f.Place != "" {
		where = " at " + f.Place
	}
	if f.Best < 0 {
		return f.Type.Name() + where + ", an unknown number killed"
	}
	return fmt.Sprintf("%s%s, %d killed", f.Type.Name(), where, f.Best)
}

// proposed adds the facts already proposed to those ruled on.
func proposed(found []Proposal, ruled map[int64]bool) map[int64]bool {
	done := make(map[int64]bool, len(ruled)+len(found))
	for key := range ruled {
		done[key] = ruled[key]
	}
	for _, p := range found {
		for _, key := range p.Keys {
			done[key] = true
		}
	}
	return done
}

// busyDays proposes what is left of each day whose incidents or deaths exceed the rule's share of the baseline's mean. The day's number is of all
// that argue against the truce, whether ruled on or not; an incident that adds nothing to it is not named.
func (f Frame) busyDays(r Reading, facts Facts, done map[int64]bool) []Proposal {
	rule := r.Clock.BreakRule
	if rule.DailyShare <= 0 {
		return nil
	}
	baseline, ok := f.BreakBaseline(facts, r.At, rule)
	if !ok {
		return nil
	}
	numbers, rest := f.byDay(r, facts, done)
	var found []Proposal
	for day, p := range rest {
		if numbers[day] > rule.DailyShare*baseline {
			p.Why = fmt.Sprintf("%s on %s, above %.0f %% of the %.1f a day before the start", rule.counted(numbers[day]), day.Format(), 100*rule.DailyShare, baseline)
			found = append(found, *p)
		}
	}
	return found
}

// byDay gives each day's number by a streak's rule, and what of it is not proposed or ruled on already.
func (f Frame) byDay(r Reading, facts Facts, done map[int64]bool) (numbers map[Day]float64, rest map[Day]*Proposal) {
	measure := r.Clock.BreakRule.Measure()
	numbers, rest = map[Day]float64{}, map[Day]*Proposal{}
	for fact := range r.within(facts).All() {
		adds := measure.adds(fact)
		if adds <= 0 || !violent(fact.Type) {
			continue
		}
		day := f.dayOf(fact)
		numbers[day] += adds
		if done[fact.Key] {
			continue
		}
		if rest[day] == nil {
			rest[day] = &Proposal{Clock: r.Clock.ID, Day: day}
		}
		rest[day].Keys = append(rest[day].Keys, fact.Key)
		rest[day].Deaths += max(int(fact.Best), 0)
	}
	return numbers, rest
}

// counted says a day's number in words: "6 killed", "1 incident".
func (r BreakRule) counted(n float64) string {
	if r.Measure() == IncidentsMeasure {
		return plural(int(n), "incident")
	}
	return fmt.Sprintf("%.0f killed", n)
}
