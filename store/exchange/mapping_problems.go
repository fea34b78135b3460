package exchange

import (
	"fmt"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// Problems gives what stands in the way of reading a table with these columns by the mapping, each with the field or the word that it is
// about. What only leaves something out is a warning.
func (m Mapping) Problems(header []string, frame ceasefire.Frame) []ceasefire.Problem {
	var list []ceasefire.Problem
	wrong := func(field, format string, args ...any) {
		list = append(list, ceasefire.Problem{Field: field, Message: fmt.Sprintf(format, args...)})
	}
	names := plainNames(header)
	taken, used := map[Field]string{}, map[string]bool{}
	for _, c := range m.Columns {
		name := plainNames([]string{c.Column})[0]
		switch {
		case !c.Field.known():
			wrong(c.Column, "The column %q is read into a field %q, which there is not: choose one of the list.", clip(c.Column, longestQuoted), clip(string(c.Field), longestQuoted))
		case !slices.Contains(names, name):
			wrong(string(c.Field), "%s is to come from the column %q, which the file does not have: choose another.", c.Field.Name(), clip(c.Column, longestQuoted))
		case taken[c.Field] != "":
			wrong(string(c.Field), "%s is to come from two columns, %q and %q: choose one.", c.Field.Name(), clip(taken[c.Field], longestQuoted), clip(c.Column, longestQuoted))
		case used[name]:
			wrong(string(c.Field), "The column %q is read into two fields: choose one.", clip(c.Column, longestQuoted))
		}
		taken[c.Field], used[name] = c.Column, true
	}
	return append(list, m.rest(taken, frame)...)
}

// rest gives what is wrong beside the columns.
func (m Mapping) rest(taken map[Field]string, frame ceasefire.Frame) []ceasefire.Problem {
	var list []ceasefire.Problem
	wrong := func(field, format string, args ...any) {
		list = append(list, ceasefire.Problem{Field: field, Message: fmt.Sprintf(format, args...)})
	}
	for _, c := range m.Constants {
		if !c.Field.known() {
			wrong(string(c.Field), "There is no field %q: choose one of the list.", clip(string(c.Field), longestQuoted))
		}
	}
	for _, field := range m.lacking() {
		if !m.Updates() {
			wrong(string(field), "%s", missing(field))
		}
	}
	if (taken[FieldLatitude] == "") != (taken[FieldLongitude] == "") {
		wrong(string(FieldLatitude), "A position needs both its latitude and its longitude: choose a column for each, or for neither.")
	}
	if !m.says(FieldSource) && !m.says(FieldSourceAddress) {
		for _, field := range sourceFields() {
			if taken[field] != "" {
				wrong(string(field), "%s is said of no source: choose the column that names the source, or its address.", field.Name())
			}
		}
	}
	if m.Decimal != "" && m.Decimal != "." && m.Decimal != "," {
		wrong("decimal", "%q is no mark before decimals: choose . or ,", clip(m.Decimal, longestQuoted))
	}
	if _, err := ceasefire.LoadZone(m.Zone); m.Zone != "" && err != nil {
		wrong("zone", "%v.", err)
	}
	return append(list, m.wordProblems(frame)...)
}

// missing says what to do about a field that must be there.
func missing(field Field) string {
	if field == FieldDate {
		return "Say which column holds the date."
	}
	return fmt.Sprintf("Say which column holds the %s, or which one all rows have.", strings.ToLower(field.Name()))
}

// wordProblems gives the words that are mapped to what there is not.
func (m Mapping) wordProblems(frame ceasefire.Frame) []ceasefire.Problem {
	var list []ceasefire.Problem
	for _, w := range m.Words {
		if reason := w.wrong(frame); reason != "" {
			list = append(list, ceasefire.Problem{Field: string(w.Kind), Message: fmt.Sprintf("%q stands for %q, %s.", clip(w.Text, longestQuoted), clip(w.Means, longestQuoted), reason)})
		}
	}
	return list
}

// Fitting gives the mapping without the words that stand for what a frame does not have, and how many those are: what was mapped once may have gone since.
func (m Mapping) Fitting(frame ceasefire.Frame) (fitting Mapping, left int) {
	words := slices.DeleteFunc(slices.Clone(m.Words), func(w Word) bool { return w.wrong(frame) != "" })
	left, m.Words = len(m.Words)-len(words), words
	return m, left
}

// wrong says why a word cannot stand for what it is mapped to.
func (w Word) wrong(frame ceasefire.Frame) string {
	known, among := true, ""
	switch w.Kind {
	case PartyWord:
		_, known = frame.PartyByName(w.Means)
		known, among = known || w.Means == Nobody, "which is no party of this dossier: choose one of its parties, or none"
	case TypeWord:
		known = slices.ContainsFunc(ceasefire.Types(), func(i ceasefire.TypeInfo) bool { return string(i.Type) == w.Means })
		among = "which is no type: choose one of the list"
	case AreaWord:
		_, known = frame.Area(w.Means)
		among = "which is no area of this dossier: give an area's code"
	case VerificationWord:
		known, among = slices.Contains(ceasefire.Verifications(), ceasefire.Verification(w.Means)), "which is no degree of verification: choose one of the list"
	case PrecisionWord:
		_, known = precisionNamed(w.Means)
		among = "which is no precision of a time: choose one of the list"
	case PlacePrecisionWord:
		_, known = placePrecisionNamed(w.Means)
		among = "which is no precision of a place: choose one of the list"
	default:
		return "but there are no words of the kind " + clip(string(w.Kind), longestQuoted)
	}
	if known {
		return ""
	}
	return among
}
