package ceasefire_test

import (
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

// ruledOver adds a ruling on a clock that took effect at an instant.
func ruledOver(f ceasefire.Frame, clock ceasefire.ID, ruling ceasefire.Ruling, at string) ceasefire.Frame {
	f.Determinations = append(f.Determinations, ceasefire.Determination{
		ID: recordID(30), Clock: clock, Ruling: ruling, At: instant(at), Precision: ceasefire.PrecisionDay, Reason: "Reports",
	})
	return f
}

// The truce began on 12 September, which is a mixed day. The 28 days before it are 15 August to 11 September: 17 in August and 11 in September.
func TestWindowsAreWholeDaysOnEitherSideOfTheMixedOnes(t *testing.T) {
	before := days("2016-08-15", "2016-09-11")
	start, end := date("2016-09-12"), date("2016-09-19")
	running := countsFrame()
	over := ruledOver(countsFrame(), recordID(11), ceasefire.Ended, "2016-09-19T14:00:00+03:00")
	for _, c := range []struct {
		name  string
		frame ceasefire.Frame
		at    string
		want  ceasefire.Windows
	}{
		{"a week before the start", running, "2016-09-05T12:00:00Z", ceasefire.Windows{Before: days("2016-08-15", "2016-09-04"), Mixed: []ceasefire.Day{start}}},
		{"long before the start", running, "2016-08-01T12:00:00Z", ceasefire.Windows{Mixed: []ceasefire.Day{start}}},
		{"on the day of the start", running, "2016-09-12T20:00:00Z", ceasefire.Windows{Before: before, Mixed: []ceasefire.Day{start}}},
		{"on the first whole day", running, "2016-09-13T20:00:00Z", ceasefire.Windows{Before: before, Mixed: []ceasefire.Day{start}}},
		{"as the first whole day ends", running, "2016-09-13T21:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-13"), Mixed: []ceasefire.Day{start}}},
		{"on the fourth day", running, "2016-09-16T09:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-15"), Mixed: []ceasefire.Day{start}}},
		{"before the end was ruled", over, "2016-09-18T09:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-17"), Mixed: []ceasefire.Day{start}}},
		{"on the day of the end", over, "2016-09-19T20:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-18"), Mixed: []ceasefire.Day{start, end}}},
		{"days after the end", over, "2016-09-25T09:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-18"), After: days("2016-09-20", "2016-09-24"), Mixed: []ceasefire.Day{start, end}}},
		// 28 days after the end: 11 in September and 17 in October.
		{"months after the end", over, "2016-12-01T09:00:00Z", ceasefire.Windows{Before: before, During: days("2016-09-13", "2016-09-18"), After: days("2016-09-20", "2016-10-17"), Mixed: []ceasefire.Day{start, end}}},
	} {
		diff(t, c.name, c.want, c.frame.Windows(instant(c.at)))
	}
}

func TestATruceThatEndedOnItsFirstDayHasOneMixedDay(t *testing.T) {
	f := ruledOver(countsFrame(), recordID(11), ceasefire.Ended, "2016-09-12T22:00:00+03:00")
	want := ceasefire.Windows{Before: days("2016-08-15", "2016-09-11"), After: days("2016-09-13", "2016-09-14"), Mixed: []ceasefire.Day{date("2016-09-12")}}
	diff(t, "windows", want, f.Windows(instant("2016-09-15T12:00:00Z")))
}

func TestWhatEndsTheTruce(t *testing.T) {
	effect := countsFrame().Agreement.Effect
	term := ceasefire.Clock{ID: recordID(12), Kind: ceasefire.FixedTerm, Name: "72 hours", Short: "72 h", Starts: effect, Ends: instant("2016-09-15T19:00:00+03:00")}
	own := ceasefire.Clock{ID: recordID(13), Kind: ceasefire.FixedTerm, Name: "Army's own", Short: "Army", Starts: effect, Ends: instant("2016-09-14T19:00:00+03:00"), Party: recordID(2)}
	withdrawal := ceasefire.Clock{ID: recordID(14), Kind: ceasefire.FixedTerm, Name: "Withdrawal", Short: "Withdrawal", Starts: effect.Add(24 * time.Hour), Ends: effect.Add(72 * time.Hour)}
	clocks := func(list ...ceasefire.Clock) ceasefire.Frame {
		f := countsFrame()
		f.Clocks = list
		return f
	}
	streak := countsFrame().Clocks[0]
	for _, c := range []struct {
		name  string
		frame ceasefire.Frame
		want  ceasefire.Span // during, read on 18 September
	}{
		{"a break alone begins a new count", ruledOver(countsFrame(), streak.ID, ceasefire.Broken, "2016-09-14T12:00:00Z"), days("2016-09-13", "2016-09-17")},
		{"a term beside a streak", clocks(term, streak), days("2016-09-13", "2016-09-17")},
		{"a term that lapsed", clocks(term), days("2016-09-13", "2016-09-14")},
		{"a term that was ended early", ruledOver(clocks(term), term.ID, ceasefire.Ended, "2016-09-14T12:00:00Z"), days("2016-09-13", "2016-09-13")},
		{"a term of something promised, begun later", clocks(withdrawal), days("2016-09-13", "2016-09-17")},
		{"one party's own term beside a common one", clocks(own, term), days("2016-09-13", "2016-09-14")},
		{"one party's own term alone", clocks(own), days("2016-09-13", "2016-09-13")},
		{"no clock", clocks(), days("2016-09-13", "2016-09-17")},
	} {
		diff(t, c.name, c.want, c.frame.Windows(instant("2016-09-18T12:00:00Z")).During)
	}
}

func TestWithoutAnInstantOfEffectThereAreNoWindows(t *testing.T) {
	f := countsFrame()
	f.Agreement.Effect = time.Time{}
	diff(t, "windows", ceasefire.Windows{}, f.Windows(instant("2016-09-18T12:00:00Z")))
}
