package exchange

import (
	"bytes"
	"fmt"
	"io"

	"truceboard/store/ceasefire"
	"truceboard/store/csvline"
)

// csvWriter writes a table as CSV (RFC 4180, UTF-8, lines end in a line feed). A text that a spreadsheet would run as a formula is made harmless, as Guarded has it. Each line is put together
// in one place and written at once: encoding/csv, which writes the same, takes several times as long over a million lines of forty fields.
type csvWriter struct {
	export  Export
	columns []ExportColumn
	out     io.Writer
	line    []byte
	row     ceasefire.Incident // that is being written: columns are handed where it lies, which would be a place of its own for each
}

func newCSVWriter(w io.Writer, e Export) (*csvWriter, error) {
	columns, err := ChosenColumns(e.Columns, e.Kept)
	if err != nil {
		return nil, err
	}
	c := &csvWriter{export: e, columns: columns, out: w}
	for n, column := range columns {
		c.line = csvline.AppendField(csvline.Separated(c.line, n), column.Code)
	}
	return c, c.flush()
}

// flush ends the line and hands it on, without NULs that older dossiers may hold.
func (c *csvWriter) flush() error {
	if bytes.IndexByte(c.line, 0) >= 0 {
		c.line = bytes.ReplaceAll(c.line, []byte{0}, []byte(insteadOfNUL))
	}
	if _, err := c.out.Write(append(c.line, '\n')); err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	c.line = c.line[:0]
	return nil
}

// Write writes one incident.
func (c *csvWriter) Write(i ceasefire.Incident) error {
	if !c.export.Redaction.IsZero() {
		i = c.export.Redactor.Of(i)
	}
	c.row = i
	for n := range c.columns {
		c.line = csvline.Separated(c.line, n)
		if text, is, other := c.columns[n].valueOf(&c.export, &c.row); is {
			c.line = csvline.AppendField(c.line, csvline.Guarded(text))
		} else {
			c.line = appendPlain(c.line, other) // of which nothing needs quotation marks
		}
	}
	return c.flush()
}

// Close has nothing left to write.
func (c *csvWriter) Close() error { return nil }
