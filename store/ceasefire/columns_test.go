package ceasefire

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawnFact draws a fact of August to October 2016, of any kind and known to whatever precision, as the frame of columnsFrame has them and has not.
func drawnFact(t *rapid.T) Fact {
	first := DayFrom(2016, 8, 1).Midnight().Unix()
	from := first + rapid.Int64Range(0, 92*secondsADay).Draw(t, "from")
	lasts := rapid.SampledFrom([]int64{0, 60, 3600, secondsADay, secondsADay + 3600, 20 * secondsADay}).Draw(t, "lasts")
	deaths := rapid.Int32Range(-1, 3)
	return Fact{
		Key: rapid.Int64Range(1, 60).Draw(t, "key"), From: from, Until: from + lasts,
		Low: deaths.Draw(t, "low"), Best: deaths.Draw(t, "best"), High: deaths.Draw(t, "high"),
		PartyA: rapid.Int16Range(-1, 2).Draw(t, "party a"), PartyB: rapid.Int16Range(-1, 2).Draw(t, "party b"),
		Precision: rapid.SampledFrom(Precisions()).Draw(t, "precision"), Severity: Severity(rapid.IntRange(0, 4).Draw(t, "severity")),
		Type:         rapid.SampledFrom([]Type{Shelling, AirStrike, ConvoyPassed, "raid", "ambush"}).Draw(t, "type"),
		Scope:        rapid.SampledFrom([]Scope{InScope, OutOfScope, Disputed}).Draw(t, "scope"),
		Verification: rapid.SampledFrom([]Verification{Unverified, Verified}).Draw(t, "verification"),
		Area:         rapid.SampledFrom([]string{"", "A", "B", "X", "Y"}).Draw(t, "area"), Place: rapid.SampledFrom([]string{"", "P", "Q"}).Draw(t, "place"),
		Lat: float32(rapid.IntRange(30, 40).Draw(t, "lat")), Placed: PlacePrecision(rapid.IntRange(0, 5).Draw(t, "placed")),
		Day: DayOf(time.Unix(from, 0), time.UTC),
	}
}

// drawnFacts draws facts, so many of them at times that they are counted in parts.
func drawnFacts(t *rapid.T) []Fact {
	facts := rapid.SliceOfN(rapid.Custom(drawnFact), 0, 30).Draw(t, "facts")
	if len(facts) > 0 && rapid.IntRange(0, 9).Draw(t, "many times") == 0 {
		facts = slices.Repeat(facts, worthParting/len(facts)+1)
	}
	return facts
}

// columnsFrame is an agreement with parties, areas and tallies, in a zone that changes its clocks.
func columnsFrame(t *rapid.T) Frame {
	zone := rapid.SampledFrom([]string{"Asia/Damascus", "Australia/Lord_Howe", "America/Havana", "UTC"}).Draw(t, "zone")
	at := func(day, hour int) time.Time { return time.Date(2016, 9, day, hour, 0, 0, 0, time.UTC) }
	tally := func(metric string, from, until time.Time) Tally {
		return Tally{Metric: metric, From: from, Until: until, AsOf: until, Total: Count{N: 3, Known: true}}
	}
	return Frame{
		Agreement: Agreement{Effect: at(12, 16), Zone: zone},
		Parties:   []Party{{ID: ID{1}, Short: "One", Colour: 4}, {ID: ID{2}, Short: "Two", Colour: 2}},
		Areas:     []Area{{Code: "B", Name: "Bee"}, {Code: "A", Name: "Aye"}},
		Tallies:   []Tally{tally("people killed", at(12, 16), at(19, 16)), tally("violations", at(14, 0), at(15, 7)), {Metric: "killed", AsOf: at(16, 0)}},
	}
}

// What is counted in columns, in parts and by codes is what is counted when each fact is taken on its own.
func TestColumnsCountAsTheReferenceDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list, f := drawnFacts(t), columnsFrame(t)
		facts, plain := FactsOf(list), reference{f}
		same := func(what string, want, got any) {
			t.Helper()
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(TallyBeside{}, calendar{})); diff != "" {
				t.Fatalf("%s (-reference +columns):\n%s", what, diff)
			}
		}
		end := func(name string) Day {
			return rapid.SampledFrom([]Day{0, DayFrom(2016, 8, 20), DayFrom(2016, 9, 12), DayFrom(2016, 10, 29)}).Draw(t, name)
		}
		span, m := Span{end("first"), end("last")}, rapid.SampledFrom([]Measure{DeathsMeasure, IncidentsMeasure}).Draw(t, "measure")
		for _, by := range append(Groupings(), Ungrouped) {
			same("daily by "+string(by), plain.Daily(list, span, by, m), f.Daily(facts, span, by, m))
		}
		w := f.Windows(time.Date(2016, 10, rapid.IntRange(1, 20).Draw(t, "read on"), 0, 0, 0, 0, time.UTC))
		w.CountVague = rapid.Bool().Draw(t, "vague too")
		same("before and after", plain.BeforeAfter(list, w, m), f.BeforeAfter(facts, w, m))
		same("hours", plain.Hours(list, m), f.Hours(facts, m))
		same("casualties", plain.Casualties(list, span), f.Casualties(facts, span))
		bars, left := plain.Places(list, m)
		gotBars, gotLeft := f.Places(facts, m)
		same("places", [2]any{bars, left}, [2]any{gotBars, gotLeft})
		bars, left = plain.ByType(list, m)
		gotBars, gotLeft = f.ByType(facts, m)
		same("types", [2]any{bars, left}, [2]any{gotBars, gotLeft})
		view := TallyView{At: time.Date(2016, 10, 1, 0, 0, 0, 0, time.UTC), Scope: InScope, Days: span}
		same("tallies", plain.TalliesBeside(list, view), f.TalliesBeside(facts, view))
		same("placed", plain.PlacedBy(list), PlacedBy(facts))
		same("list", list, facts.List())
	})
}

// Facts that are put in time and have some replaced are those that were put together anew.
func TestFactsAreReplacedInTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		byKey := func(name string) []Fact {
			return rapid.SliceOfNDistinct(rapid.Custom(drawnFact), 0, 20, func(f Fact) int64 { return f.Key }).Draw(t, name)
		}
		was, anew := byKey("facts"), byKey("new facts")
		gone := func(key int64) bool {
			return key%3 == 0 || slices.ContainsFunc(anew, func(f Fact) bool { return f.Key == key })
		}
		var want []Fact
		for _, fact := range was {
			if !gone(fact.Key) {
				want = append(want, fact)
			}
		}
		before := FactsOf(was).InTime()
		kept := before.List()
		got := before.Replace(gone, anew)
		if diff := cmp.Diff(FactsOf(append(want, anew...)).InTime().List(), got.List()); diff != "" {
			t.Fatalf("(-anew +replaced):\n%s", diff)
		}
		if diff := cmp.Diff(kept, before.List()); diff != "" {
			t.Fatalf("what was held before changed:\n%s", diff)
		}
	})
}
