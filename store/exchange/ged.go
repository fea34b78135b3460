package exchange

import (
	"errors"
	"io"
	"iter"

	"truceboard/store/ceasefire"
)

// gedDataset names the data set among the origins of incidents.
const gedDataset = ceasefire.DatasetGED

// gedNeeded are the columns without which a file is not GED. Both layouts have them, the one of 41 columns and the one of 49, in another
// order (UCDP GED Codebook).
func gedNeeded() []string {
	return []string{"id", "type_of_violence", "date_prec", "date_start", "date_end", "side_a", "side_b", "low", "best", "high"}
}

// GEDSource is the data set as a source.
func GEDSource() ceasefire.Source {
	source, _ := ceasefire.DatasetSource(gedDataset)
	return source
}

// GED reads the Georeferenced Event Dataset into a frame's parties and areas.
type GED struct{ Frame ceasefire.Frame }

// Read gives the incidents of a GED file, one row at a time. Columns are found by name. A row that cannot be read is a *RowError, after which
// reading goes on; a file that is not GED, or is spoilt, is one *FormatError.
func (g GED) Read(r io.Reader) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		if err := g.each(r, yield); err != nil && !errors.Is(err, errStopped) {
			yield(ceasefire.Incident{}, err)
		}
	}
}

func (g GED) each(r io.Reader, yield func(ceasefire.Incident, error) bool) error {
	in, err := openText(r)
	if err != nil {
		return err
	}
	rows := newRecords(in)
	header, err := readHeader(rows)
	if err != nil {
		return err
	}
	file, err := newGEDFile(g.Frame, header, newValues(g.Frame, Mapping{}))
	if err != nil {
		return err
	}
	return readRows(rows, len(header), file, yield)
}

// isRowError reports whether reading can go on with the next row.
func isRowError(err error) bool {
	var row *RowError
	return errors.As(err, &row)
}
