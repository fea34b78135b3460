package ceasefire

import "time"

// readStreak reads a streak: whole calendar days held since the later of its start and its last break, up to the instant
// or to the ruling that ended it. What was ruled broken after the end does not begin a count anew.
func (r *Reading) readStreak(zone *time.Location) {
	until := r.At
	if !r.EndedAt.IsZero() && r.EndedAt.Before(until) {
		until = r.EndedAt
	}
	r.HeldSince = r.Starts
	for _, b := range r.Breaks {
		if b.At.After(r.HeldSince) && !b.At.After(until) {
			r.LongestDays = max(r.LongestDays, wholeDays(r.HeldSince, b.At, zone))
			r.HeldSince = b.At
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
