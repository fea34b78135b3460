package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxRecord bounds one record, so that a quotation mark that is never closed cannot fill the memory with the rest of a file; maxFields bounds
// its fields, each of which takes more memory than the comma that makes it.
const (
	maxRecord = 16 << 20
	maxFields = 4096
)

// records reads records set apart by a mark, a comma unless another is given (RFC 4180). Unlike encoding/csv it keeps line breaks inside quoted fields as they are, so
// that a file can be written again byte for byte, and it bounds the length of a record.
type records struct {
	in    *bufio.Reader
	mark  byte // between two fields
	limit int
	line  int // the physical line that was read last
	begun int // the physical line on which the present record begins
	size  int // bytes of the present record
	width int // fields of the last record that could be read
	raw   []byte
	text  []byte // the present record's fields without their quotation marks, one after another
	ends  []int  // where each field ends in text

	spanned []byte // the lines below the first that the present record runs over
	again   []byte // lines that were taken for part of a damaged record, to be read once more
}

func newRecords(in *bufio.Reader) *records { return &records{in: in, mark: ',', limit: maxRecord} }

// next gives the fields of the next record and the line on which it begins; blank lines are passed over. A malformed record is a
// *RowError, after which reading goes on with the next line; anything that spoils the whole file is a *FormatError. At the end the
// error is io.EOF.
func (r *records) next() ([]string, int, error) {
	for {
		r.size, r.text, r.ends, r.spanned = 0, r.text[:0], r.ends[:0], r.spanned[:0]
		line, err := r.readLine()
		if err != nil {
			return nil, r.line, err
		}
		r.begun = r.line
		if len(withoutBreak(line)) == 0 {
			continue
		}
		if err := r.split(line); err != nil {
			return nil, r.begun, r.givenBack(err)
		}
		r.width = len(r.ends)
		return r.fields(), r.begun, nil
	}
}

func (r *records) fields() []string {
	text, from := string(r.text), 0
	fields := make([]string, len(r.ends))
	for i, end := range r.ends {
		fields[i], from = text[from:end], end
	}
	return fields
}

// split takes a record's first line apart, reading on where a quoted field runs over several lines.
func (r *records) split(line []byte) error {
	for {
		rest, more, err := r.field(line)
		if err != nil {
			return err
		}
		r.ends = append(r.ends, len(r.text))
		if !more {
			return nil
		}
		if len(r.ends) == maxFields {
			return rowError(r.begun, "it has more than %d columns: this is no row of a table of events, or it is damaged", maxFields)
		}
		line = rest
	}
}

// field takes the first field off a line and gives what follows its mark; more reports whether there was one.
func (r *records) field(line []byte) (rest []byte, more bool, err error) {
	if len(line) > 0 && line[0] == '"' {
		return r.quoted(line[1:])
	}
	value, rest, more := bytes.Cut(line, []byte{r.mark})
	if !more {
		value = withoutBreak(value)
	}
	if bytes.IndexByte(value, '"') >= 0 {
		return nil, false, r.malformed("a quotation mark stands inside a field that is not quoted")
	}
	r.text = append(r.text, value...)
	return rest, more, nil
}

// quoted reads on from behind a field's opening quotation mark; a mark that is doubled stands for one.
func (r *records) quoted(line []byte) (rest []byte, more bool, err error) {
	for {
		mark := bytes.IndexByte(line, '"')
		if mark < 0 {
			r.text = append(r.text, line...)
			if line, err = r.readLine(); err != nil {
				return nil, false, r.unclosed(err)
			}
			r.spanned = append(r.spanned, line...)
			continue
		}
		r.text, line = append(r.text, line[:mark]...), line[mark+1:]
		switch {
		case len(line) > 0 && line[0] == '"':
			r.text, line = append(r.text, '"'), line[1:]
		case len(line) > 0 && line[0] == r.mark:
			return line[1:], true, nil
		case len(withoutBreak(line)) == 0:
			return nil, false, nil
		default:
			return nil, false, r.malformed("something other than a " + DelimiterName(rune(r.mark)) + " follows a closing quotation mark")
		}
	}
}

// givenBack gives the lines back that a quotation mark took which was never closed, if the first of them is a row like the last that could be read, or begins as one: the row with the mark alone is damaged.
func (r *records) givenBack(err error) error {
	if !isRowError(err) || len(r.spanned) == 0 {
		return err
	}
	alone := &records{in: bufio.NewReader(bytes.NewReader(r.spanned)), mark: r.mark, limit: r.limit}
	fields, _, failed := alone.next()
	if opens := failed != nil && !isRowError(failed) && len(alone.ends) > 0; !opens && (failed != nil || len(fields) != r.width) { // it may open one that is never closed, as its neighbour does
		return err
	}
	r.again = append(bytes.Clone(r.spanned), r.again...)
	r.line = r.begun
	return rowError(r.begun, "it opens a quotation mark that is not closed where its field ends: close it, or double the marks within the field")
}

func (r *records) malformed(what string) error {
	return rowError(r.begun, "%s: quote the whole field and double the marks in it", what)
}

// unclosed says why a quoted field could not be read to its end.
func (r *records) unclosed(err error) error {
	if !errors.Is(err, io.EOF) && r.size <= r.limit {
		return err
	}
	return formatError("the row that begins on line %d opens a quotation mark that is never closed: repair that line, or get the file again", r.begun)
}

// readLine gives the next physical line with its line break; the slice holds until the next call.
func (r *records) readLine() ([]byte, error) {
	r.raw = r.raw[:0]
	if end := bytes.IndexByte(r.again, '\n'); end >= 0 {
		r.raw, r.again = append(r.raw, r.again[:end+1]...), r.again[end+1:]
		r.size += len(r.raw)
		r.line++
		return r.raw, r.checkText()
	}
	r.raw, r.again = append(r.raw, r.again...), nil // without a line break at the end of the file
	for {
		part, err := r.in.ReadSlice('\n')
		r.raw = append(r.raw, part...)
		r.size += len(part)
		switch {
		case r.size > r.limit:
			return nil, formatError("the row on line %d is longer than %d MiB: this is not a file of events, or it is damaged", r.line+1, r.limit>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(r.raw) > 0, err == nil:
			r.line++
			return r.raw, r.checkText()
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		default:
			return nil, fmt.Errorf("reading line %d: %w", r.line+1, err)
		}
	}
}

// checkText refuses what is not text in UTF-8.
func (r *records) checkText() error {
	if bytes.IndexByte(r.raw, 0) >= 0 {
		return formatError("line %d holds a zero byte, which no text has: the file is damaged or not a CSV file; get it again", r.line)
	}
	if !utf8.Valid(r.raw) {
		return formatError("line %d is not UTF-8 text: say in which encoding it was written, or save the file as CSV in UTF-8 and try again", r.line)
	}
	return nil
}

func withoutBreak(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte{'\n'}), []byte{'\r'})
}
