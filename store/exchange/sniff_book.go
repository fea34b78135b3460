package exchange

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// sniffBook finds how a workbook is to be read: which of its sheets holds the events.
func (r Reading) sniffBook(ctx context.Context, file *DataFile, frame ceasefire.Frame) (Reading, error) {
	r.Container, r.Encoding, r.Delimiter = Workbook, "", 0
	rows, err := r.settleSheet(ctx, file, frame)
	if err != nil {
		return r, err
	}
	return r.sniffTable(ctx, file, frame, rows)
}

// settleSheet chooses the sheet, and gives its first rows: the one that was told, the only one that has rows, or the one whose header is known.
func (r *Reading) settleSheet(ctx context.Context, file *DataFile, frame ceasefire.Frame) (rows [][]string, err error) {
	book, counts, err := openWorkbook(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	r.Sheets = sheetsOf(book)
	filled, known := map[string][][]string{}, []string{}
	var names []string
	for _, name := range r.Sheets {
		if r.Sheet != "" && !strings.EqualFold(r.Sheet, name) {
			continue
		}
		iterator, err := book.Rows(name)
		if err != nil {
			return nil, formatError("the sheet %q cannot be read: save the workbook again", clip(name, longestQuoted))
		}
		sheet := newSheetTable(ctx, file, book, iterator, counts)
		some, err := firstRows(sheet, mostSampled)
		if err = errors.Join(err, iterator.Close()); err != nil {
			return nil, err
		}
		if len(some) < 2 && r.Sheet == "" {
			continue
		}
		filled[name], names = some, append(names, name)
		if understood(some, frame) {
			known = append(known, name)
		}
	}
	return filled[r.chooseSheet(names, known, filled)], r.sheetMissing(names)
}

// understood reports whether a sheet's header is one that is known, or one whose names tell of all that is needed.
func understood(rows [][]string, frame ceasefire.Frame) bool {
	if at, _ := knownHeader(rows); at > 0 {
		return true
	}
	if len(rows) == 0 {
		return false
	}
	at := headerAmong(rows)
	if looksLikeData(rows[at-1], rows[at:]) {
		return false
	}
	header := withNames(rows[at-1])
	return len(ceasefire.Errors(SuggestMapping(header, rows[at:], frame).Problems(header, frame))) == 0
}

func (r *Reading) sheetMissing(names []string) error {
	switch {
	case len(names) > 0:
		return nil
	case r.Sheet != "":
		return formatError("the workbook has no sheet %q: choose one of %s", clip(r.Sheet, longestQuoted), strings.Join(r.Sheets, ", "))
	}
	return formatError("no sheet of the workbook has rows below a header: choose the workbook that holds the events")
}

// chooseSheet settles on a sheet, and notes a doubt where another would do as well.
func (r *Reading) chooseSheet(names, known []string, filled map[string][][]string) string {
	if len(known) == 1 || len(names) == 1 {
		r.Sheet = append(known, names...)[0]
		return r.Sheet
	}
	if len(known) > 1 {
		names = known
	}
	if len(names) == 0 {
		return ""
	}
	doubt := Doubt{About: AboutSheet, Reason: fmt.Sprintf("The workbook has %d sheets with rows: choose the one that holds the events.", len(names))}
	for _, name := range names {
		doubt.Choices = append(doubt.Choices, Choice{Value: name, Name: name, Preview: previewOf(filled[name])})
	}
	r.Sheet = names[0]
	r.Doubts = append(r.Doubts, doubt)
	return r.Sheet
}

// firstRows gives the first rows of a table.
func firstRows(rows rowTable, most int) ([][]string, error) {
	var some [][]string
	for len(some) < most {
		cells, _, err := rows.next()
		if isEnd(err) {
			return some, nil
		}
		if err != nil {
			return some, err
		}
		some = append(some, cells)
	}
	return some, nil
}
