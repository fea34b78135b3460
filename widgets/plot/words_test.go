package plot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestTitleSubtitleAndFooter(t *testing.T) {
	type words struct{ Title, Subtitle, Statement, Counts string }
	for _, test := range []struct {
		kind    Kind
		measure ceasefire.Measure
		want    words
	}{
		{Daily, ceasefire.DeathsMeasure, words{
			"7 of 12 deaths in scope came in incidents that named The South first", "Deaths a day, by party · In scope · 8–18 Aug 2016 · as of 18 Aug 2016, 12:00", "",
			"n = 4 incidents with known deaths; deaths are best estimates. Left out 2 (deaths unknown 1; known only to the month 1).",
		}},
		{Cumulative, ceasefire.IncidentsMeasure, words{
			"5 incidents in scope by 18 Aug 2016", "Incidents, running total, by party · In scope · 8–18 Aug 2016 · as of 18 Aug 2016, 12:00", "",
			"n = 5 incidents. Left out 1 (known only to the month 1).",
		}},
		{BeforeAfter, ceasefire.DeathsMeasure, words{
			"Deaths a day in scope during the truce: 0.93 times those before", "In scope · 13 Jul–17 Aug 2016 · as of 18 Aug 2016, 12:00",
			"Ratio of during to before: 0.93 (95 % interval 0.058 to 14.92)",
			"n = 4 incidents with known deaths; deaths are best estimates. Left out 2 (deaths unknown 1; known only to the month 1).",
		}},
		{Places, ceasefire.IncidentsMeasure, words{
			"Uplands had the most: 3 of 6 incidents in scope", "Incidents by area · In scope · 8–17 Aug 2016 · as of 18 Aug 2016, 12:00", "", "n = 6 incidents.",
		}},
		{Types, ceasefire.DeathsMeasure, words{
			"The deadliest type was shelling: 16 of 21 deaths in scope", "Deaths by type · In scope · 8–17 Aug 2016 · as of 18 Aug 2016, 12:00", "",
			"n = 5 incidents with known deaths; deaths are best estimates. Left out 1 (deaths unknown 1).",
		}},
	} {
		s := handMade(test.measure)
		s.Filter.Scope = ceasefire.ViewIn
		got := made(t, test.kind, s).(*picture).sheet
		if diff := cmp.Diff(test.want, words{got.title, got.subtitle, got.statement, got.counts}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.kind, diff)
		}
	}
}

// The figures that a reader has to find are drawn: the means, the interval, and why there is nothing.
func TestWhatIsDrawn(t *testing.T) {
	full := format{1600, 900, 1, Light, false}
	r := record(made(t, BeforeAfter, handMade(ceasefire.DeathsMeasure)), full)
	for _, text := range []string{"0.21 a day", "0.20 a day", "5.0 a day", "28 days, 2 incidents", "1 day, 1 incident"} {
		r.holds(t, text)
	}
	r = record(made(t, Daily, handMade(ceasefire.DeathsMeasure)), full)
	for _, text := range []string{"North", "South", "Mean before the truce: 0.21 a day", "Ceasefire starts", "48 h: renewed", "7 days: over", "48 h: lapses"} {
		r.holds(t, text)
	}
	r = record(made(t, Places, handMade(ceasefire.DeathsMeasure)), full)
	for _, text := range []string{"Uplands", "5 (4–7)", "7", "X-9"} {
		r.holds(t, text)
	}
	r = record(made(t, Types, Subject{Frame: truce()}), full)
	for _, text := range []string{emptyWords, emptyHint} {
		r.holds(t, text)
	}
}

// A mean over a window that the filter cuts off would be too low, and is not shown.
func TestBaselineNeedsItsWholeWindow(t *testing.T) {
	s := handMade(ceasefire.DeathsMeasure)
	s.Filter.Days.From = ceasefire.DayFrom(2016, 8, 1)
	if baseline, ok := s.baseline(); ok {
		t.Errorf("baseline %v of a window that the filter cuts off, want none", baseline)
	}
	s.Filter.Days.From = ceasefire.DayFrom(2016, 7, 1)
	if baseline, ok := s.baseline(); !ok || baseline != 6.0/28 {
		t.Errorf("baseline %v, %v, want 6 deaths in 28 days", baseline, ok)
	}
}

func TestFigures(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", 999: "999", 1234: "1,234", 1234567: "1,234,567", 0.25: "0.25", 12.34: "12.3", 123.4: "123"} {
		if got := figure(v); got != want {
			t.Errorf("figure(%v) = %q, want %q", v, got, want)
		}
	}
}
