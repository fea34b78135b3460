package ceasefire

import "time"

// Frame is all that a dossier knows but its incidents: small enough to hold whole, and all that the rules need besides the facts.
type Frame struct {
	Agreement      Agreement
	Sources        []Source
	Parties        []Party
	Actors         []ActorName
	Areas          []Area
	Commitments    []Commitment
	Assessments    []Assessment
	Clocks         []Clock
	Determinations []Determination
	ScopeRules     []ScopeRule
	Timeline       []Event
	Tallies        []Tally
}

// AsOf is the moment at which a dossier is read. What happened after At is not shown; where KnownAt is set, what was recorded
// after it is not shown either.
type AsOf struct {
	At      time.Time
	KnownAt time.Time
}
