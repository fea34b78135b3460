package ceasefire

import "time"

// Figures gives Shown as closely as the instant is known, for the large figures: "2 d 07:00:00" to the minute, "14 days" for what is known to the day, "2 weeks",
// "3 months" or "1 year" for what is known less closely, counted on the calendar of a zone. A day that is not over yet is "today", as the headline says "SINCE"; the day with which a streak's running day ends is "today" or "in 1 day".
func (r Reading) Figures(zone *time.Location) string {
	at, precision := r.Written()
	if at.IsZero() || precision.HasTime() || precision == 0 {
		return FormatLeft(r.Shown())
	}
	from, until := DayOf(at, zone).Midnight(), DayOf(r.At, zone).Midnight()
	if until.Before(from) {
		from, until = until, from
	}
	months := 12*(until.Year()-from.Year()) + int(until.Month()) - int(from.Month())
	switch precision {
	case PrecisionWeek:
		return gone(int(until.Sub(from)/(7*24*time.Hour)), "week")
	case PrecisionMonth:
		return gone(months, "month")
	case PrecisionYear:
		return gone(until.Year()-from.Year(), "year")
	}
	days := gone(int(until.Sub(from)/(24*time.Hour)), "day")
	if r.State == StateHolding && from.Before(until) {
		return "in " + days
	}
	return days
}

// gone writes a number of calendar units that have gone by; none is this one.
func gone(n int, unit string) string {
	if n > 0 {
		return plural(n, unit)
	}
	if unit == "day" {
		return "today"
	}
	return "this " + unit
}
