package ceasefire

import "time"

// At gives the frame as it read at an instant: only the assessments, determinations, timeline entries and tallies, and the conditions
// recorded as met, that speak of a time not after asOf.At; where asOf.KnownAt is set, only those recorded by then.
// The frame itself is not changed.
func (f Frame) At(asOf AsOf) Frame {
	f.Assessments = keep(f.Assessments, func(a Assessment) bool { return asOf.shows(a.At, a.Recorded) })
	f.Determinations = keep(f.Determinations, func(d Determination) bool { return asOf.shows(d.At, d.Recorded) })
	f.Timeline = keep(f.Timeline, func(e Event) bool { return asOf.shows(e.When.From, e.Recorded) })
	f.Tallies = keep(f.Tallies, func(t Tally) bool { return asOf.shows(t.AsOf, t.Recorded) })
	commitments := make([]Commitment, len(f.Commitments))
	for i, c := range f.Commitments {
		if !asOf.shows(c.Condition.MetAt, c.Condition.Recorded) {
			c.Condition.MetAt, c.Condition.Recorded = time.Time{}, Stamp{}
		}
		commitments[i] = c
	}
	f.Commitments = commitments
	return f
}

// shows reports whether something that happened at an instant and was recorded as stamped is to be seen.
func (a AsOf) shows(at time.Time, recorded Stamp) bool {
	if at.After(a.At) {
		return false
	}
	return a.KnownAt.IsZero() || !recorded.At.After(a.KnownAt)
}

func keep[T any](all []T, wanted func(T) bool) []T {
	var kept []T
	for _, one := range all {
		if wanted(one) {
			kept = append(kept, one)
		}
	}
	return kept
}
