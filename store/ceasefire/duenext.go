package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// DueItem is something that comes next: what, at which instant (UTC) known to Precision (the zero Precision is to the minute), and of which party (its short name), empty where it is a clock's.
type DueItem struct {
	At        time.Time
	Precision Precision
	What      string
	Party     string
	Clock     bool
}

// DueNext gives up to n things that come after an instant, soonest first: what the clocks come to, and the commitments that fall due
// and are not fully kept, unless they wait for what is not expected by then. Clocks that begin at the same instant are one item.
func (f Frame) DueNext(at time.Time, n int) []DueItem {
	readings := f.Readings(at)
	items := clockItems(readings)
	for _, party := range f.Compliance(at) {
		for _, c := range party.Items {
			if c.owed() && f.expected(c.Commitment.Condition, readings, at, c.Due) {
				items = append(items, DueItem{At: c.Due, What: c.Commitment.Title, Party: party.Party.Short})
			}
		}
	}
	items = keep(items, func(i DueItem) bool { return i.At.After(at) })
	slices.SortStableFunc(items, func(a, b DueItem) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Party, b.Party)) })
	return items[:min(max(n, 0), len(items))]
}

// When says in a zone when the item comes, as closely as that is known: what ends with a day ends on that day.
func (i DueItem) When(zone *time.Location) string {
	at := i.At
	if i.Precision > PrecisionHour {
		at = at.Add(-time.Nanosecond)
	}
	return FormatInstant(at, max(i.Precision, PrecisionMinute), zone)
}

// owed reports whether a commitment was not scored as fully kept.
func (r CommitmentReading) owed() bool { return r.State != Scored || r.Current.Score < MaxScore }

func clockItems(readings []Reading) []DueItem {
	var items []DueItem
	beginning := map[time.Time][]string{}
	for _, r := range readings {
		switch r.State {
		case StatePending:
			items = append(items, DueItem{At: r.Ends, What: r.Clock.Name, Clock: true})
		case StateRunning, StateRenewed:
			items = append(items, DueItem{At: r.Ends, What: r.Clock.Name + " ends", Clock: true})
		case StateHolding:
			items = append(items, r.holdingItems()...)
		case StateNotBegun:
			beginning[r.Starts] = append(beginning[r.Starts], r.Clock.Short)
		}
	}
	for at, names := range beginning {
		items = append(items, DueItem{At: at, What: "Begins: " + strings.Join(names, ", "), Clock: true})
	}
	return items
}

// holdingItems gives the end of a streak's running day, and of its last where that is another.
func (r Reading) holdingItems() []DueItem {
	items := []DueItem{{At: r.DayEnds, Precision: r.heldKnown(), What: fmt.Sprintf("Day %d of %d ends", r.DaysHeld+1, r.Clock.Days), Clock: true}}
	if r.Ends.After(r.DayEnds) {
		items = append(items, DueItem{At: r.Ends, Precision: r.heldKnown(), What: fmt.Sprintf("%s complete, if it holds", plural(r.Clock.Days, "day")), Clock: true})
	}
	return items
}
