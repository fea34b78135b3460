package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// The places in which clocks compete for the header, most pressing first.
const (
	neverNext = iota
	endsNext
	beginsNext
	brokenStreak
	completeStreak
	termOver
	deadlinePassed
)

// NextClock gives the reading that matters next: the pending deadline, the running term or the running day of a holding streak that ends
// first (a deadline before a term and a term before a streak where they end at once); else what begins first; else a streak that is over, then one
// that was completed, then the term that was over last, then the deadline that passed last. A trigger is never next, for it
// has no time to show.
func NextClock(readings []Reading) (Reading, bool) {
	candidates := keep(readings, func(r Reading) bool { return r.place() != neverNext })
	if len(candidates) == 0 {
		return Reading{}, false
	}
	return slices.MinFunc(candidates, compareNext), true
}

func compareNext(a, b Reading) int {
	if a.place() != b.place() {
		return cmp.Compare(a.place(), b.place())
	}
	switch a.place() {
	case endsNext:
		mine, _ := a.Instant()
		other, _ := b.Instant()
		return cmp.Or(mine.Compare(other), slices.Index(ClockKinds(), a.Clock.Kind)-slices.Index(ClockKinds(), b.Clock.Kind))
	case beginsNext:
		return a.Starts.Compare(b.Starts)
	}
	since, _ := a.Instant()
	other, _ := b.Instant()
	return other.Compare(since)
}

func (r Reading) place() int {
	switch r.State {
	case StatePending, StateRunning, StateRenewed, StateHolding:
		return endsNext
	case StateNotBegun:
		return beginsNext
	case StateBroken:
		return brokenStreak
	case StateComplete:
		return completeStreak
	case StatePassed:
		return deadlinePassed
	}
	if r.Clock.Kind == FixedTerm && r.over() {
		return termOver
	}
	return neverNext
}

// over reports whether the clock has run out or was stopped short.
func (r Reading) over() bool {
	return r.State == StateBroken || r.State == StateLapsed || r.State == StateEnded
}

// Instant gives the instant that Shown counts to or from, and how closely it is known: the end of a deadline, of a running
// term or of a holding streak's running day, the start of what has not begun, or when what is over was over. It is the
// zero time for a trigger that waits.
func (r Reading) Instant() (time.Time, Precision) {
	switch r.State {
	case StateNotBegun:
		return r.Starts, PrecisionMinute
	case StateFired:
		return r.Starts, max(r.FiredPrecision, PrecisionMinute)
	case StateHolding:
		return r.DayEnds, r.heldKnown()
	case StateBroken, StateEnded:
		return r.EndedAt, r.EndedPrecision
	}
	return r.Ends, r.heldKnown()
}

// heldKnown says how closely the end of a streak is known: as its beginning is. Any other clock's is known to the minute.
func (r Reading) heldKnown() Precision {
	return max(r.HeldPrecision, PrecisionMinute)
}

// Shown gives the duration to show large, never negative: the time left until Instant, or the time since it.
func (r Reading) Shown() time.Duration {
	at, _ := r.Instant()
	if at.IsZero() {
		return 0
	}
	return at.Sub(r.At).Abs()
}
