package ceasefire

import (
	"testing"
	"time"
)

func TestAMomentIsWrittenAsItStood(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	days := NewMoment(DayFrom(2016, 9, 12), DayFrom(2016, 9, 16), PrecisionWeek, zone)
	for _, test := range []struct {
		name   string
		moment Moment
		at     string
		want   string
	}{
		{"before its last day", days, "2016-09-13 12:00", "from 12 Sep 2016"},
		{"on the eve of its last day", days, "2016-09-15 23:59", "from 12 Sep 2016"},
		{"on its last day", days, "2016-09-16 12:00", "12–16 Sep 2016"},
		{"after it", days, "2016-09-20 00:00", "12–16 Sep 2016"},
		{"a day that is not over", DayMoment(DayFrom(2016, 9, 13), zone), "2016-09-13 12:00", "13 Sep 2016"},
		{"a month that is not over", NewMoment(DayFrom(2016, 9, 1), DayFrom(2016, 9, 30), PrecisionMonth, zone), "2016-09-13 12:00", "Sep 2016"},
		{"an hour", MinuteMoment(damascus("2016-09-13 12:00"), "Asia/Damascus"), "2016-09-13 12:00", "13 Sep 2016, 12:00"},
	} {
		if got := test.moment.FormatAsOf(damascus(test.at), zone); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := days.FormatAsOf(time.Time{}, zone); got != "12–16 Sep 2016" {
		t.Errorf("after all: %q", got)
	}
}

func TestWhatEndsAtMidnightEndsWithTheDayBefore(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{ruled(31, firstID, Extended, "2016-09-14 12:00", "2016-09-17 00:00")}
	zone := f.Agreement.Location()
	r := readingOf(t, f, firstID, damascus("2016-09-18 12:00"))
	if got := r.Summary(zone); got != "lapsed end of 16 Sep 2016" {
		t.Errorf("%q", got)
	}
	if got := FormatEnd(damascus("2016-09-16 19:00"), zone); got != "16 Sep 2016, 19:00" {
		t.Errorf("%q", got)
	}
	if got := FormatEnd(time.Time{}, zone); got != "" {
		t.Errorf("no end is written %q", got)
	}
}

func TestASourceIsPublishedOnceItsDayHasBegun(t *testing.T) {
	source := Source{Published: damascus("2016-09-15 00:00")}
	for at, want := range map[string]bool{"2016-09-14 23:59": false, "2016-09-15 00:00": false, "2016-09-15 00:01": true, "2016-09-23 00:00": true} {
		if got := source.PublishedBy(damascus(at)); got != want {
			t.Errorf("at %s: %v", at, got)
		}
	}
	if !(Source{}).PublishedBy(damascus("2016-09-01 00:00")) {
		t.Error("a source whose day is not known is hidden")
	}
}

// At noon of the 18th the 17th is the last whole day: chosen windows are cut to it, and one that begins later has no days.
func TestChosenWindowsAreCutToTheLastWholeDay(t *testing.T) {
	at := damascus("2016-09-18 12:00")
	for _, test := range []struct {
		name   string
		chosen Comparison
		want   [3]Span
	}{
		{"whole by then", Comparison{Before: september(1, 5), During: september(13, 16)}, [3]Span{september(1, 5), september(13, 16), {}}},
		{"not whole yet", Comparison{During: september(13, 20)}, [3]Span{{From: DayFrom(2016, 8, 15), To: DayFrom(2016, 9, 11)}, september(13, 17), {}}},
		{"not begun", Comparison{Before: september(1, 5), After: september(19, 25)}, [3]Span{september(1, 5), september(13, 17), {}}},
		{"on the day itself", Comparison{Before: september(1, 5), After: september(18, 18)}, [3]Span{september(1, 5), september(13, 17), {}}},
	} {
		w := storyFrame().WindowsFor(at, test.chosen)
		if got := [3]Span{w.Before, w.During, w.After}; got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
