package ceasefire

import (
	"fmt"
	"time"
)

// Tone is how a state is to be felt; pages give each tone a colour, always beside a word or a sign.
type Tone uint8

// The tones.
const (
	ToneWaiting Tone = iota
	ToneHolding
	ToneStrained
	ToneBroken
)

// String gives the tone's name.
func (t Tone) String() string {
	return [...]string{"waiting", "holding", "strained", "broken"}[min(t, ToneBroken)]
}

// Tone gives the reading's tone. A streak that holds after a break, and a term that ran out without anybody ending it, are
// strained.
func (r Reading) Tone() Tone {
	switch r.State {
	case StateHolding:
		if r.HeldSince.After(r.Starts) {
			return ToneStrained
		}
		return ToneHolding
	case StateRunning, StateRenewed, StateComplete, StateFired:
		return ToneHolding
	case StateLapsed:
		return ToneStrained
	case StateBroken, StateEnded:
		return ToneBroken
	}
	return ToneWaiting
}

// String gives the state's code, as files have it: "not_begun".
func (s ClockState) String() string { return string(s) }

// Words gives the state as running text says it: "not begun".
func (s ClockState) Words() string {
	if s == StateNotBegun {
		return "not begun"
	}
	return string(s)
}

// Summary says in a few words how the clock stands, for a small clock: "not begun", "0 of 7 days", "lapsed 16 Sep 2016,
// 19:00", "0 of 2 legs", "renewed, 16 h left".
func (r Reading) Summary(zone *time.Location) string {
	at, precision := r.Instant()
	when := FormatInstant(at, precision, zone)
	switch r.State {
	case StatePending:
		return "in " + shortLeft(r.Left)
	case StateRunning, StateRenewed:
		return fmt.Sprintf("%s, %s left", r.State.Words(), shortLeft(r.Left))
	case StateWaiting:
		return r.legsMet()
	case StateLapsed:
		return r.State.Words() + " " + FormatEnd(at, zone)
	case StatePassed, StateEnded, StateFired:
		return r.State.Words() + " " + when
	}
	if r.Clock.Kind == Streak {
		return r.streakSummary()
	}
	return r.State.Words()
}

// Brief says the same in fewer words, for where there is little room: "lapsed 16 Sep", "16 h left", "5 of 7 days".
func (r Reading) Brief(zone *time.Location) string {
	at, _ := r.Instant()
	switch r.State {
	case StateRunning, StateRenewed:
		return shortLeft(r.Left) + " left"
	case StatePassed, StateLapsed, StateEnded, StateFired:
		day := at.In(zone).Format("2 Jan")
		if at.In(zone).Year() != r.At.In(zone).Year() {
			day = at.In(zone).Format("Jan 2006")
		}
		return r.State.Words() + " " + day
	case StateBroken:
		return fmt.Sprintf("broken, %d of %d", r.LongestDays, r.Clock.Days)
	}
	return r.Summary(zone)
}

func (r Reading) streakSummary() string {
	held := fmt.Sprintf("%d of %s", min(r.DaysHeld, r.Clock.Days), plural(r.Clock.Days, "day"))
	switch r.State {
	case StateComplete:
		return held + ", complete"
	case StateBroken:
		return fmt.Sprintf("broken, longest %d of %s", r.LongestDays, plural(r.Clock.Days, "day"))
	}
	return held
}

func (r Reading) legsMet() string {
	met := len(keep(r.Legs, func(l LegReading) bool { return l.Met }))
	return fmt.Sprintf("%d of %s", met, plural(len(r.Legs), "leg"))
}
