package exchange

import (
	"context"
	"io"
	"sync"
)

// The rows of a table are read ahead in parcels, few of which are under way: a parcel is full with aheadRows rows, or with aheadText bytes.
const (
	aheadParcels = 4
	aheadRows    = 128
	aheadText    = 1 << 20
)

// aheadRow is what a table gave for a row.
type aheadRow struct {
	fields []string
	line   int
	err    error
}

// aheadTable reads the rows of a table on a goroutine of its own, while what was read is made incidents of: to take a workbook apart takes longer than all that follows.
type aheadTable struct {
	full  chan []aheadRow
	stop  context.CancelFunc
	going sync.WaitGroup
	here  []aheadRow // the rows of the present parcel that were not given yet
}

// readAhead begins to read. Nobody else may read the table until end was called.
func readAhead(ctx context.Context, table rowTable) *aheadTable {
	t := &aheadTable{full: make(chan []aheadRow, aheadParcels)}
	ctx, t.stop = context.WithCancel(ctx)
	t.going.Go(func() {
		defer close(t.full)
		for more := true; more; {
			var parcel []aheadRow
			parcel, more = aheadParcel(table)
			select {
			case t.full <- parcel:
			case <-ctx.Done():
				more = false
			}
		}
	})
	return t
}

// aheadParcel reads a parcel; more is false where the table is at its end, or where an error ended it.
func aheadParcel(table rowTable) (parcel []aheadRow, more bool) {
	for text := 0; len(parcel) < aheadRows && text < aheadText; {
		var row aheadRow
		row.fields, row.line, row.err = table.next()
		parcel = append(parcel, row)
		if row.err != nil && !isRowError(row.err) {
			return parcel, false
		}
		for _, field := range row.fields {
			text += len(field)
		}
	}
	return parcel, true
}

// next gives the next row.
func (t *aheadTable) next() ([]string, int, error) {
	for len(t.here) == 0 {
		var more bool
		if t.here, more = <-t.full; !more {
			return nil, 0, io.EOF
		}
	}
	row := t.here[0]
	t.here = t.here[1:]
	return row.fields, row.line, row.err
}

// end ends the reading, wherever it is.
func (t *aheadTable) end() {
	t.stop()
	t.going.Wait()
}
