package ceasefire

import (
	"cmp"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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
		same := func(what string, want, got any, options ...gocmp.Option) {
			t.Helper()
			if diff := gocmp.Diff(want, got, append(options, gocmp.AllowUnexported(TallyBeside{}, calendar{}))...); diff != "" {
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
		// Parts of a fact that is spread over days add up to the same only in the same order.
		same("before and after", plain.BeforeAfter(list, w, m), f.BeforeAfter(facts, w, m), cmpopts.EquateApprox(1e-9, 1e-12))
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
		same("sites", sitesPlainly(list), Sites(facts))
		same("list", list, facts.List())
	})
}

// drawnFilter draws what Narrow looks at.
func drawnFilter(t *rapid.T) (f Filter) {
	day := func(name string) Day {
		return rapid.SampledFrom([]Day{0, 0, DayFrom(2016, 8, 20), DayFrom(2016, 9, 12), DayFrom(2016, 10, 20)}).Draw(t, name)
	}
	f.Days = Span{day("from"), day("to")}
	f.Parties = rapid.SliceOfN(rapid.SampledFrom([]ID{{1}, {2}, {3}}), 0, 2).Draw(t, "parties")
	f.Types = rapid.SliceOfN(rapid.SampledFrom([]Type{Shelling, "raid", Arrest}), 0, 2).Draw(t, "types")
	f.MinSeverity = Severity(rapid.IntRange(0, 4).Draw(t, "least"))
	f.Scope = rapid.SampledFrom([]ScopeView{ViewAll, ViewAll, ViewIn, ViewOut, ViewDisputed}).Draw(t, "view")
	f.Areas = rapid.SliceOfN(rapid.SampledFrom([]string{"", "A", "X", "Z"}), 0, 2).Draw(t, "areas")
	if rapid.IntRange(0, 3).Draw(t, "within") == 0 {
		f.Within.Box = GeoBox{South: 33, West: -1, North: 36, East: 1}
	}
	f.Verifications = rapid.SliceOfN(rapid.SampledFrom([]Verification{Verified, Contested}), 0, 1).Draw(t, "verifications")
	return f
}

// What is narrowed is what each fact on its own meets, however often it is narrowed, and what is counted of it and where it reaches is right.
func TestNarrowedFactsAreThoseThatMeetTheFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list, f := drawnFacts(t), columnsFrame(t)
		if rapid.Bool().Draw(t, "in time") {
			slices.SortStableFunc(list, func(a, b Fact) int { return cmp.Or(int(a.From-b.From), int(a.Key-b.Key)) })
		}
		parties, got := []ID{{1}, {2}, {3}}, FactsOf(list)
		for range rapid.IntRange(1, 2).Draw(t, "times") {
			filter := drawnFilter(t)
			list, got = narrowPlainly(list, filter, parties), got.Narrow(filter, parties)
		}
		plain, m := reference{f}, DeathsMeasure
		for _, diff := range []string{
			gocmp.Diff(list, got.List(), cmpopts.EquateEmpty()),
			gocmp.Diff(plain.Daily(list, Span{}, ByArea, m), f.Daily(got, Span{}, ByArea, m)),
			gocmp.Diff(plain.Daily(list, Span{}, Ungrouped, m), f.Daily(got, Span{}, Ungrouped, m)),
			gocmp.Diff(plain.Hours(list, m), f.Hours(got, m)),
			gocmp.Diff(sitesPlainly(list), Sites(got)),
		} {
			if diff != "" {
				t.Fatalf("(-reference +columns):\n%s", diff)
			}
		}
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
		if diff := gocmp.Diff(FactsOf(append(want, anew...)).InTime().List(), got.List()); diff != "" {
			t.Fatalf("(-anew +replaced):\n%s", diff)
		}
		if diff := gocmp.Diff(kept, before.List()); diff != "" {
			t.Fatalf("what was held before changed:\n%s", diff)
		}
	})
}
