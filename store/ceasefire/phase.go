package ceasefire

import (
	"fmt"
	"time"
)

// Phase says in a sentence or two where the ceasefire stands at an instant, with how many incidents the proposals hold
// against it: "Ceasefire starts in 2 days 7 hours.", "Day 3 of 7. Holding; two incidents argue for a break.", "Truce over
// since 19 Sep 2016, after 6 of 7 days.".
func (f Frame) Phase(at time.Time, proposals []Proposal) string {
	readings := f.Readings(at)
	zone := f.Agreement.Location()
	streak, hasStreak := mainStreak(readings)
	if hasStreak && streak.State != StateNotBegun {
		return streak.phase(zone, proposals)
	}
	if next, ok := NextClock(readings); ok && next.State != StatePassed {
		return next.phase(zone, nil)
	}
	return f.effectPhase(at)
}

// mainStreak is the streak that the truce is judged by: the first that is not one party's own, else the first.
func mainStreak(readings []Reading) (Reading, bool) {
	if r, ok := find(readings, func(r Reading) bool { return r.Clock.Kind == Streak && r.Clock.Party.IsZero() }); ok {
		return r, true
	}
	return find(readings, func(r Reading) bool { return r.Clock.Kind == Streak })
}

// effectPhase speaks of a dossier in which no clock has anything to say.
func (f Frame) effectPhase(at time.Time) string {
	effect := f.Agreement.Effect
	switch {
	case !f.Agreement.Recorded():
		return NothingRecorded + "."
	case effect.IsZero():
		return "No clock is set."
	case at.Before(effect):
		return fmt.Sprintf("The agreement takes effect in %s.", leftInWords(effect.Sub(at)))
	}
	return fmt.Sprintf("The agreement took effect on %s.", FormatInstant(effect, PrecisionMinute, f.Agreement.Location()))
}

func (r Reading) phase(zone *time.Location, proposals []Proposal) string {
	switch r.State {
	case StatePending:
		return fmt.Sprintf("%s in %s.", r.Clock.Short, leftInWords(r.Left))
	case StateHolding:
		return r.holdingPhase(zone, proposals)
	case StateComplete:
		return fmt.Sprintf("%d of %s held: complete since %s.", r.Clock.Days, plural(r.Clock.Days, "day"), r.when(zone))
	case StateRunning, StateRenewed:
		return fmt.Sprintf("%s: %s, %s left.", r.Clock.Name, r.State.Words(), leftInWords(r.Left))
	case StateNotBegun:
		return fmt.Sprintf("%s: begins in %s.", r.Clock.Name, leftInWords(r.Shown()))
	}
	return r.overPhase(zone)
}

func (r Reading) when(zone *time.Location) string {
	at, precision := r.Instant()
	return FormatInstant(at, precision, zone)
}

// holdingPhase gives the day of the count, and from which break it is counted if there was one.
func (r Reading) holdingPhase(zone *time.Location, proposals []Proposal) string {
	day := fmt.Sprintf("Day %d of %d", r.DaysHeld+1, r.Clock.Days)
	if r.HeldSince.After(r.Starts) {
		day += ", " + r.CountedFrom(zone)
	}
	return day + ". Holding" + r.arguments(zone, proposals) + "."
}

// arguments says how many incidents are proposed as a break of the present count.
func (r Reading) arguments(zone *time.Location, proposals []Proposal) string {
	keys := map[int64]bool{}
	for _, p := range proposals {
		if p.Clock != r.Clock.ID || p.Day < DayOf(r.HeldSince, zone) {
			continue
		}
		for _, key := range p.Keys {
			keys[key] = true
		}
	}
	switch len(keys) {
	case 0:
		return ""
	case 1:
		return "; one incident argues for a break"
	}
	return fmt.Sprintf("; %s incidents argue for a break", inWords(len(keys)))
}

func (r Reading) overPhase(zone *time.Location) string {
	if r.Clock.Kind != Streak {
		return fmt.Sprintf("%s: %s since %s.", r.Clock.Name, r.State.Words(), r.when(zone))
	}
	return fmt.Sprintf("Truce over since %s, %s.", r.when(zone), r.lastRun())
}

// lastRun says how long a streak that is over had held: the run that its end or the break at its end cut short.
func (r Reading) lastRun() string {
	earlier := keep(r.Breaks, func(d Determination) bool { return d.At.After(r.Starts) && d.At.Before(r.EndedAt) })
	switch {
	case r.LongestDays == 0:
		return "before a first whole day had held"
	case len(earlier) > 0:
		return fmt.Sprintf("%d of %d days held at the longest", r.LongestDays, r.Clock.Days)
	}
	return fmt.Sprintf("after %d of %d days", r.LongestDays, r.Clock.Days)
}
