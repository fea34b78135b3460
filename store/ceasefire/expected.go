package ceasefire

import "time"

// expected reports whether what a commitment waits for has come at an instant, or will have come by a later one if things go on as they stand. A score that
// another has to earn first and a statement that somebody has to make are not expected before they are there.
func (f Frame) expected(c Condition, readings []Reading, at, by time.Time) bool {
	if f.conditionMet(c, readings, at) {
		return true
	}
	r, ok := find(readings, func(r Reading) bool { return r.Clock.ID == c.Clock })
	if !ok || c.Kind != ConditionClock {
		return false
	}
	comes := r.comes()
	return !comes.IsZero() && !comes.After(by)
}

// comes gives the instant at which a clock did, or will do if things go on as they stand, what a condition waits for: a deadline passes, a term begins, a
// streak is complete, a trigger fires. It is zero where nobody can tell, and where it will not.
func (r Reading) comes() time.Time {
	switch {
	case r.Clock.Kind == Trigger && r.State == StateFired:
		return r.Starts
	case r.Clock.Kind == Trigger || !r.came() && (r.State == StateBroken || r.State == StateEnded):
		return time.Time{}
	case r.Clock.Kind == FixedTerm:
		return r.Starts
	}
	return r.Ends
}

// metAt gives the instant since which what a commitment waits for has been there, zero where it is not, or where it waits for nothing.
func (f Frame) metAt(c Condition, readings []Reading, at time.Time) time.Time {
	if !f.conditionMet(c, readings, at) {
		return time.Time{}
	}
	switch c.Kind {
	case ConditionClock:
		r, _ := find(readings, func(r Reading) bool { return r.Clock.ID == c.Clock })
		return r.comes()
	case ConditionCommitment:
		var since time.Time
		for _, a := range f.assessmentsOf(c.Commitment, at) {
			if a.Judgement != Scored || a.Score < c.MinScore {
				break
			}
			since = a.At
		}
		return since
	case ConditionStatement:
		return c.MetAt
	}
	return time.Time{}
}

// becameOwed gives the words about commitments whose condition was met after one instant and not after another, and which no due date announces.
func (f Frame) becameOwed(after, until time.Time) []Reminder {
	var found []Reminder
	readings := f.Readings(until)
	for _, party := range f.Compliance(until) {
		for _, c := range party.Items {
			met := f.metAt(c.Commitment.Condition, readings, until)
			if !c.owed() || !met.After(after) || met.After(until) || c.Due.After(met) {
				continue
			}
			found = append(found, Reminder{At: met, When: met, What: c.Commitment.Title + ": owed", Party: party.Party.Short})
		}
	}
	return found
}
