package ceasefire

// ScopeView says which incidents a view shows by scope.
type ScopeView string

// The scope views; the empty one shows all.
const (
	ViewAll      ScopeView = ""
	ViewIn       ScopeView = "in"
	ViewOut      ScopeView = "out"
	ViewDisputed ScopeView = "disputed"
)

// Filter narrows the incidents that a table, a chart or an export shows; the zero Filter shows all. Days are days in the
// dossier's zone, and an incident lies on the day on which it began. Parties match either side. Text is words, every one of
// which must be found, and so is Place, unless it names an area: then it is that area, with what lies at a place of its name in no area. Terms are what was typed for single fields, all of which must hold. Within is a stretch of the map.
type Filter struct {
	Days          Span
	Parties       []ID
	Types         []Type
	MinSeverity   Severity
	Scope         ScopeView
	Areas         []string
	Verifications []Verification
	Place         string
	Text          string
	Terms         []Term `json:",omitempty"`
	Within        Within `json:",omitzero"`
}
