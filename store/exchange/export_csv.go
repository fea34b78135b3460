package exchange

import (
	"encoding/csv"
	"fmt"
	"io"

	"truceboard/store/ceasefire"
)

// csvWriter writes a table as CSV (RFC 4180, UTF-8, lines end in a line feed). A text that a spreadsheet would run as a formula is made harmless, as Guarded has it.
type csvWriter struct {
	export  Export
	columns []ExportColumn
	out     *csv.Writer
	row     []string
}

func newCSVWriter(w io.Writer, e Export) (*csvWriter, error) {
	columns, err := ChosenColumns(e.Columns)
	if err != nil {
		return nil, err
	}
	c := &csvWriter{export: e, columns: columns, out: csv.NewWriter(w), row: make([]string, len(columns))}
	for n, column := range columns {
		c.row[n] = column.Code
	}
	return c, c.flush()
}

// flush hands the row on.
func (c *csvWriter) flush() error {
	if err := c.out.Write(c.row); err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	return nil
}

// Write writes one incident.
func (c *csvWriter) Write(i ceasefire.Incident) error {
	i = c.export.Redaction.Of(i, c.export.Frame)
	for n, column := range c.columns {
		value := column.Value(c.export, i)
		c.row[n] = plainValue(value)
		if _, text := value.(string); text {
			c.row[n] = Guarded(c.row[n])
		}
	}
	return c.flush()
}

// Close writes what is left.
func (c *csvWriter) Close() error {
	c.out.Flush()
	if err := c.out.Error(); err != nil {
		return fmt.Errorf("writing the rows: %w", err)
	}
	return nil
}
