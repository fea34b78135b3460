package ceasefire

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCasualtiesAreSummedAsEntered(t *testing.T) {
	at := func(day int, low, best, high int32) Fact {
		from := time.Date(2016, 9, day, 10, 0, 0, 0, time.UTC).Unix()
		return Fact{From: from, Until: from + 60, Precision: PrecisionMinute, Low: low, Best: best, High: high}
	}
	span := Span{DayFrom(2016, 9, 12), DayFrom(2016, 9, 14)}
	got := Frame{Agreement: Agreement{Zone: "Asia/Damascus"}}.Casualties(FactsOf([]Fact{
		at(12, 1, 2, 4), at(12, -1, 3, -1), // an unknown low or high counts with the best
		at(14, 9, 5, 2),  // a low above the best and a high below it stay, and are counted
		at(14, 0, -1, 7), // without a best estimate there is no sum
		at(20, 1, 1, 1),
	}), span)
	want := Casualties{
		Span: span, Low: []float64{4, 0, 9}, Best: []float64{5, 0, 5}, High: []float64{7, 0, 2}, N: 3, Ranged: true, Doubts: Doubts{Lacking: 1, Contrary: 1},
		LeftOut: []LeftOut{{reasonDeaths, 1}, {reasonPeriod, 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
