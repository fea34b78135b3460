package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// mark is something that clocks did, on a time axis: days since the span's start, and in a few words what. The marks of greatest weight
// are labelled first.
type mark struct {
	day    float64
	label  string
	weight int
}

// event is one thing that one clock did.
type event struct {
	at        time.Time
	precision ceasefire.Precision
	clock     string
	verb      verb
}

// verb is what a clock did; of several things at once the greater one is told.
type verb uint8

const (
	due verb = iota
	ends
	lapses
	completes
	renewed
	starts
	broken
	over
)

func (v verb) String() string {
	return [...]string{"due", "ends", "lapses", "complete", "renewed", "starts", "broken", "over"}[v]
}

// marks gives what the clocks do within a span of days, as they stand at the as-of, in order of time. What several clocks do at once is one
// mark.
func (s Subject) marks(span ceasefire.Span) []mark {
	var events []event
	for _, r := range s.Frame.Readings(s.readAt()) {
		events = append(events, happenings(r)...)
	}
	events = slices.DeleteFunc(events, func(e event) bool {
		return e.at.IsZero() || !span.Contains(ceasefire.DayOf(e.at, s.zone()))
	})
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(b.verb, a.verb)) })
	var out []mark
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].at.Equal(events[0].at) {
			n++
		}
		out = append(out, s.mark(events[:n], span))
		events = events[n:]
	}
	return out
}

// happenings gives what a clock did or will do: where it starts, is renewed, is broken and ends.
func happenings(r ceasefire.Reading) []event {
	name := oneLine(cmp.Or(r.Clock.Short, r.Clock.Name))
	var out []event
	if r.Clock.Kind != ceasefire.Deadline {
		out = append(out, event{r.Starts, max(r.FiredPrecision, ceasefire.PrecisionMinute), name, starts})
	}
	for _, d := range r.Renewals {
		out = append(out, event{d.At, d.Precision, name, renewed})
	}
	for _, d := range r.Breaks {
		out = append(out, event{d.At, d.Precision, name, broken})
	}
	if !r.EndedAt.IsZero() {
		return append(out, event{r.EndedAt, r.EndedPrecision, name, over})
	}
	return append(out, event{r.Ends, max(r.HeldPrecision, ceasefire.PrecisionMinute), name, ending(r.State)})
}

// ending gives what a clock does at its end, if nobody ended it before.
func ending(state ceasefire.ClockState) verb {
	switch state {
	case ceasefire.StateLapsed:
		return lapses
	case ceasefire.StateComplete:
		return completes
	case ceasefire.StatePending, ceasefire.StatePassed:
		return due
	}
	return ends
}

// mark makes one mark of what happened at one instant, the greatest thing first. What is known only to the day stands in its middle.
func (s Subject) mark(events []event, span ceasefire.Span) mark {
	e, zone := events[0], s.zone()
	day := ceasefire.DayOf(e.at, zone)
	start, end := day.Start(zone), day.End(zone)
	part := 0.5
	if e.precision.HasTime() {
		part = float64(e.at.Sub(start)) / float64(end.Sub(start))
	}
	weight := int(e.verb)
	if e.at.Equal(s.Frame.Agreement.Effect) {
		weight = int(over) + 1
	}
	return mark{float64(day-span.From) + part, s.markLabel(events), weight}
}

// markLabel says what clocks did at once: of each clock the greatest thing, and one word for those that did the same. A deadline is only named,
// for its name says what is due.
func (s Subject) markLabel(events []event) string {
	if events[0].verb == starts && events[0].at.Equal(s.Frame.Agreement.Effect) {
		return "Ceasefire starts"
	}
	var told []string
	var parts []string
	for v := over; ; v-- {
		var names []string
		for _, e := range events {
			if e.verb == v && !slices.Contains(told, e.clock) {
				names, told = append(names, e.clock), append(told, e.clock)
			}
		}
		parts = append(parts, v.tell(names))
		if v == due {
			return joined(parts, "; ")
		}
	}
}

// tell says what clocks did, naming no more than two.
func (v verb) tell(names []string) string {
	for i, name := range names {
		names[i] = Aside(name)
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 2:
		return fmt.Sprintf("%d clocks: %s", len(names), v)
	case v == due:
		return strings.Join(names, ", ")
	}
	return strings.Join(names, ", ") + ": " + v.String()
}
