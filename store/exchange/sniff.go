package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"truceboard/store/ceasefire"
)

// How much of a file is looked at to find how it is to be read: its beginning, and pieces of the rest for its encoding.
const (
	sniffedStart  = 1 << 20
	sniffedPiece  = 64 << 10
	sniffedPieces = 16
	shownRows     = 100 // rows of the sample
	shownDoubt    = 5   // lines of a choice's preview
)

// Sniff finds how a data file is to be read, by a bounded part of it. What told says is not asked of the file, and its mapping is taken for
// the columns that the file has. What is not sure stands among the doubts, the likeliest reading in place. A file that no reading fits is a
// *FormatError.
func Sniff(ctx context.Context, file *DataFile, frame ceasefire.Frame, told Reading) (Reading, error) {
	if err := told.Check(); err != nil {
		return told, err
	}
	start, err := file.piece(ctx, 0, sniffedStart)
	if err != nil {
		return told, err
	}
	told.Doubts, told.Notes = nil, nil
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return told.sniffBook(ctx, file, frame)
	}
	return told.sniffText(ctx, file, frame, start)
}

// piece reads a part of the file.
func (d *DataFile) piece(ctx context.Context, at, length int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	part := make([]byte, max(min(length, d.size-at), 0))
	n, err := d.from.ReadAt(part, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading %s: %w", d.name, err)
	}
	return part[:n], nil
}

func (r Reading) sniffText(ctx context.Context, file *DataFile, frame ceasefire.Frame, start []byte) (Reading, error) {
	r.Container, r.Sheet, r.Sheets = Text, "", nil
	if wide := bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")); !wide && !isIncidentsJSON(start) {
		if err := refuseForeign(bytes.TrimPrefix(start, []byte("\ufeff"))); err != nil {
			return r, err
		}
	}
	if err := r.settleEncoding(ctx, file, start); err != nil {
		return r, err
	}
	text := bytes.TrimPrefix(r.Encoding.decodedBytes(start), []byte("\ufeff"))
	if r.Format == FormatJSON || r.Format == "" && isIncidentsJSON(text) {
		r.Format = FormatJSON
		found, _, err := openIncidents(ctx, file, frame, newValues(frame, Mapping{}), r.Encoding)
		if err != nil {
			return r, err
		}
		r.Sources, r.Frame = found.sources, found.whole
		r.Sample, err = found.first(shownIncidents)
		return r, err
	}
	if err := refuseForeign(text); err != nil {
		return r, err
	}
	if endsInReturns(text) {
		text = bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
	}
	whole := file.size <= sniffedStart
	r.settleDelimiter(text, whole)
	return r.sniffTable(ctx, file, frame, sampledRows(text, r.Delimiter, whole))
}

func (r *Reading) settleEncoding(ctx context.Context, file *DataFile, start []byte) error {
	if r.Encoding != "" {
		return nil
	}
	pieces := [][]byte{start}
	for n := int64(1); file.size > sniffedStart && n <= sniffedPieces; n++ {
		at := sniffedStart + (file.size-sniffedStart-sniffedPiece)*n/sniffedPieces
		piece, err := file.piece(ctx, max(at, sniffedStart), sniffedPiece)
		if err != nil {
			return err
		}
		pieces = append(pieces, piece)
	}
	found := guessedEncoding(pieces)
	if r.Encoding = found[0]; len(found) == 1 {
		return nil
	}
	doubt := Doubt{About: AboutEncoding, Reason: "The file is not UTF-8, and too little of it tells in which letters it was written: choose the reading in which the words are right."}
	for _, e := range found {
		doubt.Choices = append(doubt.Choices, Choice{Value: string(e), Name: e.Words(), Preview: foreignLines(string(e.decodedBytes(bytes.Join(pieces, []byte{'\n'}))))})
	}
	r.Doubts = append(r.Doubts, doubt)
	return nil
}

// foreignLines gives the first words of a text that are not ASCII, each with the words beside it.
func foreignLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		at := strings.IndexFunc(line, func(r rune) bool { return r >= 0x80 })
		if at < 0 {
			continue
		}
		piece := strings.ToValidUTF8(line[max(0, at-longestQuoted/2):], "")
		if short := clip(oneLine(piece), longestQuoted); !slices.Contains(lines, short) {
			lines = append(lines, short)
		}
		if len(lines) == shownDoubt {
			break
		}
	}
	return lines
}

func (r *Reading) settleDelimiter(text []byte, whole bool) {
	if r.Delimiter != 0 {
		return
	}
	found := guessedDelimiters(text, whole)
	if r.Delimiter = found[0]; len(found) == 1 {
		return
	}
	for _, mark := range found { // a layout that is known settles it
		rows := sampledRows(text, mark, whole)
		if at, format := knownHeader(rows); at > 0 && (r.Format == "" || r.Format == format) {
			r.Delimiter = mark
			return
		}
	}
	doubt := Doubt{About: AboutDelimiter, Reason: "More than one mark may set the columns apart: choose the reading whose columns are right."}
	for _, mark := range found {
		doubt.Choices = append(doubt.Choices, Choice{Value: DelimiterName(mark), Name: DelimiterName(mark), Preview: previewOf(sampledRows(text, mark, whole))})
	}
	r.Doubts = append(r.Doubts, doubt)
}

// previewOf shows rows in lines.
func previewOf(rows [][]string) []string {
	var lines []string
	for _, row := range rows[:min(shownDoubt, len(rows))] {
		var parts []string
		for _, cell := range row {
			parts = append(parts, clip(oneLine(cell), longestQuoted/2))
		}
		lines = append(lines, strings.Join(parts, "  |  "))
	}
	return lines
}

// knownHeader finds the row, from 1, that is the header of a layout that is known, and which; 0 where there is none.
func knownHeader(rows [][]string) (int, Format) {
	for i, row := range rows[:min(mostAbove, len(rows))] {
		names := plainNames(row)
		switch {
		case len(gedMissing(names)) == 0:
			return i + 1, FormatGED
		case isACLED(names):
			return i + 1, FormatACLED
		}
	}
	return 0, ""
}

// mostAbove is how many rows there may be above a header.
const mostAbove = 20

// sniffTable finds what the columns of a table are by its first rows.
func (r Reading) sniffTable(ctx context.Context, file *DataFile, frame ceasefire.Frame, rows [][]string) (Reading, error) {
	if len(rows) == 0 {
		return r, formatError("the file has no row that can be read: choose the file that holds the events")
	}
	r.Dataset = ListName(file.Name())
	rows = r.settleMended(rows)
	at, format := knownHeader(rows)
	if r.Format == "" {
		if r.Format = format; at == 0 || len(r.Mapping.Columns) > 0 {
			r.Format = FormatCSV
		}
	}
	told := r.NoHeader || r.HeaderRow > 0
	r.settleHeader(rows, at, format)
	if r.NoHeader && !told {
		if err := r.unreadAbove(ctx, file); err != nil {
			return r, err
		}
	}
	sample, header, err := r.sampleOf(ctx, file)
	if err != nil {
		return r, err
	}
	r.Header, r.Sample = header, sample
	cells := make([][]string, len(sample))
	for i, row := range sample {
		cells[i] = row.Cells
	}
	if r.Format == FormatCSV {
		r.suggest(cells, frame)
	}
	below := rows[min(r.above(), len(rows)):]
	if err = r.settleDates(ctx, file, below); err == nil {
		err = r.settleMidnights(ctx, file, below)
	}
	return r, err
}

// suggest fills in what the mapping does not say.
func (r *Reading) suggest(rows [][]string, frame ceasefire.Frame) {
	guess := SuggestMapping(r.Header, rows, frame)
	if r.NoHeader {
		guess.Columns = byContent(r.Header, rows)
	} else if len(r.Mapping.Columns) == 0 && guess.FieldColumn(FieldDate) == "" && !ownTable(r.Header) {
		r.guessDate(&guess, rows)
	}
	if column := guess.FieldColumn(FieldID); len(r.Mapping.Columns) > 0 && column != "" && r.Mapping.FieldColumn(FieldID) == "" && r.Mapping.FieldOf(column) == "" {
		r.Notes = append(r.Notes, fmt.Sprintf("The column “%s” tells the rows apart, and the mapping reads it into no field: they are known by what they say, and one that changes is taken for a new incident.", clip(column, longestQuoted)))
	}
	if len(r.Mapping.Columns) == 0 {
		if note := guess.citedNote(); note != "" {
			r.Notes = append(r.Notes, note)
		}
		r.Mapping.Partial = guess.Partial
		r.Mapping.Columns = slices.DeleteFunc(guess.Columns, func(c ColumnField) bool { return r.Mapping.constant(c.Field) != "" })
	}
	if exportedTable(r.Header) && !slices.ContainsFunc(r.Header, func(column string) bool { return heading(column) == string(FieldID) }) {
		r.Notes = append(r.Notes, "The table has no column id, by which rows that were exported from here are known: one that is here already may be taken for a new incident.")
	}
	r.Notes = append(r.Notes, r.unfit(rows)...)
	if columns := r.WorkedOut(); len(columns) > 0 {
		r.Notes = append(r.Notes, "What is worked out here is not read, and an edit there changes nothing: "+strings.Join(columns, ", ")+".")
	}
	if r.Mapping.Decimal == "" {
		r.Mapping.Decimal = guessedDecimal(r.Header, r.Mapping, rows) // of the columns that were mapped, which may not be those that were guessed
	}
}

// guessDate takes the only column that holds days for the date where none is called so, and says that it does.
func (r *Reading) guessDate(m *Mapping, rows [][]string) {
	if column := onlyDays(r.Header, *m, rows); column != "" && r.Mapping.constant(FieldDate) == "" {
		m.Columns = append(m.Columns, ColumnField{Column: column, Field: FieldDate})
		r.Notes = append(r.Notes, fmt.Sprintf("No column is called a date; %q is read as the date of each row, since it alone holds days.", column))
	}
}

// sampleOf reads the header and the first rows below it.
func (r Reading) sampleOf(ctx context.Context, file *DataFile) ([]Row, []string, error) {
	header, rows, err := r.Preview(ctx, file, shownRows)
	return rows, header, err
}

// Preview gives the header of a file and its first n rows as they stand there. A row that cannot be read is left out.
func (r Reading) Preview(ctx context.Context, file *DataFile, n int) (header []string, rows []Row, err error) {
	source, err := r.source(ctx, file)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	if header, err = r.headerOf(source); err != nil {
		return nil, nil, err
	}
	if r.Format == FormatCSV {
		header = withNames(header)
	}
	for len(rows) < n {
		cells, line, err := source.next()
		switch {
		case errors.Is(err, io.EOF):
			return header, rows, nil
		case err != nil && isRowError(err):
			continue
		case err != nil:
			return header, rows, err
		}
		rows = append(rows, Row{Line: line, Cells: cells})
	}
	return header, rows, nil
}
