package ceasefire

import "time"

// At gives the frame as it read at an instant: only the assessments, determinations, timeline entries and tallies, and the conditions
// recorded as met, that speak of a time that had begun by asOf.At, as Begun has it; where asOf.KnownAt is set, only those recorded by then. An annulled ruling stays in it, and does not count.
// Parties, commitments, clocks, scope rules and names carry no stamp and are given as they stand. The frame itself is not changed.
func (f Frame) At(asOf AsOf) Frame {
	f.Assessments = keep(f.Assessments, func(a Assessment) bool { return a.begun(asOf.At) && asOf.knows(a.Recorded) })
	f.Determinations = asOf.annulments(keep(f.Determinations, func(d Determination) bool { return Begun(d.At, d.Precision, asOf.At) && asOf.knows(d.Recorded) }))
	f.Timeline = keep(f.Timeline, func(e Event) bool { return Begun(e.When.From, e.When.Precision, asOf.At) && asOf.knows(e.Recorded) })
	f.Tallies = keep(f.Tallies, func(t Tally) bool { return f.published(t, asOf.At) && asOf.knows(t.Recorded) })
	commitments := make([]Commitment, len(f.Commitments))
	for i, c := range f.Commitments {
		if !Begun(c.Condition.MetAt, PrecisionMinute, asOf.At) || !asOf.knows(c.Condition.Recorded) {
			c.Condition.MetAt, c.Condition.Recorded = time.Time{}, Stamp{}
		}
		commitments[i] = c
	}
	f.Commitments = commitments
	return f
}

// knows reports whether something recorded as stamped was known by then.
func (a AsOf) knows(recorded Stamp) bool {
	return a.KnownAt.IsZero() || !recorded.At.After(a.KnownAt)
}

// Begun reports whether something that happened at an instant, known to a precision, had begun to be true at another. To the minute, it had at that very
// instant; known less closely, its time begins then, and nothing of it has gone by yet.
func Begun(at time.Time, precision Precision, by time.Time) bool {
	if precision <= PrecisionMinute {
		return !at.After(by)
	}
	return at.Before(by)
}

// published reports whether a tally had been published at an instant: by its own date, and by its source's where that is known.
func (f Frame) published(t Tally, by time.Time) bool {
	source, _ := f.Source(t.Source)
	return Begun(t.AsOf, t.Precision, by) && source.PublishedBy(by)
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
