package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

const (
	incidents = ceasefire.IncidentsMeasure
	deaths    = ceasefire.DeathsMeasure
)

// values gives a series of no group, as Daily names it.
func ungrouped(name string, values ...float64) []ceasefire.Series {
	return []ceasefire.Series{{Name: name, Party: -1, Values: values}}
}

func TestFactsAreCountedOnTheDaysOfTheAgreementsZone(t *testing.T) {
	facts := []ceasefire.Fact{
		onDay("2016-09-12", 2),
		atMinute("2016-09-12T23:59:00+03:00", 3),
		atMinute("2016-09-12T21:00:00Z", 4), // midnight in Damascus: the 13th
		atMinute("2016-09-14T20:59:00Z", 5), // a minute before midnight
		lasting("2016-09-14", "2016-09-14", ceasefire.PrecisionPartOfDay, 0),
		with(onDay("2016-09-12", 9), func(f *ceasefire.Fact) { f.Until = f.From }), // without length
	}
	for _, c := range []struct {
		name    string
		span    ceasefire.Span
		measure ceasefire.Measure
		want    ceasefire.Days
	}{
		{"incidents", days("2016-09-11", "2016-09-15"), incidents, ceasefire.Days{N: 6, Series: ungrouped("Incidents", 0, 3, 1, 2, 0)}},
		{"deaths", days("2016-09-11", "2016-09-15"), deaths, ceasefire.Days{N: 6, Series: ungrouped("Deaths", 0, 14, 4, 5, 0)}},
		{"one day", days("2016-09-13", "2016-09-13"), deaths, ceasefire.Days{N: 1, Series: ungrouped("Deaths", 4), LeftOut: []ceasefire.LeftOut{{Reason: "outside the period", N: 5}}}},
	} {
		c.want.Span = c.span
		diff(t, c.name, c.want, countsFrame().Daily(ceasefire.FactsOf(facts), c.span, ceasefire.Ungrouped, c.measure))
	}
}

func TestDaysOnWhichTheClocksChangeAreOneDayEach(t *testing.T) {
	facts := []ceasefire.Fact{
		atMinute("2016-03-24T21:59:00Z", 1), // 23:59 on the 24th
		atMinute("2016-03-24T22:00:00Z", 1), // 01:00 on the 25th, which has no midnight
		atMinute("2016-03-25T20:59:00Z", 1), // 23:59 on the 25th
		onDay("2016-03-25", 1),
		onDay("2016-03-26", 1),
		atMinute("2016-10-27T20:30:00Z", 1), // 23:30 on 27 October, for the first time
		atMinute("2016-10-27T21:30:00Z", 1), // and for the second
		onDay("2016-10-28", 1),
	}
	spring := countsFrame().Daily(ceasefire.FactsOf(facts), days("2016-03-24", "2016-03-26"), ceasefire.Ungrouped, incidents)
	diff(t, "spring", ungrouped("Incidents", 1, 3, 1), spring.Series)
	autumn := countsFrame().Daily(ceasefire.FactsOf(facts), days("2016-10-26", "2016-10-28"), ceasefire.Ungrouped, incidents)
	diff(t, "autumn", ungrouped("Incidents", 0, 2, 1), autumn.Series)
}

func TestWhatIsLeftOutOfADayIsCountedWithItsReason(t *testing.T) {
	span := days("2016-09-12", "2016-09-18")
	for _, c := range []struct {
		reason  string
		fact    ceasefire.Fact
		measure ceasefire.Measure
	}{
		{"known only to the week", lasting("2016-09-12", "2016-09-18", ceasefire.PrecisionWeek, 1), incidents},
		{"known only to the month", lasting("2016-09-01", "2016-09-30", ceasefire.PrecisionMonth, 1), incidents},
		{"known only to the year", lasting("2016-01-01", "2016-12-31", ceasefire.PrecisionYear, 1), incidents},
		{"known only to the week", lasting("2016-09-14", "2016-09-14", ceasefire.PrecisionWeek, 1), incidents},
		{"cover several days", lasting("2016-09-13", "2016-09-14", ceasefire.PrecisionDay, 1), incidents},
		{"cover several days", lasting("2016-09-11", "2016-09-12", ceasefire.PrecisionDay, 1), incidents},
		{"cover several days", lasting("2016-09-18", "2016-09-19", ceasefire.PrecisionDay, 1), incidents},
		{"outside the period", onDay("2016-09-11", 1), incidents},
		{"outside the period", onDay("2016-09-19", 1), incidents},
		{"outside the period", lasting("2016-08-01", "2016-08-31", ceasefire.PrecisionMonth, 1), incidents},
		{"deaths unknown", onDay("2016-09-14", -1), deaths},
	} {
		facts := []ceasefire.Fact{onDay("2016-09-13", 2), c.fact}
		got := countsFrame().Daily(ceasefire.FactsOf(facts), span, ceasefire.Ungrouped, c.measure)
		diff(t, c.reason, []ceasefire.LeftOut{{Reason: c.reason, N: 1}}, got.LeftOut)
		if got.N != 1 {
			t.Errorf("%s: %d facts went in, not 1", c.reason, got.N)
		}
	}
}

func TestUnknownDeathsAreNotZero(t *testing.T) {
	facts := []ceasefire.Fact{onDay("2016-09-13", -1), onDay("2016-09-13", 0), onDay("2016-09-13", -1)}
	span := days("2016-09-13", "2016-09-13")
	counted := countsFrame().Daily(ceasefire.FactsOf(facts), span, ceasefire.Ungrouped, deaths)
	diff(t, "deaths", ceasefire.Days{Span: span, N: 1, Series: ungrouped("Deaths", 0), LeftOut: []ceasefire.LeftOut{{Reason: "deaths unknown", N: 2}}}, counted)
	if all := countsFrame().Daily(ceasefire.FactsOf(facts), span, ceasefire.Ungrouped, incidents); all.N != 3 {
		t.Errorf("%d incidents went in, not 3", all.N)
	}
}

func TestAnOpenSpanRunsToTheFirstAndLastFact(t *testing.T) {
	facts := []ceasefire.Fact{
		onDay("2016-09-14", 1), onDay("2016-09-12", 1), atMinute("2016-09-15T21:30:00Z", 1),
		lasting("2016-08-01", "2016-08-31", ceasefire.PrecisionMonth, 1), // it lies on no day
	}
	for _, c := range []struct{ name, from, to, wantFrom, wantTo string }{
		{"open at both ends", "", "", "2016-09-12", "2016-09-16"},
		{"open at its start", "", "2016-09-13", "2016-09-12", "2016-09-13"},
		{"open at its end", "2016-09-10", "", "2016-09-10", "2016-09-16"},
		{"closed", "2016-09-10", "2016-09-13", "2016-09-10", "2016-09-13"},
	} {
		var span ceasefire.Span
		if c.from != "" {
			span.From = date(c.from)
		}
		if c.to != "" {
			span.To = date(c.to)
		}
		got := countsFrame().Daily(ceasefire.FactsOf(facts), span, ceasefire.Ungrouped, incidents)
		diff(t, c.name, days(c.wantFrom, c.wantTo), got.Span)
		if len(got.Series) != 1 || len(got.Series[0].Values) != got.Span.Len() {
			t.Errorf("%s: %d series", c.name, len(got.Series))
		}
	}
	if got := countsFrame().Daily(ceasefire.Facts{}, ceasefire.Span{}, ceasefire.Ungrouped, incidents); got.Span.Len() != 0 || got.N != 0 || len(got.Series) != 1 {
		t.Errorf("without a fact there is no span, and one empty series: %+v", got)
	}
}

func TestSeriesComeInAFixedOrder(t *testing.T) {
	facts := []ceasefire.Fact{
		with(onDay("2016-09-13", 30), func(f *ceasefire.Fact) { f.Type, f.PartyA = ceasefire.AirStrike, opposition }),
		with(onDay("2016-09-12", 0), func(f *ceasefire.Fact) { f.Scope, f.PartyA = ceasefire.OutOfScope, nobody }),
		with(onDay("2016-09-12", 6), func(f *ceasefire.Fact) { f.Type = "siege_lifted" }),
		with(onDay("2016-09-12", -1), func(f *ceasefire.Fact) { f.Scope = ceasefire.Disputed }),
	}
	one := func(key, name string, party int, values ...float64) ceasefire.Series {
		return ceasefire.Series{Key: key, Name: name, Party: party, Values: values}
	}
	for by, want := range map[ceasefire.Grouping][]ceasefire.Series{
		ceasefire.ByParty: {
			one(recordID(2).String(), "Government", 0, 2, 0),
			one(recordID(3).String(), "Opposition", 1, 0, 1),
			one("", "No party", -1, 1, 0),
		},
		ceasefire.ByType: { // the catalogue's order; a type that it lacks comes last
			one("air_strike", "Air strike", -1, 0, 1),
			one("shelling", "Shelling", -1, 2, 0),
			one("siege_lifted", "Siege lifted", -1, 1, 0),
		},
		ceasefire.BySeverity: { // the gravest first
			one("4", "4: 25 or more killed", -1, 0, 1),
			one("3", "3: five to 24 killed", -1, 1, 0),
			one("1", "1: nobody killed", -1, 1, 0),
			one("0", "Severity unknown", -1, 1, 0),
		},
		ceasefire.ByScope: {
			one("in", "In scope", -1, 1, 1),
			one("disputed", "Disputed", -1, 1, 0),
			one("out", "Out of scope", -1, 1, 0),
		},
	} {
		got := countsFrame().Daily(ceasefire.FactsOf(facts), days("2016-09-12", "2016-09-13"), by, incidents)
		diff(t, "by "+string(by), want, got.Series)
		if got.N != len(facts) {
			t.Errorf("by %s: %d facts went in, not %d", by, got.N, len(facts))
		}
	}
}

func TestRunningTotalsLeaveTheDaysAsTheyWere(t *testing.T) {
	facts := []ceasefire.Fact{onDay("2016-09-12", 2), onDay("2016-09-14", 3), onDay("2016-09-14", 1)}
	daily := countsFrame().Daily(ceasefire.FactsOf(facts), days("2016-09-11", "2016-09-15"), ceasefire.Ungrouped, deaths)
	total := daily.Cumulative()
	diff(t, "the running totals", ungrouped("Deaths", 0, 2, 2, 6, 6), total.Series)
	diff(t, "the days", ungrouped("Deaths", 0, 2, 0, 4, 0), daily.Series)
	if total.N != 3 {
		t.Errorf("%d facts went in, not 3", total.N)
	}
}
