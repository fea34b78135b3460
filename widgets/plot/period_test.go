package plot

import (
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// Every day on which facts lie is shown, so that charts of one command speak of the same incidents; a period that is asked for leaves out
// what lies outside it, and says so; the filter's days go before both.
func TestPeriodCoversWhatThereIs(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	early := fact(1, 0, 1, "X-1")
	early.From -= 60 * 24 * 3600
	s.Facts = ceasefire.FactsOf(append(s.Facts.List(), early))
	day := ceasefire.DayFrom(2016, 8, 5)
	for name, test := range map[string]struct {
		period, filter ceasefire.Span
		from           ceasefire.Day
		left           bool
	}{
		"all":            {from: ceasefire.DayFrom(2016, 6, 2)},
		"a period":       {period: ceasefire.Span{From: day}, from: day, left: true},
		"a late period":  {period: ceasefire.Span{From: ceasefire.DayFrom(2017, 8, 5)}, from: ceasefire.DayFrom(2016, 6, 2)},
		"a filter":       {period: ceasefire.Span{From: day}, filter: ceasefire.Span{From: day + 2}, from: day + 2, left: true},
		"a filter alone": {filter: ceasefire.Span{From: day + 1}, from: day + 1, left: true},
	} {
		s.Period, s.Filter.Days = test.period, test.filter
		for _, days := range []ceasefire.Days{newDaily(s).days, newCumulative(s).days} {
			if days.Span.From != test.from {
				t.Errorf("%s: starts on %s, want %s", name, days.Span.From, test.from)
			}
			if got := strings.Contains(omitted(days.LeftOut), "outside the period"); got != test.left {
				t.Errorf("%s: %q", name, omitted(days.LeftOut))
			}
		}
	}
}

// The words that every picture carries: the scope, the days even where there is nothing, and to which side by party counts.
func TestScopePeriodAndSideAreSaid(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Filter.Text = "words"
	for _, kind := range []Kind{Daily, Cumulative} {
		sheet := made(t, kind, s).(*picture).sheet
		if !strings.Contains(sheet.subtitle, "All incidents, in and out of scope · “words” · ") || !strings.HasPrefix(sheet.method, "Counted to the side named first") {
			t.Errorf("%s: %q, %q", kind, sheet.subtitle, sheet.method)
		}
	}
	s.By = ceasefire.ByType
	if method := made(t, Daily, s).(*picture).sheet.method; strings.Contains(method, "side") {
		t.Errorf("by type: %q", method)
	}
	s.Facts = ceasefire.Facts{}
	for _, kind := range []Kind{Daily, Cumulative, BeforeAfter, Places, Types} {
		if subtitle := made(t, kind, s).(*picture).sheet.subtitle; !strings.Contains(subtitle, "2016 · as of 18 Aug 2016, 12:00") {
			t.Errorf("empty %s: %q", kind, subtitle)
		}
	}
}
