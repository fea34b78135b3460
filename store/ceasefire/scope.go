package ceasefire

// Scope says whether the agreement covers an incident.
type Scope string

// The scopes.
const (
	InScope    Scope = "in"
	OutOfScope Scope = "out"
	Disputed   Scope = "disputed"
)

// ScopeRule is one line of what the agreement covers. Rules are read in order and the first whose every condition holds decides.
// Parties is matched by AnyOf (at least one side is one of them) or, with BothOf, by both sides: a side that has no party passes
// BothOf only if Civilians is set and the side is "Civilians". Areas are area codes. A zero condition asks nothing.
type ScopeRule struct {
	ID        ID
	Name      string
	Match     PartyMatch
	Parties   []ID
	Civilians bool
	Areas     []string
	Days      Span
	Verdict   Scope
	Source    ID
}

// PartyMatch says how a rule's parties are held against the two sides of an incident.
type PartyMatch string

// The ways of matching parties.
const (
	MatchAny PartyMatch = ""     // whoever they are
	AnyOf    PartyMatch = "any"  // one side at least is one of the rule's parties
	BothOf   PartyMatch = "both" // each side is one of the rule's parties, or civilians where the rule says so
	NoneOf   PartyMatch = "none" // neither side is one of the rule's parties
)

// ScopeOverride is an analyst's ruling on one incident's scope, with its reason. The last one counts.
type ScopeOverride struct {
	ID       ID
	Incident ID
	Scope    Scope
	Reason   string
	Recorded Stamp
}

// ScopeReading is an incident's scope and what decided it: a rule, or an override with its reason. Why says it in words.
type ScopeReading struct {
	Scope      Scope
	Rule       ID
	Overridden bool
	Why        string
}
