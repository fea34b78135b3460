package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

// An end is counted no closer than it is known; the zone is Damascus, 3 hours ahead of UTC in September 2016 and 2 from 28 October.
func TestFiguresCountNoCloserThanTheEndIsKnown(t *testing.T) {
	for _, c := range []struct {
		ended     string
		precision ceasefire.Precision
		at        string
		want      string
	}{
		{"2016-09-19T16:00:00Z", ceasefire.PrecisionMinute, "2016-09-20T18:30:05Z", "1 d 02:30:05"},
		{"2016-09-19T16:00:00Z", ceasefire.PrecisionHour, "2016-09-19T18:00:00Z", "02:00:00"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionDay, "2016-09-18T21:10:01Z", "today"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionDay, "2016-09-19T20:59:59Z", "today"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionDay, "2016-09-19T21:00:00Z", "1 day"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionDay, "2016-10-03T09:00:00Z", "14 days"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionPartOfDay, "2016-09-20T09:00:00Z", "1 day"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionDay, "2016-11-18T22:00:00Z", "61 days"}, // 11 in September, 31 in October, 19 in November
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionWeek, "2016-09-25T09:00:00Z", "this week"},
		{"2016-09-18T21:00:00Z", ceasefire.PrecisionWeek, "2016-10-03T09:00:00Z", "2 weeks"},
		{"2016-08-31T21:00:00Z", ceasefire.PrecisionMonth, "2016-09-30T09:00:00Z", "this month"},
		{"2016-08-31T21:00:00Z", ceasefire.PrecisionMonth, "2016-11-01T09:00:00Z", "2 months"},
		{"2015-12-31T22:00:00Z", ceasefire.PrecisionYear, "2016-12-30T09:00:00Z", "this year"},
		{"2015-12-31T22:00:00Z", ceasefire.PrecisionYear, "2017-01-01T09:00:00Z", "1 year"},
	} {
		zone := countsFrame().Agreement.Location()
		r := ceasefire.Reading{State: ceasefire.StateEnded, At: instant(c.at), EndedAt: instant(c.ended), EndedPrecision: c.precision}
		if got := r.Figures(zone); got != c.want {
			t.Errorf("ended %s (%s), read at %s: %q, want %q", c.ended, c.precision, c.at, got, c.want)
		}
	}
	running := ceasefire.Reading{State: ceasefire.StateRunning, At: instant("2016-09-13T00:00:00Z"), Ends: instant("2016-09-14T01:00:00Z")}
	if got := running.Figures(countsFrame().Agreement.Location()); got != "1 d 01:00:00" {
		t.Errorf("running: %q", got)
	}
}
