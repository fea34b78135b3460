package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
)

// countedTable gives so many rows, every seventh of which cannot be read, and then an error.
type countedTable struct {
	n, most int
	last    error
}

func (c *countedTable) next() ([]string, int, error) {
	if c.n == c.most {
		return nil, c.n, c.last
	}
	c.n++
	if c.n%7 == 0 {
		return nil, c.n, rowError(c.n, "it cannot be read")
	}
	return []string{fmt.Sprint(c.n)}, c.n, nil
}

func TestRowsThatAreReadAheadAreThoseOfTheTable(t *testing.T) {
	spoilt := formatError("spoilt")
	for _, last := range []error{io.EOF, spoilt} {
		for _, most := range []int{0, 1, aheadRows, 3*aheadRows + 5, 20 * aheadRows} {
			rows, alone := readAhead(context.Background(), &countedTable{most: most, last: last}), &countedTable{most: most, last: last}
			for {
				fields, line, err := rows.next()
				wantFields, wantLine, want := alone.next()
				if fmt.Sprint(fields, line, err) != fmt.Sprint(wantFields, wantLine, want) {
					t.Fatalf("%v %d %v, want %v %d %v", fields, line, err, wantFields, wantLine, want)
				}
				if err != nil && !isRowError(err) {
					break
				}
			}
			rows.end()
		}
	}
}

func TestReadingAheadEndsWhereItIsLeft(t *testing.T) {
	table := &countedTable{most: 1 << 30, last: io.EOF}
	rows := readAhead(context.Background(), table)
	if _, line, err := rows.next(); line != 1 || err != nil {
		t.Fatal(line, err)
	}
	rows.end()
	if read := table.n; read > (aheadParcels+3)*aheadRows {
		t.Errorf("%d rows were read ahead", read)
	}
}

func TestReadingAheadIsBoundedByWhatIsRead(t *testing.T) {
	long := make([]string, 1)
	long[0] = string(make([]byte, aheadText))
	parcel, more := aheadParcel(tableOf(func() ([]string, int, error) { return long, 1, nil }))
	if len(parcel) != 1 || !more {
		t.Errorf("%d rows of a megabyte are read ahead at once", len(parcel))
	}
	if parcel, more = aheadParcel(tableOf(func() ([]string, int, error) { return nil, 1, errors.New("gone") })); len(parcel) != 1 || more {
		t.Errorf("%d rows, more: %v", len(parcel), more)
	}
}

// tableOf makes a table of what gives its rows.
type tableOf func() ([]string, int, error)

func (f tableOf) next() ([]string, int, error) { return f() }
