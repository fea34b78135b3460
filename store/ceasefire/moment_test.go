package ceasefire_test

import (
	"regexp"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestAMomentIsWrittenAsCloselyAsItIsKnown(t *testing.T) {
	damascus := mustZone("Asia/Damascus")
	between := func(from, until string, p ceasefire.Precision) ceasefire.Moment {
		return ceasefire.Moment{From: instant(from), Until: instant(until), Precision: p, Zone: "Asia/Damascus"}
	}
	known := func(from, to string, p ceasefire.Precision) ceasefire.Moment {
		return ceasefire.NewMoment(date(from), date(to), p, damascus)
	}
	for _, c := range []struct {
		when ceasefire.Moment
		want string
	}{
		{between("2016-09-15T11:20:00Z", "2016-09-15T11:21:00Z", ceasefire.PrecisionMinute), "15 Sep 2016, 14:20"},
		{between("2016-09-15T11:00:00Z", "2016-09-15T12:00:00Z", ceasefire.PrecisionHour), "15 Sep 2016, 14–15 h"},
		{between("2016-09-15T20:00:00Z", "2016-09-15T21:00:00Z", ceasefire.PrecisionHour), "15 Sep 2016, 23–24 h"},
		{between("2016-09-15T03:00:00Z", "2016-09-15T09:00:00Z", ceasefire.PrecisionPartOfDay), "15 Sep 2016, morning"},
		{between("2016-09-15T11:00:00Z", "2016-09-15T13:00:00Z", ceasefire.PrecisionPartOfDay), "15 Sep 2016, 14:00–16:00"},
		{known("2016-09-15", "2016-09-15", ceasefire.PrecisionDay), "15 Sep 2016"},
		{known("2016-09-12", "2016-09-18", ceasefire.PrecisionWeek), "week of 12 Sep 2016"},
		{known("2016-09-01", "2016-09-30", ceasefire.PrecisionMonth), "Sep 2016"},
		{known("2016-02-01", "2016-02-29", ceasefire.PrecisionMonth), "Feb 2016"},
		{known("2016-01-01", "2016-12-31", ceasefire.PrecisionYear), "2016"},
		// Several days that are not the very week, month or year are written as they are.
		{known("2016-09-15", "2016-09-16", ceasefire.PrecisionDay), "15–16 Sep 2016"},
		{known("2016-09-12", "2016-09-14", ceasefire.PrecisionWeek), "12–14 Sep 2016"},
		{known("2016-08-01", "2016-08-12", ceasefire.PrecisionMonth), "1–12 Aug 2016"},
		{known("2016-08-15", "2016-09-14", ceasefire.PrecisionMonth), "15 Aug–14 Sep 2016"},
		{known("2015-12-30", "2016-01-02", ceasefire.PrecisionWeek), "30 Dec 2015–2 Jan 2016"},
		{known("2015-07-01", "2016-06-30", ceasefire.PrecisionYear), "1 Jul 2015–30 Jun 2016"},
		// The days on which the clocks change are whole days.
		{known("2016-03-25", "2016-03-25", ceasefire.PrecisionDay), "25 Mar 2016"},
		{known("2016-10-27", "2016-10-27", ceasefire.PrecisionDay), "27 Oct 2016"},
		{known("2016-03-01", "2016-03-31", ceasefire.PrecisionMonth), "Mar 2016"},
		{ceasefire.Moment{}, ""},
	} {
		if got := c.when.Format(damascus); got != c.want {
			t.Errorf("%s to %s, known to the %s, is written %q, not %q", c.when.From, c.when.Until, c.when.Precision, got, c.want)
		}
	}
}

func TestADateKnownToTheDayNeverShowsATime(t *testing.T) {
	clock := regexp.MustCompile(`\d:\d|\bh\b`)
	noon := instant("2016-09-15T11:20:00Z")
	for _, p := range ceasefire.Precisions() {
		for _, zone := range []string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Africa/Cairo", "Australia/Lord_Howe"} {
			day := ceasefire.DayMoment(date("2016-09-15"), mustZone("Asia/Damascus"))
			day.Precision = p
			for _, text := range []string{ceasefire.FormatInstant(noon, p, mustZone(zone)), day.Format(mustZone(zone))} {
				if clock.MatchString(text) && !p.HasTime() {
					t.Errorf("known to the %s, it is written %q in %s", p, text, zone)
				}
			}
		}
		finest := p == ceasefire.PrecisionMinute || p == ceasefire.PrecisionHour
		if p.HasTime() != finest {
			t.Errorf("the %s: a time may be shown: %v", p, p.HasTime())
		}
		if finest && !clock.MatchString(ceasefire.FormatInstant(noon, p, time.UTC)) {
			t.Errorf("known to the %s, no time is written", p)
		}
	}
}

func TestInstantsAreWrittenInTheZoneAskedFor(t *testing.T) {
	at := instant("2016-09-15T22:30:00Z")
	for _, c := range []struct {
		zone string
		p    ceasefire.Precision
		want string
	}{
		{"Asia/Damascus", ceasefire.PrecisionMinute, "16 Sep 2016, 01:30"},
		{"America/Bogota", ceasefire.PrecisionMinute, "15 Sep 2016, 17:30"},
		{"Australia/Lord_Howe", ceasefire.PrecisionMinute, "16 Sep 2016, 09:00"},
		{"Europe/Kyiv", ceasefire.PrecisionDay, "16 Sep 2016"},
		{"America/Bogota", ceasefire.PrecisionDay, "15 Sep 2016"},
		{"Africa/Cairo", ceasefire.PrecisionWeek, "week of 16 Sep 2016"},
	} {
		if got := ceasefire.FormatInstant(at, c.p, mustZone(c.zone)); got != c.want {
			t.Errorf("in %s it is written %q, not %q", c.zone, got, c.want)
		}
	}
	if got := ceasefire.FormatInstant(time.Time{}, ceasefire.PrecisionMinute, time.UTC); got != "" {
		t.Errorf("no instant is written %q", got)
	}
}

func TestMomentsCoverTheDaysThatTheyTouch(t *testing.T) {
	damascus, bogota := mustZone("Asia/Damascus"), mustZone("America/Bogota")
	minute := ceasefire.MinuteMoment(instant("2016-09-15T20:59:30Z"), "Asia/Damascus")
	whole := ceasefire.DayMoment(date("2016-09-15"), damascus)
	for _, c := range []struct {
		name string
		when ceasefire.Moment
		zone *time.Location
		want ceasefire.Span
	}{
		{"the last minute of a day", minute, damascus, days("2016-09-15", "2016-09-15")},
		{"a whole day", whole, damascus, days("2016-09-15", "2016-09-15")},
		{"a whole day, seen from another zone", whole, bogota, days("2016-09-14", "2016-09-15")},
		{"a day of 23 hours", ceasefire.DayMoment(date("2016-03-25"), damascus), damascus, days("2016-03-25", "2016-03-25")},
		{"a month", ceasefire.NewMoment(date("2016-10-01"), date("2016-10-31"), ceasefire.PrecisionMonth, damascus), damascus, days("2016-10-01", "2016-10-31")},
		{"without length", ceasefire.Moment{From: whole.From, Until: whole.From}, damascus, days("2016-09-15", "2016-09-15")},
	} {
		diff(t, c.name, c.want, c.when.Days(c.zone))
	}
	if !minute.From.Equal(instant("2016-09-15T20:59:00Z")) || !minute.Until.Equal(instant("2016-09-15T21:00:00Z")) {
		t.Errorf("the minute runs from %s to %s", minute.From, minute.Until)
	}
	if whole.Zone != "Asia/Damascus" || whole.Precision != ceasefire.PrecisionDay || whole.Until.Sub(whole.From) != 24*time.Hour {
		t.Errorf("the day is %+v", whole)
	}
}

func TestPrecisionsSayWhetherTheyFitOnADay(t *testing.T) {
	fits := map[string]bool{"minute": true, "hour": true, "part of day": true, "day": true, "week": false, "month": false, "year": false}
	for _, p := range ceasefire.Precisions() {
		want, known := fits[p.String()]
		if !known || p.OnOneDay() != want {
			t.Errorf("%q fits on one day: %v", p, p.OnOneDay())
		}
		delete(fits, p.String())
	}
	if len(fits) > 0 || ceasefire.Precision(0).OnOneDay() || ceasefire.Precision(99).String() != "" {
		t.Errorf("precisions that are missing: %v", fits)
	}
}

func TestDaysAndSpansInWords(t *testing.T) {
	for _, c := range []struct {
		span ceasefire.Span
		want string
	}{
		{days("2016-09-12", "2016-09-19"), "12–19 Sep 2016"},
		{days("2016-08-30", "2016-09-02"), "30 Aug–2 Sep 2016"},
		{days("2016-12-30", "2017-01-02"), "30 Dec 2016–2 Jan 2017"},
		{days("2015-09-12", "2016-09-12"), "12 Sep 2015–12 Sep 2016"},
		{days("2016-09-12", "2016-09-12"), "12 Sep 2016"},
		{ceasefire.Span{From: date("2016-09-12")}, "from 12 Sep 2016"},
		{ceasefire.Span{To: date("2016-09-19")}, "until 19 Sep 2016"},
		{ceasefire.Span{}, ""},
	} {
		if got := c.span.Format(); got != c.want {
			t.Errorf("%s to %s is written %q, not %q", c.span.From, c.span.To, got, c.want)
		}
	}
	if got := date("2016-09-05").Format(); got != "5 Sep 2016" || ceasefire.Day(0).Format() != "" {
		t.Errorf("a day is written %q, and none %q", got, ceasefire.Day(0).Format())
	}
}

func TestTheTickingClockDropsPartsOfASecond(t *testing.T) {
	for _, c := range []struct {
		left time.Duration
		want string
	}{
		{0, "00:00:00"},
		{-time.Hour, "00:00:00"},
		{999 * time.Millisecond, "00:00:00"},
		{7*time.Hour + 14*time.Minute + 5*time.Second + 900*time.Millisecond, "07:14:05"},
		{24*time.Hour - time.Second, "23:59:59"},
		{24 * time.Hour, "1 d 00:00:00"},
		{55 * time.Hour, "2 d 07:00:00"},
		{400*24*time.Hour + time.Second, "400 d 00:00:01"},
	} {
		if got := ceasefire.FormatLeft(c.left); got != c.want {
			t.Errorf("%s is shown as %q, not %q", c.left, got, c.want)
		}
	}
}

// A deadline's phase says the time left in a sentence, and its two greatest units at most.
func TestTimeLeftInASentence(t *testing.T) {
	ends := instant("2016-09-12T16:00:00Z")
	f := ceasefire.Frame{Clocks: []ceasefire.Clock{{ID: recordID(1), Kind: ceasefire.Deadline, Name: "Start", Short: "Starts", Ends: ends}}}
	for left, want := range map[time.Duration]string{
		55 * time.Hour:                "Starts in 2 days 7 hours.",
		55*time.Hour + 40*time.Minute: "Starts in 2 days 7 hours.",
		24 * time.Hour:                "Starts in 1 day.",
		65 * time.Minute:              "Starts in 1 hour 5 minutes.",
		2 * time.Minute:               "Starts in 2 minutes.",
		time.Minute + 59*time.Second:  "Starts in 1 minute.",
		59 * time.Second:              "Starts in less than a minute.",
	} {
		if got := f.Phase(ends.Add(-left), nil); got != want {
			t.Errorf("%s before: %q, not %q", left, got, want)
		}
	}
}
