package ceasefire

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// stand is what a clock is expected to say at an instant.
type stand struct {
	state  ClockState
	ends   string // Damascus time, empty for none
	left   time.Duration
	held   int
	legs   int // legs met
	phrase string
}

func standOf(r Reading, zone *time.Location) stand {
	s := stand{state: r.State, left: r.Left, held: r.DaysHeld, phrase: r.Summary(zone)}
	if !r.Ends.IsZero() {
		s.ends = r.Ends.In(zone).Format("01-02 15:04")
	}
	for _, leg := range r.Legs {
		if leg.Met {
			s.legs++
		}
	}
	return s
}

// The instants and every figure here were worked out on a calendar, from AGREEMENT.md's tables of clocks and events.
func TestClocksTellTheStoryOfTheTruce(t *testing.T) {
	hours := func(h float64) time.Duration { return time.Duration(h * float64(time.Hour)) }
	const start, first, renewed, army, seven = "09-12 19:00", "09-14 19:00", "09-16 19:00", "09-18 23:59", "09-19 19:00"
	for _, test := range []struct {
		at       string
		headline string
		shown    time.Duration
		want     map[ID]stand
	}{
		{"2016-09-10 12:00", "CEASEFIRE STARTS IN", hours(55), map[ID]stand{ // 2 days and 7 hours
			startID: {StatePending, start, hours(55), 0, 0, "in 2 d 7 h"},
			firstID: {StateNotBegun, first, hours(103), 0, 0, "not begun"},
			armyID:  {StateNotBegun, army, hours(203) + 59*time.Minute, 0, 0, "not begun"},
			sevenID: {StateNotBegun, seven, hours(223), 0, 0, "0 of 7 days"},
			jicID:   {StateWaiting, "", 0, 0, 0, "0 of 2 legs"},
		}},
		{"2016-09-12 18:59", "CEASEFIRE STARTS IN", time.Minute, map[ID]stand{
			startID: {StatePending, start, time.Minute, 0, 0, "in 1 min"},
			sevenID: {StateNotBegun, seven, hours(168) + time.Minute, 0, 0, "0 of 7 days"},
		}},
		{"2016-09-12 19:00", "DAY 1 OF 7 ENDS IN", hours(24), map[ID]stand{
			startID: {StatePassed, start, 0, 0, 0, "passed 12 Sep 2016, 19:00"},
			firstID: {StateRunning, first, hours(48), 0, 0, "running, 2 d left"},
			armyID:  {StateRunning, army, hours(148) + 59*time.Minute, 0, 0, "running, 6 d 4 h left"},
			sevenID: {StateHolding, seven, hours(168), 0, 0, "0 of 7 days"},
			jicID:   {StateWaiting, "", 0, 0, 0, "0 of 2 legs"},
		}},
		{"2016-09-13 23:59", "48 HOURS END IN", hours(19) + time.Minute, map[ID]stand{ // the ruling of the 14th has no effect yet; the term and day 2 end at once
			firstID: {StateRunning, first, hours(19) + time.Minute, 1, 0, "running, 19 h left"},
		}},
		{"2016-09-15 12:00", "DAY 3 OF 7 ENDS IN", hours(7), map[ID]stand{
			firstID: {StateRenewed, renewed, hours(31), 0, 0, "renewed, 1 d 7 h left"},
			sevenID: {StateHolding, seven, hours(103), 2, 0, "2 of 7 days"},
		}},
		{"2016-09-16 19:00", "DAY 5 OF 7 ENDS IN", hours(24), map[ID]stand{ // the offer of 72 hours renews nothing
			firstID: {StateLapsed, renewed, 0, 0, 0, "lapsed 16 Sep 2016, 19:00"},
			sevenID: {StateHolding, seven, hours(72), 4, 0, "4 of 7 days"},
		}},
		{"2016-09-18 23:59", "DAY 7 OF 7 ENDS IN", hours(19) + time.Minute, map[ID]stand{
			armyID:  {StateLapsed, army, 0, 0, 0, "lapsed 18 Sep 2016, 23:59"},
			sevenID: {StateHolding, seven, hours(19) + time.Minute, 6, 0, "6 of 7 days"},
		}},
		{"2016-09-20 12:00", "TRUCE OVER SINCE", hours(36), map[ID]stand{
			firstID: {StateLapsed, renewed, 0, 0, 0, "lapsed 16 Sep 2016, 19:00"},
			armyID:  {StateEnded, army, 0, 0, 0, "ended 19 Sep 2016"},
			sevenID: {StateBroken, "", 0, 0, 0, "broken, longest 6 of 7 days"},
			jicID:   {StateWaiting, "", 0, 0, 0, "0 of 2 legs"},
		}},
		{"2016-10-03 12:00", "TRUCE OVER SINCE", hours(14*24 + 12), map[ID]stand{
			jicID: {StateEnded, "", 0, 0, 0, "ended 3 Oct 2016"},
		}},
	} {
		t.Run(test.at, func(t *testing.T) {
			f, at := storyFrame(), damascus(test.at)
			zone := f.Agreement.Location()
			for clock, want := range test.want {
				r := readingOf(t, f, clock, at)
				if r.Clock.Kind == FixedTerm {
					want.held = 0
				}
				if diff := cmp.Diff(want, standOf(r, zone), cmp.AllowUnexported(stand{})); diff != "" {
					t.Errorf("%s (-want +got):\n%s", r.Clock.Name, diff)
				}
			}
			next, ok := NextClock(f.Readings(at))
			if !ok || next.Headline(zone) != test.headline || next.Shown() != test.shown {
				t.Errorf("next is %q, %v; want %q, %v", next.Headline(zone), next.Shown(), test.headline, test.shown)
			}
		})
	}
}

func TestPhaseTellsTheStoryInASentence(t *testing.T) {
	day := DayFrom(2016, 9, 14)
	arguing := []Proposal{{Clock: sevenID, Day: day, Keys: []int64{1, 2}}, {Clock: sevenID, Day: day, Keys: []int64{2}}, {Clock: storyID(77), Day: day, Keys: []int64{3}}}
	before := []Proposal{{Clock: sevenID, Day: DayFrom(2016, 9, 11), Keys: []int64{1}}} // of a count that a break has ended
	for _, test := range []struct {
		at        string
		proposals []Proposal
		want      string
	}{
		{"2016-09-10 12:00", nil, "Ceasefire starts in 2 days 7 hours."},
		{"2016-09-12 19:00", nil, "Day 1 of 7. Holding."},
		{"2016-09-15 12:00", arguing, "Day 3 of 7. Holding; two incidents argue for a break."},
		{"2016-09-15 12:00", arguing[1:2], "Day 3 of 7. Holding; one incident argues for a break."},
		{"2016-09-15 12:00", before, "Day 3 of 7. Holding."},
		{"2016-09-20 12:00", arguing, "Truce over since 19 Sep 2016, after 6 of 7 days."},
	} {
		if got := storyFrame().Phase(damascus(test.at), test.proposals); got != test.want {
			t.Errorf("at %s: %q, want %q", test.at, got, test.want)
		}
	}
}

func TestHeadlinesOfEveryState(t *testing.T) {
	for _, test := range []struct{ clock, at, want string }{
		{"Ceasefire starts", "2016-09-01 00:00", "CEASEFIRE STARTS IN"},
		{"First 48 h", "2016-09-01 00:00", "48 HOURS BEGIN IN"},
		{"First 48 h", "2016-09-13 00:00", "48 HOURS END IN"},
		{"First 48 h", "2016-09-17 00:00", "48 HOURS OVER SINCE"},
		{"Army truce", "2016-09-13 00:00", "ARMY TRUCE ENDS IN"},
		{"Army truce", "2016-09-20 00:00", "ARMY TRUCE OVER SINCE"},
		{"7 days held", "2016-09-01 00:00", "7 DAYS HELD BEGIN IN"},
		{"JIC", "2016-09-13 00:00", "JIC WAITING"},
	} {
		f := storyFrame()
		c, _ := find(f.Clocks, func(c Clock) bool { return c.Short == test.clock })
		if got := f.Read(c, damascus(test.at)).Headline(f.Agreement.Location()); got != test.want {
			t.Errorf("%s at %s: %q, want %q", test.clock, test.at, got, test.want)
		}
	}
}

func TestBriefWords(t *testing.T) {
	for _, test := range []struct {
		clock    ID
		at, want string
	}{
		{startID, "2016-09-10 12:00", "in 2 d 7 h"},
		{startID, "2016-09-20 12:00", "passed 12 Sep"},
		{startID, "2017-01-20 12:00", "passed Sep 2016"},
		{firstID, "2016-09-15 12:00", "1 d 7 h left"},
		{firstID, "2016-09-18 12:00", "lapsed 16 Sep"},
		{armyID, "2016-09-20 12:00", "ended 19 Sep"},
		{sevenID, "2016-09-18 12:00", "5 of 7 days"},
		{sevenID, "2016-09-20 12:00", "broken, 6 of 7"},
		{jicID, "2016-09-20 12:00", "0 of 2 legs"},
	} {
		f := storyFrame()
		if got := readingOf(t, f, test.clock, damascus(test.at)).Brief(f.Agreement.Location()); got != test.want {
			t.Errorf("at %s: %q, want %q", test.at, got, test.want)
		}
	}
}

func TestDueNextIsSoonestFirstAndBounded(t *testing.T) {
	f, at := storyFrame(), damascus("2016-09-15 12:00")
	var got []string
	for _, item := range f.DueNext(at, 10) {
		got = append(got, item.At.In(f.Agreement.Location()).Format("02 15:04 ")+strings.TrimSpace(item.Party+" "+item.What))
	}
	want := []string{
		"15 19:00 Day 3 of 7 ends",
		"16 19:00 First 48 hours ends",
		"18 23:59 Syrian army's own truce ends",
		"19 19:00 7 days complete, if it holds",
		"19 19:00 Government No combat flights",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(f.DueNext(at, 2)); n != 2 {
		t.Errorf("asked for 2, got %d", n)
	}
	if n := len(f.DueNext(at, -1)); n != 0 {
		t.Errorf("asked for fewer than none, got %d", n)
	}
}
