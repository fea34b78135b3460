package ceasefire_test

import (
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestDaysAreCountedFromTheFirstOfTheYearOne(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  ceasefire.Day
	}{
		{0, 12, 31, 0},
		{1, 1, 1, 1},
		{1, 12, 31, 365},
		{1, 13, 1, 366},         // months roll over
		{1970, 1, 1, 719163},    // Rata Die of the Unix epoch (Reingold and Dershowitz, Calendrical Calculations)
		{2000, 2, 29, 730179},   // a century that is a leap year
		{2016, 9, 12, 736219},   // 17056 days after the epoch
		{2016, 2, 30, 736024},   // 1 March 2016
		{9999, 12, 31, 3652059}, // the last day that RFC 3339 can write
	} {
		if got := ceasefire.DayFrom(c.year, c.month, c.day); got != c.want {
			t.Errorf("%d-%d-%d is day %d, not %d", c.year, c.month, c.day, got, c.want)
		}
	}
}

func TestDaysAreReadAndWritten(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1999-12-31", "2016-02-29", "2016-09-12", "9999-12-31"} {
		day, err := ceasefire.ParseDay(text)
		if err != nil || day.String() != text || day.IsZero() {
			t.Errorf("%q is read as %q, %v", text, day, err)
		}
	}
	for _, text := range []string{"", "2015-02-29", "2016-13-01", "2016-09-31", "2016-9-12", "12.09.2016", "2016-09-12 19:00", "2016-09-12T00:00:00Z", "0000-12-31", "0000-01-01"} {
		if day, err := ceasefire.ParseDay(text); err == nil {
			t.Errorf("%q is read as day %d; it is no day", text, day)
		}
	}
	if text := ceasefire.Day(0).String(); text != "" || !ceasefire.Day(0).IsZero() {
		t.Errorf("the zero day is written %q", text)
	}
}

func TestADayIsTheZonesOwn(t *testing.T) {
	for _, c := range []struct{ at, zone, want string }{
		{"2016-09-12T20:59:59Z", "Asia/Damascus", "2016-09-12"},
		{"2016-09-12T21:00:00Z", "Asia/Damascus", "2016-09-13"},
		{"2016-11-12T21:59:59Z", "Asia/Damascus", "2016-11-12"}, // two hours ahead of UTC in winter
		{"2016-11-12T22:00:00Z", "Asia/Damascus", "2016-11-13"},
		{"2016-09-12T04:59:59Z", "America/Bogota", "2016-09-11"},
		{"2016-09-12T05:00:00Z", "America/Bogota", "2016-09-12"},
		{"2016-07-01T13:29:59Z", "Australia/Lord_Howe", "2016-07-01"}, // ten and a half hours ahead in winter
		{"2016-07-01T13:30:00Z", "Australia/Lord_Howe", "2016-07-02"},
		{"2016-12-31T13:00:00Z", "Australia/Lord_Howe", "2017-01-01"}, // eleven in summer
	} {
		if got := ceasefire.DayOf(instant(c.at), mustZone(c.zone)).String(); got != c.want {
			t.Errorf("%s lies on %s in %s, not on %s", c.at, got, c.zone, c.want)
		}
	}
}

func TestADayBeginsWithItsFirstInstant(t *testing.T) {
	for _, c := range []struct {
		name, day, zone, start string
		hours                  float64
	}{
		{"an ordinary day", "2016-09-12", "Asia/Damascus", "2016-09-11T21:00:00Z", 24},
		{"midnight skipped in Damascus", "2016-03-25", "Asia/Damascus", "2016-03-24T22:00:00Z", 23},
		{"the day before it is whole", "2016-03-24", "Asia/Damascus", "2016-03-23T22:00:00Z", 24},
		{"the last hour repeated in Damascus", "2016-10-27", "Asia/Damascus", "2016-10-26T21:00:00Z", 25},
		{"the day after the repeated hour", "2016-10-28", "Asia/Damascus", "2016-10-27T22:00:00Z", 24},
		{"summer time never ended in Damascus", "2022-10-28", "Asia/Damascus", "2022-10-27T21:00:00Z", 24},
		{"midnight skipped in Cairo", "2024-04-26", "Africa/Cairo", "2024-04-25T22:00:00Z", 23},
		{"the last hour repeated in Cairo", "2024-10-31", "Africa/Cairo", "2024-10-30T21:00:00Z", 25},
		{"midnight skipped in Bogota", "1992-05-03", "America/Bogota", "1992-05-03T05:00:00Z", 23},
		{"three o'clock skipped in Kyiv", "2016-03-27", "Europe/Kyiv", "2016-03-26T22:00:00Z", 23},
		{"three o'clock repeated in Kyiv", "2016-10-30", "Europe/Kyiv", "2016-10-29T21:00:00Z", 25},
		{"half an hour skipped on Lord Howe", "2016-10-02", "Australia/Lord_Howe", "2016-10-01T13:30:00Z", 23.5},
		{"half an hour repeated on Lord Howe", "2016-04-03", "Australia/Lord_Howe", "2016-04-02T13:00:00Z", 24.5},
		{"midnight repeated in Havana", "2016-11-06", "America/Havana", "2016-11-06T04:00:00Z", 25},
		{"a day that Apia skipped", "2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z", 0},
	} {
		day, zone := date(c.day), mustZone(c.zone)
		start := day.Start(zone)
		if start.Format(time.RFC3339) != c.start {
			t.Errorf("%s: it begins at %s, not at %s", c.name, start.Format(time.RFC3339), c.start)
		}
		if hours := day.End(zone).Sub(start).Hours(); hours != c.hours {
			t.Errorf("%s: it has %v hours, not %v", c.name, hours, c.hours)
		}
	}
}

func TestSpansCountAndHoldTheirDays(t *testing.T) {
	first, last := date("2016-02-28"), date("2016-03-01")
	for _, c := range []struct {
		name                 string
		span                 ceasefire.Span
		length               int
		before, within, past bool
	}{
		{"over a leap day", ceasefire.Span{From: first, To: last}, 3, false, true, false},
		{"one day", ceasefire.Span{From: first + 1, To: first + 1}, 1, false, true, false},
		{"backwards", ceasefire.Span{From: last, To: first}, 0, false, false, false},
		{"open at its end", ceasefire.Span{From: first}, 0, false, true, true},
		{"open at its start", ceasefire.Span{To: last}, 0, true, true, false},
		{"open at both", ceasefire.Span{}, 0, true, true, true},
	} {
		holds := c.span.Contains
		if got := c.span.Len(); got != c.length {
			t.Errorf("%s: %d days, not %d", c.name, got, c.length)
		}
		if holds(first-1) != c.before || holds(first+1) != c.within || holds(last+1) != c.past {
			t.Errorf("%s: it holds the day before: %v, a day within: %v, the day after: %v", c.name, holds(first-1), holds(first+1), holds(last+1))
		}
	}
}
