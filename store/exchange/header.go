package exchange

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"truceboard/store/ceasefire"
)

// settleHeader finds the row that holds the columns' names, or that none does. known is the row, from 1, that is the header of a layout, 0 where there is none.
func (r *Reading) settleHeader(rows [][]string, known int, layout Format) {
	switch {
	case r.NoHeader:
		r.HeaderRow = max(r.HeaderRow, 1)
	case r.HeaderRow > 0:
		return
	case known > 0 && r.Format == layout:
		r.HeaderRow = known
		return
	default:
		r.HeaderRow = headerAmong(rows)
		if r.Format != FormatCSV || !looksLikeData(rows[r.HeaderRow-1], rows[r.HeaderRow:]) {
			return
		}
		r.NoHeader, r.HeaderRow = true, firstWide(rows)
	}
	if r.HeaderRow > len(rows) {
		return // reading it says so
	}
	width, _ := commonWidth(rows[r.HeaderRow-1:])
	r.Header = make([]string, width)
	for i := range r.Header {
		r.Header[i] = columnName(i)
	}
	r.renameColumns(rows[r.HeaderRow-1])
	row := strconv.Itoa(r.HeaderRow)
	r.Notes = append(r.Notes, "No row is read as the names of columns: row "+row+" is the first of the data, and the columns are called "+columnName(0)+", "+columnName(1)+
		" and so on. If row "+row+" does hold the names, say that it is the header (--header "+row+").")
}

// columnName is what a column without a name is called; place counts from 0.
func columnName(place int) string { return "Column " + strconv.Itoa(place+1) }

// renameColumns lets a mapping keep its meaning that was made when the first row of data was taken for the columns' names.
func (r *Reading) renameColumns(first []string) {
	columns := slices.Clone(r.Mapping.Columns)
	for i, c := range columns {
		if at := slices.IndexFunc(first, func(cell string) bool { return sameColumn(cell, c.Column) }); at >= 0 && at < len(r.Header) {
			columns[i].Column = r.Header[at]
		}
	}
	r.Mapping.Columns = columns
}

// above is how many rows there are above the data, the header among them.
func (r Reading) above() int {
	if r.NoHeader {
		return max(r.HeaderRow, 1) - 1
	}
	return r.HeaderRow
}

// headerOf passes over what stands above the data of a table, and gives the columns' names.
func (r Reading) headerOf(rows rowTable) ([]string, error) {
	err := skipRows(rows, max(r.HeaderRow, 1))
	header := slices.Clone(r.Header)
	if err == nil && !r.NoHeader {
		header, err = readHeader(rows)
	}
	if sheet, ok := rows.(sheetSource); ok && err == nil {
		header = sheet.headed(header)
	}
	return header, err
}

// unreadAbove refuses a file of which no row was found to hold the columns' names, where one above the data cannot be read: it may be the one that does, and would be passed over without a word.
func (r Reading) unreadAbove(ctx context.Context, file *DataFile) (err error) {
	source, err := r.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	for range r.above() {
		_, _, err := source.next()
		var row *RowError
		switch {
		case errors.As(err, &row):
			return formatError("line %d, which may hold the columns' names, cannot be read: %s. Mend it, or say which row holds them, or that none does (--header)", row.LineNo, strings.TrimSuffix(row.Reason, "."))
		case err != nil && !isEnd(err):
			return err
		}
	}
	return nil
}

// skipRows passes over the rows above one, among them those that cannot be read.
func skipRows(rows rowTable, at int) error {
	for range at - 1 {
		_, _, err := rows.next()
		switch {
		case isEnd(err):
			return formatError("the file ends above row %d, in which the columns' names are to be: choose an earlier row", at)
		case err != nil && !isRowError(err):
			return err
		}
	}
	return nil
}

// headerAmong finds the row, from 1, that holds the columns' names: the first that fills most of the columns and holds no number.
func headerAmong(rows [][]string) int {
	width, _ := commonWidth(rows)
	for i, row := range rows[:min(mostAbove, len(rows))] {
		filled, numbers := filledIn(row)
		if filled*2 > width && numbers*4 <= filled {
			return i + 1
		}
	}
	return firstWide(rows)
}

// firstWide finds the row, from 1, with which a table begins: the first that fills most of the columns.
func firstWide(rows [][]string) int {
	width, _ := commonWidth(rows)
	for i, row := range rows[:min(mostAbove, len(rows))] {
		if filled, _ := filledIn(row); filled*2 > width {
			return i + 1
		}
	}
	return 1
}

// filledIn counts the cells of a row that hold anything, and those among them that hold no letter.
func filledIn(row []string) (filled, numbers int) {
	for _, cell := range row {
		cell = strings.TrimSpace(cell)
		if cell != "" {
			filled++
		}
		if cell != "" && strings.IndexFunc(cell, unicode.IsLetter) < 0 {
			numbers++
		}
	}
	return filled, numbers
}

// looksLikeData reports whether a row that stands where a header would be is one of data: it has a date where a name would be, or a number above numbers, and not two names that columns go by.
func looksLikeData(row []string, below [][]string) bool {
	names, isDay := columnWords(), dayTest()
	data, named := false, 0
	for i, cell := range row {
		if names[heading(cell)] {
			named++
			continue
		}
		data = data || isDay(cell) || isNumber(cell) && numbersBelow(i, below)
	}
	return data && named < 2
}

// columnWords gives what columns are called, here or in other tables, as headings are compared.
func columnWords() map[string]bool {
	words := map[string]bool{}
	for _, h := range headings() {
		for name := range strings.SplitSeq(h.names, "|") {
			words[plainWords(name)] = true
		}
	}
	for _, c := range ExportColumns() {
		words[heading(c.Code)], words[heading(c.Name)] = true, true
	}
	return words
}

// dayTest gives what reports whether a cell holds a date to the day, in whatever order its numbers stand.
func dayTest() func(cell string) bool {
	readers := []*dateReader{newDateReader(DayFirst), newDateReader(MonthFirst)}
	return func(cell string) bool {
		return slices.ContainsFunc(readers, func(r *dateReader) bool {
			date, ok := r.date(cell)
			return ok && date.precision == ceasefire.PrecisionDay
		})
	}
}

// isNumber reports whether a cell is a number that is no year, by which columns may be called.
func isNumber(cell string) bool {
	cell = plainDigits(cell)
	_, ok := degrees(strings.Replace(cell, ",", ".", 1))
	return ok && (len(cell) != len("2016") || strings.Trim(cell, "0123456789") != "")
}

// numbersBelow reports whether a column has numbers in all rows that say anything in it, and in one at least.
func numbersBelow(column int, rows [][]string) bool {
	some := false
	for _, row := range rows {
		if column >= len(row) || saysNothing(strings.TrimSpace(row[column])) {
			continue
		}
		if !isNumber(row[column]) {
			return false
		}
		some = true
	}
	return some
}

// onlyDays gives the one column that a mapping leaves out of which most cells are days, "" where none is, or more than one.
func onlyDays(header []string, m Mapping, rows [][]string) string {
	found, isDay := "", dayTest()
	for _, column := range header {
		cells := slices.DeleteFunc(columnOf(header, column, rows), func(cell string) bool { return cell == "" })
		days := 0
		for _, cell := range cells {
			if isDay(cell) {
				days++
			}
		}
		taken := slices.ContainsFunc(m.Columns, func(c ColumnField) bool { return sameColumn(c.Column, column) })
		switch {
		case taken || days*2 <= len(cells):
		case found != "":
			return ""
		default:
			found = column
		}
	}
	return found
}

// byContent guesses of columns without names which holds the date, and which the type: the first of which half the cells or more are such.
func byContent(header []string, rows [][]string) (columns []ColumnField) {
	dated, typed, isDay := false, false, dayTest()
	for _, column := range header {
		cells := slices.DeleteFunc(columnOf(header, column, rows), func(cell string) bool { return cell == "" })
		days, types := 0, 0
		for _, cell := range cells {
			if _, known := guessedType(cell); known {
				types++
			}
			if isDay(cell) {
				days++
			}
		}
		switch {
		case !dated && days > 0 && days*2 >= len(cells):
			dated, columns = true, append(columns, ColumnField{Column: column, Field: FieldDate})
		case !typed && types > 0 && types*2 >= len(cells):
			typed, columns = true, append(columns, ColumnField{Column: column, Field: FieldType})
		}
	}
	return columns
}
