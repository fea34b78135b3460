package exchange

import (
	"strconv"
	"strings"
)

// The days of 1954 and of 2119, between which a number in a column of dates is taken for a date that somebody gave no format: a year, which has four digits, is none.
const (
	firstSerial = 20_000
	lastSerial  = 80_000
)

// datesIn says in which columns a number is a date, because they are read as one.
func (t *sheetTable) datesIn(columns []int) { t.dated = columns }

// withDates gives a row with dates for the numbers that stand in columns of dates.
func (t *sheetTable) withDates(cells []string) []string {
	for _, at := range t.dated {
		if at >= len(cells) {
			continue
		}
		cell := strings.TrimSpace(cells[at])
		if days, err := strconv.ParseFloat(cell, 64); err == nil && days >= firstSerial && days <= lastSerial && strings.Trim(cell, "0123456789.") == "" {
			cells[at] = isoDate(dateMark+cell, t.from1904)
		}
	}
	return cells
}
