package ceasefire

import (
	"strings"
	"unicode"
)

// MatchesTerm reports whether an incident passes a term, as it stands in a frame. A term that cannot be read lets everything pass: whoever typed it is told.
// Letters of ASCII are the same in upper and lower case.
func (f Frame) MatchesTerm(i Incident, t Term) bool {
	read := t.Read()
	if t.Field.kind() != termText {
		return read.PassesNumber(f.termNumber(i, t.Field))
	}
	texts := f.termTexts(i, t.Field)
	for n, text := range texts {
		texts[n] = asciiLower(text)
	}
	return read.PassesText(texts...)
}

// asciiLower gives a text with the letters of ASCII in lower case, and no others changed.
func asciiLower(text string) string {
	lower := []byte(text)
	for n, c := range lower {
		if c >= 'A' && c <= 'Z' {
			lower[n] = c + 'a' - 'A'
		}
	}
	return string(lower)
}

// termTexts gives what a field of text says, in every way in which it does.
func (f Frame) termTexts(i Incident, field TermField) []string {
	switch field {
	case TermPlace: // as the table's column says where it was
		area, _ := f.Area(i.Place.Area)
		return append([]string{i.Place.Name}, area.calledInTerms()...)
	case TermArea:
		area, _ := f.Area(i.Place.Area)
		return area.calledInTerms()
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

// calledInTerms gives what terms know an area by: its name, and what it is called in other scripts. Whoever asks a dossier may write one form of a letter for another there.
func (a Area) calledInTerms() []string {
	called := []string{a.Name}
	for _, name := range append([]string{a.NameArabic}, a.Aliases...) {
		if strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
			called = append(called, name)
		}
	}
	return called
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
