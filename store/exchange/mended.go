package exchange

import (
	"slices"
	"strconv"
	"strings"

	"truceboard/store/csvline"
)

// Rows that were not taken are saved with columns of this program's before their own, mended in that file, and imported from there. Those columns are no part of the rows: whoever reads the file again passes over them.

// mendedNames are the columns that say where a row stood and what is wrong with it; the one of the data set, to which a table's rows belong, stands behind them.
func mendedNames() []string { return []string{"line", "column", "value", "reason", "data set"} }

// RefusedHeadings names the columns that are put before a file's own where its rows were not taken, that of the data set where the rows are a table's. A name that the file has already would stand there
// twice, and the mended file could not be read.
func (r Reading) RefusedHeadings() []string {
	names := mendedNames()
	if r.RefusedDataset() == "" {
		names = names[:len(names)-1]
	}
	for i, name := range names {
		for slices.ContainsFunc(r.Header, func(own string) bool { return strings.EqualFold(strings.TrimSpace(own), name) }) {
			name = mendedClash + name
		}
		names[i] = name
	}
	return names
}

// RefusedDataset gives the data set that is written beside each row that was not taken, so that it is known once the row is mended: nothing where the layout or the row's own ID tells it.
func (r Reading) RefusedDataset() string {
	if r.Format != FormatCSV || ownTable(r.Header) {
		return ""
	}
	return r.DatasetName()
}

// mendedClash is put before the name of a column of this program's that the file has too.
const mendedClash = "import "

// settleMended finds whether rows are some that were not taken before, and gives them without the columns that this program put there. Where these name the data set, it is the one.
func (r *Reading) settleMended(rows [][]string) [][]string {
	r.Mended, r.DatasetTold = mendedColumns(rows), false
	if r.Mended == 0 {
		return rows
	}
	own := make([][]string, len(rows))
	for n, row := range rows {
		own[n] = row[min(r.Mended, len(row)):]
		if r.Mended == len(mendedNames()) && n > 0 && !r.DatasetTold && len(row) >= r.Mended {
			r.Dataset = strings.TrimSpace(csvline.Unguarded(row[r.Mended-1]))
			r.DatasetTold = r.Dataset != ""
		}
	}
	return own
}

// mendedColumns counts the columns of this program's that a table of rows which were not taken begins with, 0 where it is no such table.
func mendedColumns(rows [][]string) int {
	names := mendedNames()
	if len(rows) == 0 || len(rows[0]) <= len(names)-1 {
		return 0
	}
	n := 0
	for n < len(names) && n < len(rows[0]) {
		name := plainNames(rows[0][n : n+1])[0]
		for strings.HasPrefix(name, mendedClash) {
			name = strings.TrimPrefix(name, mendedClash)
		}
		if name != names[n] {
			break
		}
		n++
	}
	numbered := func(row []string) bool {
		_, err := strconv.Atoi(strings.TrimSpace(row[0]))
		return err == nil || row[0] == ""
	}
	if n < len(names)-1 || slices.ContainsFunc(rows[1:], func(row []string) bool { return len(row) > 0 && !numbered(row) }) {
		return 0
	}
	return n
}

// sheetSource is the table of a workbook's sheet, whose rows are as wide as its header, and some of whose numbers are dates.
type sheetSource interface {
	headed(header []string) []string
	datesIn(columns []int)
	mergedColumns(columns []int)
}

// mendedSource is the table of rows that were not taken before, without the columns that this program put before theirs, and without the guards against formulas under which it saved their cells.
type mendedSource struct {
	rowSource
	ours int
}

func (t mendedSource) next() ([]string, int, error) {
	fields, line, err := t.rowSource.next()
	fields = fields[min(t.ours, len(fields)):]
	for n, cell := range fields {
		fields[n] = csvline.Unguarded(cell)
	}
	return fields, line, err
}

func (t mendedSource) headed(header []string) []string {
	sheet, ok := t.rowSource.(sheetSource)
	if !ok {
		return header
	}
	all := append(slices.Repeat([]string{"-"}, t.ours), header...)
	return sheet.headed(all)[t.ours:]
}

func (t mendedSource) datesIn(columns []int) {
	if sheet, ok := t.rowSource.(sheetSource); ok {
		sheet.datesIn(t.shifted(columns))
	}
}

func (t mendedSource) mergedColumns(columns []int) {
	if sheet, ok := t.rowSource.(sheetSource); ok {
		sheet.mergedColumns(t.shifted(columns))
	}
}

// shifted gives the places of columns in the table with this program's own before them.
func (t mendedSource) shifted(columns []int) []int {
	all := make([]int, len(columns))
	for n, column := range columns {
		all[n] = column + t.ours
	}
	return all
}
