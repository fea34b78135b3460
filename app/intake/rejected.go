package intake

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"

	"truceboard/store"
	"truceboard/store/csvline"
	"truceboard/store/exchange"
)

// writeRejected writes the rows that were not taken, in the order of the file, to a CSV file, each with its line, the column at fault, what stands in it, the reason and, of a table, the data set before its own columns, so
// that they can be mended and imported from there: those columns are passed over then. A row that could not be taken apart has its line and the reason alone. The file is written whole or not
// at all, and never in the place of the file that is read.
func writeRejected(ctx context.Context, path string, file *exchange.DataFile, reading exchange.Reading, rejected iter.Seq2[store.Rejection, error]) error {
	if err := store.RefuseTarget(path, file.Path()); err != nil {
		return err
	}
	return store.WriteWholeBy(path, func(to io.Writer) error {
		if _, err := io.WriteString(to, "\ufeff"); err != nil { // by which spreadsheets know UTF-8
			return err
		}
		text := csvline.Append(nil, append(reading.RefusedHeadings(), reading.Header...))
		if _, err := to.Write(text); err != nil {
			return err
		}
		rows := beginCells(ctx, reading, file)
		defer rows.stop()
		for row, err := range rejected {
			if err != nil {
				return err
			}
			cells, err := rows.at(row.Line)
			if err != nil {
				return fmt.Errorf("reading the rejected rows again: %w", err)
			}
			if _, err := to.Write(csvline.Append(text[:0], append(said(reading, row), cells...))); err != nil {
				return err
			}
		}
		return nil
	})
}

// said gives what is written before the cells of a row.
func said(reading exchange.Reading, row store.Rejection) []string {
	if row.Field != "" {
		row.Column = reading.ColumnOf(row.Field)
	}
	said := []string{strconv.Itoa(row.Line), row.Column, row.Value, row.Reason}
	if dataset := reading.RefusedDataset(); dataset != "" {
		said = append(said, dataset)
	}
	return said
}

// cellsOf reads a file once more, beside its rejected rows.
type cellsOf struct {
	next func() (exchange.Row, error, bool)
	stop func()
	row  exchange.Row
	left bool // whether row is one of the file
	err  error
}

func beginCells(ctx context.Context, reading exchange.Reading, file *exchange.DataFile) *cellsOf {
	c := &cellsOf{}
	c.next, c.stop = iter.Pull2(reading.EachRow(ctx, file))
	c.row, c.err, c.left = c.next()
	return c
}

// at gives the cells of the row that begins on a line, which is none above the one asked for before.
func (c *cellsOf) at(line int) ([]string, error) {
	for c.left && c.err == nil && c.row.Line < line {
		c.row, c.err, c.left = c.next()
	}
	if c.err != nil || !c.left || c.row.Line != line {
		return nil, c.err
	}
	return c.row.Cells, nil
}
