package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"truceboard/store/ceasefire"
)

// Reading says how a data file is to be read. What is not told is found by Sniff, in which an empty field means that it was not told. All but
// Midnights, Dataset, Datasets, Mended, Sheets, Header, Sample, Doubts and Notes can be saved, and is what --map names: see WriteReading.
type Reading struct {
	Format    Format
	Container Container
	Sheet     string    // of a workbook
	Encoding  Encoding  // of a text
	Delimiter rune      // of a text
	HeaderRow int       // the row that holds the columns' names, from 1; blank rows are not counted
	NoHeader  bool      // no row holds the columns' names: they are called Column 1 and so on, and the rows begin with HeaderRow
	DateOrder DateOrder // of dates whose year stands last
	Mapping   Mapping

	// Midnights are the fields of dates and times of whose column every row says midnight, which is read as no time at all.
	Midnights []Field

	// Dataset is the data set that a table's rows were found to belong to, where the mapping names none; DatasetName gives the one that counts. Datasets lists those of tables that the dossier has:
	// a form offers them, and sets Mapping.Dataset by one of them or by a new name. DatasetTold says that the file itself names it, as rows do that were not taken before.
	Dataset     string
	Datasets    []string
	DatasetTold bool
	Mended      int // how many columns this program put before the file's own when it saved its rows that were not taken; they are passed over

	Sources []ceasefire.Source // what a file of the format json cites, by the IDs that its incidents have them under
	Frame   *ceasefire.Frame   // what such a file holds besides, the agreement and all that belongs to it; nil where it holds none

	Sheets []string // what sheets the workbook has
	Header []string // the columns' names
	Sample []Row    // the first rows below the header
	Doubts []Doubt  // what is not sure
	Notes  []string // what was settled without asking that whoever imports should know, in sentences
}

// Row is a row of a file as it stands there; Line is where it begins, from 1.
type Row struct {
	Line  int
	Cells []string
}

// Doubt is what sniffing a file did not settle. The reading holds the first of its choices. ByLayout, where it is set, says in a sentence that the file's layout tells that choice, where nothing else does: see Reading.ByLayout.
type Doubt struct {
	About    About
	Reason   string // a sentence that says why it is not sure
	Choices  []Choice
	ByLayout string
}

// About is what a doubt is about, by the name of the option that settles it.
type About string

// What may be in doubt.
const (
	AboutEncoding  About = "encoding"
	AboutDelimiter About = "delimiter"
	AboutSheet     About = "sheet"
	AboutDates     About = "date order"
)

// Flag gives the option of the command line that settles the doubt.
func (a About) Flag() string {
	if a == AboutDates {
		return "--day-first or --month-first"
	}
	return "--" + string(a)
}

// Choice is one way to settle a doubt: Value is what the reading's field would hold, Name is what it is called, and Preview shows what the
// file would then say.
type Choice struct {
	Value   string
	Name    string
	Preview []string
}

// Settle gives the reading with a doubt settled by one of its choices; a value that is none of them is an error. The file has to be sniffed
// again with what this gives, since the header and the sample may be others then.
func (r Reading) Settle(about About, value string) (Reading, error) {
	switch about {
	case AboutEncoding:
		r.Encoding = Encoding(value)
	case AboutDelimiter:
		r.Delimiter, _ = ParseDelimiter(value)
	case AboutSheet:
		r.Sheet = value
	case AboutDates:
		r.DateOrder = DateOrder(value)
	}
	return r, r.Check()
}

// Problems gives what of the mapping stops a file from being read. Layouts that are known need no mapping of columns.
func (r Reading) Problems(frame ceasefire.Frame) []ceasefire.Problem {
	if r.Format != FormatCSV {
		return r.Mapping.wordProblems(frame)
	}
	if exportedTable(r.Header) && r.Mapping.FieldColumn(FieldID) == "" && len(r.Mapping.lacking()) > 0 {
		return []ceasefire.Problem{{Field: string(FieldID), Message: "This table was exported from a dossier without the column id, by which its rows are known: export it again with that column."}}
	}
	return ceasefire.Errors(r.Mapping.Problems(r.Header, frame))
}

// Incidents reads the file: Open and Rows.All in one.
func (r Reading) Incidents(ctx context.Context, file *DataFile, frame ceasefire.Frame) iter.Seq2[ceasefire.Incident, error] {
	return r.Open(file, frame).All(ctx)
}

// Open readies a file for being read. The reading is a sniffed one.
func (r Reading) Open(file *DataFile, frame ceasefire.Frame) *Rows {
	return &Rows{reading: r, file: file, frame: frame, seen: newValues(frame, r.Mapping)}
}

// Rows are the incidents of a file.
type Rows struct {
	reading Reading
	file    *DataFile
	frame   ceasefire.Frame
	seen    *values

	belongings bool // the file holds records that belong to its incidents

	// Here, where it is set, gives an incident of the dossier by its ID, for tables that say only part of it; found tells whether there is one.
	Here func(ctx context.Context, id ceasefire.ID) (i ceasefire.Incident, found bool, err error)
	// Alike, where it is set, gives for a table's row without an identifier the key under which the dossier has it, or else its own; taken tells of which keys other rows of the file are.
	Alike func(ctx context.Context, row ceasefire.Incident, taken func(key string) bool) (key string, err error)

	// Placed, where it is set, gives for the place of a table's row what is known of where it lies, and whether that is more than the row says.
	Placed func(ctx context.Context, said ceasefire.Place) (place ceasefire.Place, more bool, err error)

	like *likeRows // of a table
	cite citing    // makes citations of the sources that a row of a table names; nil where none are made
}

// Like gives the rows read so far that have no identifier and say the same, in the order of the file. Each is an incident of its own, unless the mapping takes such rows once.
func (r *Rows) Like() []LikeRows { return r.like.list() }

// Values gives the words that the rows read so far hold, and what they were read as, the most frequent of each kind first.
func (r *Rows) Values() []Value { return r.seen.list() }

// Notes says in sentences what was taken for granted in the rows read so far that whoever imports should know.
func (r *Rows) Notes() (notes []string) {
	switch n := r.seen.takenExact; n {
	case 0:
	case 1:
		notes = append(notes, "1 row has coordinates without a precision: taken as exact.")
	default:
		notes = append(notes, fmt.Sprintf("%d rows have coordinates without a precision: taken as exact.", n))
	}
	switch n := r.seen.placed; n {
	case 0:
	case 1:
		notes = append(notes, "1 row names a place that is known here, and says no area: it lies where that place does.")
	default:
		notes = append(notes, fmt.Sprintf("%d rows name a place that is known here, and say no area: they lie where that place does.", n))
	}
	if note := r.like.note(); note != "" {
		notes = append(notes, note)
	}
	return notes
}

// layout reads the rows of a table whose columns it knows.
type layout interface {
	read(fields []string, line int) (ceasefire.Incident, error)
}

// All gives the incidents of the file, one row at a time. A row that cannot be read is a *RowError, after which reading goes on; a file that
// cannot be read, is spoilt or is changed while it is being read ends with a *FormatError, which may come after the last row: then nothing of
// it may be kept. A cancelled ctx ends it too.
func (r *Rows) All(ctx context.Context) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		err := r.each(ctx, yield)
		if err != nil && !errors.Is(err, errStopped) {
			yield(ceasefire.Incident{}, err)
		}
	}
}

// errStopped says that whoever takes the rows wants no more.
var errStopped = errors.New("no more rows are wanted")

func (r *Rows) each(ctx context.Context, yield func(ceasefire.Incident, error) bool) (err error) {
	if r.reading.Format == FormatJSON {
		return r.eachJSON(ctx, yield)
	}
	source, err := r.reading.source(ctx, r.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	header, err := r.reading.headerOf(source)
	if err != nil {
		return err
	}
	if sheet, ok := source.(sheetSource); ok {
		sheet.datesIn(r.reading.dateColumns())
		sheet.mergedColumns(r.reading.spreadColumns())
	}
	layout, err := r.layout(ctx, header)
	if err != nil {
		return err
	}
	ahead := readAhead(ctx, source)
	err = readRows(ahead, len(header), layout, yield)
	ahead.end()
	if err != nil {
		return err
	}
	return source.end()
}

func (r *Rows) eachJSON(ctx context.Context, yield func(ceasefire.Incident, error) bool) error {
	file, text, err := openIncidents(ctx, r.file, r.frame, r.seen, r.reading.Encoding)
	if err != nil {
		return err
	}
	for {
		incident, err := file.next()
		switch {
		case isEnd(err):
			r.belongings = file.follows
			return text.end()
		case err != nil && !isRowError(err):
			return err
		case !yield(incident, err):
			return errStopped
		}
	}
}

// layout chooses what reads the rows.
func (r *Rows) layout(ctx context.Context, header []string) (layout, error) {
	switch r.reading.Format {
	case FormatGED:
		return newGEDFile(r.frame, header, r.seen)
	case FormatACLED:
		return newACLEDFile(r.frame, header, r.reading.DateOrder, r.seen)
	case FormatCSV:
		file, err := newMappedFile(r.frame, header, r.reading, r.seen)
		if err == nil && r.reading.Mapping.Updates() {
			file.here = r.hereWithin(ctx)
		}
		if err == nil && r.Alike != nil {
			file.alike = func(row ceasefire.Incident, taken func(string) bool) (string, error) { return r.Alike(ctx, row, taken) }
		}
		if err == nil && r.Placed != nil {
			file.placed = func(said ceasefire.Place) (ceasefire.Place, bool, error) { return r.Placed(ctx, said) }
		}
		if err == nil {
			r.like, file.cite = file.like, r.cite
		}
		return file, err
	}
	return nil, formatError("the format %q is not known: use ged, acled or csv", clip(string(r.reading.Format), longestQuoted))
}

func readRows(rows rowTable, width int, layout layout, yield func(ceasefire.Incident, error) bool) error {
	for {
		incident, err := readRow(rows, width, layout)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !isRowError(err) {
			return err
		}
		if !yield(incident, err) {
			return errStopped
		}
	}
}

func readRow(rows rowTable, width int, layout layout) (ceasefire.Incident, error) {
	fields, line, err := rows.next()
	if err != nil {
		return ceasefire.Incident{}, err
	}
	if len(fields) != width {
		return ceasefire.Incident{}, wrongWidth(line, len(fields), width)
	}
	incident, err := layout.read(fields, line)
	if err != nil {
		return ceasefire.Incident{}, err
	}
	return incident, nil
}

// Check refuses what no reading can be.
func (r Reading) Check() error {
	for _, c := range []struct {
		wrong bool
		field string
		value string
		words string
	}{
		{r.Encoding != "" && !knownEncoding(r.Encoding), "encoding", string(r.Encoding), "use utf-8, utf-16le, utf-16be, windows-1252, windows-1251 or windows-1256"},
		{r.DateOrder != "" && !knownOrder(r.DateOrder), "date order", string(r.DateOrder), "use day-first, month-first or year-first"},
		{r.Delimiter != 0 && DelimiterName(r.Delimiter) == string(r.Delimiter), "delimiter", string(r.Delimiter), "use comma, semicolon, tab or pipe"},
		{r.HeaderRow < 0 || r.HeaderRow > mostSampled, "header row", fmt.Sprint(r.HeaderRow), fmt.Sprintf("use 1 to %d", mostSampled)},
	} {
		if c.wrong {
			return formatError("the %s %q is not known: %s", c.field, clip(c.value, longestQuoted), c.words)
		}
	}
	return nil
}
