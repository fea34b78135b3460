package ceasefire

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ago reads "now", "20 minutes ago", "half an hour ago" and "2 hours ago": an instant that is counted from now. Hours are counted as they pass, so that a change of the clocks between does not
// make one of them longer; how many they are is not said to the minute, so that the time is known to the hour.
func (r *typedReader) ago() (at time.Time, precision Precision, ok bool) {
	w := r.words
	switch {
	case len(w) == 1 && (w[0] == "now" || w[0] == "الآن" || w[0] == "الان"), len(w) == 2 && (w[0] == "just" || w[0] == "right") && w[1] == "now":
		return r.now, PrecisionMinute, true
	case slices.Equal(w, []string{"half", "an", "hour", "ago"}):
		return r.now.Add(-30 * time.Minute), PrecisionMinute, true
	case len(w) != 3 || w[2] != "ago":
		return at, 0, false
	}
	n := number(w[0])
	if w[0] == "a" || w[0] == "an" {
		n = 1
	}
	switch {
	case n < 0:
	case slices.Contains([]string{"minute", "minutes", "min", "mins"}, w[1]):
		return r.now.Add(-time.Duration(n) * time.Minute), PrecisionMinute, true
	case slices.Contains([]string{"hour", "hours", "h", "hr", "hrs"}, w[1]):
		return r.now.Add(-time.Duration(n) * time.Hour), PrecisionHour, true
	}
	return at, 0, false
}

// instant gives the minute or the hour of the clocks of the zone in which an instant lies.
func (r *typedReader) instant(at time.Time, precision Precision) (Moment, error) {
	local := at.In(r.zone)
	if year := local.Year(); year < 1 || year > 9999 {
		return Moment{}, fmt.Errorf("%q lies outside the years 1 to 9999: give a time within them", r.text)
	}
	from := at.Add(-time.Duration(local.Second())*time.Second - time.Duration(local.Nanosecond())).UTC()
	m := Moment{From: from, Until: from.Add(time.Minute), Precision: precision, Zone: r.zone.String()}
	if precision == PrecisionHour {
		m.From = from.Add(-time.Duration(local.Minute()) * time.Minute)
		m.Until = m.From.Add(time.Hour)
	}
	return m, nil
}

// CountsFromNow reports whether what was typed is read relative to now, as "yesterday" is and as a day without its year: with another now it would be another time.
func CountsFromNow(text string, now time.Time, zone *time.Location, order DateOrder) bool {
	const otherwise = 1000 * 24 * time.Hour // of which no part is a whole number of years
	read, err := ReadTyped(text, now, zone, order)
	other, failed := ReadTyped(text, now.Add(-otherwise), zone, order)
	var skipped *ClockChangeError
	return err == nil && (failed == nil && other != read || errors.As(failed, &skipped))
}
