package ceasefire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// september gives days of September 2016.
func september(from, to int) Span {
	return Span{From: DayFrom(2016, 9, from), To: DayFrom(2016, 9, to)}
}

func TestMixedDaysGoToTheWindowThatFollowsThem(t *testing.T) {
	w := Windows{Before: september(1, 11), During: september(13, 18), After: september(20, 25), Mixed: []Day{DayFrom(2016, 9, 12), DayFrom(2016, 9, 19)}}
	got := w.WithMixed()
	want := Windows{Before: september(1, 11), During: september(12, 18), After: september(19, 25)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestChosenWindowsTakeTheirDays(t *testing.T) {
	w := Windows{Before: september(1, 11), During: september(13, 18), After: september(20, 25), Mixed: []Day{DayFrom(2016, 9, 12), DayFrom(2016, 9, 19)}}
	got := w.With(Span{}, september(12, 15), Span{})
	want := Windows{Before: september(1, 11), During: september(12, 15), After: september(20, 25), Mixed: []Day{DayFrom(2016, 9, 19)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if problems := got.Problems(); len(problems) != 0 {
		t.Errorf("%v", problems)
	}
	for field, wrong := range map[string]Windows{
		"during": w.With(Span{}, september(11, 18), Span{}),
		"after":  w.With(Span{}, Span{}, september(18, 25)),
	} {
		if problems := wrong.Problems(); len(problems) != 1 || problems[0].Field != field {
			t.Errorf("%s: %v", field, problems)
		}
	}
}

// Four days before with 2, 0, 0 and 2 incidents known to the day: 1 a day. A week's incident of 12 to 18 September lies wholly during, and one of the
// whole month in no window: during has 7 days with 7 + 1 = 8 incidents, 8/7 a day, where the week counts.
func TestVagueRecordsAreSpreadWhereTheyLieInOneWindow(t *testing.T) {
	f := storyFrame()
	zone := f.Agreement.Location()
	fact := func(from, to int, p Precision) Fact {
		return Fact{From: DayFrom(2016, 9, from).Start(zone).Unix(), Until: DayFrom(2016, 9, to).End(zone).Unix(), Precision: p}
	}
	facts := []Fact{
		fact(8, 8, PrecisionDay), fact(8, 8, PrecisionDay), fact(11, 11, PrecisionDay), fact(11, 11, PrecisionDay),
		fact(12, 18, PrecisionWeek), fact(1, 30, PrecisionMonth),
	}
	for day := 12; day <= 18; day++ {
		facts = append(facts, fact(day, day, PrecisionDay))
	}
	w := Windows{Before: september(8, 11), During: september(12, 18)}
	strict := f.BeforeAfter(FactsOf(facts), w, IncidentsMeasure)
	if strict.Means[0].PerDay != 1 || strict.Means[1].PerDay != 1 || strict.N != 11 {
		t.Errorf("by the day alone: %+v", strict.Means)
	}
	w.CountVague = true
	loose := f.BeforeAfter(FactsOf(facts), w, IncidentsMeasure)
	if got, want := loose.Means[1].PerDay, 8.0/7; got < want-1e-9 || got > want+1e-9 || loose.Means[1].N != 8 || loose.Means[0].PerDay != 1 {
		t.Errorf("with the week: %+v, want %v a day", loose.Means, want)
	}
	if len(loose.LeftOut) != 1 || loose.LeftOut[0].N != 1 {
		t.Errorf("left out: %v, want the month alone", loose.LeftOut)
	}
}

func TestParseSpan(t *testing.T) {
	for text, want := range map[string]Span{
		"":                          {},
		"2016-09-12":                september(12, 12),
		"2016-09-12..2016-09-18":    september(12, 18),
		" 2016-09-12 .. 2016-09-18": september(12, 18),
	} {
		if got, err := ParseSpan(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"2016-09-18..2016-09-12", "2016-09-31", "..", "soon", "2016-09-12..", "2016-09-12-2016-09-13"} {
		if got, err := ParseSpan(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}
