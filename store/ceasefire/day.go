package ceasefire

import (
	"fmt"
	"strings"
	"time"
)

// Day is a calendar day without a zone: the number of days since 31 December of the year 0, so that 1 January of the
// year 1 is Day 1 and the zero Day means "none".
type Day int32

// dayOrigin is the day before Day 1.
var dayOrigin = time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC).Unix()

const secondsADay = 24 * 60 * 60

// DayOf gives the calendar day on which an instant falls in a zone.
func DayOf(at time.Time, in *time.Location) Day {
	year, month, day := at.In(in).Date()
	return DayFrom(year, month, day)
}

// DayFrom gives the Day of a date; months and days beyond their range roll over as time.Date has it.
func DayFrom(year int, month time.Month, day int) Day {
	return Day((time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() - dayOrigin) / secondsADay)
}

// ParseDay reads YYYY-MM-DD. A day that does not exist is an error, and so is one of the year 0, whose last day would be none.
func ParseDay(text string) (Day, error) {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil || at.Year() < 1 {
		return 0, fmt.Errorf("%q is not a day of the form YYYY-MM-DD", text)
	}
	return DayOf(at, time.UTC), nil
}

// IsZero reports whether the Day names no day.
func (d Day) IsZero() bool { return d == 0 }

// Midnight gives the day's date at 00:00 UTC: a calendar date for formatting, not an instant of the dossier.
func (d Day) Midnight() time.Time { return time.Unix(int64(d)*secondsADay+dayOrigin, 0).UTC() }

// Start gives the first instant of the day in a zone, in UTC. Where the change of the clocks skips midnight, it is the first
// instant of that day that exists; where it repeats midnight, it is the earlier one; where it skips the whole day, it is the
// first instant after.
func (d Day) Start(in *time.Location) time.Time {
	midnight := d.Midnight()
	for _, p := range periodsAround(midnight, in) {
		start := midnight.Add(-p.offset)
		if !p.start.IsZero() && start.Before(p.start) {
			start = p.start
		}
		if p.holds(start) {
			return start.UTC()
		}
	}
	return midnight
}

// End gives the first instant of the day after, in UTC.
func (d Day) End(in *time.Location) time.Time { return (d + 1).Start(in) }

// String gives the day as YYYY-MM-DD, or nothing for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Midnight().Format(time.DateOnly)
}

// Span is a run of whole days, both ends included. The zero Span has no days; a Span with one zero end is open there.
type Span struct{ From, To Day }

// Len gives the number of days in the span, 0 where it is open or runs backwards.
func (s Span) Len() int {
	if s.From.IsZero() || s.To.IsZero() || s.To < s.From {
		return 0
	}
	return int(s.To-s.From) + 1
}

// Contains reports whether a day lies in the span; an open end holds everything on its side.
func (s Span) Contains(d Day) bool {
	return (s.From.IsZero() || d >= s.From) && (s.To.IsZero() || d <= s.To)
}

// ParseSpan reads a run of whole days, both included: "2016-08-15..2016-09-11", or one day alone. An empty text is the zero Span.
func ParseSpan(text string) (Span, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Span{}, nil
	}
	from, to, two := strings.Cut(text, "..")
	if !two {
		to = from
	}
	var span Span
	var err error
	if span.From, err = ParseDay(strings.TrimSpace(from)); err != nil {
		return Span{}, err
	}
	if span.To, err = ParseDay(strings.TrimSpace(to)); err != nil {
		return Span{}, err
	}
	if span.To < span.From {
		return Span{}, fmt.Errorf("%s lies before %s: give the earlier day first", span.To, span.From)
	}
	return span, nil
}
