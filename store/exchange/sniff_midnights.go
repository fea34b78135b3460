package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// settleMidnights finds the columns of dates and times in which every row says midnight. Programs that know no days without a time write them so; read as they stand, every incident would be known to the
// minute, and at an hour at which nothing was seen. A table of this program's own has no such days.
func (r *Reading) settleMidnights(ctx context.Context, file *DataFile, rows [][]string) error {
	r.Midnights = nil
	if r.Format != FormatCSV || exportedTable(r.Header) {
		return nil
	}
	found := midnightsIn(r)
	for _, row := range rows {
		found.look(row)
	}
	found = found.beginAnew()
	if err := r.lookOn(ctx, file, found.told, found.look); err != nil {
		return err
	}
	for _, column := range found {
		if column.others || column.midnights < fewestMidnights {
			continue
		}
		r.Midnights = append(r.Midnights, column.field)
		r.Notes = append(r.Notes, fmt.Sprintf("Every row of %q says midnight, as programs write days of which no time is known: they are read as days without a time.", r.Mapping.FieldColumn(column.field)))
	}
	return nil
}

// fewestMidnights is how many rows have to say midnight: a single one may mean it.
const fewestMidnights = 2

// midnightColumn is a column of dates or times: how many of its rows say midnight, and whether some say another time, or none.
type midnightColumn struct {
	field     Field
	at        int // its place in a row
	dates     *dateReader
	midnights int
	others    bool
}

type midnightColumns []*midnightColumn

// midnightsIn gives the columns that are looked at.
func midnightsIn(r *Reading) (found midnightColumns) {
	dates := newDateReader(r.DateOrder)
	for _, field := range []Field{FieldDate, FieldDateEnd, FieldTime} {
		name := r.Mapping.FieldColumn(field)
		at := slices.IndexFunc(r.Header, func(column string) bool { return name != "" && sameColumn(strings.TrimPrefix(column, "\ufeff"), name) })
		if at >= 0 {
			found = append(found, &midnightColumn{field: field, at: at, dates: dates})
		}
	}
	return found
}

// beginAnew gives the columns of which the rows seen so far said midnight alone, none of their rows seen.
func (f midnightColumns) beginAnew() (left midnightColumns) {
	for _, c := range f {
		if c.midnights > 0 && !c.others {
			c.midnights = 0
			left = append(left, c)
		}
	}
	return left
}

// told reports whether no column is left of which all rows may say midnight.
func (f midnightColumns) told() bool {
	return !slices.ContainsFunc(f, func(c *midnightColumn) bool { return !c.others })
}

// look takes in a row.
func (f midnightColumns) look(row []string) {
	for _, c := range f {
		if c.others || c.at >= len(row) {
			continue
		}
		text := plainDigits(row[c.at])
		switch {
		case text == "" || saysUnknown(text):
		case c.dates.midnight(text):
			c.midnights++
		default:
			c.others = true
		}
	}
}

// midnight reports whether a date or a time of day says midnight, to the second where it has seconds.
func (d *dateReader) midnight(text string) bool {
	if _, clock := splitClock(text); clock != "" {
		text = clock
	}
	m := d.patterns.clock.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || number(m[2]) != 0 || number(m[3]) != 0 {
		return false
	}
	var at writtenDate
	return d.clock(&at, m[1]+":"+m[2]+m[4], 0) && at.clock == midnight
}
