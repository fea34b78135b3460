package ceasefire

import "time"

// longestPart is how long the longest part of a day is: a night, which goes on into the next day.
const longestPart = 12 * time.Hour

// KnownUntil gives the end of what is known of something that happened at an instant, known to a precision: the instant itself to the minute, else the end of its
// hour, its day, the seven days from it, its month or its year in a zone. Of a part of a day no more is kept than where it begins: its day is over then, and so is
// the longest part.
func KnownUntil(at time.Time, p Precision, zone *time.Location) time.Time {
	day, local := DayOf(at, zone), at.In(zone)
	switch p {
	case PrecisionHour:
		return at.Add(time.Hour)
	case PrecisionPartOfDay:
		return later(day.End(zone), at.Add(longestPart))
	case PrecisionDay:
		return day.End(zone)
	case PrecisionWeek:
		return (day + 7).Start(zone)
	case PrecisionMonth:
		return DayFrom(local.Year(), local.Month()+1, 1).Start(zone)
	case PrecisionYear:
		return DayFrom(local.Year()+1, time.January, 1).Start(zone)
	}
	return at
}

// KnownUntil gives the end of what is known of when the determination took effect.
func (d Determination) KnownUntil(zone *time.Location) time.Time {
	return KnownUntil(d.At, d.Precision, zone)
}

// boundKnown says how closely the end of what is known to a precision may be shown: to the minute where the time of day is known, else to the day.
func boundKnown(p Precision) Precision {
	if p.HasTime() || p == 0 {
		return PrecisionMinute
	}
	return PrecisionDay
}

// unknownBelow names what is not known of something known to a precision, the next closer unit that people speak of.
func unknownBelow(p Precision) string {
	switch p {
	case PrecisionHour:
		return "minute"
	case PrecisionPartOfDay, PrecisionDay:
		return "hour"
	}
	return "day"
}

// CountedFrom says from where a streak is counted since its last break, in a zone: "counted from the break of 15 Sep 2016, 08:00", or "counted from the end of 15 Sep 2016, as
// the hour is not known"; nothing where there was none.
func (r Reading) CountedFrom(zone *time.Location) string {
	last := r.LastBreak
	when := FormatInstant(last.At, last.Precision, zone)
	switch {
	case last.At.IsZero():
		return ""
	case last.Precision <= PrecisionMinute:
		return "counted from the break of " + when
	case last.Precision == PrecisionWeek:
		when = "the " + when
	}
	return "counted from the end of " + when + ", as the " + unknownBelow(last.Precision) + " is not known"
}

// Written gives Instant as it is to be written: a running day of a streak that ends with a day, since no more is known of the break before, is over on that day and
// not on the next.
func (r Reading) Written() (time.Time, Precision) {
	at, precision := r.Instant()
	if r.State == StateHolding && precision == PrecisionDay {
		at = at.Add(-time.Nanosecond)
	}
	return at, precision
}
