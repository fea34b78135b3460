package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// mappingVersion is the version of the layout that is read.
const mappingVersion = 1

// readingLayout is a reading as it is saved; all but the version may be left out, and is then found in the data file.
type readingLayout struct {
	Version   int              `json:"version"`
	Format    string           `json:"format"`              // ged, acled, csv, json
	Sheet     string           `json:"sheet"`               // of a workbook
	Encoding  string           `json:"encoding"`            // utf-8, utf-16le, utf-16be, windows-1252, windows-1251, windows-1256
	Delimiter string           `json:"delimiter"`           // comma, semicolon, tab, pipe
	HeaderRow int              `json:"header_row"`          // from 1, blank rows not counted
	NoHeader  bool             `json:"no_header,omitempty"` // the columns have no names and are called Column 1 and so on; the rows begin with header_row
	DateOrder string           `json:"date_order"`          // day-first, month-first, year-first
	Dataset   string           `json:"dataset"`
	Decimal   string           `json:"decimal"`             // . or ,
	Zone      string           `json:"zone"`                // an IANA name
	Partial   bool             `json:"partial,omitempty"`   // rows say only part of incidents that are here, known by this program's own identifiers
	LikeOnce  bool             `json:"like_once,omitempty"` // rows without an identifier that say the same are one incident
	Columns   []columnLayout   `json:"columns"`
	Constants []constantLayout `json:"constants"`
	Words     []wordLayout     `json:"words"`
}

type columnLayout struct {
	Column string `json:"column"`
	Field  string `json:"field"`
}

type constantLayout struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

type wordLayout struct {
	Kind  string `json:"kind"`  // party, type, area, verification, precision, place precision
	Text  string `json:"text"`  // as the data file has it
	Means string `json:"means"` // a party's name or - for none, a type's, an area's or another code
}

// WriteReading writes what of a reading can be used for another file, as JSON that ReadReading reads. A mapping that ReadReading would refuse
// is an error, and nothing is written.
func WriteReading(w io.Writer, r Reading) error {
	l := readingLayout{
		Version: mappingVersion, Format: string(r.Format), Sheet: r.Sheet, Encoding: string(r.Encoding), HeaderRow: r.HeaderRow, NoHeader: r.NoHeader, DateOrder: string(r.DateOrder),
		Dataset: r.Mapping.Dataset, Decimal: r.Mapping.Decimal, Zone: r.Mapping.Zone, Partial: r.Mapping.Partial, LikeOnce: r.Mapping.LikeOnce,
		Columns: []columnLayout{}, Constants: []constantLayout{}, Words: []wordLayout{},
	}
	if r.Delimiter != 0 {
		l.Delimiter = DelimiterName(r.Delimiter)
	}
	for _, c := range r.Mapping.Columns {
		l.Columns = append(l.Columns, columnLayout{c.Column, string(c.Field)})
	}
	for _, c := range r.Mapping.Constants {
		l.Constants = append(l.Constants, constantLayout{string(c.Field), c.Value})
	}
	for _, word := range r.Mapping.Words {
		l.Words = append(l.Words, wordLayout{string(word.Kind), word.Text, word.Means})
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(l); err != nil {
		return fmt.Errorf("writing the mapping: %w", err)
	}
	if _, err := ReadReading(bytes.NewReader(text.Bytes())); err != nil {
		return fmt.Errorf("the mapping cannot be saved: %w", err)
	}
	if _, err := w.Write(text.Bytes()); err != nil {
		return fmt.Errorf("writing the mapping: %w", err)
	}
	return nil
}

// ReadReading reads what WriteReading wrote, or somebody wrote by hand. What is wrong with it is a *FieldError for each mistake, joined, with
// its line. Whether it fits a data file and a dossier is for Mapping.Problems to say.
func ReadReading(in io.Reader) (Reading, error) {
	var l readingLayout
	lines, err := decodeStrict(in, &l)
	if err != nil {
		return Reading{}, err
	}
	m := &mistakes{lines: lines, zone: time.UTC}
	r := l.reading(m)
	return r, m.err()
}

func (l readingLayout) reading(m *mistakes) Reading {
	if l.Version != mappingVersion {
		m.add("version", "%d is not a version that is read: write %d", l.Version, mappingVersion)
	}
	m.within("header_row", l.HeaderRow, 0, mostSampled)
	r := Reading{
		Format: oneOf(m, "format", l.Format, "", FormatGED, FormatACLED, FormatCSV, FormatJSON), Sheet: l.Sheet,
		Encoding: oneOf(m, "encoding", l.Encoding, append(Encodings(), "")...), HeaderRow: l.HeaderRow, NoHeader: l.NoHeader,
		DateOrder: oneOf(m, "date_order", l.DateOrder, append(DateOrders(), "")...),
	}
	if mark, known := ParseDelimiter(l.Delimiter); known {
		r.Delimiter = mark
	} else if l.Delimiter != "" {
		m.add("delimiter", "%q is not known: write comma, semicolon, tab or pipe", clip(l.Delimiter, longestQuoted))
	}
	if _, err := ceasefire.LoadZone(l.Zone); l.Zone != "" && err != nil {
		m.add("zone", "%v", err)
	}
	r.Mapping = Mapping{Dataset: l.Dataset, Decimal: oneOf(m, "decimal", l.Decimal, "", ".", ","), Zone: l.Zone, Partial: l.Partial, LikeOnce: l.LikeOnce}
	l.fill(m, &r.Mapping)
	return r
}

// fill reads the lists.
func (l readingLayout) fill(m *mistakes, into *Mapping) {
	known := func(place, field string) Field {
		if !Field(field).known() {
			m.add(place, "there is no field %q: write one such as date, type, place or deaths_best", clip(field, longestQuoted))
		}
		return Field(field)
	}
	for i, c := range l.Columns {
		place := fmt.Sprintf("columns[%d]", i)
		m.need(place+".column", c.Column, "the column's name")
		field := known(place+".field", c.Field)
		if slices.ContainsFunc(into.Columns, func(o ColumnField) bool { return o.Field == field || sameColumn(o.Column, c.Column) }) {
			m.add(place, "the column or the field stands here twice: keep one")
		}
		into.Columns = append(into.Columns, ColumnField{c.Column, field})
	}
	for i, c := range l.Constants {
		into.Constants = append(into.Constants, FieldValue{known(fmt.Sprintf("constants[%d].field", i), c.Field), c.Value})
	}
	for i, w := range l.Words {
		place := fmt.Sprintf("words[%d]", i)
		m.need(place+".text", w.Text, "the word as the data file has it")
		m.need(place+".means", w.Means, "what the word stands for")
		into.Words = append(into.Words, Word{oneOf(m, place+".kind", w.Kind, WordKinds()...), w.Text, w.Means})
	}
}

// LayoutKey gives a digest of the columns' names, by which a program can remember the mapping that was used for files with the same columns; where no row names them, of what kinds their cells are as well.
func (r Reading) LayoutKey() string {
	names := plainNames(r.Header)
	if r.NoHeader {
		names = append(names, r.columnKinds()...)
	}
	return layoutKey(names)
}
