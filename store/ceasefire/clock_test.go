package ceasefire

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestStreakCountsFromItsLastBreak(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{
		ruled(41, sevenID, Broken, "2016-09-15 08:00", ""),    // 2 whole days since 12 Sep 19:00
		ruled(42, sevenID, Broken, "2016-09-01 00:00", ""),    // before the start: breaks nothing
		ruled(43, sevenID, Dismissed, "2016-09-17 00:00", ""), // a dismissal breaks nothing
	}
	for _, test := range []struct {
		at            string
		state         ClockState
		held, longest int
		since, ends   string
	}{
		{"2016-09-15 07:59", StateHolding, 2, 2, "2016-09-12 19:00", "2016-09-19 19:00"},
		{"2016-09-15 08:00", StateHolding, 0, 2, "2016-09-15 08:00", "2016-09-22 08:00"},
		{"2016-09-18 07:59", StateHolding, 2, 2, "2016-09-15 08:00", "2016-09-22 08:00"},
		{"2016-09-18 08:00", StateHolding, 3, 3, "2016-09-15 08:00", "2016-09-22 08:00"},
		{"2016-09-22 07:59", StateHolding, 6, 6, "2016-09-15 08:00", "2016-09-22 08:00"},
		{"2016-09-22 08:00", StateComplete, 7, 7, "2016-09-15 08:00", "2016-09-22 08:00"},
		{"2016-10-01 12:00", StateComplete, 16, 16, "2016-09-15 08:00", "2016-09-22 08:00"},
	} {
		r := readingOf(t, f, sevenID, damascus(test.at))
		if r.State != test.state || r.DaysHeld != test.held || r.LongestDays != test.longest {
			t.Errorf("at %s: %s, %d held, longest %d; want %s, %d, %d", test.at, r.State, r.DaysHeld, r.LongestDays, test.state, test.held, test.longest)
		}
		if !r.HeldSince.Equal(damascus(test.since)) || !r.Ends.Equal(damascus(test.ends)) {
			t.Errorf("at %s: since %v to %v, want %s to %s", test.at, r.HeldSince, r.Ends, test.since, test.ends)
		}
	}
}

// In Kyiv the clocks went back at 04:00 on Sunday 25 October 2015 (UTC+3 to UTC+2) and forward at 03:00 on Sunday 27 March 2016: a
// week across either is seven calendar days, of 169 and of 167 hours.
func TestSevenDaysAcrossAChangeOfTheClocksAreSevenCalendarDays(t *testing.T) {
	for _, test := range []struct {
		start, end string // RFC 3339
		hours      int
	}{
		{"2015-10-21T10:00:00+03:00", "2015-10-28T10:00:00+02:00", 169},
		{"2016-03-23T10:00:00+02:00", "2016-03-30T10:00:00+03:00", 167},
	} {
		start, end := rfc(t, test.start), rfc(t, test.end)
		f := Frame{Agreement: Agreement{Effect: start, Zone: "Europe/Kyiv"}, Clocks: []Clock{{ID: sevenID, Kind: Streak, Starts: start, Days: 7}}}
		r := readingOf(t, f, sevenID, end.Add(-time.Second))
		if r.State != StateHolding || r.DaysHeld != 6 || !r.Ends.Equal(end) {
			t.Errorf("a second before %s: %s, %d held, ends %v", test.end, r.State, r.DaysHeld, r.Ends)
		}
		if got := r.Ends.Sub(start); got != time.Duration(test.hours)*time.Hour {
			t.Errorf("the week of %s lasts %v, want %d hours", test.start, got, test.hours)
		}
		if r := readingOf(t, f, sevenID, end); r.State != StateComplete || r.DaysHeld != 7 {
			t.Errorf("at %s: %s, %d held", test.end, r.State, r.DaysHeld)
		}
	}
}

func rfc(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

func TestTermKeepsItsRenewals(t *testing.T) {
	f := storyFrame()
	f.Determinations = append(f.Determinations, ruled(44, firstID, Extended, "2016-09-16 12:00", "2016-09-15 19:00")) // earlier than the end it has
	r := readingOf(t, f, firstID, damascus("2016-09-16 13:00"))
	if r.State != StateRenewed || !r.Ends.Equal(damascus("2016-09-16 19:00")) {
		t.Errorf("a renewal shortened the term: %s until %v", r.State, r.Ends)
	}
	if len(r.Renewals) != 2 || len(r.Offers) != 1 {
		t.Errorf("%d renewals and %d offers, want 2 and 1", len(r.Renewals), len(r.Offers))
	}
}

func TestTriggerFiresWhenTheLastLegIsMetAndShowsEachApart(t *testing.T) {
	f := storyFrame()
	f.Determinations = []Determination{
		legRuled(51, LegMet, "2016-09-14 06:00"), legRuled(52, LegOpen, "2016-09-15 06:00"), legRuled(53, LegMet, "2016-09-17 06:00"),
	}
	for _, test := range []struct {
		at           string
		state        ClockState
		days, access bool
		fired        string
	}{
		{"2016-09-13 12:00", StateWaiting, false, false, ""},
		{"2016-09-14 06:00", StateWaiting, false, true, ""},
		{"2016-09-15 06:00", StateWaiting, false, false, ""},
		{"2016-09-19 18:59", StateWaiting, false, true, ""},
		{"2016-09-19 19:00", StateFired, true, true, "2016-09-19 19:00"},
	} {
		r := readingOf(t, f, jicID, damascus(test.at))
		if r.State != test.state || r.Legs[0].Met != test.days || r.Legs[1].Met != test.access {
			t.Errorf("at %s: %s, legs %v and %v", test.at, r.State, r.Legs[0].Met, r.Legs[1].Met)
		}
		if test.fired != "" && !r.Starts.Equal(damascus(test.fired)) {
			t.Errorf("fired at %v, want %s", r.Starts, test.fired)
		}
		for _, leg := range r.Legs {
			if leg.Why == "" {
				t.Errorf("at %s: leg %q says nothing of why", test.at, leg.Leg.Name)
			}
		}
	}
	if r := f.Read(Clock{Kind: Trigger}, damascus("2016-09-19 19:00")); r.State != StateWaiting {
		t.Errorf("a trigger without legs is %s", r.State)
	}
}

// A trigger has fired no closer than the ruling that met its last leg is known. Of two legs met on one day, one known to the hour, the day is what is known.
func TestATriggerFiredAsCloselyAsItsLastLegIsKnown(t *testing.T) {
	for _, test := range []struct{ first, second, fired, leg string }{
		{"2016-09-24 00:00", "2016-09-22 10:00", "fired 24 Sep 2016", "24 Sep 2016"},
		{"2016-09-24 00:00", "2016-09-24 10:00", "fired 24 Sep 2016", "24 Sep 2016"},
		{"2016-09-24 00:00", "2016-09-25 10:00", "fired 25 Sep 2016, 10:00", "24 Sep 2016"},
	} {
		f := storyFrame()
		f.Clocks = []Clock{{ID: jicID, Kind: Trigger, Name: "JIC", Short: "JIC", Legs: []Leg{{ID: accessLegID, Name: "Aid access"}, {ID: daysLegID, Name: "Calm"}}}}
		second := legRuled(52, LegMet, test.second)
		second.Leg = daysLegID
		f.Determinations = []Determination{legRuled(51, LegMet, test.first), second}
		r, zone := readingOf(t, f, jicID, damascus("2016-10-01 12:00")), f.Agreement.Location()
		if got := r.Summary(zone); got != test.fired {
			t.Errorf("legs met %s and %s: %q, want %q", test.first, test.second, got, test.fired)
		}
		if got := FormatInstant(r.Legs[0].At, r.Legs[0].Precision, zone); got != test.leg {
			t.Errorf("the first leg was met %q, want %q", got, test.leg)
		}
	}
}

func legRuled(n byte, ruling Ruling, at string) Determination {
	d := ruled(n, jicID, ruling, at, "")
	d.Leg = accessLegID
	return d
}

// latest gives the last instant at which a break may have been, worked out apart from the rules: no closer than its precision.
func (d Determination) latest(zone *time.Location) time.Time {
	year, month, day := d.At.In(zone).Date()
	switch d.Precision {
	case PrecisionMinute:
		return d.At
	case PrecisionHour:
		return d.At.Add(time.Hour)
	case PrecisionWeek:
		day += 7
	case PrecisionMonth:
		month, day = month+1, 1
	case PrecisionYear:
		year, month, day = year+1, 1, 1
	default:
		day++
	}
	return time.Date(year, month, day, 0, 0, 0, 0, zone)
}

// anInstant draws a second of September and October 2016.
func anInstant(t *rapid.T, label string) time.Time {
	return damascus("2016-09-01 00:00").Add(time.Duration(rapid.Int64Range(0, 60*86400).Draw(t, label)) * time.Second)
}

func TestStreakNeverExceedsTheTimeSinceItsLastBreak(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := storyFrame()
		f.Agreement.Zone = rapid.SampledFrom([]string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Asia/Beirut", "UTC"}).Draw(t, "zone")
		f.Determinations = nil
		at := anInstant(t, "at")
		last := f.Clocks[3].Starts
		for i := range rapid.IntRange(0, 5).Draw(t, "breaks") {
			b := Determination{ID: storyID(byte(60 + i)), Clock: sevenID, Ruling: Broken, At: anInstant(t, "break"), Precision: rapid.SampledFrom(Precisions()).Draw(t, "precision")}
			f.Determinations = append(f.Determinations, b)
			if Begun(b.At, b.Precision, at) {
				last = later(last, b.latest(f.Agreement.Location()))
			}
		}
		r := f.Read(f.Clocks[3], at)
		// A day may have 23 hours where the clocks change.
		if most := at.Sub(last).Hours()/23 + 0.0001; float64(r.DaysHeld) > max(most, 0) {
			t.Fatalf("%d days held, but only %v since the last break", r.DaysHeld, at.Sub(last))
		}
		if r.LongestDays < r.DaysHeld {
			t.Fatalf("the longest run, %d, is shorter than the present one, %d", r.LongestDays, r.DaysHeld)
		}
	})
}

func TestNoClockShowsANegativeDurationAndAllHaveWords(t *testing.T) {
	zone := storyFrame().Agreement.Location()
	rapid.Check(t, func(t *rapid.T) {
		f, at := storyFrame(), anInstant(t, "at")
		for _, r := range f.Readings(at) {
			if r.Left < 0 || r.Shown() < 0 || r.DaysHeld < 0 {
				t.Fatalf("%s: left %v, shown %v, held %d", r.Clock.Name, r.Left, r.Shown(), r.DaysHeld)
			}
			if r.Headline(zone) == "" || r.Summary(zone) == "" {
				t.Fatalf("%s says nothing at %v", r.Clock.Name, at)
			}
		}
		if _, ok := NextClock(f.Readings(at)); !ok {
			t.Fatal("no clock is next")
		}
	})
}

func TestRulingsOutOfTimeAreRefused(t *testing.T) {
	for _, test := range []struct {
		name, field string
		ruling      Determination
	}{
		{"a term that ends before it starts", "at", ruled(90, firstID, Ended, "2016-09-01 10:00", "")},
		{"a streak broken before it starts", "at", ruled(90, sevenID, Broken, "2016-09-12 18:59", "")},
		{"a renewal that shortens", "until", ruled(90, firstID, Extended, "2016-09-14 12:00", "2016-09-14 18:00")},
		{"a renewal to the end there is", "until", ruled(90, firstID, Extended, "2016-09-15 12:00", "2016-09-16 19:00")},
		{"a break on the day of the start", "", ruled(90, sevenID, Broken, "2016-09-12 00:00", "")},
		{"a renewal", "", ruled(90, firstID, Extended, "2016-09-16 12:00", "2016-09-19 19:00")},
	} {
		problems := Errors(test.ruling.Problems(storyFrame()))
		if test.field == "" && len(problems) > 0 || test.field != "" && (len(problems) != 1 || problems[0].Field != test.field) {
			t.Errorf("%s: %v", test.name, problems)
		}
	}
}

func TestWhatWaitsForADeadClockIsNotDue(t *testing.T) {
	f := storyFrame()
	for _, item := range f.DueNext(damascus("2016-09-19 18:00"), 10) {
		if item.What == "No combat flights" {
			t.Errorf("%+v is announced, though the streak it waits for is over", item)
		}
	}
	for _, r := range f.Reminders(damascus("2016-09-19 17:00"), damascus("2016-09-19 20:00"), usualLeads()) {
		if r.What == "No combat flights: due" {
			t.Errorf("%+v reminds of it", r)
		}
	}
}
