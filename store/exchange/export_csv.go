package exchange

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"truceboard/store/ceasefire"
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
		c.line = appendField(separated(c.line, n), column.Code)
	}
	return c, c.flush()
}

// separated puts a comma behind a field that another follows.
func separated(line []byte, n int) []byte {
	if n > 0 {
		return append(line, ',')
	}
	return line
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
		c.line = separated(c.line, n)
		if text, is, other := c.columns[n].valueOf(&c.export, &c.row); is {
			c.line = appendField(c.line, Guarded(text))
		} else {
			c.line = appendPlain(c.line, other) // of which nothing needs quotation marks
		}
	}
	return c.flush()
}

// Close has nothing left to write.
func (c *csvWriter) Close() error { return nil }

// appendField puts a text behind others, between quotation marks where encoding/csv puts them.
func appendField(line []byte, text string) []byte {
	if !quotedField(text) {
		return append(line, text...)
	}
	line = append(line, '"')
	for {
		mark := strings.IndexByte(text, '"')
		if mark < 0 {
			break
		}
		line = append(append(line, text[:mark]...), `""`...)
		text = text[mark+1:]
	}
	return append(append(line, text...), '"')
}

// quotedField reports whether a text needs quotation marks.
func quotedField(text string) bool {
	if text == "" {
		return false
	}
	if text == `\.` || text[0] == ' ' {
		return true
	}
	for at := range len(text) {
		if c := text[at]; c == ',' || c == '"' || c == '\r' || c == '\n' {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(first)
}
