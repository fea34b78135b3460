package ceasefire

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// 12 September 2016 was a Monday; Damascus was three hours ahead of UTC.
func TestHoursAreLocalAndWeeksBeginOnMonday(t *testing.T) {
	at := func(day, hour int, p Precision, best int32) Fact {
		return Fact{From: time.Date(2016, 9, day, hour, 20, 0, 0, time.UTC).Unix(), Precision: p, Best: best}
	}
	f := Frame{Agreement: Agreement{Zone: "Asia/Damascus"}}
	got := f.Hours(FactsOf([]Fact{
		at(12, 16, PrecisionMinute, 2), // Monday 19:20
		at(12, 16, PrecisionHour, 3),   // Monday 19
		at(18, 22, PrecisionMinute, 5), // Sunday 22:20 in UTC, Monday 01:20 in Damascus
		at(13, 10, PrecisionDay, 1),
		at(13, 10, PrecisionPartOfDay, 1),
		at(13, 10, PrecisionMonth, 1),
		at(13, 10, PrecisionMinute, -1),
	}), DeathsMeasure)
	want := WeekHours{N: 3, LeftOut: []LeftOut{{reasonDay, 1}, {reasonPart, 1}, {reasonMonth, 1}, {reasonDeaths, 1}}}
	want.Values[0][19], want.Values[0][1] = 5, 5
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Every fact is either in an hour or counted as left out.
func TestHoursLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Fact {
			return Fact{
				From: rapid.Int64Range(1_400_000_000, 1_500_000_000).Draw(t, "from"), Best: rapid.Int32Range(-1, 5).Draw(t, "best"),
				Precision: rapid.SampledFrom(Precisions()).Draw(t, "precision"),
			}
		})).Draw(t, "facts")
		got := Frame{Agreement: Agreement{Zone: "Asia/Damascus"}}.Hours(FactsOf(facts), IncidentsMeasure)
		sum, left := 0.0, 0
		for _, day := range got.Values {
			for _, v := range day {
				sum += v
			}
		}
		for _, l := range got.LeftOut {
			left += l.N
		}
		if int(sum) != got.N || got.N+left != len(facts) {
			t.Fatalf("%v in hours, n %d, %d left out, of %d", sum, got.N, left, len(facts))
		}
	})
}
