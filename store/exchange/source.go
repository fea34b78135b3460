package exchange

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
)

func knownEncoding(e Encoding) bool { return slices.Contains(Encodings(), e) }

func knownOrder(o DateOrder) bool { return slices.Contains(DateOrders(), o) }

// rowSource is a file's table, opened. end is called after the last row, and refuses a file that was changed meanwhile.
type rowSource interface {
	rowTable
	end() error
	close() error
}

// source opens the table of a file.
func (r Reading) source(ctx context.Context, file *DataFile) (rowSource, error) {
	var source rowSource
	var err error
	if r.Container == Workbook {
		source, err = openSheet(ctx, file, r.Sheet)
	} else {
		source, err = openTable(ctx, file, r)
	}
	if err != nil {
		return nil, err
	}
	if r.Mended > 0 {
		return mendedSource{source, r.Mended}, nil
	}
	return source, nil
}

// textTable is the table of a text.
type textTable struct {
	*records
	file *DataFile
	raw  io.Reader // the bytes as they stand in the file
	sum  hash.Hash // of raw
}

func openTable(ctx context.Context, file *DataFile, r Reading) (*textTable, error) {
	file.begin(file.size)
	t := &textTable{file: file}
	if file.digest != "" {
		t.sum = sha256.New()
	}
	t.raw = file.bytes(ctx, t.sum)
	in := bufio.NewReaderSize(r.Encoding.decoded(t.raw), 64<<10)
	if err := passMark(in); err != nil {
		return nil, err
	}
	start, err := in.Peek(lookedForBreaks)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading the file: %w", err)
	}
	if endsInReturns(start) {
		in = bufio.NewReader(withFeeds{in})
	}
	t.records = newRecords(in)
	if r.Delimiter != 0 {
		t.records.mark = byte(r.Delimiter)
	}
	return t, nil
}

// passMark passes over a byte order mark.
func passMark(in *bufio.Reader) error {
	start, err := in.Peek(len("\ufeff"))
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading the file: %w", err)
	}
	if string(start) == "\ufeff" {
		if _, err := in.Discard(len(start)); err != nil {
			return fmt.Errorf("reading the file: %w", err)
		}
	}
	return nil
}

// next gives the next row. One of nothing but the marks between its cells is passed over as in a workbook: spreadsheets leave them of rows that were emptied.
func (t *textTable) next() ([]string, int, error) {
	for {
		fields, line, err := t.records.next()
		if err != nil || len(bytes.TrimSpace(t.text)) > 0 {
			return fields, line, err
		}
	}
}

func (t *textTable) end() error { return t.file.unchanged(t.sum) }

func (t *textTable) close() error { return nil }
