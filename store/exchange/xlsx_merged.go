package exchange

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// mergedCells are cells of several rows that were made one, which is stored in the first of them: its column, from 0, and its first and last row, from 1.
type mergedCells struct{ column, first, last int }

// mergedIn finds the merged cells of more than one row in what follows the rows of a sheet (ECMA-376 part 1, 18.3.1.55).
func mergedIn(xml []byte) (found []mergedCells) {
	ends := regexp.MustCompile(`mergeCell ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"`)
	for _, m := range ends.FindAllSubmatch(xml, -1) {
		column, first, err := excelize.CellNameToCoordinates(string(m[1]))
		_, last, failed := excelize.CellNameToCoordinates(string(m[2]))
		if err == nil && failed == nil && last > first {
			found = append(found, mergedCells{column - 1, first, last})
		}
	}
	return found
}

// mergedColumns says in which columns what a merged cell holds is said of all its rows. A number of people is not: it would be counted once a row.
func (t *sheetTable) mergedColumns(columns []int) {
	t.spread = map[int][]mergedCells{}
	for _, m := range t.merged {
		for _, column := range columns {
			if m.column == column {
				t.spread[column] = append(t.spread[column], m)
			}
		}
	}
	for _, areas := range t.spread {
		slices.SortFunc(areas, func(a, b mergedCells) int { return cmp.Compare(a.first, b.first) })
	}
	t.spreading = map[int]string{}
}

// withMerged gives a row with what its merged cells say. Those of a column stand one below the other.
func (t *sheetTable) withMerged(cells []string) []string {
	for column, areas := range t.spread {
		for len(areas) > 0 && areas[0].last < t.line {
			areas = areas[1:]
		}
		t.spread[column] = areas
		if len(areas) == 0 || t.line < areas[0].first {
			continue
		}
		cells = append(cells, make([]string, max(column+1-len(cells), 0))...)
		if t.line == areas[0].first {
			t.spreading[column] = cells[column]
		}
		cells[column] = cmp.Or(cells[column], t.spreading[column])
	}
	return cells
}

// spreadColumns gives the places of the columns in which a merged cell is meant of all its rows: those that say when and where it was, of what kind, and who did it or says so.
func (r *Reading) spreadColumns() (places []int) {
	if r.Format != FormatCSV {
		return r.dateColumns()
	}
	for _, field := range []Field{FieldDate, FieldDateEnd, FieldTime, FieldDatePrecision, FieldZone, FieldType, FieldSideA, FieldSideB, FieldPlace, FieldArea, FieldDistrict, FieldVerification, FieldReportedBy} {
		for i, name := range r.Header {
			if column := r.Mapping.FieldColumn(field); column != "" && sameColumn(name, column) {
				places = append(places, i)
			}
		}
	}
	return places
}
