package ceasefire

import "strings"

// MatchesTerm reports whether an incident passes a term, as it stands in a frame. A term that cannot be read lets everything pass: whoever typed it is told.
// Letters of ASCII are the same in upper and lower case.
func (f Frame) MatchesTerm(i Incident, t Term) bool {
	either, err := ParseTerm(t)
	if err != nil || len(either) == 0 {
		return true
	}
	for _, all := range either {
		passes := true
		for _, test := range all {
			passes = passes && f.passes(i, t.Field, test)
		}
		if passes {
			return true
		}
	}
	return false
}

func (f Frame) passes(i Incident, field TermField, test TermTest) bool {
	var holds bool
	if field.kind() == termText {
		holds = textHolds(f.termTexts(i, field), test)
	} else {
		value, known := f.termNumber(i, field)
		switch {
		case test.Unknown:
			holds = !known
		default:
			holds = known && value >= test.Low && value <= test.High
		}
	}
	return holds != test.Not
}

func textHolds(texts []string, test TermTest) bool {
	if test.Unknown {
		return strings.Join(texts, "") == ""
	}
	words := asciiLower(test.Words)
	for _, text := range texts {
		text = asciiLower(text)
		if test.Whole && text == words || !test.Whole && strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// asciiLower gives a text with the letters of ASCII in lower case, and no others changed.
func asciiLower(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

// termTexts gives what a field of text says, in every way in which it does.
func (f Frame) termTexts(i Incident, field TermField) []string {
	switch field {
	case TermPlace:
		return []string{i.Place.Name}
	case TermArea:
		area, _ := f.Area(i.Place.Area)
		return []string{area.Name}
	case TermDistrict:
		return []string{i.Place.District}
	case TermType:
		return []string{i.Type.Name()}
	case TermTitle:
		return []string{i.Title}
	case TermWho:
		a, _ := f.Party(i.SideA.Party)
		b, _ := f.Party(i.SideB.Party)
		return []string{i.SideA.Actor, i.SideB.Actor, a.Short, b.Short, a.Name, b.Name}
	case TermScope:
		return []string{string(i.Scope.Scope)}
	case TermVerification:
		return []string{string(i.Verification)}
	case TermReportedBy:
		return []string{i.ReportedBy}
	case TermDataset:
		return []string{i.Origin.Dataset}
	case TermScopeWhy:
		return []string{i.Scope.Why}
	}
	return []string{i.Recorded.By}
}

// termNumber gives the number of a field, or its day, and whether it is known.
func (f Frame) termNumber(i Incident, field TermField) (int64, bool) {
	switch field {
	case TermDeaths:
		return int64(i.Deaths.Best.N), i.Deaths.Best.Known
	case TermInjured:
		return int64(i.Injured.Best.N), i.Injured.Best.Known
	case TermSeverity:
		return int64(i.Severity), i.Severity != SeverityUnknown
	case TermRecordedAt:
		return int64(DayOf(i.Recorded.At, f.Agreement.Location())), !i.Recorded.At.IsZero()
	}
	return int64(DayOf(i.When.From, f.Agreement.Location())), true
}
