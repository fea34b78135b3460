package ceasefire

import "time"

// ClockKind says how a clock runs.
type ClockKind string

// The kinds of clock.
const (
	Deadline  ClockKind = "deadline"   // time to an instant, then time since
	FixedTerm ClockKind = "fixed_term" // runs from Starts to Ends, may be renewed, lapses, or is ended
	Streak    ClockKind = "streak"     // whole days held since the later of its start and its last break
	Trigger   ClockKind = "trigger"    // fires when every leg is met
)

// ClockKinds lists every kind of clock.
func ClockKinds() []ClockKind { return []ClockKind{Deadline, FixedTerm, Streak, Trigger} }

// Clock is a named instant or term that matters. Starts and Ends are UTC: a deadline has only Ends, a fixed term both, a
// streak Starts and Days, a trigger Legs. Party is set where one party declared it alone.
type Clock struct {
	ID        ID
	Kind      ClockKind
	Name      string
	Short     string
	Starts    time.Time
	Ends      time.Time
	Days      int
	Legs      []Leg
	BreakRule BreakRule
	Party     ID
	Note      string
	Source    ID
}

// Leg is one thing that a trigger needs. With a Clock it is met while that streak is complete; without one it is met by
// determination.
type Leg struct {
	ID    ID
	Name  string
	Clock ID
}

// Ruling is what a determination says.
type Ruling string

// The rulings. An offer is recorded but renews nothing; a dismissal says that proposed incidents do not break a streak.
const (
	Extended  Ruling = "extended"
	Offered   Ruling = "offered"
	Ended     Ruling = "ended"
	Broken    Ruling = "broken"
	Dismissed Ruling = "dismissed"
	LegMet    Ruling = "leg_met"
	LegOpen   Ruling = "leg_open"
)

// Rulings lists every ruling.
func Rulings() []Ruling {
	return []Ruling{Extended, Offered, Ended, Broken, Dismissed, LegMet, LegOpen}
}

// Determination is an analyst's recorded ruling on a clock, with its reason and evidence; it is never overwritten. At is
// when it takes effect (UTC), known to Precision; Until is the new end for Extended and Offered; Leg serves LegMet and LegOpen.
type Determination struct {
	ID        ID
	Clock     ID
	Leg       ID
	Ruling    Ruling
	At        time.Time
	Precision Precision
	Until     time.Time
	Reason    string
	Evidence  []Evidence
	Source    ID
	Recorded  Stamp
	// Annulments say whether it still counts, oldest first.
	Annulments []Annulment
}

// ClockState is where a clock stands at an instant.
type ClockState string

// The states. A deadline is pending or passed; a fixed term has not begun, is running or renewed, has lapsed or was ended; a
// streak has not begun, is holding, complete or broken; a trigger is waiting or has fired, or was ended.
const (
	StatePending  ClockState = "pending"
	StatePassed   ClockState = "passed"
	StateNotBegun ClockState = "not_begun"
	StateRunning  ClockState = "running"
	StateRenewed  ClockState = "renewed"
	StateLapsed   ClockState = "lapsed"
	StateEnded    ClockState = "ended"
	StateHolding  ClockState = "holding"
	StateComplete ClockState = "complete"
	StateBroken   ClockState = "broken"
	StateWaiting  ClockState = "waiting"
	StateFired    ClockState = "fired"
)

// LegReading is a trigger's leg at an instant: whether it is met, since when, known to Precision, and in words why or what would meet it.
type LegReading struct {
	Leg       Leg
	Met       bool
	At        time.Time
	Precision Precision
	Why       string
}

// Reading is a clock read at an instant. Starts is when it began or begins (a fired trigger's is when it fired, known to FiredPrecision). Ends is the next
// end that counts, renewals included (a streak's is the instant at which it will be or was complete; zero where there is
// none). EndedAt is when a determination ended it, known to EndedPrecision. Left is the time to Ends, never negative.
// DaysHeld and LongestDays are whole calendar days in the dossier's zone; HeldSince is where the present count begins, known to HeldPrecision: the start, or the end of what is known of
// LastBreak; DayEnds is when its running day ends. Stretches are those in which a fixed term was in force, one for the term and one for each renewal. Renewals, Offers and Breaks hold the determinations that had taken effect, oldest first.
type Reading struct {
	Clock          Clock
	At             time.Time
	State          ClockState
	Starts         time.Time
	Ends           time.Time
	EndedAt        time.Time
	EndedPrecision Precision
	Left           time.Duration
	DaysHeld       int
	LongestDays    int
	HeldSince      time.Time
	HeldPrecision  Precision
	FiredPrecision Precision
	LastBreak      Determination
	DayEnds        time.Time
	Stretches      []Stretch
	Renewals       []Determination
	Offers         []Determination
	Breaks         []Determination
	Legs           []LegReading
}
