package exchange

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// stand is where the clocks of a template stand at an instant, in the template's order.
type stand struct {
	at     string
	states []ceasefire.ClockState
	next   string // the short name of the clock that the header shows
	held   int    // whole days that the streak has held
	ends   string // the end of the clock named by term
}

// standsOf holds a template's clocks against a table that was worked by hand from the texts and a calendar.
func standsOf(t *testing.T, name, streak, term string, table []stand) {
	t.Helper()
	f, keys := embedded(t, name)
	zone := f.Agreement.Location()
	for _, want := range table {
		at := instantIn(t, want.at, zone)
		readings := f.At(ceasefire.AsOf{At: at}).Readings(at)
		got := stand{at: want.at}
		for _, r := range readings {
			got.states = append(got.states, r.State)
			switch r.Clock.ID {
			case keys.Clocks[streak]:
				got.held = r.DaysHeld
			case keys.Clocks[term]:
				got.ends = r.Ends.In(zone).Format("2006-01-02 15:04")
			}
		}
		if next, ok := ceasefire.NextClock(readings); ok {
			got.next = next.Clock.Short
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(stand{})); diff != "" {
			t.Errorf("%s at %s: %s", name, want.at, diff)
		}
	}
}

func instantIn(t *testing.T, text string, zone *time.Location) time.Time {
	t.Helper()
	at, err := ceasefire.ParseInstant(text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

const (
	pending, passed, notBegun = ceasefire.StatePending, ceasefire.StatePassed, ceasefire.StateNotBegun
	running, renewed, lapsed  = ceasefire.StateRunning, ceasefire.StateRenewed, ceasefire.StateLapsed
	ended, holding, complete  = ceasefire.StateEnded, ceasefire.StateHolding, ceasefire.StateComplete
	broken, waiting, fired    = ceasefire.StateBroken, ceasefire.StateWaiting, ceasefire.StateFired
)

// Clocks: start, withdrawal begun, withdrawal, Rada, political measures, streak.
func TestTheClocksOfMinsk(t *testing.T) {
	standsOf(t, "minsk-2015", "two_years", "political", []stand{
		{"2015-02-14 23:59", []ceasefire.ClockState{pending, pending, notBegun, pending, running, notBegun}, "Ceasefire starts", 0, "2016-01-01 00:00"},
		{"2015-02-17 12:00", []ceasefire.ClockState{passed, passed, running, pending, running, holding}, "730 days held", 2, "2016-01-01 00:00"},
		{"2015-03-10 00:00", []ceasefire.ClockState{passed, passed, lapsed, pending, running, holding}, "730 days held", 20, "2016-01-01 00:00"},
		{"2016-01-15 00:00", []ceasefire.ClockState{passed, passed, lapsed, passed, renewed, holding}, "730 days held", 155, "2017-01-01 00:00"},
		{"2022-03-01 00:00", []ceasefire.ClockState{passed, passed, lapsed, passed, lapsed, broken}, "730 days held", 5, "2017-01-01 00:00"},
	})
}

// Clocks: start, decree, entry into force, D-day, arms, zones, caches, streak.
func TestTheClocksOfColombia(t *testing.T) {
	standsOf(t, "colombia-2016", "held", "arms", []stand{
		{"2016-08-28 12:00", []ceasefire.ClockState{pending, notBegun, waiting, pending, notBegun, notBegun, pending, notBegun}, "Ceasefire starts", 0, "2017-05-31 00:00"},
		{"2016-10-03 12:00", []ceasefire.ClockState{passed, lapsed, waiting, pending, notBegun, notBegun, pending, holding}, "180 days held", 35, "2017-05-31 00:00"},
		{"2016-11-25 00:00", []ceasefire.ClockState{passed, renewed, waiting, pending, notBegun, notBegun, pending, holding}, "180 days held", 12, "2017-05-31 00:00"},
		{"2017-05-30 12:00", []ceasefire.ClockState{passed, ended, fired, passed, renewed, renewed, pending, complete}, "Arms, D+180", 198, "2017-06-21 00:00"},
		{"2017-10-01 00:00", []ceasefire.ClockState{passed, ended, fired, passed, ended, lapsed, passed, complete}, "180 days held", 313, "2017-06-21 00:00"},
	})
}

// Clocks: start, sixty days, streak.
func TestTheClocksOfIsraelAndLebanon(t *testing.T) {
	standsOf(t, "israel-lebanon-2024", "held", "sixty_days", []stand{
		{"2024-11-27 03:59", []ceasefire.ClockState{pending, notBegun, notBegun}, "Cessation starts", 0, "2025-01-26 04:00"},
		{"2024-12-05 03:00", []ceasefire.ClockState{passed, running, holding}, "365 days held", 3, "2025-01-26 04:00"},
		{"2025-02-18 12:00", []ceasefire.ClockState{passed, renewed, holding}, "60 days", 23, "2025-02-19 00:00"},
		{"2025-12-01 00:00", []ceasefire.ClockState{passed, lapsed, holding}, "365 days held", 13, "2025-02-19 00:00"},
	})
}

// What is due follows its clock: by calendar days in the zone, and with a term that was extended.
func TestWhatTheTemplatesHoldDue(t *testing.T) {
	for _, c := range []struct{ template, commitment, at, due string }{
		{"minsk-2015", "ukraine_withdrawal_start", "2015-02-15", "2015-02-17 00:00"},
		{"minsk-2015", "dpr_withdrawal", "2015-02-15", "2015-03-03 00:00"},
		{"minsk-2015", "lpr_prisoners", "2015-02-15", "2015-03-08 00:00"},
		{"minsk-2015", "ukraine_rada", "2015-02-15", "2015-03-15 00:00"},
		{"minsk-2015", "ukraine_constitution", "2015-06-01", "2016-01-01 00:00"},
		{"minsk-2015", "ukraine_constitution", "2016-06-01", "2017-01-01 00:00"},
		{"colombia-2016", "government_plebiscite", "2016-09-01", "2016-10-03 00:00"},
		{"colombia-2016", "farc_zones", "2016-12-02", "2016-12-06 00:00"},
		{"colombia-2016", "farc_first_third", "2016-12-02", "2017-03-01 00:00"},
		{"colombia-2016", "farc_last_third", "2016-12-02", "2017-04-30 00:00"},
		{"colombia-2016", "farc_all", "2017-01-01", "2017-05-31 00:00"},
		{"colombia-2016", "farc_all", "2017-06-01", "2017-06-21 00:00"},
		{"israel-lebanon-2024", "israel_withdrawal", "2025-01-01", "2025-01-26 04:00"},
		{"israel-lebanon-2024", "israel_withdrawal", "2025-02-01", "2025-02-19 00:00"},
	} {
		f, keys := embedded(t, c.template)
		zone := f.Agreement.Location()
		at := instantIn(t, c.at, zone)
		if due := dueAt(f, keys.Commitments[c.commitment], at); !due.Equal(instantIn(t, c.due, zone)) {
			t.Errorf("%s, %s on %s: due %v, want %s", c.template, c.commitment, c.at, due.In(zone), c.due)
		}
	}
}

// dueAt gives when a commitment is due, as the checklist shows it at an instant.
func dueAt(f ceasefire.Frame, id ceasefire.ID, at time.Time) time.Time {
	for _, party := range f.At(ceasefire.AsOf{At: at}).Compliance(at) {
		for _, item := range party.Items {
			if item.Commitment.ID == id {
				return item.Due
			}
		}
	}
	return time.Time{}
}
