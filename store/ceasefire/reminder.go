package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Reminder is a word that is due a while before something comes, or as it comes. At is when the word is due, When the instant of what
// comes (both UTC), Lead the time between them. Party is the short name of who owes it, empty for a clock.
type Reminder struct {
	At, When time.Time
	// Precision says how closely When is known; the zero Precision is to the minute.
	Precision Precision
	Lead      time.Duration
	What      string
	Party     string
	Clock     bool
}

// Reminders gives the words that became due after one instant and not after another, soonest first: each lead before a deadline, the end of a
// running term, the completion of a holding streak, a commitment's due date, and that what a commitment without one waits for has come. Of several about the same thing only the last is given, so
// that a computer that slept says each thing once, as it stands when it wakes.
func (f Frame) Reminders(after, until time.Time, leads []time.Duration) []Reminder {
	return inOrder(append(dueBetween(f.comingAfter(after), after, until, leads), f.becameOwed(after, until)...))
}

// StillAhead gives the words that are already due at an instant about what has not come yet, soonest first, one for each thing: what somebody has to be told
// who reads the agreement for the first time, or after a long while.
func (f Frame) StillAhead(at time.Time, leads []time.Duration) []Reminder {
	return inOrder(dueBetween(f.comingAfter(at), time.Time{}, at, leads))
}

// dueBetween gives the words about things to come that became due after one instant and not after another, of several about the same thing the last.
func dueBetween(coming []DueItem, after, until time.Time, leads []time.Duration) []Reminder {
	last := map[Reminder]Reminder{}
	for _, item := range coming {
		for _, lead := range leads {
			at := item.At.Add(-lead)
			if !at.After(after) || at.After(until) {
				continue
			}
			r := Reminder{At: at, When: item.At, Precision: item.Precision, Lead: lead, What: item.What, Party: item.Party, Clock: item.Clock}
			thing := Reminder{When: r.When, What: r.What, Party: r.Party}
			if have, ok := last[thing]; !ok || have.At.Before(r.At) {
				last[thing] = r
			}
		}
	}
	found := make([]Reminder, 0, len(last))
	for _, r := range last {
		found = append(found, r)
	}
	return found
}

// inOrder puts reminders in the order in which they are due.
func inOrder(found []Reminder) []Reminder {
	slices.SortFunc(found, func(a, b Reminder) int {
		return cmp.Or(a.At.Compare(b.At), a.When.Compare(b.When), cmp.Compare(a.Party, b.Party), cmp.Compare(a.What, b.What))
	})
	return found
}

// comingAfter gives all that reminders speak of and that lies after an instant, as the clocks stood then.
func (f Frame) comingAfter(at time.Time) []DueItem {
	var items []DueItem
	readings := f.Readings(at)
	for _, r := range readings {
		switch r.State {
		case StatePending:
			items = append(items, DueItem{At: r.Ends, What: r.Clock.Name, Clock: true})
		case StateRunning, StateRenewed, StateNotBegun:
			if r.Clock.Kind == FixedTerm {
				items = append(items, DueItem{At: r.Ends, What: r.Clock.Name + " ends", Clock: true})
			}
		case StateHolding:
			items = append(items, DueItem{At: r.Ends, Precision: r.heldKnown(), What: fmt.Sprintf("%s: complete, if it holds", r.Clock.Name), Clock: true})
		}
	}
	for _, party := range f.Compliance(at) {
		for _, c := range party.Items {
			if c.owed() && f.expected(c.Commitment.Condition, readings, at, c.Due) {
				items = append(items, DueItem{At: c.Due, What: c.Commitment.Title + ": due", Party: party.Party.Short})
			}
		}
	}
	return keep(items, func(i DueItem) bool { return i.At.After(at) })
}

// Sentence says the reminder as it stands at an instant: "In 1 hour: Cessation of hostilities starts.", "Now: …" within the minute, and "12 Sep
// 2016, 19:00: …" where it has gone by. What is known to its day alone is told by days: "In 2 days: …", "Today: …", "12 Sep 2016: …".
func (r Reminder) Sentence(at time.Time, zone *time.Location) string {
	what := r.What
	if r.Party != "" {
		what = r.Party + ", " + what
	}
	if r.Precision > PrecisionHour {
		return r.dayInWords(at, zone) + ": " + what + "."
	}
	left := r.When.Sub(at)
	switch {
	case left >= time.Minute:
		return fmt.Sprintf("In %s: %s.", leftInWords(left.Round(time.Minute)), what)
	case left > -time.Minute:
		return fmt.Sprintf("Now: %s.", what)
	}
	return fmt.Sprintf("%s: %s.", FormatInstant(r.When, PrecisionMinute, zone), what)
}

// dayInWords says on which day something comes that ends with that day, seen from an instant: "In 2 days", "Today", or the day where it has gone by.
func (r Reminder) dayInWords(at time.Time, zone *time.Location) string {
	last := DayOf(r.When.Add(-time.Nanosecond), zone)
	switch left := int(last - DayOf(at, zone)); {
	case left > 0:
		return "In " + plural(left, "day")
	case left == 0:
		return "Today"
	}
	return last.Format()
}
