package ceasefire

import (
	"fmt"
	"strings"
)

const allIncidents = "All incidents, in and out of scope"

// IsZero reports whether the filter shows everything.
func (v Filter) IsZero() bool { return v.Scope == ViewAll && len(v.parts(Frame{})) == 0 }

// Words says what the filter shows, its scope first, always: "In scope · 12–19 Sep 2016 · severity 3 or more · Aleppo · “shelling”", or "All
// incidents, in and out of scope".
func (v Filter) Words(f Frame) string {
	scope := allIncidents
	if v.Scope != ViewAll {
		scope = Scope(v.Scope).Words()
	}
	return strings.Join(append([]string{scope}, v.parts(f)...), " · ")
}

// parts gives each condition of the filter but its scope, in words.
func (v Filter) parts(f Frame) []string {
	var parts []string
	say := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	say(v.Days.Format())
	say(listed(v.Parties, func(id ID) string {
		party, ok := f.Party(id)
		if !ok {
			return "a party of another dossier"
		}
		return party.Short
	}))
	say(listed(v.Types, Type.Name))
	say(v.MinSeverity.AtLeastWords())
	say(listed(v.Areas, func(code string) string {
		area, ok := f.Area(code)
		if !ok {
			return code
		}
		return area.Name
	}))
	say(listed(v.Verifications, func(v Verification) string { return string(v) }))
	say(v.Within.Words())
	if v.Place != "" {
		say("place “" + v.Place + "”")
	}
	if v.Text != "" {
		say("“" + v.Text + "”")
	}
	for _, term := range v.Terms {
		say(term.Words())
	}
	return parts
}

// AtLeastWords says that the severity and all above it are meant: "severity 3 or more"; nothing for the unknown one.
func (s Severity) AtLeastWords() string {
	switch s {
	case SeverityUnknown:
		return ""
	case SeverityMass:
		return fmt.Sprintf("severity %d", SeverityMass)
	}
	return fmt.Sprintf("severity %d or more", s)
}

// listed joins names as running text does: "Aleppo or Idlib".
func listed[T any](values []T, name func(T) string) string {
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = name(value)
	}
	return strings.Join(names, " or ")
}
