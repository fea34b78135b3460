package ceasefire

import (
	"testing"
	"time"
)

// Damascus stood three hours before UTC in September 2016, and two from 28 October 2016, a Friday, 00:00 on.
func TestWhatIsKnownEndsWithItsUnit(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	for _, test := range []struct {
		at        string
		precision Precision
		until     string // in Damascus
	}{
		{"2016-09-15 08:00", PrecisionMinute, "2016-09-15 08:00"},
		{"2016-09-15 08:00", PrecisionHour, "2016-09-15 09:00"},
		{"2016-09-15 00:00", PrecisionDay, "2016-09-16 00:00"},
		{"2016-09-15 06:00", PrecisionPartOfDay, "2016-09-16 00:00"},
		{"2016-09-15 18:00", PrecisionPartOfDay, "2016-09-16 06:00"},
		{"2016-09-12 00:00", PrecisionWeek, "2016-09-19 00:00"},
		{"2016-09-01 00:00", PrecisionMonth, "2016-10-01 00:00"},
		{"2016-10-01 00:00", PrecisionMonth, "2016-11-01 00:00"},
		{"2016-09-01 00:00", PrecisionYear, "2017-01-01 00:00"},
	} {
		until := KnownUntil(damascus(test.at), test.precision, zone).In(zone).Format("2006-01-02 15:04")
		if until != test.until {
			t.Errorf("%s, known to the %s, is over by %s, want %s", test.at, test.precision, until, test.until)
		}
	}
}

// The truce starts on 12 Sep, 19:00. A break of 15 Sep, known to the day, may have been at 23:59.
func TestStreakCountsFromTheEndOfABreaksDay(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{ruled(41, sevenID, Broken, "2016-09-15 00:00", ""), legRuled(51, LegMet, "2016-09-14 06:00")}
	zone := f.Agreement.Location()
	for _, test := range []struct {
		at             string
		state          ClockState
		held, longest  int
		headline, when string
		figures        string
	}{
		{"2016-09-15 00:00", StateHolding, 2, 2, "DAY 3 OF 7 ENDS IN", "15 Sep 2016, 19:00", "19:00:00"}, // nothing of its day has gone by
		{"2016-09-15 12:00", StateHolding, 0, 2, "DAY 1 OF 7 ENDS", "16 Sep 2016", "in 1 day"},
		{"2016-09-16 23:59", StateHolding, 0, 2, "DAY 1 OF 7 ENDS", "16 Sep 2016", "today"},
		{"2016-09-17 00:00", StateHolding, 1, 2, "DAY 2 OF 7 ENDS", "17 Sep 2016", "today"},
		{"2016-09-22 00:00", StateHolding, 6, 6, "DAY 7 OF 7 ENDS", "22 Sep 2016", "today"},
		{"2016-09-22 23:59", StateHolding, 6, 6, "DAY 7 OF 7 ENDS", "22 Sep 2016", "today"},
		{"2016-09-23 00:00", StateComplete, 7, 7, "7 DAYS COMPLETE SINCE", "23 Sep 2016", "today"},
		{"2016-09-25 12:00", StateComplete, 9, 9, "7 DAYS COMPLETE SINCE", "23 Sep 2016", "2 days"},
	} {
		r := readingOf(t, f, sevenID, damascus(test.at))
		if r.State != test.state || r.DaysHeld != test.held || r.LongestDays != test.longest {
			t.Errorf("at %s: %s, %d held, longest %d; want %s, %d, %d", test.at, r.State, r.DaysHeld, r.LongestDays, test.state, test.held, test.longest)
		}
		at, precision := r.Written()
		if when := FormatInstant(at, precision, zone); r.Headline(zone) != test.headline || when != test.when || r.Figures(zone) != test.figures {
			t.Errorf("at %s: %q, %q, %q; want %q, %q, %q", test.at, r.Headline(zone), when, r.Figures(zone), test.headline, test.when, test.figures)
		}
		fired := readingOf(t, f, jicID, damascus(test.at)).State == StateFired
		if fired != (test.state == StateComplete) {
			t.Errorf("at %s the trigger has fired: %v", test.at, fired)
		}
	}
}

func TestABreaksCountIsSaidAsCloselyAsItIsKnown(t *testing.T) {
	for precision, want := range map[Precision]string{
		PrecisionMinute:    "Day 1 of 7, counted from the break of 15 Sep 2016, 18:00. Holding.",
		PrecisionHour:      "Day 1 of 7, counted from the end of 15 Sep 2016, 18–19 h, as the minute is not known. Holding.",
		PrecisionPartOfDay: "Day 1 of 7, counted from the end of 15 Sep 2016, as the hour is not known. Holding.",
		PrecisionDay:       "Day 1 of 7, counted from the end of 15 Sep 2016, as the hour is not known. Holding.",
		PrecisionWeek:      "Day 1 of 7, counted from the end of the week of 15 Sep 2016, as the day is not known. Holding.",
		PrecisionMonth:     "Day 1 of 7, counted from the end of Sep 2016, as the day is not known. Holding.",
	} {
		f := storyFrame()
		b := ruled(41, sevenID, Broken, "2016-09-15 18:00", "")
		b.Precision = precision
		f.Determinations = []Determination{b}
		if got := f.Phase(b.At.Add(time.Hour), nil); got != want {
			t.Errorf("%s: %q, want %q", precision, got, want)
		}
	}
}

func TestABreakOnTheDayOfTheStartCounts(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{ruled(41, sevenID, Broken, "2016-09-12 00:00", "")}
	r := readingOf(t, f, sevenID, damascus("2016-09-13 19:00"))
	if r.DaysHeld != 0 || !r.HeldSince.Equal(damascus("2016-09-13 00:00")) {
		t.Errorf("%d days held since %s, though the break of the first day may have been at its end", r.DaysHeld, r.HeldSince)
	}
}

func TestWhatEndsWithADayIsDueOnThatDay(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{ruled(41, sevenID, Broken, "2016-09-15 00:00", "")}
	for _, item := range f.DueNext(damascus("2016-09-16 12:00"), 9) {
		if item.What == "Day 1 of 7 ends" {
			if got := item.When(f.Agreement.Location()); got != "16 Sep 2016" {
				t.Errorf("day 1 ends %s", got)
			}
			return
		}
	}
	t.Error("the running day is not among what comes")
}
