package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// Mapping says what the columns and the words of a data file mean in a dossier. GED and ACLED have no need of Columns, Constants, Decimal and Zone,
// since their layouts are known; their words can be mapped all the same. The zero Mapping maps nothing.
type Mapping struct {
	// Dataset names where the rows' own identifiers are good: rows of one data set and identifier are the same incident. Empty, it is found by what the dossier has, and what the file is called:
	// see Reading.Dataset.
	Dataset   string
	Columns   []ColumnField // for the format csv: which column is read into which field; the columns that are not named are kept as they are
	Constants []FieldValue  // for the format csv: what a field holds in every row that leaves it empty
	Decimal   string        // the mark before the decimals: "." (also where it is empty) or ","
	Zone      string        // the zone of times without one; empty for the agreement's
	Words     []Word
	// Partial says that the rows hold only part of incidents that are here already, each known by this program's own identifier. What has no column stays as it is.
	Partial bool
	// LikeOnce says that rows without an identifier that say the same are one incident. Otherwise each is one of its own.
	LikeOnce bool
}

// Updates reports whether a table can only bring incidents up to date that are here: it has this program's own identifiers, and lacks what a new incident has to have.
func (m Mapping) Updates() bool {
	return m.Partial && m.FieldColumn(FieldID) != "" && len(m.lacking()) > 0
}

// lacking gives the fields that a new incident has to have and that come neither from a column nor from what all rows have.
func (m Mapping) lacking() (fields []Field) {
	for _, info := range Fields() {
		if info.Needed && m.FieldColumn(info.Field) == "" && m.constant(info.Field) == "" {
			fields = append(fields, info.Field)
		}
	}
	return fields
}

// ColumnField says into which field a column is read.
type ColumnField struct {
	Column string
	Field  Field
}

// FieldValue is what a field holds where a row leaves it empty, as a cell would have it.
type FieldValue struct {
	Field Field
	Value string
}

// WordKind is what a word of a data file stands for.
type WordKind string

// The kinds of words that can be mapped.
const (
	PartyWord          WordKind = "party"           // an actor's name; it stands for a party, by its name or short name, or for none ("-")
	TypeWord           WordKind = "type"            // it stands for a type, by its code
	AreaWord           WordKind = "area"            // it stands for an area, by its code
	VerificationWord   WordKind = "verification"    // it stands for a degree of verification
	PrecisionWord      WordKind = "precision"       // it stands for a precision of time, such as "day" or "month"
	PlacePrecisionWord WordKind = "place precision" // it stands for a precision of place, such as "exact" or "area"
)

// WordKinds lists the kinds in the order in which forms show them.
func WordKinds() []WordKind {
	return []WordKind{PartyWord, TypeWord, AreaWord, VerificationWord, PrecisionWord, PlacePrecisionWord}
}

// Nobody is what a word of the kind PartyWord stands for where it stands for no party.
const Nobody = "-"

// Word says what a word of a data file stands for. Upper and lower case, and space around the word, make no difference.
type Word struct {
	Kind  WordKind
	Text  string
	Means string
}

// Is reports whether this is the word of a kind.
func (w Word) Is(kind WordKind, text string) bool {
	return w.Kind == kind && strings.EqualFold(strings.TrimSpace(w.Text), strings.TrimSpace(text))
}

// Map notes what a word stands for, in place of what it stood for before; an empty meaning takes the word out.
func (m *Mapping) Map(kind WordKind, text, means string) {
	m.Words = slices.DeleteFunc(slices.Clone(m.Words), func(w Word) bool { return w.Is(kind, text) })
	if means != "" {
		m.Words = append(m.Words, Word{Kind: kind, Text: text, Means: means})
	}
}

// FieldOf gives the field that a column is read into, empty for none.
func (m Mapping) FieldOf(column string) Field {
	for _, c := range m.Columns {
		if sameColumn(c.Column, column) {
			return c.Field
		}
	}
	return ""
}

// Assign says that a column is read into a field, and no other column is; an empty field takes the column out.
func (m *Mapping) Assign(column string, field Field) {
	m.Columns = slices.DeleteFunc(slices.Clone(m.Columns), func(c ColumnField) bool {
		return sameColumn(c.Column, column) || c.Field == field
	})
	if field != "" {
		m.Columns = append(m.Columns, ColumnField{Column: column, Field: field})
	}
}

func sameColumn(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// constant gives what a field holds in rows that leave it empty.
func (m Mapping) constant(field Field) string {
	for _, c := range m.Constants {
		if c.Field == field {
			return c.Value
		}
	}
	return ""
}

// Actors gives the names that the mapping ties to parties of a frame and that the frame does not tie to the same party yet: the dossier has to
// learn them with the import, or its incidents would lose their parties.
func (m Mapping) Actors(frame ceasefire.Frame) []ceasefire.ActorName {
	var names []ceasefire.ActorName
	for _, w := range m.Words {
		if w.Kind != PartyWord || w.Means == Nobody {
			continue
		}
		party, known := frame.PartyByName(w.Means)
		if now, tied := frame.PartyOfActor(w.Text); known && (!tied || now != party.ID) {
			names = append(names, ceasefire.ActorName{Name: strings.TrimSpace(w.Text), Party: party.ID, Note: "Mapped when a file was imported."})
		}
	}
	return names
}

// WorkedOut gives the columns of a table of this program's own that say what is worked out from others, or what an import has no part in: whatever stands there is not read.
func (r Reading) WorkedOut() []string {
	if r.Format != FormatCSV || !ownTable(r.Header) || r.Mapping.FieldColumn(FieldID) == "" {
		return nil
	}
	var columns []string
	for _, column := range r.Unread() {
		if !ownField(column) {
			columns = append(columns, column)
		}
	}
	return columns
}

// Unread gives the columns of a table that are read into no field, in the file's order; not those of an own table that go back to where they came from.
func (r Reading) Unread() []string {
	var unread []string
	for _, column := range r.Header {
		if r.Format == FormatCSV && r.Mapping.FieldOf(column) == "" && keptName(column) == "" {
			unread = append(unread, column)
		}
	}
	return unread
}
