package exchange

import (
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// gedFile is a GED file being read.
type gedFile struct {
	columns
	moments *moments
	meant   []meaning // the columns that a row's digest is made of, in the order of their names
	whole   bool      // every column is kept, because the header's order or spelling could not be told again
	seen    *values
}

func newGEDFile(frame ceasefire.Frame, header []string, seen *values) (*gedFile, error) {
	if missing := gedMissing(plainNames(header)); len(missing) > 0 {
		return nil, formatError("this is not a UCDP GED file: it has no column %s; %s", strings.Join(missing, ", "), otherFile(header))
	}
	found, err := newColumns(header)
	if err != nil {
		return nil, err
	}
	return &gedFile{columns: found, moments: newMoments(frame.Agreement.Location()), meant: gedMeant(found.names), whole: gedUsual(header) == nil, seen: seen}, nil
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

// read reads one row.
func (f *gedFile) read(fields []string, line int) (ceasefire.Incident, error) {
	row := gedRow{cells: cells{columns: &f.columns, fields: fields, line: line}, file: f}
	incident := row.incident()
	return incident, row.err
}

// wrongWidth says that a row has another number of columns than the header.
func wrongWidth(line, fields, header int) error {
	return rowError(line, "it has %d columns and the header %d: repair the row", fields, header)
}
