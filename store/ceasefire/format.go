package ceasefire

import (
	"fmt"
	"strings"
	"time"
)

const (
	dayLayout   = "2 Jan 2006"
	monthLayout = "Jan 2006"
)

// FormatInstant writes an instant in a zone as closely as it is known and no closer: "15 Sep 2016, 14:20", "15 Sep 2016,
// 14–15 h", "15 Sep 2016", "week of 12 Sep 2016", "Sep 2016" or "2016". The zero time is nothing.
func FormatInstant(t time.Time, p Precision, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(zone)
	switch p {
	case PrecisionMinute:
		return t.Format("2 Jan 2006, 15:04")
	case PrecisionHour:
		return fmt.Sprintf("%s, %d–%d h", t.Format(dayLayout), t.Hour(), t.Hour()+1)
	case PrecisionWeek:
		return "week of " + t.Format(dayLayout)
	case PrecisionMonth:
		return t.Format(monthLayout)
	case PrecisionYear:
		return t.Format("2006")
	}
	return t.Format(dayLayout)
}

// FormatEnd writes in a zone an instant at which something ends. What ends at midnight ends with the day before, as somebody says who names its last day: "end of 19 Sep 2016".
func FormatEnd(at time.Time, zone *time.Location) string {
	if day := DayOf(at, zone); !at.IsZero() && at.Equal(day.Start(zone)) {
		return "end of " + (day - 1).Format()
	}
	return FormatInstant(at, PrecisionMinute, zone)
}

// wholeDay is how long a part of a day is at the least of which nothing more is known than its day: the shortest days have a change of the clocks.
const wholeDay = 23 * time.Hour

// Format writes a moment in a zone as closely as it is known. Where it covers several days and is not just the week, month or year
// that its precision names, it is written as a span: "1–12 Aug 2016"; a part of a day is named or written by its hours: "15 Sep 2016, morning".
func (m Moment) Format(zone *time.Location) string {
	switch {
	case m.From.IsZero():
		return ""
	case m.Precision == PrecisionPartOfDay && m.Until.Sub(m.From) < wholeDay, m.Precision == PrecisionHour && m.Until.Sub(m.From) < time.Hour:
		return m.partOfDay(zone)
	}
	days := m.Days(zone)
	if days.Len() <= 1 || m.Precision.names(days) {
		return FormatInstant(m.From, m.Precision, zone)
	}
	return days.Format()
}

// FormatAsOf writes a moment as Format does, as it stood at an instant: of days that were not over by then only the first is written, "from 12 Sep 2016", for how
// long it would go on was not known. The zero instant is after all.
func (m Moment) FormatAsOf(at time.Time, zone *time.Location) string {
	days := m.Days(zone)
	if at.IsZero() || !m.Until.After(at) || days.Len() <= 1 || m.Precision.names(days) || DayOf(at, zone) >= days.To {
		return m.Format(zone)
	}
	return Span{From: days.From}.Format()
}

// names reports whether the days are the very week, month or year that a precision speaks of.
func (p Precision) names(days Span) bool {
	from, next := days.From.Midnight(), (days.To + 1).Midnight()
	switch p {
	case PrecisionWeek:
		return days.Len() == 7
	case PrecisionMonth:
		return from.Day() == 1 && from.AddDate(0, 1, 0).Equal(next)
	case PrecisionYear:
		return from.YearDay() == 1 && from.AddDate(1, 0, 0).Equal(next)
	}
	return false
}

// Format writes the day as "15 Sep 2016", or nothing for the zero Day.
func (d Day) Format() string {
	if d.IsZero() {
		return ""
	}
	return d.Midnight().Format(dayLayout)
}

// Format writes the span as "12–19 Sep 2016", "30 Aug–2 Sep 2016", "from 12 Sep 2016" or "until 19 Sep 2016", and nothing for
// the zero Span.
func (s Span) Format() string {
	switch {
	case s.From.IsZero() && s.To.IsZero():
		return ""
	case s.From.IsZero():
		return "until " + s.To.Format()
	case s.To.IsZero():
		return "from " + s.From.Format()
	case s.From == s.To:
		return s.From.Format()
	}
	return s.From.Midnight().Format(s.firstLayout()) + "–" + s.To.Format()
}

// firstLayout leaves out of a span's first day what its last day says as well.
func (s Span) firstLayout() string {
	from, to := s.From.Midnight(), s.To.Midnight()
	switch {
	case from.Year() != to.Year():
		return dayLayout
	case from.Month() != to.Month():
		return "2 Jan"
	}
	return "2"
}

// FormatLeft writes a duration for a ticking clock: "2 d 07:00:00", or "07:14:05" under a day. Part of a second is dropped,
// and a negative duration is shown as none.
func FormatLeft(d time.Duration) string {
	left := max(d, 0)
	days, rest := left/(24*time.Hour), left%(24*time.Hour)
	text := fmt.Sprintf("%02d:%02d:%02d", rest/time.Hour, rest%time.Hour/time.Minute, rest%time.Minute/time.Second)
	if days == 0 {
		return text
	}
	return fmt.Sprintf("%d d %s", days, text)
}

// shortLeft writes a duration in its one or two greatest units, for a small clock: "2 d 7 h", "16 h", "14 min".
func shortLeft(d time.Duration) string {
	days, hours, minutes := split(d)
	switch {
	case days > 0 && hours > 0:
		return fmt.Sprintf("%d d %d h", days, hours)
	case days > 0:
		return fmt.Sprintf("%d d", days)
	case hours > 0:
		return fmt.Sprintf("%d h", hours)
	case minutes > 0:
		return fmt.Sprintf("%d min", minutes)
	}
	return "under 1 min"
}

// leftInWords writes a duration as a sentence says it: "2 days 7 hours", "1 hour 5 minutes", "less than a minute".
func leftInWords(d time.Duration) string {
	days, hours, minutes := split(d)
	var parts []string
	if days > 0 {
		parts = append(parts, plural(days, "day"))
	}
	if hours > 0 {
		parts = append(parts, plural(hours, "hour"))
	}
	if minutes > 0 && days == 0 {
		parts = append(parts, plural(minutes, "minute"))
	}
	if len(parts) == 0 {
		return "less than a minute"
	}
	return strings.Join(parts, " ")
}

func split(d time.Duration) (days, hours, minutes int) {
	left := max(d, 0)
	return int(left / (24 * time.Hour)), int(left % (24 * time.Hour) / time.Hour), int(left % time.Hour / time.Minute)
}

// plural writes a number and a word that takes an s: "1 day", "2 days".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// inWords writes a number up to twelve as a word, as running text does.
func inWords(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// capital puts the first letter of a sentence in upper case.
func capital(text string) string {
	for i, r := range text {
		return text[:i] + strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
