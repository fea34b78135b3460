package ceasefire

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// published is a tally of 10 violations that was published on a day of September 2016 and has a window from the 12th, 19:00.
func published(day int, change func(*Tally)) Tally {
	t := Tally{
		AsOf: scoredAt(day, 0), Precision: PrecisionDay, Window: "since start", From: scoredAt(12, 19), CountedBy: "Monitors", Metric: "violations",
		Total: People(10),
	}
	if change != nil {
		change(&t)
	}
	return t
}

// loggedAt is an incident in scope with three dead that lies between two hours of a day.
func loggedAt(day, from, until int, p Precision) Fact {
	return Fact{
		From: scoredAt(day, from).Unix(), Until: scoredAt(day, until).Unix(), Low: 3, Best: 3, High: 3, Precision: p, Scope: InScope,
	}
}

// The window of a tally decides what the log counts beside it.
func TestTheLogIsCountedOverTheVeryWindow(t *testing.T) {
	facts := []Fact{
		loggedAt(12, 0, 24, PrecisionDay),     // the day on which windows open
		loggedAt(12, 18, 19, PrecisionHour),   // an hour before they open
		loggedAt(12, 19, 20, PrecisionMinute), // as they open
		loggedAt(14, 0, 24, PrecisionDay),
		loggedAt(14, 19, 20, PrecisionMinute), // as the window of 48 hours closes
		loggedAt(16, 0, 24, PrecisionDay),
		loggedAt(12, 0, 7*24, PrecisionWeek),
		loggedAt(13, 0, 48, PrecisionDay),
	}
	unknown, out := loggedAt(13, 0, 24, PrecisionDay), loggedAt(13, 0, 24, PrecisionDay)
	unknown.Best, out.Scope = -1, OutOfScope
	facts = append(facts, unknown, out)
	vague := []LeftOut{{reasonWeek, 1}, {reasonSpan, 1}}
	for name, test := range map[string]struct {
		tally Tally
		log   int
		days  Span
		left  []LeftOut
	}{
		"two days to the hour": {
			published(15, func(t *Tally) { t.Until = scoredAt(14, 19) }), 4, Span{DayFrom(2016, 9, 12), DayFrom(2016, 9, 14)}, vague,
		},
		"an open end is the day of publication": {published(16, nil), 6, Span{DayFrom(2016, 9, 12), DayFrom(2016, 9, 16)}, vague},
		"or its hour": {
			published(14, func(t *Tally) { t.AsOf, t.Precision = scoredAt(14, 20), PrecisionHour }), 5, Span{DayFrom(2016, 9, 12), DayFrom(2016, 9, 14)}, vague,
		},
		"the killed are held against deaths": {
			published(16, func(t *Tally) { t.Metric = "People killed" }), 15, Span{DayFrom(2016, 9, 12), DayFrom(2016, 9, 16)},
			append(vague[:2:2], LeftOut{reasonDeaths, 1}),
		},
		"without dates nothing is counted": {published(16, func(t *Tally) { t.From = time.Time{} }), 0, Span{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := Frame{Agreement: Agreement{Zone: "UTC"}, Tallies: []Tally{test.tally}}
			got := f.TalliesBeside(FactsOf(facts), TallyView{At: scoredAt(20, 0), Scope: InScope})
			if len(got.Counts) != 1 {
				t.Fatalf("%d counts, want one; left out %v", len(got.Counts), got.LeftOut)
			}
			b := got.Counts[0]
			if b.Log != test.log || b.Days != test.days || b.HasLog != !test.days.From.IsZero() {
				t.Errorf("the log has %d over %s (counted: %v), want %d over %s", b.Log, b.Days.Format(), b.HasLog, test.log, test.days.Format())
			}
			if diff := cmp.Diff(test.left, b.LeftOut); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTalliesThatAreNotShown(t *testing.T) {
	f := Frame{Agreement: Agreement{Zone: "UTC"}, Tallies: []Tally{
		published(18, nil), published(14, nil), published(16, nil), // the last runs to the end of the 16th
		published(14, func(t *Tally) { t.Total = Count{} }),
		published(14, func(t *Tally) { t.From = scoredAt(9, 0) }),
		published(13, func(t *Tally) { t.Until = scoredAt(17, 0) }),
	}}
	got := f.TalliesBeside(Facts{}, TallyView{At: scoredAt(16, 12), Scope: InScope, Days: Span{From: DayFrom(2016, 9, 10)}})
	if len(got.Counts) != 1 || !got.Counts[0].Tally.AsOf.Equal(scoredAt(14, 0)) {
		t.Errorf("shown are %v, want that of the 14th", got.Counts)
	}
	want := []LeftOut{{reasonWindowOpen, 2}, {reasonNoTotal, 1}, {reasonWindowCut, 1}}
	if diff := cmp.Diff(want, got.LeftOut); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

// A fact that lies in several windows is left out once.
func TestFactsLeftOutAreCountedOnce(t *testing.T) {
	f := Frame{Agreement: Agreement{Zone: "UTC"}, Tallies: []Tally{published(14, nil), published(15, nil)}}
	got := f.TalliesBeside(FactsOf([]Fact{loggedAt(13, 0, 24, PrecisionMonth)}), TallyView{At: scoredAt(20, 0), Scope: InScope})
	if diff := cmp.Diff([]LeftOut{{reasonMonth, 1}}, got.Facts); diff != "" {
		t.Errorf("facts left out (-want +got):\n%s", diff)
	}
}

// A longer window never has fewer incidents, and none has more than the log.
func TestALongerWindowHasNoFewer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var facts []Fact
		for range rapid.IntRange(0, 20).Draw(t, "facts") {
			hour := rapid.IntRange(0, 23).Draw(t, "hour")
			facts = append(facts, loggedAt(rapid.IntRange(10, 20).Draw(t, "day"), hour, hour+1, PrecisionMinute))
		}
		day := rapid.IntRange(13, 18).Draw(t, "published")
		f := Frame{Agreement: Agreement{Zone: "UTC"}, Tallies: []Tally{published(day, nil), published(day+1, nil)}}
		got := f.TalliesBeside(FactsOf(facts), TallyView{At: scoredAt(25, 0), Scope: InScope}).Counts
		if got[0].Log > got[1].Log || got[1].Log > len(facts) {
			t.Errorf("%d in the shorter window, %d in the longer, %d in the log", got[0].Log, got[1].Log, len(facts))
		}
	})
}
