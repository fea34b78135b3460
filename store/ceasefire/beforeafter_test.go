package ceasefire_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"truceboard/store/ceasefire"
)

// toldToSixPlaces compares figures that were worked out by hand.
func toldToSixPlaces() cmp.Option { return cmpopts.EquateApprox(0, 1e-6) }

// killed spreads deaths over the days from one on, one fact a day; days without deaths have no fact.
func killed(from string, perDay ...int32) []ceasefire.Fact {
	var facts []ceasefire.Fact
	for i, n := range perDay {
		if n > 0 {
			facts = append(facts, onDay((date(from)+ceasefire.Day(i)).String(), n))
		}
	}
	return facts
}

// aroundTheStart has four days before the 12th, the mixed day, and four during.
func aroundTheStart() ceasefire.Windows {
	return ceasefire.Windows{
		Before: days("2016-09-08", "2016-09-11"), During: days("2016-09-13", "2016-09-16"),
		Mixed: []ceasefire.Day{date("2016-09-12")},
	}
}

// Before: 4, 8, 4, 8. The mean is 6, the variance 4·2²/3 = 16/3, and its share of var(log R) (16/3) / (4·6²) = 1/27.
// During: 0, 4, 2, 2, where the first day had no incident. The mean is 2, the variance (2² + 2²)/3 = 8/3, and its share
// (8/3) / (4·2²) = 1/6. R = 2/6 = 1/3; var = 1/27 + 1/6 = 11/54; 1.959964·√(11/54) = 0.884601; e^0.884601 = 2.422018.
// Low = 0.333333/2.422018 = 0.137626, high = 0.333333·2.422018 = 0.807339.
func TestMeansAndTheRatioWithItsInterval(t *testing.T) {
	facts := append(killed("2016-09-08", 4, 8, 4, 8), killed("2016-09-13", 0, 4, 2, 2)...)
	facts = append(facts,
		atMinute("2016-09-12T08:00:00+03:00", 50), // on the mixed day, before the start
		atMinute("2016-09-12T20:00:00+03:00", 70), // and after it
		lasting("2016-09-01", "2016-09-30", ceasefire.PrecisionMonth, 100),
		lasting("2016-01-01", "2016-12-31", ceasefire.PrecisionYear, 900),
		onDay("2016-09-10", -1), onDay("2016-09-07", 5), onDay("2016-09-17", 5),
	)
	w := aroundTheStart()
	got := countsFrame().BeforeAfter(ceasefire.FactsOf(facts), w, deaths)
	want := ceasefire.BeforeAfter{
		Means: []ceasefire.Mean{
			{Name: "Before", Span: w.Before, Days: 4, N: 4, PerDay: 6},
			{Name: "During", Span: w.During, Days: 4, N: 3, PerDay: 2},
		},
		Ratio: 1. / 3, Low: 0.137626, High: 0.807339, HasRatio: true, HasInterval: true,
		Mixed: w.Mixed, N: 7,
		LeftOut: []ceasefire.LeftOut{
			{Reason: "on a day that the truce began or ended within", N: 2},
			{Reason: "known only to the month", N: 1},
			{Reason: "known only to the year", N: 1},
			{Reason: "deaths unknown", N: 1},
			{Reason: "outside the period", N: 2},
		},
	}
	diff(t, "deaths", want, got, toldToSixPlaces(), cmpopts.IgnoreFields(ceasefire.BeforeAfter{}, "Method"))
	if !strings.Contains(got.Method, "95 % interval") {
		t.Errorf("the method is not told: %q", got.Method)
	}
}

// Before: 4, 4, 4, 4, which vary by nothing. During: 1 and 3; the mean is 2, the variance 1² + 1² = 2, its share 2 / (2·2²) = 1/4.
// R = 1/2; 1.959964·√(1/4) = 0.979982; e^0.979982 = 2.664408. Low = 0.5/2.664408 = 0.187659, high = 1.332204.
func TestTheIntervalTakesTheSpreadOfEitherSide(t *testing.T) {
	w := aroundTheStart()
	w.During.To = date("2016-09-14")
	got := countsFrame().BeforeAfter(ceasefire.FactsOf(append(killed("2016-09-08", 4, 4, 4, 4), killed("2016-09-13", 1, 3)...)), w, deaths)
	diff(t, "ratio, low and high", []float64{0.5, 0.187659, 1.332204}, []float64{got.Ratio, got.Low, got.High}, toldToSixPlaces())
}

// A precision goes before the place: a week that touches the mixed day only is still known only to the week.
func TestTheMixedDayIsTheReasonForWhatIsKnownToTheDay(t *testing.T) {
	facts := []ceasefire.Fact{
		lasting("2016-09-12", "2016-09-12", ceasefire.PrecisionWeek, 1), onDay("2016-09-12", 1),
		with(onDay("2016-09-12", -1), func(f *ceasefire.Fact) { f.Until = f.From }),
		lasting("2016-09-11", "2016-09-12", ceasefire.PrecisionDay, 1), // partly before
	}
	got := countsFrame().BeforeAfter(ceasefire.FactsOf(facts), aroundTheStart(), deaths)
	diff(t, "left out", []ceasefire.LeftOut{
		{Reason: "known only to the week", N: 1}, {Reason: "on a day that the truce began or ended within", N: 2}, {Reason: "cover several days", N: 1},
	}, got.LeftOut)
}

func TestIncidentsAreComparedWithoutRegardToTheirDeaths(t *testing.T) {
	facts := []ceasefire.Fact{onDay("2016-09-08", 40), onDay("2016-09-11", -1), onDay("2016-09-13", 0)}
	got := countsFrame().BeforeAfter(ceasefire.FactsOf(facts), aroundTheStart(), incidents)
	diff(t, "means", []float64{2. / 4, 1. / 4}, []float64{got.Means[0].PerDay, got.Means[1].PerDay}, toldToSixPlaces())
	diff(t, "ratio", 0.5, got.Ratio, toldToSixPlaces())
	if got.N != 3 || len(got.LeftOut) != 0 {
		t.Errorf("%d went in, and %v were left out", got.N, got.LeftOut)
	}
}

func TestTheDaysAfterTheEndAreAMeanOfTheirOwn(t *testing.T) {
	w := aroundTheStart()
	w.After, w.Mixed = days("2016-09-18", "2016-09-22"), append(w.Mixed, date("2016-09-17"))
	facts := append(killed("2016-09-08", 1, 1, 1, 1), killed("2016-09-17", 99, 20, 0, 0, 0, 5)...)
	got := countsFrame().BeforeAfter(ceasefire.FactsOf(facts), w, deaths)
	diff(t, "after", ceasefire.Mean{Name: "After", Span: w.After, Days: 5, N: 2, PerDay: 5}, got.Means[2])
	diff(t, "left out", []ceasefire.LeftOut{{Reason: "on a day that the truce began or ended within", N: 1}}, got.LeftOut)
}

func TestWhereThereIsNoRatioOrNoIntervalItIsSaid(t *testing.T) {
	oneDay := aroundTheStart()
	oneDay.During.To = oneDay.During.From
	notYet := aroundTheStart()
	notYet.During = ceasefire.Span{}
	for _, c := range []struct {
		name            string
		windows         ceasefire.Windows
		before, during  []int32
		ratio, interval bool
		note            string
	}{
		{"nobody killed before", aroundTheStart(), nil, []int32{1, 2, 3, 4}, false, false, "the mean before the truce is zero"},
		{"nobody killed during", aroundTheStart(), []int32{1, 2, 3, 4}, nil, true, false, "the mean during the truce is zero"},
		{"one day during", oneDay, []int32{1, 2, 3, 4}, []int32{1}, true, false, "4 before and 1 during"},
		{"no day during", notYet, []int32{1, 2, 3, 4}, nil, false, false, "no whole day"},
		{"no windows", ceasefire.Windows{}, []int32{1}, nil, false, false, "no whole day"},
		{"both", aroundTheStart(), []int32{1, 2, 3, 4}, []int32{1, 0, 0, 0}, true, true, ""},
	} {
		got := countsFrame().BeforeAfter(ceasefire.FactsOf(append(killed("2016-09-08", c.before...), killed("2016-09-13", c.during...)...)), c.windows, deaths)
		if got.HasRatio != c.ratio || got.HasInterval != c.interval || !strings.Contains(got.Note, c.note) || (got.Note == "") != (c.note == "") {
			t.Errorf("%s: ratio %v, interval %v, note %q", c.name, got.HasRatio, got.HasInterval, got.Note)
		}
		for _, figure := range []float64{got.Ratio, got.Low, got.High} {
			if math.IsNaN(figure) || math.IsInf(figure, 0) {
				t.Errorf("%s: %v is no figure to show", c.name, figure)
			}
		}
	}
}

// The 28 days before the start had 84 dead: three a day.
func TestTheBaselineIsTheMeanOfTheDaysBefore(t *testing.T) {
	facts := append(killed("2016-08-15", 40), killed("2016-09-11", 44, 500)...) // the 12th is mixed
	facts = append(facts, onDay("2016-08-14", 99), onDay("2016-09-02", -1))     // too early; unknown
	f := countsFrame()
	at := instant("2016-09-15T12:00:00Z")
	if perDay, ok := f.Baseline(ceasefire.FactsOf(facts), at, deaths); !ok || perDay != 3 {
		t.Errorf("%v dead a day, %v", perDay, ok)
	}
	if perDay, ok := f.Baseline(ceasefire.FactsOf(facts), at, incidents); !ok || perDay != 3./28 {
		t.Errorf("%v incidents a day, %v", perDay, ok)
	}
	// On 20 August at noon five days of the window had gone by whole: 15 to 19 August.
	if perDay, ok := f.Baseline(ceasefire.FactsOf(facts), instant("2016-08-20T12:00:00Z"), deaths); !ok || perDay != 8 {
		t.Errorf("in the window's first days: %v dead a day, %v", perDay, ok)
	}
	for name, c := range map[string]struct {
		facts []ceasefire.Fact
		at    string
	}{
		"a log that does not reach back": {killed("2016-09-13", 5), "2016-09-15T12:00:00Z"},
		"before the window":              {facts, "2016-08-15T12:00:00Z"},
	} {
		if perDay, ok := f.Baseline(ceasefire.FactsOf(c.facts), instant(c.at), deaths); ok || perDay != 0 {
			t.Errorf("%s: a baseline of %v", name, perDay)
		}
	}
}
