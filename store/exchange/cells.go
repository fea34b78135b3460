package exchange

import (
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// rowTable gives rows one after another: their fields and the line, from 1, on which each begins. A row that cannot be read is a *RowError,
// after which reading goes on; any other error ends it, and at the end it is io.EOF.
type rowTable interface {
	next() (fields []string, line int, err error)
}

// columns finds the columns of a table by their names.
type columns struct {
	header []string       // the columns' names as the file spells them
	names  []string       // the same without space around them, in lower case
	places map[string]int // the place of each column by its name in names, from 1
}

// newColumns refuses a header that has a column twice.
func newColumns(header []string) (columns, error) {
	c := columns{header: header, names: plainNames(header), places: map[string]int{}}
	for i, name := range c.names {
		if c.places[name] > 0 {
			return c, formatError("the header has the column %q twice: keep one of the two and try again", clip(name, longestQuoted))
		}
		c.places[name] = i + 1
	}
	return c, nil
}

// plainNames gives the names of columns as they are looked for: without a byte order mark and space around them, in lower case.
func plainNames(header []string) []string {
	names := make([]string, len(header))
	for i, name := range header {
		names[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
	}
	return names
}

// readHeader reads the names of a table's columns off its next row, without guards against formulas.
func readHeader(rows rowTable) ([]string, error) {
	header, _, err := rows.next()
	var row *RowError
	switch {
	case errors.Is(err, io.EOF):
		return nil, formatError("the file is empty: choose the file that holds the events")
	case errors.As(err, &row):
		return nil, formatError("the header on line %d cannot be read: %s", row.LineNo, row.Reason)
	}
	for n, name := range header {
		header[n] = csvline.Unguarded(name)
	}
	return header, err
}

// cells is one row of a table; the first thing that is wrong with it stands in err.
type cells struct {
	columns *columns
	fields  []string
	line    int
	err     error
}

// wrongAt notes what is wrong with one cell; column is its column's name, and value what stands in it.
func (c *cells) wrongAt(column, value, format string, args ...any) {
	if c.err != nil {
		return
	}
	e := rowError(c.line, format, args...)
	e.Column, e.Value = clip(oneLine(column), longestQuoted), clip(oneLine(value), longestQuoted)
	c.err = e
}

// wrongIn notes what is wrong with a column that is known by its name in the layout.
func (c *cells) wrongIn(name, format string, args ...any) {
	value := c.text(name)
	if place := c.columns.places[name]; place > 0 {
		name = c.columns.header[place-1]
	}
	c.wrongAt(name, value, format, args...)
}

// wrongText notes a column whose text cannot be read; what says what belongs there.
func (c *cells) wrongText(name, what string) {
	c.wrongIn(name, "%s %q is not %s", name, clip(c.text(name), longestQuoted), what)
}

// text gives a column's text without a guard against formulas, empty where the file does not have the column.
func (c *cells) text(name string) string {
	if place := c.columns.places[name]; place > 0 {
		return csvline.Unguarded(c.fields[place-1])
	}
	return ""
}

// trimmed gives a column's text without space around it.
func (c *cells) trimmed(name string) string { return strings.TrimSpace(c.text(name)) }

// people reads a number of people; an empty text is unknown, one that is no number is wrong.
func people(text string) (ceasefire.Count, bool) {
	if text == "" {
		return ceasefire.Count{}, true
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 0 {
		return ceasefire.Count{}, false
	}
	return ceasefire.People(int(n)), true
}

// degrees reads a number of degrees.
func degrees(text string) (float64, bool) {
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
}

// within holds a point against the globe.
func (c *cells) within(p ceasefire.Point) {
	if !p.Valid() {
		c.wrongIn("latitude", offGlobe, p.Lat, p.Lon)
	}
}

const offGlobe = "%g, %g lies off the globe: latitudes run from -90 to 90, longitudes from -180 to 180"

// isEnd reports whether a table has no more rows.
func isEnd(err error) bool { return errors.Is(err, io.EOF) }
