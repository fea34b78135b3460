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

// Proposals gives what argues for a break of each streak that holds at an instant, by day: each act of violence as severe as the
// streak's rule, on its own, and together the others of a day whose deaths exceed the rule's share of the baseline. Only facts
// in scope count that have a signatory on a side, lie on one day, and began between the start of the present count and
// the instant. A fact known only to the day on which the count began within it may have come before, and is not proposed. Facts whose key is in ruled,
// which an analyst has already ruled on, are not proposed again; ruled may be nil.
func (f Frame) Proposals(facts []Fact, at time.Time, ruled map[int64]bool) []Proposal {
	holding := keep(f.Readings(at), func(r Reading) bool { return r.Clock.Kind == Streak && r.State == StateHolding })
	if len(holding) == 0 {
		return nil
	}
	var all []Proposal
	arguing := keep(facts, f.arguesAgainstTruce)
	for _, r := range holding {
		found := f.severe(r, arguing, ruled)
		all = append(all, append(found, f.deadlyDays(r, arguing, proposed(found, ruled))...)...)
	}
	slices.SortStableFunc(all, func(a, b Proposal) int { return cmp.Compare(a.Day, b.Day) })
	return all
}

// arguesAgainstTruce reports whether a fact can count against a truce at all, whenever it was.
func (f Frame) arguesAgainstTruce(fact Fact) bool {
	if fact.Scope != InScope || !(f.signed(fact.PartyA) || f.signed(fact.PartyB)) {
		return false
	}
	valence := fact.Type.Info().Valence
	return (valence == Violence || valence == Other) && f.onOneDay(fact)
}

func (f Frame) signed(party int16) bool {
	return party >= 0 && int(party) < len(f.Parties) && f.Parties[party].Role == RoleSignatory
}

// within reports whether a fact began while the streak's present count was running.
func (r Reading) within(fact Fact) bool {
	return fact.From >= r.HeldSince.Unix() && fact.From <= r.At.Unix()
}

// severe proposes each fact that is as severe as the streak's rule.
func (f Frame) severe(r Reading, facts []Fact, ruled map[int64]bool) []Proposal {
	least := r.Clock.BreakRule.MinSeverity
	if least == SeverityUnknown {
		return nil
	}
	var found []Proposal
	for _, fact := range facts {
		if fact.Severity < least || !r.within(fact) || ruled[fact.Key] {
			continue
		}
		found = append(found, Proposal{
			Clock: r.Clock.ID, Day: f.dayOf(fact), Keys: []int64{fact.Key}, Deaths: max(int(fact.Best), 0),
			Why: f.severeWhy(fact, least),
		})
	}
	return found
}

func (f Frame) severeWhy(fact Fact, least Severity) string {
	where := ""
	if fact.Place != "" {
		where = " at " + fact.Place
	}
	dead := "an unknown number killed"
	if fact.Best >= 0 {
		dead = fmt.Sprintf("%d killed", fact.Best)
	}
	return fmt.Sprintf("%s%s, %s: severity %d, and the rule is %d or more", fact.Type.Name(), where, dead, fact.Severity, least)
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

// deadlyDays proposes what is left of each day whose deaths exceed the rule's share of the baseline's mean, as long as it
// killed anybody. The day's deaths are all that argue against the truce, whether ruled on or not.
func (f Frame) deadlyDays(r Reading, facts []Fact, done map[int64]bool) []Proposal {
	share := r.Clock.BreakRule.DailyShare
	baseline, ok := f.Baseline(facts, r.At, DeathsMeasure)
	if share <= 0 || !ok {
		return nil
	}
	deaths, rest := map[Day]int{}, map[Day]*Proposal{}
	for _, fact := range facts {
		if !r.within(fact) || fact.Best <= 0 {
			continue
		}
		day := f.dayOf(fact)
		deaths[day] += int(fact.Best)
		if done[fact.Key] {
			continue
		}
		if rest[day] == nil {
			rest[day] = &Proposal{Clock: r.Clock.ID, Day: day}
		}
		rest[day].Keys = append(rest[day].Keys, fact.Key)
		rest[day].Deaths += int(fact.Best)
	}
	var found []Proposal
	for day, p := range rest {
		if float64(deaths[day]) > share*baseline {
			p.Why = fmt.Sprintf("%d killed on %s, above %.0f %% of the %.1f a day before the start", deaths[day], day.Format(), 100*share, baseline)
			found = append(found, *p)
		}
	}
	return found
}
