package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
)

// rowCounts is how many rows the parts of a workbook's sheets have, by the part's name, and which of their cells are merged.
type rowCounts map[string]sheetCount

type sheetCount struct {
	rows   int
	merged []mergedCells
	size   int64 // of the part, in bytes
}

// mostText bounds the text of all cells of a sheet: a text that is kept once may stand in every row, so that a small workbook says more than can be read. In tables of incidents the cells say about as much as the parts hold.
func (c rowCounts) mostText() int64 {
	var size int64
	for _, part := range c {
		size += part.size
	}
	return leastText + mostTextBy*size
}

// The bounds of a workbook. A sheet of a million incidents unpacks to about a gigabyte, in sheets and strings, which are read from a temporary
// file; every other part is held in memory. XML packs to a tenth or a twentieth; a part that packs to less than a five-hundredth is made to
// fill a disk.
const (
	mostPacked   = 256 << 20
	mostUnpacked = 4 << 30
	mostInMemory = 16 << 20
	mostOther    = 64 << 20
	mostParts    = 10_000
	mostPackedBy = 500
	leastText    = 32 << 20
	mostTextBy   = 8
	smallPart    = 1 << 20
)

// soundParts checks the parts of a workbook, unless that was done and the file is the same.
func soundParts(ctx context.Context, file *DataFile) (rowCounts, error) {
	if file.counts != nil {
		return file.counts, file.unchanged(nil)
	}
	counts, err := checkParts(ctx, file)
	file.counts = counts
	return counts, err
}

// checkParts unpacks the parts of a workbook into nothing, and refuses one that holds more than can be read or more than it says. It counts
// the rows of the sheets on the way.
func checkParts(ctx context.Context, file *DataFile) (rowCounts, error) {
	if file.size > mostPacked {
		return nil, formatError("the workbook is larger than %d MiB: save the sheet you need as CSV and import that", mostPacked>>20)
	}
	parts, err := zip.NewReader(file.from, file.size)
	if err != nil {
		return nil, formatError("this is a ZIP archive or an Excel workbook that is damaged: get it again, or save the sheet you need as CSV")
	}
	if len(parts.File) > mostParts {
		return nil, tooLarge()
	}
	counts := rowCounts{}
	var total, other int64
	workbook, document := false, false
	for _, part := range parts.File {
		rows := &rowCounter{}
		size, err := unpacked(ctx, part, rows)
		if err != nil {
			return nil, err
		}
		counts[strings.ToLower(part.Name)] = sheetCount{rows.n, mergedIn(rows.tail), size}
		total += size
		if !streamed(part.Name) {
			other += size
		}
		if total > mostUnpacked || other > mostOther {
			return nil, tooLarge()
		}
		document = document || part.Name == "content.xml"
		workbook = workbook || strings.HasPrefix(strings.ToLower(part.Name), "xl/")
	}
	if !workbook && document {
		return nil, formatError("this is a spreadsheet of LibreOffice or OpenOffice (.ods), which is not read: save it there as an Excel workbook (.xlsx) or as CSV and import that")
	}
	if !workbook {
		return nil, formatError("this is a ZIP archive and no Excel workbook: unpack it and import the file in it")
	}
	return counts, nil
}

// rowCounter counts the rows in the XML of a sheet that is written to it.
type rowCounter struct {
	n    int
	rest []byte // what may be the beginning of a row's mark
	tail []byte // what follows the last of the sheet's rows, up to mostTail
}

// mostTail bounds what is kept of a sheet below its rows, where its merged cells are listed.
const mostTail = 1 << 20

// Write takes a piece of the XML.
func (c *rowCounter) Write(p []byte) (int, error) {
	const mark = "<row"
	seam := append(c.rest, p[:min(len(mark)-1, len(p))]...)
	c.n += bytes.Count(seam, []byte(mark)) + bytes.Count(p, []byte(mark))
	c.rest = append(c.rest[:0], p[max(0, len(p)-len(mark)+1):]...)
	if at := bytes.LastIndex(p, []byte("</row>")); at >= 0 {
		c.tail = c.tail[:0]
		c.tail = append(c.tail, p[at:min(len(p), at+mostTail)]...)
	} else {
		c.tail = append(c.tail, p[:min(len(p), mostTail-len(c.tail))]...)
	}
	return len(p), nil
}

func tooLarge() error {
	return formatError("the workbook unpacks to more than can be read: save the sheet you need as CSV and import that")
}

// streamed reports whether a part is read from a temporary file where it is large.
func streamed(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedstrings.xml"
}

// unpacked gives the size that a part really has.
func unpacked(ctx context.Context, part *zip.File, into io.Writer) (int64, error) {
	declared := part.UncompressedSize64
	if declared > mostUnpacked || declared > smallPart && part.CompressedSize64 < declared/mostPackedBy {
		return 0, tooLarge()
	}
	from, err := part.Open()
	if err != nil {
		return 0, formatError("a part of the workbook cannot be unpacked: get it again, or save the sheet you need as CSV")
	}
	n, err := io.Copy(into, io.LimitReader(untilDone{ctx, from}, int64(declared)+1))
	err = errors.Join(err, from.Close())
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case n > int64(declared):
		return 0, tooLarge()
	case err != nil:
		return 0, formatError("a part of the workbook is damaged: get it again, or save the sheet you need as CSV")
	}
	return n, nil
}

// untilDone reads on until ctx ends.
type untilDone struct {
	ctx  context.Context
	from io.Reader
}

// Read reads on, unless the reading was cancelled.
func (r untilDone) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
