package ceasefire

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ParseInstant reads an instant: RFC 3339, or YYYY-MM-DD with or without HH:MM or HH:MM:SS in the zone given. A day alone
// is that day's first instant. The result is UTC. A local time that the change of the clocks skipped or repeated is a
// *ClockChangeError, which names the two instants that may be meant.
func ParseInstant(text string, zone *time.Location) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00"} {
		if at, err := time.Parse(layout, text); err == nil {
			if _, offset := at.Zone(); !realOffset(offset) {
				return time.Time{}, fmt.Errorf("%q has an offset from UTC that no zone has: they lie from -12:00 to +14:00, by quarters of an hour", text)
			}
			return withinYears(at.UTC(), text)
		}
	}
	wall, err := time.Parse(time.DateOnly, text)
	if err == nil {
		return startOf(wall, text, zone)
	}
	if len(text) == len(time.DateOnly) {
		return time.Time{}, unreadable(text, err)
	}
	return parseLocal(text, zone)
}

func parseLocal(text string, zone *time.Location) (time.Time, error) {
	var reason error
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		wall, err := time.Parse(layout, text)
		if err != nil {
			reason = errors.Join(reason, err)
			continue
		}
		at, err := resolve(wall, zone)
		if err != nil {
			return time.Time{}, err
		}
		return withinYears(at, text)
	}
	return time.Time{}, unreadable(text, reason)
}

// startOf gives a day's first instant. A day that its zone left out has none.
func startOf(wall time.Time, text string, zone *time.Location) (time.Time, error) {
	day := DayOf(wall, time.UTC)
	at := day.Start(zone)
	if DayOf(at, zone) != day {
		return time.Time{}, fmt.Errorf("the day %s did not exist in %s, because the calendar was put forward over it: write the day before or after", text, zone)
	}
	return withinYears(at, text)
}

// withinYears refuses what a Day or RFC 3339 cannot hold.
func withinYears(at time.Time, text string) (time.Time, error) {
	if year := at.Year(); year < 1 || year > 9999 {
		return time.Time{}, fmt.Errorf("%q lies outside the years 1 to 9999: give a time within them", text)
	}
	return at, nil
}

func unreadable(text string, reason error) error {
	if text == "" {
		return errors.New("a time is missing: write YYYY-MM-DD or YYYY-MM-DD HH:MM")
	}
	if reason != nil && strings.Contains(reason.Error(), "out of range") {
		return fmt.Errorf("%q names a day or a time that does not exist: check the month, the day and the hour", text)
	}
	return fmt.Errorf("%q is not a time that can be read: write YYYY-MM-DD or YYYY-MM-DD HH:MM, or an RFC 3339 instant such as 2016-09-12T19:00:00+03:00", text)
}

// DayMoment is a whole day in a zone, known to the day.
func DayMoment(day Day, zone *time.Location) Moment { return NewMoment(day, day, PrecisionDay, zone) }

// MinuteMoment is the minute that holds an instant, reported in the zone named.
func MinuteMoment(at time.Time, zoneName string) Moment {
	from := at.UTC().Truncate(time.Minute)
	return Moment{From: from, Until: from.Add(time.Minute), Precision: PrecisionMinute, Zone: zoneName}
}

// NewMoment is a run of whole days in a zone, both ends included, known to a precision.
func NewMoment(from, to Day, p Precision, zone *time.Location) Moment {
	return Moment{From: from.Start(zone), Until: to.End(zone), Precision: p, Zone: zone.String()}
}

// Days gives the calendar days that a moment touches in a zone. A moment without length lies on the day of its start.
func (m Moment) Days(zone *time.Location) Span {
	from := DayOf(m.From, zone)
	if !m.Until.After(m.From) {
		return Span{From: from, To: from}
	}
	return Span{From: from, To: DayOf(m.Until.Add(-time.Nanosecond), zone)}
}
