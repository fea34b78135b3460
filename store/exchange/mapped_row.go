package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// mappedFile reads the rows of a table by a mapping.
type mappedFile struct {
	columns
	mapping  Mapping
	frame    ceasefire.Frame
	moments  map[string]*moments // by the zone that a row names
	home     *moments            // of the dossier's zone
	dates    *dateReader
	hours    map[hoursOn]ceasefire.Moment // the times of day that were read and are no plain minutes
	numbers  peoplePatterns
	seen     *values
	dataset  string
	meant    []meaning        // the columns that a row's digest is made of
	own      bool             // the table is one of this program's own: a row without an identifier was added to it by hand
	alike    alike            // finds a row without an identifier among those that are here; nil where there are none
	places   map[Field]int    // the column of each field, from 1
	constant map[Field]string // what a field holds where its column is empty or there is none
	keeps    bool             // it is an own table that has columns which came in and have no field
	guarded  bool             // this program wrote it, and each of its cells, those that are kept too, is guarded against formulas
	mine     []bool           // which columns are this program's own
	timeless []Field          // the fields of dates and times whose every row says midnight
	workbook bool             // the file is one, in which a cell is a number or a text
	here     lookup           // what rows that say only part of an incident say part of; nil where they say all
	like     *likeRows        // the rows without an identifier
	taken    takenKeys        // under which such rows were found by alike
	placed   placing          // finds where places lie that rows only name; nil where nobody is asked
	cite     citing           // makes citations of the sources that a row names; nil where none are made
}

func newMappedFile(frame ceasefire.Frame, header []string, r Reading, seen *values) (*mappedFile, error) {
	found, err := newColumns(withNames(header))
	if err != nil {
		return nil, err
	}
	if wrong := ceasefire.Errors(r.Mapping.Problems(found.header, frame)); len(wrong) > 0 {
		return nil, formatError("%s", wrong[0].Message)
	}
	f := &mappedFile{
		columns: found, mapping: r.Mapping, frame: frame, dates: newDateReader(r.DateOrder), numbers: newPeoplePatterns(), seen: seen, home: newMoments(frame.Agreement.Location()),
		timeless: r.Midnights,
		moments:  map[string]*moments{"": newMoments(r.Mapping.zone(frame))}, workbook: r.Container == Workbook, hours: map[hoursOn]ceasefire.Moment{},
		dataset: cmp.Or(r.DatasetName(), usualList), meant: meantByName(found.names), own: ownTable(found.header) && r.Mapping.FieldColumn(FieldID) != "", places: map[Field]int{}, constant: map[Field]string{},
		like: newLikeRows(r.Mapping.LikeOnce), taken: takenKeys{},
	}
	if f.keeps = anyKept(header); f.keeps {
		for _, name := range header {
			f.mine = append(f.mine, ownColumn(name))
		}
	}
	f.guarded = f.own || f.keeps
	for _, c := range r.Mapping.Columns {
		f.places[c.Field] = f.columns.places[plainNames([]string{c.Column})[0]]
	}
	for _, c := range r.Mapping.Constants {
		f.constant[c.Field] = c.Value
	}
	return f, nil
}

// withNames gives names to the columns of a header that have none, by their places.
func withNames(header []string) []string {
	all := make([]string, len(header))
	for i, name := range header {
		if all[i] = name; strings.TrimSpace(name) == "" {
			all[i] = columnName(i)
		}
	}
	return all
}

// zone gives the zone of times that have none.
func (m Mapping) zone(frame ceasefire.Frame) *time.Location {
	if zone, err := ceasefire.LoadZone(m.Zone); err == nil {
		return zone
	}
	return frame.Agreement.Location()
}

// meantByName gives the columns of a table in the order of their names: so a row says the same in whatever order its columns stand, and one that is empty counts like one that is not there.
func meantByName(names []string) []meaning {
	meant := make([]meaning, len(names))
	for i, name := range names {
		meant[i] = meaning{name, i, func(text string) string { return plainText(csvline.Unguarded(text)) }}
	}
	slices.SortFunc(meant, func(a, b meaning) int { return cmp.Compare(a.name, b.name) })
	return meant
}

// layoutKey gives a digest of the names of a table's columns, by which a mapping that was used for them is found again.
func layoutKey(names []string) string {
	return rowDigest(names)
}

// rowDigest gives the SHA-256 of texts, each behind its length.
func rowDigest(fields []string) string {
	text := make([]byte, 0, usualMeaning)
	for _, field := range fields {
		text = append(strconv.AppendInt(text, int64(len(field)), 10), ':')
		text = append(append(text, field...), '\n')
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// read reads one row.
func (f *mappedFile) read(fields []string, line int) (ceasefire.Incident, error) {
	row := mappedRow{cells: cells{columns: &f.columns, fields: fields, line: line}, file: f}
	if f.here != nil {
		if err := row.lookUp(); err != nil {
			return ceasefire.Incident{}, err
		}
	}
	incident := row.incident()
	if err := row.fillPlace(&incident); err != nil {
		return incident, err
	}
	if row.err != nil || f.alike == nil || !incident.Origin.KeyIsDigest() {
		return incident, row.err
	}
	return f.found(incident)
}

// found gives a row without an identifier the key under which it is here. Each incident is one row of the file, unless rows that say the same are to be taken once.
func (f *mappedFile) found(row ceasefire.Incident) (ceasefire.Incident, error) {
	key, err := f.alike(row, f.taken.has)
	if row.Origin.Key = key; err == nil && !f.like.once {
		f.taken.add(key)
	}
	return row, err
}

// mappedRow reads one row.
type mappedRow struct {
	cells
	file *mappedFile
	was  map[Field]string // what a row that says only part of an incident leaves as it is
	// exact says that the row has a point and does not say how closely it is known.
	exact bool
}

// raw gives what the row's cell for a field holds, a guard against formulas taken off.
func (r *mappedRow) raw(field Field) string {
	if place := r.file.places[field]; place > 0 {
		return csvline.Unguarded(r.fields[place-1])
	}
	return ""
}

// of gives a field's text without space around it, or what stands for it in rows that leave it empty.
func (r *mappedRow) of(field Field) string {
	if text := strings.TrimSpace(r.raw(field)); text != "" {
		return text
	}
	if r.was != nil && r.file.places[field] == 0 {
		return cmp.Or(r.file.constant[field], r.was[field])
	}
	return r.file.constant[field]
}

// wrongField notes a cell that cannot be read; what says what belongs there.
func (r *mappedRow) wrongField(field Field, what string) {
	r.wrongWith(field, "%s %q is not %s", clip(oneLine(r.column(field)), longestQuoted), clip(r.of(field), longestQuoted), what)
}

// wrongWith notes what is wrong with the cell of a field.
func (r *mappedRow) wrongWith(field Field, format string, args ...any) {
	r.wrongAt(r.column(field), r.of(field), format, args...)
}

// column names the column that a field is read from, or the field where none is.
func (r *mappedRow) column(field Field) string {
	if place := r.file.places[field]; place > 0 {
		return r.file.header[place-1]
	}
	return field.Name()
}

func (r *mappedRow) incident() ceasefire.Incident {
	named := r.sources()
	i := ceasefire.Incident{
		When: r.when(), Place: r.place(), Type: r.kind(), Text: r.of(FieldText), SideA: r.side(FieldSideA), SideB: r.side(FieldSideB),
		Severity: r.severity(), Deaths: r.deaths(), Verification: r.verification(), ReportedBy: r.of(FieldReportedBy), Extra: r.extra(),
		Injured: r.estimate(FieldInjuredLow, FieldInjuredBest, FieldInjuredHigh),
		Origin:  ceasefire.Origin{Dataset: r.file.dataset, Key: r.of(FieldID), Line: r.line},
	}
	row := meaningDigest(r.file.meant, r.fields)
	switch id, err := ceasefire.ParseID(i.Origin.Key); {
	case i.Origin.Key == "" && r.err != nil: // it is not taken
	case i.Origin.Key == "" && r.file.own:
		i.Origin.Dataset, i.Origin.Key = ceasefire.OwnDataset, r.file.like.key(row, r.line)
	case i.Origin.Key == "":
		i.Origin.Key = r.file.like.key(row, r.line)
	case err == nil: // this program's own, by which it is known again in the dossier that it came from
		i.ID, i.Origin.Dataset = id, ceasefire.OwnDataset
		if dataset, key := r.of(FieldDataset), r.of(FieldDatasetID); dataset != "" && key != "" {
			i.Origin.Dataset, i.Origin.Key = dataset, key // by which it is known in the data set's own files too
		}
	}
	if r.file.keeps {
		i.Extra = keptAgain(i.Extra, i.Origin.Dataset)
	}
	i.Title = r.title(i)
	i.Origin.Digest = readingDigest(row, i, named)
	if r.exact && r.err == nil {
		r.file.seen.takenExact++
	}
	if r.file.cite != nil && r.err == nil {
		i.Citations = r.file.cite(named)
	}
	return i
}

// readingDigest gives the SHA-256 of a row and of what it was read as: a row that stays the same may be read otherwise, once its columns or its words are mapped otherwise.
func readingDigest(row string, i ceasefire.Incident, named []namedSource) string {
	said := fmt.Sprintf("%+v %s %d %+v %s %s %+v %+v %s", i.When, i.Type, i.Severity, i.Place, i.SideA.Actor, i.SideB.Actor, i.Deaths, i.Injured, i.Verification)
	all := []string{row, said, i.Title, i.Text, i.ReportedBy}
	if len(named) > 0 { // rows without have the digest that they always had
		all = append(all, fmt.Sprintf("%+v", named))
	}
	return rowDigest(all)
}

// title gives what the row says, or else who did what where.
func (r *mappedRow) title(i ceasefire.Incident) string {
	if title := r.of(FieldTitle); title != "" {
		return title
	}
	return i.MadeTitle()
}

func (r *mappedRow) side(field Field) ceasefire.Side { return r.file.seen.side(r.of(field)) }

// kind gives the type; a word that stands for none is another kind of incident, and is listed among the file's words.
func (r *mappedRow) kind() ceasefire.Type {
	text := r.of(FieldType)
	if text == "" {
		r.wrongWith(FieldType, "its type is missing: fill in the column %q, or say which type such rows are", FieldType.Name())
	}
	usual, known := guessedType(text)
	return r.file.seen.kind(text, usual, known)
}

// severity gives the severity that a row says; an empty one follows from the deaths.
func (r *mappedRow) severity() ceasefire.Severity {
	s, ok := severityNamed(r.of(FieldSeverity))
	if !ok {
		r.wrongField(FieldSeverity, "a severity: write a number from 1 to "+strconv.Itoa(int(ceasefire.SeverityMass))+", or nothing")
	}
	return s
}

// severityNamed finds a severity by its number or in words; nothing, or what says that it is not known, is none.
func severityNamed(text string) (ceasefire.Severity, bool) {
	text = strings.TrimSuffix(plainDigits(text), ".0")
	if saysNothing(text) {
		return ceasefire.SeverityUnknown, true
	}
	for s := ceasefire.SeverityUnknown + 1; s <= ceasefire.SeverityMass; s++ {
		if text == strconv.Itoa(int(s)) || text == strings.ToLower(s.Words()) {
			return s, true
		}
	}
	return ceasefire.SeverityUnknown, false
}

func (r *mappedRow) verification() ceasefire.Verification {
	return ceasefire.Verification(r.file.seen.read(VerificationWord, r.of(FieldVerification), func(text string) (string, bool) {
		means, known := guessedVerification(text)
		return string(means), known
	}))
}

// extra keeps the columns that are read into no field, and those whose field does not hold them to the letter, in the file's order. Where an own table has columns that came in, what it adds to them is none.
func (r *mappedRow) extra() []ceasefire.Column {
	columns := make([]ceasefire.Column, 0, len(r.fields))
	for i, name := range r.file.header {
		if !r.holds(i) && !(r.file.keeps && r.file.mine[i]) {
			columns = append(columns, ceasefire.Column{Name: name, Value: r.held(i)})
		}
	}
	return columns
}

// held gives what a column holds, to be kept: of an own table without the guard that went before it when it was written, of another as it stands there.
func (r *mappedRow) held(column int) string {
	if r.file.guarded {
		return csvline.Unguarded(r.fields[column])
	}
	return r.fields[column]
}

// holds reports whether a field of the incident keeps a column's text as it is.
func (r *mappedRow) holds(column int) bool {
	for _, field := range []Field{FieldTitle, FieldText, FieldSideA, FieldSideB, FieldPlace, FieldDistrict, FieldReportedBy, FieldSource, FieldSourceAddress, FieldLocator} {
		if r.file.places[field] == column+1 {
			return r.fields[column] != "" && r.of(field) == r.held(column)
		}
	}
	return false
}
