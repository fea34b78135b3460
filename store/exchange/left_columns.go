package exchange

import (
	"fmt"
	"strconv"

	"truceboard/store/ceasefire"
)

// unfit says which columns are read into no field although their names are those of one, because most of their cells are none of its kind.
func (r Reading) unfit(rows [][]string) (notes []string) {
	own := ownNames()
	for _, field := range []Field{FieldSeverity, FieldZone} {
		if r.Mapping.FieldColumn(field) != "" {
			continue
		}
		for _, column := range r.Unread() {
			if columnCalled([]string{heading(column)}, own[field], nil) < 0 {
				continue
			}
			cells := columnOf(r.Header, column, rows)
			if field.fits(cells) {
				continue
			}
			for _, cell := range cells {
				if field.odd(cell) {
					notes = append(notes, fmt.Sprintf("The column %s is read into no field: most of its cells are no %s, such as %q.", clip(oneLine(column), longestQuoted), fieldKind(field), clip(oneLine(cell), longestQuoted)))
					break
				}
			}
		}
	}
	return notes
}

// fieldKind names what a cell of a field is, in a sentence.
func fieldKind(f Field) string {
	if f == FieldZone {
		return "zone such as Asia/Damascus"
	}
	return "severity from 1 to " + strconv.Itoa(int(ceasefire.SeverityMass))
}

// Left is a column that is read into no field, and something that stands in it, empty where it says nothing in the rows of the sample.
type Left struct{ Column, Example string }

// LeftColumns gives the columns of a table that are read into no field, in the file's order.
func (r Reading) LeftColumns() (list []Left) {
	rows := make([][]string, len(r.Sample))
	for i, row := range r.Sample {
		rows[i] = row.Cells
	}
	for _, column := range r.Unread() {
		left := Left{Column: column}
		for _, cell := range columnOf(r.Header, column, rows) {
			if cell != "" {
				left.Example = clip(oneLine(cell), longestQuoted)
				break
			}
		}
		list = append(list, left)
	}
	return list
}
