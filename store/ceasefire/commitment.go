package ceasefire

import "time"

// DueKind says how a commitment's due date is found.
type DueKind string

// The kinds of due date.
const (
	DueNone        DueKind = ""             // owed for as long as the agreement runs
	DueAt          DueKind = "at"           // at an instant of its own
	DueClockStarts DueKind = "clock_starts" // a time after a clock starts
	DueClockEnds   DueKind = "clock_ends"   // a time after a clock ends, renewals included
)

// Due is when a commitment has to be met. At serves DueAt; Clock and After serve the kinds that follow a clock. Days
// are calendar days in the dossier's zone, added before After.
type Due struct {
	Kind  DueKind
	At    time.Time
	Clock ID
	Days  int
	After time.Duration
}

// ConditionKind says what a condition looks at.
type ConditionKind string

// The kinds of condition.
const (
	ConditionNone       ConditionKind = ""
	ConditionClock      ConditionKind = "clock"      // until a clock begins, is complete or fires
	ConditionCommitment ConditionKind = "commitment" // until another commitment is scored at least MinScore
	ConditionStatement  ConditionKind = "statement"  // until an analyst records it as met
)

// Condition is what a commitment waits for. While it is unmet the commitment is not yet due, which is not a score of 0.
// MetAt is when a statement was met, as an analyst recorded; zero until then. Recorded says who recorded that and when.
type Condition struct {
	Kind       ConditionKind
	Clock      ID
	Commitment ID
	MinScore   int
	Text       string
	MetAt      time.Time
	Recorded   Stamp
}

// Commitment is one thing that one party promised: the clause it comes from, when it is due, and what it waits for.
type Commitment struct {
	ID        ID
	Party     ID
	Title     string
	Text      string
	Clause    string
	Due       Due
	Condition Condition
	Source    ID
}

// Judgement is what an assessment says: a score, or a reason why there is none.
type Judgement string

// The judgements. Only a scored one enters an average.
const (
	Scored        Judgement = "scored"
	NotAssessable Judgement = "not_assessable"
	NotYetDue     Judgement = "not_yet_due"
)

// MaxScore is the top of the Peace Accords Matrix scale: 0 not initiated, 1 minimal, 2 intermediate, 3 full.
const MaxScore = 3

// Stance says whether an incident speaks for or against a commitment having been kept.
type Stance string

// The stances.
const (
	StanceFor     Stance = "for"
	StanceAgainst Stance = "against"
)

// Evidence ties an assessment or a determination to an incident.
type Evidence struct {
	Incident ID
	Stance   Stance
}

// When says in a zone when the assessment speaks of, as closely as it is known.
func (a Assessment) When(zone *time.Location) string {
	return FormatInstant(a.At, max(a.Precision, PrecisionMinute), zone)
}

// begun reports whether the time that the assessment speaks of had begun by an instant.
func (a Assessment) begun(by time.Time) bool { return Begun(a.At, a.Precision, by) }

// Assessment is a dated judgement of a commitment. It is never overwritten, only followed by another. Score is 0 to
// MaxScore and counts only where Judgement is Scored. At is the instant the judgement speaks of (UTC), known to Precision; the zero Precision is to
// the minute.
type Assessment struct {
	ID         ID
	Commitment ID
	At         time.Time
	Precision  Precision
	Judgement  Judgement
	Score      int
	Rationale  string
	Evidence   []Evidence
	Source     ID
	Recorded   Stamp
}
