package ceasefire_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// anyZone draws a zone, most of them with changes of the clocks at awkward hours.
func anyZone(t *rapid.T) *time.Location {
	return mustZone(rapid.SampledFrom([]string{"Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Africa/Cairo", "Australia/Lord_Howe", "UTC"}).Draw(t, "zone"))
}

// anyDay draws a day from 1950 to 2050.
func anyDay(t *rapid.T, name string) ceasefire.Day {
	return ceasefire.Day(rapid.Int32Range(int32(date("1950-01-01")), int32(date("2050-12-31"))).Draw(t, name))
}

// anyInstant draws an instant of a whole second from 1950 to 2050.
func anyInstant(t *rapid.T, name string) time.Time {
	return time.Unix(rapid.Int64Range(date("1950-01-01").Midnight().Unix(), date("2050-12-31").Midnight().Unix()).Draw(t, name), 0).UTC()
}

// anyFacts draws facts of August to October 2016, known to whatever precision and as long as they like.
func anyFacts(t *rapid.T) []ceasefire.Fact {
	first, last := instant("2016-08-01T00:00:00Z").Unix(), instant("2016-10-31T00:00:00Z").Unix()
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ceasefire.Fact {
		from := rapid.Int64Range(first, last).Draw(t, "from")
		best := rapid.Int32Range(-1, 60).Draw(t, "best")
		return ceasefire.Fact{
			From: from, Until: from + rapid.SampledFrom([]int64{0, 60, 3600, 86400, 7 * 86400}).Draw(t, "length"),
			Low: best, Best: best, High: best,
			PartyA: rapid.Int16Range(-1, 4).Draw(t, "side A"), PartyB: nobody,
			Precision: rapid.SampledFrom(ceasefire.Precisions()).Draw(t, "precision"),
			Severity:  ceasefire.SeverityOf(ceasefire.Count{N: int(best), Known: best >= 0}),
			Type:      rapid.SampledFrom([]ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike, "ambush", "raid"}).Draw(t, "type"),
			Scope:     rapid.SampledFrom([]ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed}).Draw(t, "scope"),
			Area:      rapid.SampledFrom([]string{"", "SY-HL", "SY-ID", "SY-XX"}).Draw(t, "area"),
		}
	}), 0, 40).Draw(t, "facts")
}

// anySpan draws a span of August to October 2016, either end of which may be open.
func anySpan(t *rapid.T) ceasefire.Span {
	end := rapid.OneOf(rapid.Just(int32(0)), rapid.Int32Range(int32(date("2016-08-01")), int32(date("2016-10-31"))))
	return ceasefire.Span{From: ceasefire.Day(end.Draw(t, "first day")), To: ceasefire.Day(end.Draw(t, "last day"))}
}

func anyMeasure(t *rapid.T) ceasefire.Measure {
	return rapid.SampledFrom([]ceasefire.Measure{incidents, deaths}).Draw(t, "measure")
}

func anyGrouping(t *rapid.T) ceasefire.Grouping {
	return rapid.SampledFrom([]ceasefire.Grouping{ceasefire.Ungrouped, ceasefire.ByParty, ceasefire.ByType, ceasefire.BySeverity, ceasefire.ByScope}).Draw(t, "grouping")
}

// total sums every value of every series.
func total(series []ceasefire.Series) float64 {
	sum := 0.
	for _, s := range series {
		for _, value := range s.Values {
			sum += value
		}
	}
	return sum
}

// omitted sums what was left out, for whatever reason.
func omitted(list []ceasefire.LeftOut) int {
	sum := 0
	for _, l := range list {
		sum += l.N
	}
	return sum
}

func TestEveryFactIsCountedOnceOrLeftOutOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts, m := anyFacts(t), anyMeasure(t)
		f := countsFrame()
		daily := f.Daily(ceasefire.FactsOf(facts), anySpan(t), anyGrouping(t), m)
		if daily.N+omitted(daily.LeftOut) != len(facts) {
			t.Errorf("by day: %d in and %v left out of %d", daily.N, daily.LeftOut, len(facts))
		}
		if m == incidents && total(daily.Series) != float64(daily.N) {
			t.Errorf("by day: the series add up to %v, and %d went in", total(daily.Series), daily.N)
		}
		change := f.BeforeAfter(ceasefire.FactsOf(facts), f.Windows(anyInstant(t, "read at")), m)
		if change.N+omitted(change.LeftOut) != len(facts) {
			t.Errorf("before and after: %d in and %v left out of %d", change.N, change.LeftOut, len(facts))
		}
		for name, sum := range map[string]func(ceasefire.Facts, ceasefire.Measure) ([]ceasefire.Bar, []ceasefire.LeftOut){"places": f.Places, "types": f.ByType} {
			bars, out := sum(ceasefire.FactsOf(facts), m)
			n := omitted(out)
			for _, bar := range bars {
				n += bar.N
			}
			if n != len(facts) {
				t.Errorf("%s: %d of %d are told of", name, n, len(facts))
			}
		}
	})
}

func TestGroupingsAndRunningTotalsKeepTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts, span, m := anyFacts(t), anySpan(t), anyMeasure(t)
		plain := countsFrame().Daily(ceasefire.FactsOf(facts), span, ceasefire.Ungrouped, m)
		grouped := countsFrame().Daily(ceasefire.FactsOf(facts), span, anyGrouping(t), m)
		if total(plain.Series) != total(grouped.Series) || !cmp.Equal(plain.LeftOut, grouped.LeftOut) {
			t.Errorf("%v and %v left out, but grouped %v and %v", total(plain.Series), plain.LeftOut, total(grouped.Series), grouped.LeftOut)
		}
		for i, s := range grouped.Cumulative().Series {
			if len(s.Values) == 0 {
				continue
			}
			if last := s.Values[len(s.Values)-1]; last != total(grouped.Series[i:i+1]) || !slices.IsSorted(s.Values) {
				t.Errorf("%s: the running total %v does not end at %v", s.Name, s.Values, total(grouped.Series[i:i+1]))
			}
		}
	})
}

func TestNarrowingNeverAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts, m := anyFacts(t), anyMeasure(t)
		length := rapid.Int32Range(1, 60).Draw(t, "days")
		wide := ceasefire.Span{From: date("2016-08-10"), To: date("2016-08-10") + ceasefire.Day(length)}
		narrow := wide
		narrow.From += ceasefire.Day(rapid.Int32Range(0, length).Draw(t, "fewer at the start"))
		narrow.To = narrow.From + ceasefire.Day(rapid.Int32Range(0, int32(wide.To-narrow.From)).Draw(t, "days left"))
		f := countsFrame()
		all, fewer := f.Daily(ceasefire.FactsOf(facts), wide, ceasefire.Ungrouped, m), f.Daily(ceasefire.FactsOf(facts), narrow, ceasefire.Ungrouped, m)
		shown := all.Series[0].Values[narrow.From-wide.From:][:narrow.Len()]
		if !cmp.Equal(shown, fewer.Series[0].Values) {
			t.Errorf("days of the narrower span read %v, and %v in the wider", fewer.Series[0].Values, shown)
		}
		inScope := slices.DeleteFunc(slices.Clone(facts), func(fact ceasefire.Fact) bool { return fact.Scope != ceasefire.InScope })
		for i, value := range f.Daily(ceasefire.FactsOf(inScope), wide, ceasefire.Ungrouped, m).Series[0].Values {
			if value > all.Series[0].Values[i] {
				t.Errorf("day %d has %v in scope and %v in all", i, value, all.Series[0].Values[i])
			}
		}
	})
}

func TestInstantsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, zone := anyInstant(t, "at"), anyZone(t)
		text := at.In(zone).Format(time.RFC3339)
		// Before zones were set by law, some stood at odd seconds, which RFC 3339 cannot write; all of these came before 1950.
		if got, err := ceasefire.ParseInstant(text, mustZone("America/Bogota")); err != nil || !got.Equal(at) {
			t.Errorf("%s is read as %s, %v", text, got, err)
		}
		local := at.In(zone).Format("2006-01-02 15:04:05")
		got, err := ceasefire.ParseInstant(local, zone)
		var change *ceasefire.ClockChangeError
		switch {
		case errors.As(err, &change):
			if !change.Repeated || !slices.ContainsFunc(change.Readings[:], at.Equal) {
				t.Errorf("%s is on the clocks of %s, and it says %v", local, zone, err)
			}
		case err != nil || !got.Equal(at):
			t.Errorf("%s in %s is read as %s, %v", local, zone, got, err)
		}
	})
}

func TestDaysGoRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day, zone := anyDay(t, "day"), anyZone(t)
		if got, err := ceasefire.ParseDay(day.String()); err != nil || got != day {
			t.Errorf("%s is read as %s, %v", day, got, err)
		}
		if got := ceasefire.DayFrom(day.Midnight().Date()); got != day {
			t.Errorf("the date of %s is %s", day, got)
		}
		start, end := day.Start(zone), day.End(zone)
		if first, last := ceasefire.DayOf(start, zone), ceasefire.DayOf(end.Add(-time.Second), zone); first != day || last != day {
			t.Errorf("in %s, %s runs from %s to %s", zone, day, first, last)
		}
		if before := ceasefire.DayOf(start.Add(-time.Second), zone); before != day-1 {
			t.Errorf("in %s, a second before %s it is %s", zone, day, before)
		}
		if length := end.Sub(start); length < 23*time.Hour || length > 25*time.Hour {
			t.Errorf("in %s, %s lasts %s", zone, day, length)
		}
	})
}

// stamped draws when a record speaks of and when it was made, some days apart in September 2016.
func stamped(t *rapid.T) (time.Time, ceasefire.Stamp) {
	hour := func(name string) time.Time {
		return instant("2016-09-01T00:00:00Z").Add(time.Duration(rapid.IntRange(0, 24*30).Draw(t, name)) * time.Hour)
	}
	return hour("at"), ceasefire.Stamp{By: "analyst", At: hour("recorded")}
}

// anyPrecision draws how closely the time of a record is known.
func anyPrecision(t *rapid.T) ceasefire.Precision {
	return rapid.SampledFrom(ceasefire.Precisions()).Draw(t, "precision")
}

// anyRecords draws a frame with a condition that was met, rulings on its streak, assessments, timeline entries and tallies.
func anyRecords(t *rapid.T) ceasefire.Frame {
	f := countsFrame()
	f.Commitments = []ceasefire.Commitment{{ID: recordID(21), Party: recordID(2), Title: "Stop all attacks"}}
	f.Commitments[0].Condition = ceasefire.Condition{Kind: ceasefire.ConditionStatement}
	met := &f.Commitments[0].Condition
	met.MetAt, met.Recorded = stamped(t)
	for range rapid.IntRange(0, 6).Draw(t, "records of each kind") {
		d := ceasefire.Determination{Clock: recordID(11), Ruling: rapid.SampledFrom([]ceasefire.Ruling{ceasefire.Broken, ceasefire.Dismissed, ceasefire.Ended}).Draw(t, "ruling")}
		d.At, d.Recorded = stamped(t)
		d.Precision = anyPrecision(t)
		f.Determinations = append(f.Determinations, d)
		a := ceasefire.Assessment{Commitment: recordID(21), Judgement: ceasefire.Scored, Score: rapid.IntRange(0, 3).Draw(t, "score")}
		a.At, a.Recorded = stamped(t)
		a.Precision = anyPrecision(t)
		f.Assessments = append(f.Assessments, a)
		var e ceasefire.Event
		e.When.From, e.Recorded = stamped(t)
		e.When.Precision = anyPrecision(t)
		f.Timeline = append(f.Timeline, e)
		var tally ceasefire.Tally
		tally.AsOf, tally.Recorded = stamped(t)
		tally.Precision = anyPrecision(t)
		f.Tallies = append(f.Tallies, tally)
	}
	return f
}

// record is when something was, how closely that is known, and when it was recorded.
type record struct {
	At        time.Time
	Precision ceasefire.Precision
	Recorded  time.Time
}

// moments gives the time of each record of a frame that an as-of may hide.
func moments(f ceasefire.Frame) []record {
	var list []record
	for _, c := range f.Commitments {
		if !c.Condition.MetAt.IsZero() {
			list = append(list, record{c.Condition.MetAt, ceasefire.PrecisionMinute, c.Condition.Recorded.At})
		}
	}
	for _, d := range f.Determinations {
		list = append(list, record{d.At, d.Precision, d.Recorded.At})
	}
	for _, a := range f.Assessments {
		list = append(list, record{a.At, a.Precision, a.Recorded.At})
	}
	for _, e := range f.Timeline {
		list = append(list, record{e.When.From, e.When.Precision, e.Recorded.At})
	}
	for _, y := range f.Tallies {
		list = append(list, record{y.AsOf, y.Precision, y.Recorded.At})
	}
	return list
}

func TestAsOfShowsAllThatWasAndWasKnownAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyRecords(t)
		at, stamp := stamped(t)
		asOf := ceasefire.AsOf{At: at}
		if rapid.Bool().Draw(t, "as known at") {
			asOf.KnownAt = stamp.At
		}
		var want []record
		for _, m := range moments(f) {
			// What is not known to the minute begins after the first instant of its time, whichever record it is.
			begun := m.At.Before(asOf.At) || m.At.Equal(asOf.At) && m.Precision == ceasefire.PrecisionMinute
			if begun && (asOf.KnownAt.IsZero() || !m.Recorded.After(asOf.KnownAt)) {
				want = append(want, m)
			}
		}
		before := moments(f)
		seen := f.At(asOf)
		if d := cmp.Diff(want, moments(seen)); d != "" {
			t.Errorf("as of %+v: (-want +got)\n%s", asOf, d)
		}
		if !cmp.Equal(before, moments(f)) {
			t.Error("the frame itself was changed")
		}
		// Seen later, or with more known, it shows no less.
		asOf.At = asOf.At.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours later")) * time.Hour)
		if !asOf.KnownAt.IsZero() {
			asOf.KnownAt = asOf.KnownAt.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours wiser")) * time.Hour)
		}
		more := moments(f.At(asOf))
		for _, m := range want {
			if !slices.Contains(more, m) {
				t.Errorf("what was seen before is hidden as of %+v: %v", asOf, m)
			}
		}
	})
}

func TestAClockIsReadFromWhatHadHappenedOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyRecords(t)
		at, _ := stamped(t)
		streak := f.Clocks[0]
		if d := cmp.Diff(f.At(ceasefire.AsOf{At: at}).Read(streak, at), f.Read(streak, at)); d != "" {
			t.Errorf("at %s a ruling that came later is read: (-as of +whole)\n%s", at, d)
		}
		r := f.Read(streak, at)
		if r.DaysHeld < 0 || r.LongestDays < r.DaysHeld || r.Left < 0 {
			t.Errorf("at %s: %d days held, %d at the longest, %s left", at, r.DaysHeld, r.LongestDays, r.Left)
		}
		if later := f.Read(streak, at.Add(time.Hour)); later.LongestDays < r.LongestDays {
			t.Errorf("the longest run was %d days, and %d an hour later", r.LongestDays, later.LongestDays)
		}
	})
}

func TestCommitmentsAreReadFromWhatHadBegunOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyRecords(t)
		at, _ := stamped(t)
		f.Assessments = append(f.Assessments, ceasefire.Assessment{Commitment: recordID(21), Judgement: ceasefire.Scored, Score: 3, At: at, Precision: anyPrecision(t)})
		if d := cmp.Diff(f.At(ceasefire.AsOf{At: at}).Compliance(at), f.Compliance(at), cmpopts.IgnoreFields(ceasefire.CommitmentReading{}, "Commitment")); d != "" {
			t.Errorf("at %s a judgement that had not begun is read: (-as of +whole)\n%s", at, d)
		}
	})
}

func TestOnlyWhatIsLoggedIsProposedAndNothingTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := breakRule(ceasefire.BreakRule{MinSeverity: ceasefire.SeverityGrave, DailyShare: 0.5})
		facts := anyFacts(t)
		ruled := map[int64]bool{}
		for i := range facts {
			facts[i].Key = int64(i + 1)
			ruled[facts[i].Key] = rapid.Bool().Draw(t, "ruled on")
		}
		at, _ := stamped(t)
		seen := map[int64]bool{}
		for _, p := range f.Proposals(ceasefire.FactsOf(facts), at, ruled) {
			for _, key := range p.Keys {
				fact := facts[key-1]
				if seen[key] || ruled[key] {
					t.Errorf("number %d is proposed once more", key)
				}
				if fact.Scope != ceasefire.InScope || fact.From > at.Unix() || fact.From < f.Agreement.Effect.Unix() || !fact.Precision.OnOneDay() {
					t.Errorf("at %s this is proposed: %+v", at, fact)
				}
				seen[key] = true
			}
		}
	})
}
