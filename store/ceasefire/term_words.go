package ceasefire

import "strings"

// Name gives the field as sentences have it.
func (f TermField) Name() string {
	switch f {
	case TermPlace:
		return "place"
	case TermType:
		return "type"
	case TermDeaths:
		return "deaths"
	case TermScopeWhy:
		return "why in scope or out"
	}
	return strings.ReplaceAll(string(f), "_", " ")
}

// Words says what the term asks for: "deaths >5".
func (t Term) Words() string { return t.Field.Name() + " " + strings.Join(strings.Fields(t.Text), " ") }
