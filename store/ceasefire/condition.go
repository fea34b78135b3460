package ceasefire

import (
	"fmt"
	"time"
)

// conditionMet reports whether what a commitment waits for has come: a deadline has passed, a term has begun, a streak is complete, a
// trigger has fired; another commitment's latest score is high enough; a statement was recorded as met.
func (f Frame) conditionMet(c Condition, readings []Reading, at time.Time) bool {
	switch c.Kind {
	case ConditionClock:
		r, ok := find(readings, func(r Reading) bool { return r.Clock.ID == c.Clock })
		return ok && r.came()
	case ConditionCommitment:
		history := f.assessmentsOf(c.Commitment, at)
		return len(history) > 0 && history[0].Judgement == Scored && history[0].Score >= c.MinScore
	case ConditionStatement:
		return !c.MetAt.IsZero() && !c.MetAt.After(at)
	}
	return true
}

// came reports whether a clock has done what a condition waits for.
func (r Reading) came() bool {
	switch r.Clock.Kind {
	case Deadline:
		return r.State == StatePassed
	case FixedTerm:
		return r.State != StateNotBegun && !r.At.Before(r.Starts)
	case Streak:
		return r.State == StateComplete
	}
	return r.State == StateFired
}

// waitsFor says what would meet a condition.
func (f Frame) waitsFor(c Condition) string {
	switch c.Kind {
	case ConditionClock:
		clock, _ := f.Clock(c.Clock)
		return clock.Name + map[ClockKind]string{FixedTerm: " to begin", Streak: " to be complete", Trigger: " to start"}[clock.Kind]
	case ConditionCommitment:
		other, _ := f.Commitment(c.Commitment)
		party, _ := f.Party(other.Party)
		return fmt.Sprintf("%s: %s, scored %d or more", party.Short, other.Title, c.MinScore)
	}
	return c.Text
}

// dueOf gives the instant at which something is due, zero where it has none or its clock has no such instant.
func (f Frame) dueOf(d Due, readings []Reading) time.Time {
	var from time.Time
	switch d.Kind {
	case DueAt:
		return d.At
	case DueClockStarts, DueClockEnds:
		r, ok := find(readings, func(r Reading) bool { return r.Clock.ID == d.Clock })
		if !ok {
			return time.Time{}
		}
		from = r.Starts
		if d.Kind == DueClockEnds {
			from = r.Ends
		}
	}
	if from.IsZero() {
		return time.Time{}
	}
	return afterDays(from, d.Days, f.Agreement.Location()).Add(d.After)
}
