package ceasefire_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestInstantsAreReadInTheZoneGiven(t *testing.T) {
	for _, c := range []struct{ text, zone, want string }{
		{"2016-09-12T19:00:00+03:00", "America/Bogota", "2016-09-12T16:00:00Z"}, // its own offset counts
		{"2016-09-12T16:00:00Z", "Asia/Damascus", "2016-09-12T16:00:00Z"},
		{"2016-09-12T16:00:00.5Z", "Asia/Damascus", "2016-09-12T16:00:00.5Z"},
		{"2016-09-12 19:00+03:00", "Europe/Kyiv", "2016-09-12T16:00:00Z"},
		{"2016-09-12 19:00", "Asia/Damascus", "2016-09-12T16:00:00Z"},
		{"2016-11-12 19:00", "Asia/Damascus", "2016-11-12T17:00:00Z"},
		{"2023-11-12 19:00", "Asia/Damascus", "2023-11-12T16:00:00Z"},
		{"  2016-09-12 19:00:07\n", "Asia/Damascus", "2016-09-12T16:00:07Z"},
		{"2016-09-12T19:00", "America/Bogota", "2016-09-13T00:00:00Z"},
		{"2016-09-12 19:00", "Africa/Cairo", "2016-09-12T17:00:00Z"},
		{"2016-09-12 19:00", "Australia/Lord_Howe", "2016-09-12T08:30:00Z"},
		{"2016-12-12 19:00", "Australia/Lord_Howe", "2016-12-12T08:00:00Z"},
		{"2016-09-12", "Asia/Damascus", "2016-09-11T21:00:00Z"},
		{"2016-03-25", "Asia/Damascus", "2016-03-24T22:00:00Z"}, // its midnight was skipped
		{"2016-10-28", "Asia/Damascus", "2016-10-27T22:00:00Z"}, // the hour before it came twice
	} {
		at, err := ceasefire.ParseInstant(c.text, mustZone(c.zone))
		if err != nil {
			t.Errorf("%q in %s: %v", c.text, c.zone, err)
			continue
		}
		if got := at.Format(time.RFC3339Nano); got != c.want || at.Location() != time.UTC {
			t.Errorf("%q in %s is %s, not %s", c.text, c.zone, got, c.want)
		}
	}
}

func TestTimesThatCannotBeReadSayWhatToDo(t *testing.T) {
	for text, says := range map[string]string{
		"":                     "a time is missing",
		"  ":                   "a time is missing",
		"yesterday":            "write YYYY-MM-DD",
		"12/09/2016":           "write YYYY-MM-DD",
		"2016-9-12":            "write YYYY-MM-DD",
		"2016-09-12 7pm":       "write YYYY-MM-DD",
		"2016-02-30":           "does not exist",
		"2015-02-29 12:00":     "does not exist",
		"2016-13-01":           "does not exist",
		"2016-09-12 24:00":     "does not exist",
		"2016-09-12 19:60":     "does not exist",
		"0000-06-01":           "outside the years 1 to 9999",
		"0000-06-01T00:00:00Z": "outside the years 1 to 9999",
	} {
		at, err := ceasefire.ParseInstant(text, mustZone("Asia/Damascus"))
		if err == nil {
			t.Errorf("%q is read as %s", text, at)
			continue
		}
		if !strings.Contains(err.Error(), says) || !at.IsZero() {
			t.Errorf("%q: it does not say %q: %v", text, says, err)
		}
	}
}

func TestTimesThatTheClocksSkippedOrRepeatedNameBothReadings(t *testing.T) {
	for _, c := range []struct {
		text, zone    string
		repeated      bool
		first, second string
	}{
		{"2016-03-25 00:30", "Asia/Damascus", false, "2016-03-24T23:30:00+02:00", "2016-03-25T01:30:00+03:00"},
		{"2016-10-27 23:30", "Asia/Damascus", true, "2016-10-27T23:30:00+03:00", "2016-10-27T23:30:00+02:00"},
		{"2016-03-27 03:00", "Europe/Kyiv", false, "2016-03-27T02:00:00+02:00", "2016-03-27T04:00:00+03:00"},
		{"2016-10-30 03:59", "Europe/Kyiv", true, "2016-10-30T03:59:00+03:00", "2016-10-30T03:59:00+02:00"},
		{"1992-05-03 00:15", "America/Bogota", false, "1992-05-02T23:15:00-05:00", "1992-05-03T01:15:00-04:00"},
		{"1993-02-06 23:15", "America/Bogota", true, "1993-02-06T23:15:00-04:00", "1993-02-06T23:15:00-05:00"},
		{"2024-04-26T00:00", "Africa/Cairo", false, "2024-04-25T23:00:00+02:00", "2024-04-26T01:00:00+03:00"},
		{"2024-10-31 23:00:00", "Africa/Cairo", true, "2024-10-31T23:00:00+03:00", "2024-10-31T23:00:00+02:00"},
		{"2016-10-02 02:10", "Australia/Lord_Howe", false, "2016-10-02T01:40:00+10:30", "2016-10-02T02:40:00+11:00"},
		{"2016-04-03 01:30", "Australia/Lord_Howe", true, "2016-04-03T01:30:00+11:00", "2016-04-03T01:30:00+10:30"},
	} {
		_, err := ceasefire.ParseInstant(c.text, mustZone(c.zone))
		var change *ceasefire.ClockChangeError
		if !errors.As(err, &change) {
			t.Errorf("%s in %s: %v", c.text, c.zone, err)
			continue
		}
		first, second := change.Readings[0].Format(time.RFC3339), change.Readings[1].Format(time.RFC3339)
		if change.Repeated != c.repeated || first != c.first || second != c.second || change.Zone != c.zone {
			t.Errorf("%s in %s: repeated %v, %s or %s", c.text, c.zone, change.Repeated, first, second)
		}
		for _, instead := range []string{c.first, c.second} {
			if !strings.Contains(err.Error(), instead) {
				t.Errorf("%s in %s: the message does not offer %s: %v", c.text, c.zone, instead, err)
			}
		}
	}
}

func TestTheEdgesOfAClockChangeAreOrdinaryTimes(t *testing.T) {
	for _, c := range []struct{ text, zone, want string }{
		{"2016-03-24 23:59:59", "Asia/Damascus", "2016-03-24T21:59:59Z"},
		{"2016-03-25 01:00", "Asia/Damascus", "2016-03-24T22:00:00Z"},
		{"2016-10-27 22:59:59", "Asia/Damascus", "2016-10-27T19:59:59Z"},
		{"2016-10-28 00:00", "Asia/Damascus", "2016-10-27T22:00:00Z"},
		{"2016-03-27 02:59:59", "Europe/Kyiv", "2016-03-27T00:59:59Z"},
		{"2016-03-27 04:00", "Europe/Kyiv", "2016-03-27T01:00:00Z"},
		{"2016-10-30 02:59", "Europe/Kyiv", "2016-10-29T23:59:00Z"},
		{"2016-10-30 04:00", "Europe/Kyiv", "2016-10-30T02:00:00Z"},
		{"2016-10-02 02:30", "Australia/Lord_Howe", "2016-10-01T15:30:00Z"},
		{"2016-04-03 02:00", "Australia/Lord_Howe", "2016-04-02T15:30:00Z"},
		{"2022-10-27 23:30", "Asia/Damascus", "2022-10-27T20:30:00Z"}, // the clocks stayed as they were, and were called winter time no more
	} {
		at, err := ceasefire.ParseInstant(c.text, mustZone(c.zone))
		if err != nil || at.Format(time.RFC3339) != c.want {
			t.Errorf("%s in %s is %s, %v; it is %s", c.text, c.zone, at.Format(time.RFC3339), err, c.want)
		}
	}
}

func TestADayThatTheCalendarSkippedIsRefused(t *testing.T) {
	for _, text := range []string{"2011-12-30", "2011-12-30 12:00"} {
		if at, err := ceasefire.ParseInstant(text, mustZone("Pacific/Apia")); err == nil || !strings.Contains(err.Error(), "did not exist in Pacific/Apia") {
			t.Errorf("%s is read as %s, %v", text, at, err)
		}
	}
	if at, err := ceasefire.ParseInstant("2011-12-31", mustZone("Pacific/Apia")); err != nil || at.Format(time.RFC3339) != "2011-12-30T10:00:00Z" {
		t.Errorf("the day after it begins at %s, %v", at, err)
	}
}

func TestLocalTimesAreTimesOfDay(t *testing.T) {
	zone := mustZone("Asia/Damascus")
	for _, c := range []struct {
		hour, minute int
		want         string
	}{
		{0, 0, "2016-09-11T21:00:00Z"},
		{19, 27, "2016-09-12T16:27:00Z"},
		{23, 59, "2016-09-12T20:59:00Z"},
		{24, 0, ""}, {-1, 0, ""}, {12, 60, ""}, {12, -1, ""},
	} {
		at, err := ceasefire.LocalTime(date("2016-09-12"), c.hour, c.minute, zone)
		if c.want == "" {
			if err == nil {
				t.Errorf("%d:%d is read as %s", c.hour, c.minute, at)
			}
			continue
		}
		if err != nil || at.Format(time.RFC3339) != c.want {
			t.Errorf("%d:%d is %s, %v", c.hour, c.minute, at, err)
		}
	}
	var change *ceasefire.ClockChangeError
	if _, err := ceasefire.LocalTime(date("2016-03-25"), 0, 0, zone); !errors.As(err, &change) || change.Repeated {
		t.Errorf("a midnight that was skipped: %v", err)
	}
}

// Package time ends the last period of a leap year on 31 December, from the year on in which a zone's table gives way to a rule.
func TestTheLastDayOfALeapYearIsADay(t *testing.T) {
	for _, c := range []struct{ text, zone, want string }{
		{"2040-12-30 12:00", "Europe/Kyiv", "2040-12-30T10:00:00Z"},
		{"2040-12-31", "Europe/Kyiv", "2040-12-30T22:00:00Z"},
		{"2040-12-31 12:00", "Europe/Kyiv", "2040-12-31T10:00:00Z"},
		{"2040-12-31 23:59:59", "Africa/Cairo", "2040-12-31T21:59:59Z"},
		{"2041-01-01", "Africa/Cairo", "2040-12-31T22:00:00Z"},
		{"2041-01-01", "Australia/Lord_Howe", "2040-12-31T13:00:00Z"},
		{"2041-01-01 23:00", "America/Havana", "2041-01-02T04:00:00Z"},
		{"2041-01-02", "Europe/Kyiv", "2041-01-01T22:00:00Z"},
		{"2041-01-03 12:00", "Europe/Kyiv", "2041-01-03T10:00:00Z"},
	} {
		at, err := ceasefire.ParseInstant(c.text, mustZone(c.zone))
		if err != nil || at.Format(time.RFC3339) != c.want {
			t.Errorf("%s in %s is %s, %v; it is %s", c.text, c.zone, at.Format(time.RFC3339), err, c.want)
		}
	}
}
