package ceasefire

import (
	"strings"
	"time"
)

// parsePeriod reads a day, a month or a year as people write them: 2016-09-12, 12 Sep 2016, 2016-09, Sep 2016, 2016.
func parsePeriod(text string) (Span, bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range []string{time.DateOnly, "2 Jan 2006", "2 January 2006", "2006-1-2"} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 0 {
			day := DayOf(at, time.UTC)
			return Span{day, day}, true
		}
	}
	for _, layout := range []string{"2006-01", "Jan 2006", "January 2006"} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 0 {
			return Span{DayOf(at, time.UTC), DayFrom(at.Year(), at.Month()+1, 1) - 1}, true
		}
	}
	if at, err := time.Parse("2006", text); err == nil && at.Year() > 0 {
		return Span{DayOf(at, time.UTC), DayFrom(at.Year()+1, 1, 1) - 1}, true
	}
	return Span{}, false
}
