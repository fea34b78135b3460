package exchange

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// gedDataset names the data set among the origins of incidents.
const gedDataset = "ged"

// gedNeeded are the columns without which a file is not GED. Both layouts have them, the one of 41 columns and the one of 49, in another
// order (UCDP GED Codebook).
func gedNeeded() []string {
	return []string{"id", "type_of_violence", "date_prec", "date_start", "date_end", "side_a", "side_b", "low", "best", "high"}
}

// GEDSource is the data set as a source, with the attribution that its licence asks for.
func GEDSource() ceasefire.Source {
	return ceasefire.Source{
		Title: "UCDP Georeferenced Event Dataset (GED) 19.x", Publisher: "Uppsala Conflict Data Program", Address: "https://ucdp.uu.se",
		Attribution: "Uppsala Conflict Data Program, Georeferenced Event Dataset (GED) 19.x, CC BY 4.0", Licence: "CC BY 4.0",
	}
}

// SniffGED reports whether a header is that of a GED file.
func SniffGED(header []string) bool {
	columns := indexed(header)
	return !slices.ContainsFunc(gedNeeded(), func(name string) bool { return columns[name] == 0 })
}

// GED reads the Georeferenced Event Dataset into a frame's parties and areas.
type GED struct{ Frame ceasefire.Frame }

// Read gives the incidents of a GED file, one row at a time. Columns are found by name. A row that cannot be read is a *RowError, after which
// reading goes on; a file that is not GED, or is spoilt, is one *FormatError.
func (g GED) Read(r io.Reader) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		file, err := g.begin(r)
		if err != nil {
			yield(ceasefire.Incident{}, err)
			return
		}
		for {
			incident, err := file.next()
			if errors.Is(err, io.EOF) {
				return
			}
			var row *RowError
			if !yield(incident, err) || err != nil && !errors.As(err, &row) {
				return
			}
		}
	}
}

// gedFile is a GED file being read.
type gedFile struct {
	frame   ceasefire.Frame
	records *records
	header  []string
	columns map[string]int // the place of each column, from 1
	sorted  []int          // the columns in the order of their names
}

func (g GED) begin(r io.Reader) (*gedFile, error) {
	in, err := openText(r)
	if err != nil {
		return nil, err
	}
	f := &gedFile{frame: g.Frame, records: newRecords(in)}
	f.header, _, err = f.records.next()
	if errors.Is(err, io.EOF) {
		return nil, formatError("the file is empty: choose the CSV file that holds the events")
	}
	if err != nil {
		var row *RowError
		if errors.As(err, &row) {
			return nil, formatError("the header on line %d cannot be read: %s", row.LineNo, row.Reason)
		}
		return nil, err
	}
	return f, f.readHeader()
}

func (f *gedFile) readHeader() error {
	f.columns = indexed(f.header)
	var missing []string
	for _, name := range gedNeeded() {
		if f.columns[name] == 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return formatError("this is not a UCDP GED file: it has no column %s; choose the file of events as UCDP publishes it", strings.Join(missing, ", "))
	}
	if len(f.columns) < len(f.header) {
		return formatError("a column of the header stands there twice: keep one of the two and try again")
	}
	for i := range f.header {
		f.sorted = append(f.sorted, i)
	}
	slices.SortFunc(f.sorted, func(a, b int) int { return strings.Compare(f.header[a], f.header[b]) })
	return nil
}

// indexed gives the place, from 1, of each column by its name in lower case.
func indexed(header []string) map[string]int {
	columns := make(map[string]int, len(header))
	for i, name := range header {
		columns[strings.ToLower(strings.TrimSpace(name))] = i + 1
	}
	return columns
}

// next reads one row.
func (f *gedFile) next() (ceasefire.Incident, error) {
	fields, line, err := f.records.next()
	if err != nil {
		return ceasefire.Incident{}, err
	}
	row := gedRow{file: f, fields: fields, line: line}
	if len(fields) != len(f.header) {
		row.wrong("it has %d columns and the header %d: repair the row", len(fields), len(f.header))
		return ceasefire.Incident{}, row.err
	}
	incident := row.incident()
	if row.err != nil {
		return ceasefire.Incident{}, row.err
	}
	return incident, nil
}
