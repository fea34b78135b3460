package ceasefire

import "time"

// readStreak reads a streak: whole calendar days held since the later of its start and its last break, up to the instant
// or to the ruling that ended it. A break that is not known to the minute holds again from the end of what is known of it, and cut short what was held at its
// beginning, so that no count exceeds the time since the break. What was ruled broken after the end does not begin a count anew.
func (r *Reading) readStreak(zone *time.Location) {
	until := r.At
	if !r.EndedAt.IsZero() && r.EndedAt.Before(until) {
		until = r.EndedAt
	}
	r.HeldSince, r.HeldPrecision = r.Starts, PrecisionMinute
	for _, b := range r.Breaks {
		if again := b.KnownUntil(zone); again.After(r.HeldSince) && !b.At.After(until) {
			r.LongestDays = max(r.LongestDays, wholeDays(r.HeldSince, b.At, zone))
			r.HeldSince, r.HeldPrecision, r.LastBreak = again, boundKnown(b.Precision), b
		}
	}
	r.DaysHeld = wholeDays(r.HeldSince, until, zone)
	r.LongestDays = max(r.LongestDays, r.DaysHeld)
	r.Ends = afterDays(r.HeldSince, r.Clock.Days, zone)
	r.DayEnds = afterDays(r.HeldSince, r.DaysHeld+1, zone)
	r.judgeStreak()
}

func (r *Reading) judgeStreak() {
	complete := r.DaysHeld >= r.Clock.Days
	switch {
	case !r.EndedAt.IsZero() && !complete:
		r.State, r.Ends, r.DayEnds = StateBroken, time.Time{}, time.Time{}
	case r.At.Before(r.Starts):
		r.State, r.DayEnds = StateNotBegun, time.Time{}
	case complete:
		r.State = StateComplete
	default:
		r.State = StateHolding
	}
}

// afterDays gives the instant a number of calendar days later, at the same time of day in a zone.
func afterDays(from time.Time, days int, zone *time.Location) time.Time {
	return from.In(zone).AddDate(0, 0, days).UTC()
}

// wholeDays counts the calendar days of a zone that have gone by whole between two instants, 0 where they run backwards. A day
// on which the clocks change is one day, though it has 23 or 25 hours.
func wholeDays(from, until time.Time, zone *time.Location) int {
	days := int(DayOf(until, zone) - DayOf(from, zone))
	for days > 0 && afterDays(from, days, zone).After(until) {
		days--
	}
	return max(days, 0)
}
