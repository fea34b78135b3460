package ceasefire

import (
	"fmt"
	"time"
)

// ClockChangeError says that a local time cannot be taken as it stands, because the clocks were changed: it was skipped
// (Repeated is false), or it came twice. Readings are the two instants that may be meant, earlier first: for a skipped
// time, what it would be by the clocks as they were before the change and as they were after it.
type ClockChangeError struct {
	Local    string
	Zone     string
	Repeated bool
	Readings [2]time.Time
}

// Error says which of the two it is and what to write instead.
func (e *ClockChangeError) Error() string {
	first, second := e.Readings[0].Format(time.RFC3339), e.Readings[1].Format(time.RFC3339)
	if e.Repeated {
		return fmt.Sprintf("%s came twice in %s, because the clocks went back: write %s or %s", e.Local, e.Zone, first, second)
	}
	return fmt.Sprintf("%s did not exist in %s, because the clocks were put forward over it: write %s or %s", e.Local, e.Zone, first, second)
}

// LocalTime gives the instant (UTC) of a time of day in a zone. A time that the change of the clocks skipped or repeated is a
// *ClockChangeError.
func LocalTime(day Day, hour, minute int, zone *time.Location) (time.Time, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return time.Time{}, fmt.Errorf("%02d:%02d is not a time of day: give one from 00:00 to 23:59", hour, minute)
	}
	wall := day.Midnight().Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	return resolve(wall, zone)
}

// resolve gives the one instant at which the clocks of a zone read what wall reads in UTC.
func resolve(wall time.Time, zone *time.Location) (time.Time, error) {
	var found, outside []time.Time
	for _, p := range periodsAround(wall, zone) {
		at := wall.Add(-p.offset)
		switch {
		case p.holds(at):
			found = append(found, at)
		case p.near(at):
			outside = append(outside, at)
		}
	}
	if len(found) == 1 {
		return found[0].UTC(), nil
	}
	return time.Time{}, clockChange(wall, zone, found, outside)
}

func clockChange(wall time.Time, zone *time.Location, found, outside []time.Time) error {
	e := &ClockChangeError{Local: wall.Format("2006-01-02 15:04"), Zone: zone.String(), Repeated: len(found) > 1}
	candidates := found
	if !e.Repeated {
		candidates = outside
	}
	if len(candidates) < 2 {
		return fmt.Errorf("%s cannot be placed in %s: write the instant with its offset, such as %s", e.Local, e.Zone, wall.Format(time.RFC3339))
	}
	first, last := candidates[0], candidates[0]
	for _, at := range candidates[1:] {
		if at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	e.Readings = [2]time.Time{first.In(zone), last.In(zone)}
	return e
}

// period is a run of time in which a zone keeps one offset; a zero end is open.
type period struct {
	start, end time.Time
	offset     time.Duration
}

func (p period) holds(at time.Time) bool {
	return (p.start.IsZero() || !at.Before(p.start)) && (p.end.IsZero() || at.Before(p.end))
}

// near reports whether an instant lies within a day of the period: the other reading of a skipped time.
func (p period) near(at time.Time) bool {
	const reach = 25 * time.Hour
	return (p.start.IsZero() || !at.Add(reach).Before(p.start)) && (p.end.IsZero() || at.Add(-reach).Before(p.end))
}

// periodsAround gives the periods that touch the two days before and after a wall time. No zone is further from UTC than a
// day, and no change of the clocks was greater than one (Apia skipped 30 December 2011 whole).
func periodsAround(wall time.Time, zone *time.Location) []period {
	var periods []period
	last := wall.Add(48 * time.Hour)
	for at := wall.Add(-48 * time.Hour); ; {
		p := periodAt(at, zone)
		if n := len(periods); n > 0 && periods[n-1].offset == p.offset {
			periods[n-1].end = p.end
		} else {
			periods = append(periods, p)
		}
		if p.end.IsZero() || p.end.After(last) {
			return periods
		}
		at = p.end
	}
}

// periodAt gives the period in which an instant lies, or the part of it within the instant's year. Beyond the years that a zone's
// table lists, package time takes every year to have 365 days: on the last day of a leap year it gives an end that has gone by, where
// the year's own end is meant.
func periodAt(at time.Time, zone *time.Location) period {
	const day = 24 * time.Hour
	start, end := at.In(zone).ZoneBounds()
	_, offset := at.In(zone).Zone()
	if !end.IsZero() && !end.After(at) {
		end = at.Truncate(day).Add(day)
	}
	return period{start, end, time.Duration(offset) * time.Second}
}
