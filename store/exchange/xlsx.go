package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// openWorkbook opens a workbook, once its parts were found to unpack to what they say and to no more than can be read.
func openWorkbook(ctx context.Context, file *DataFile) (*excelize.File, rowCounts, error) {
	counts, err := soundParts(ctx, file)
	if err != nil {
		return nil, nil, err
	}
	book, err := unpackWorkbook(ctx, file)
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case err != nil:
		return nil, nil, formatError("the workbook cannot be read (%s): save it as .xlsx again, or save the sheet you need as CSV", clip(err.Error(), longestReason))
	}
	if err := markDates(book); err != nil {
		return nil, nil, errors.Join(err, book.Close())
	}
	return book, counts, nil
}

// unpackWorkbook reads a file on disk in place, and anything else into memory.
func unpackWorkbook(ctx context.Context, file *DataFile) (*excelize.File, error) {
	options := excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostInMemory}
	if file.path != "" {
		return excelize.OpenFile(file.path, options)
	}
	return excelize.OpenReader(file.bytes(ctx, nil), options)
}

// sheetsOf gives the names of a workbook's sheets that hold rows.
func sheetsOf(book *excelize.File) []string {
	return slices.DeleteFunc(book.GetSheetList(), func(name string) bool {
		kind, err := book.GetSheetVisible(name)
		return err != nil || !kind
	})
}

// sheetTable is the table of a workbook's sheet. Rows are as wide as the header: a sheet does not keep the empty cells at a row's end.
type sheetTable struct {
	dated []int // the columns in which a number is a date
	ctx   context.Context
	file  *DataFile
	book  *excelize.File
	rows  *excelize.Rows
	line  int
	width int
	said  int64 // bytes of the texts of the cells that were read
	most  int64 // that they may be

	from1904 bool // how its dates are counted

	merged    []mergedCells
	spread    map[int][]mergedCells // those that are said of all their rows, by their column
	spreading map[int]string        // what the last of them in each column holds
}

func openSheet(ctx context.Context, file *DataFile, sheet string) (*sheetTable, error) {
	book, counts, err := openWorkbook(ctx, file)
	if err != nil {
		return nil, err
	}
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, errors.Join(formatError("the workbook has no sheet %q: choose one of %s", clip(sheet, longestQuoted), strings.Join(sheetsOf(book), ", ")), book.Close())
	}
	found := counts.of(book, sheet)
	file.begin(int64(found.rows))
	t := newSheetTable(ctx, file, book, rows, counts)
	t.merged = found.merged
	return t, nil
}

func newSheetTable(ctx context.Context, file *DataFile, book *excelize.File, rows *excelize.Rows, counts rowCounts) *sheetTable {
	t := &sheetTable{ctx: ctx, file: file, book: book, rows: rows, most: counts.mostText()}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil { // a workbook without properties counts from 1900
		t.from1904 = *props.Date1904
	}
	return t
}

// of gives how many rows a sheet has and which cells are merged, as far as that is known before it is read: its part is usually numbered as it stands among the sheets.
func (c rowCounts) of(book *excelize.File, sheet string) sheetCount {
	place := slices.Index(book.GetSheetList(), sheet) + 1
	return c[fmt.Sprintf("xl/worksheets/sheet%d.xml", place)]
}

// next gives the next row that is not blank.
func (t *sheetTable) next() ([]string, int, error) {
	for t.rows.Next() {
		t.line++
		t.file.done.Store(int64(t.line))
		if err := t.ctx.Err(); err != nil {
			return nil, t.line, err
		}
		cells, err := t.rows.Columns()
		if err != nil {
			return nil, t.line, formatError("row %d of the sheet cannot be read (%s): save the workbook again", t.line, clip(err.Error(), longestReason))
		}
		if err := t.checkRow(cells); err != nil {
			return nil, t.line, err
		}
		if slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
			return t.padded(t.withDates(t.withMerged(cells))), t.line, nil
		}
	}
	if err := t.rows.Error(); err != nil {
		return nil, t.line, formatError("the sheet is damaged below row %d: %s", t.line, clip(err.Error(), longestReason))
	}
	return nil, t.line, io.EOF
}

// checkRow refuses a row that no table of events has.
func (t *sheetTable) checkRow(cells []string) error {
	size := 0
	for i, cell := range cells {
		size += len(cell)
		if strings.IndexByte(cell, 0) >= 0 {
			return formatError("row %d of the sheet holds a zero byte, which no text has: the workbook is damaged", t.line)
		}
		cells[i] = isoDate(cell, t.from1904)
	}
	if t.said += int64(size); t.said > t.most {
		return formatError("the cells of the sheet say far more than the workbook holds, since a long text is repeated in row after row (down to row %d): this is no table of events; save the rows you need as CSV", t.line)
	}
	if len(cells) > maxFields || size > maxRecord {
		return formatError("row %d of the sheet is longer than any row of events: this is no table of events", t.line)
	}
	return nil
}

// padded gives a row as wide as the first; whatever stands beyond it is kept, so that the row is refused.
func (t *sheetTable) padded(cells []string) []string {
	for len(cells) > t.width && t.width > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	for len(cells) < t.width {
		cells = append(cells, "")
	}
	return cells
}

// headed gives the header without the empty cells at its end, and makes the rows below as wide.
func (t *sheetTable) headed(header []string) []string {
	for len(header) > 0 && strings.TrimSpace(header[len(header)-1]) == "" {
		header = header[:len(header)-1]
	}
	t.width = len(header)
	return header
}

func (t *sheetTable) end() error { return t.file.unchanged(nil) }

func (t *sheetTable) close() error {
	if err := errors.Join(t.rows.Close(), t.book.Close()); err != nil {
		return fmt.Errorf("closing the workbook: %w", err)
	}
	return nil
}
