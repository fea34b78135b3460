package exchange

import (
	"reflect"

	"truceboard/store/ceasefire"
)

// onceOnly leaves out of a frame what stands in it twice: a file that was put together by hand, or out of two exports, says some things again. Two records of one identifier that differ are an
// error, since nobody could say which is meant.
func onceOnly(f *ceasefire.Frame) error {
	f.Agreement.Sources = withoutRepeats(f.Agreement.Sources)
	for n := range f.Parties {
		f.Parties[n].AnswersFor = withoutRepeats(f.Parties[n].AnswersFor)
	}
	for n := range f.ScopeRules {
		f.ScopeRules[n].Parties, f.ScopeRules[n].Areas = withoutRepeats(f.ScopeRules[n].Parties), withoutRepeats(f.ScopeRules[n].Areas)
	}
	once := &repeats{}
	for n := range f.Clocks {
		single(once, &f.Clocks[n].Legs, "legs of a trigger", func(l ceasefire.Leg) ceasefire.ID { return l.ID })
	}
	for n := range f.Determinations {
		single(once, &f.Determinations[n].Annulments, "annulments", func(a ceasefire.Annulment) ceasefire.ID { return a.ID })
		single(once, &f.Determinations[n].Evidence, "pieces of evidence of a ruling", evidenceOf)
	}
	for n := range f.Assessments {
		single(once, &f.Assessments[n].Evidence, "pieces of evidence of a judgement", evidenceOf)
	}
	single(once, &f.Sources, "sources", func(s ceasefire.Source) ceasefire.ID { return s.ID })
	single(once, &f.Parties, "parties", func(p ceasefire.Party) ceasefire.ID { return p.ID })
	single(once, &f.Actors, "names of parties", func(a ceasefire.ActorName) string { return a.Name })
	single(once, &f.Areas, "areas", func(a ceasefire.Area) string { return a.Code })
	single(once, &f.Clocks, "clocks", func(c ceasefire.Clock) ceasefire.ID { return c.ID })
	single(once, &f.Commitments, "commitments", func(c ceasefire.Commitment) ceasefire.ID { return c.ID })
	single(once, &f.ScopeRules, "scope rules", func(r ceasefire.ScopeRule) ceasefire.ID { return r.ID })
	single(once, &f.Timeline, "events of the timeline", func(e ceasefire.Event) ceasefire.ID { return e.ID })
	single(once, &f.Tallies, "tallies", func(t ceasefire.Tally) ceasefire.ID { return t.ID })
	single(once, &f.Determinations, "rulings", func(d ceasefire.Determination) ceasefire.ID { return d.ID })
	single(once, &f.Assessments, "judgements", func(a ceasefire.Assessment) ceasefire.ID { return a.ID })
	return once.err
}

func evidenceOf(e ceasefire.Evidence) ceasefire.ID { return e.Incident }

// repeats keeps the first error that repeated records are.
type repeats struct{ err error }

// single leaves out the records of a list that an earlier one is already; those without an identifier all stay.
func single[T any, K comparable](r *repeats, list *[]T, what string, key func(T) K) {
	first := make(map[K]int, len(*list))
	var kept []T
	var none K
	for _, record := range *list {
		at, there := first[key(record)]
		if !there || key(record) == none {
			first[key(record)] = len(kept)
			kept = append(kept, record)
			continue
		}
		if r.err == nil && !reflect.DeepEqual(kept[at], record) {
			r.err = formatError("two %s in the agreement of the file have one identifier and are not the same (%v): keep one of them", what, key(record))
		}
	}
	*list = kept
}

// withoutRepeats leaves out of a list what stands in it already.
func withoutRepeats[K comparable](list []K) []K {
	var kept []K
	seen := make(map[K]bool, len(list))
	for _, one := range list {
		if !seen[one] {
			kept, seen[one] = append(kept, one), true
		}
	}
	return kept
}
