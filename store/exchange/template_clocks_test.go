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
	ends   string // the end of the clock named by term
	lapses int    // how often it had lapsed before it was renewed
}

// standsOf holds a template's clocks against a table that was worked by hand from the texts and a calendar.
func standsOf(t *testing.T, name, term string, table []stand) {
	t.Helper()
	f, keys := embedded(t, name)
	zone := f.Agreement.Location()
	for _, want := range table {
		at := instantIn(t, want.at, zone)
		readings := f.At(ceasefire.AsOf{At: at}).Readings(at)
		got := stand{at: want.at}
		for _, r := range readings {
			got.states = append(got.states, r.State)
			if r.Clock.ID == keys.Clocks[term] {
				got.ends, got.lapses = r.Ends.In(zone).Format("2006-01-02 15:04"), len(r.Lapses())
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
	ended, waiting, fired     = ceasefire.StateEnded, ceasefire.StateWaiting, ceasefire.StateFired
)

// Clocks: start, withdrawal begun, withdrawal, Rada, political measures.
func TestTheClocksOfMinsk(t *testing.T) {
	standsOf(t, "minsk-2015", "political", []stand{
		{"2015-02-14 23:59", []ceasefire.ClockState{pending, pending, notBegun, pending, running}, "Ceasefire starts", "2016-01-01 00:00", 0},
		{"2015-02-17 12:00", []ceasefire.ClockState{passed, passed, running, pending, running}, "Withdrawal", "2016-01-01 00:00", 0},
		{"2015-03-10 00:00", []ceasefire.ClockState{passed, passed, lapsed, pending, running}, "Rada resolution", "2016-01-01 00:00", 0},
		{"2016-01-15 00:00", []ceasefire.ClockState{passed, passed, lapsed, passed, renewed}, "Political measures", "2017-01-01 00:00", 0},
		{"2022-03-01 00:00", []ceasefire.ClockState{passed, passed, lapsed, passed, lapsed}, "Political measures", "2017-01-01 00:00", 0},
	})
}

// Clocks: start, decree, entry into force, D-day, arms, zones, caches. The decree ran out with 2 October and was prolonged on the 4th.
func TestTheClocksOfColombia(t *testing.T) {
	standsOf(t, "colombia-2016", "decree", []stand{
		{"2016-08-28 12:00", []ceasefire.ClockState{pending, notBegun, waiting, pending, notBegun, notBegun, pending}, "Ceasefire starts", "2016-10-03 00:00", 0},
		{"2016-10-02 23:59", []ceasefire.ClockState{passed, running, waiting, pending, notBegun, notBegun, pending}, "Decree", "2016-10-03 00:00", 0},
		{"2016-10-03 12:00", []ceasefire.ClockState{passed, lapsed, waiting, pending, notBegun, notBegun, pending}, "D-day", "2016-10-03 00:00", 0},
		{"2016-10-04 12:00", []ceasefire.ClockState{passed, renewed, waiting, pending, notBegun, notBegun, pending}, "Decree", "2016-11-01 00:00", 1},
		{"2016-11-25 00:00", []ceasefire.ClockState{passed, renewed, waiting, pending, notBegun, notBegun, pending}, "D-day", "2017-01-01 00:00", 1},
		{"2017-05-30 12:00", []ceasefire.ClockState{passed, ended, fired, passed, renewed, renewed, pending}, "Arms, D+180", "2017-01-01 00:00", 1},
		{"2017-10-01 00:00", []ceasefire.ClockState{passed, ended, fired, passed, ended, lapsed, passed}, "Zones, D+180", "2017-01-01 00:00", 1},
	})
}

// Clocks: start, sixty days.
func TestTheClocksOfIsraelAndLebanon(t *testing.T) {
	standsOf(t, "israel-lebanon-2024", "sixty_days", []stand{
		{"2024-11-27 03:59", []ceasefire.ClockState{pending, notBegun}, "Cessation starts", "2025-01-26 04:00", 0},
		{"2024-12-05 03:00", []ceasefire.ClockState{passed, running}, "60 days", "2025-01-26 04:00", 0},
		{"2025-02-18 12:00", []ceasefire.ClockState{passed, renewed}, "60 days", "2025-02-19 00:00", 0},
		{"2025-12-01 00:00", []ceasefire.ClockState{passed, lapsed}, "60 days", "2025-02-19 00:00", 0},
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
		{"colombia-2016", "farc_zones", "2016-12-02", "2016-12-07 00:00"},
		{"colombia-2016", "farc_first_third", "2016-12-02", "2017-03-02 00:00"},
		{"colombia-2016", "farc_last_third", "2016-12-02", "2017-05-01 00:00"},
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
