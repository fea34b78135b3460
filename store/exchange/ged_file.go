package exchange

import (
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"truceboard/store/ceasefire"
)

// gedFile is a GED file being read.
type gedFile struct {
	frame   ceasefire.Frame
	zone    *time.Location // the agreement's, looked up once for all rows
	records *records
	header  []string       // the columns' names as the file spells them
	names   []string       // the same without space around them, in lower case
	columns map[string]int // the place of each column by its name in names, from 1
	meant   []gedMeaning   // the columns that a row's digest is made of, in the order of their names
}

func (g GED) begin(r io.Reader) (*gedFile, error) {
	in, err := openText(r)
	if err != nil {
		return nil, err
	}
	f := &gedFile{frame: g.Frame, zone: g.Frame.Agreement.Location(), records: newRecords(in)}
	var row *RowError
	switch f.header, _, err = f.records.next(); {
	case errors.Is(err, io.EOF):
		return nil, formatError("the file is empty: choose the CSV file that holds the events")
	case errors.As(err, &row):
		return nil, formatError("the header on line %d cannot be read: %s", row.LineNo, row.Reason)
	case err != nil:
		return nil, err
	}
	return f, f.readHeader()
}

func (f *gedFile) readHeader() error {
	f.names, f.columns = plainNames(f.header), map[string]int{}
	for i, name := range f.names {
		f.columns[name] = i + 1
	}
	if missing := gedMissing(f.names); len(missing) > 0 {
		return formatError("this is not a UCDP GED file: it has no column %s; %s", strings.Join(missing, ", "), otherFile(f.header))
	}
	for i, name := range f.names {
		if f.columns[name] != i+1 {
			return formatError("the header has the column %q twice: keep one of the two and try again", clip(name, longestQuoted))
		}
	}
	f.meant = gedMeant(f.names)
	return nil
}

// plainNames gives the names of columns as they are looked for: without a byte order mark and space around them, in lower case.
func plainNames(header []string) []string {
	names := make([]string, len(header))
	for i, name := range header {
		names[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
	}
	return names
}

// gedMissing gives the columns that a GED file has and these are not.
func gedMissing(names []string) []string {
	return slices.DeleteFunc(gedNeeded(), func(needed string) bool { return slices.Contains(names, needed) })
}

// otherFile says what to do about a header that lacks columns.
func otherFile(header []string) string {
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t") {
		return "its columns are set apart by something other than commas: save it as CSV with commas"
	}
	return "choose the file of events as UCDP publishes it"
}

// next reads one row.
func (f *gedFile) next() (ceasefire.Incident, error) {
	fields, line, err := f.records.next()
	if err != nil {
		return ceasefire.Incident{}, err
	}
	if len(fields) != len(f.header) {
		return ceasefire.Incident{}, rowError(line, "it has %d columns and the header %d: repair the row", len(fields), len(f.header))
	}
	row := gedRow{file: f, fields: fields, line: line}
	incident := row.incident()
	if row.err != nil {
		return ceasefire.Incident{}, row.err
	}
	return incident, nil
}
