package exchange

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"strings"
)

// The bounds of a workbook. A sheet of a million incidents unpacks to about a gigabyte, in sheets and strings, which are read from a temporary file; every other part is held in memory. XML packs to
// a tenth or a twentieth; a part that packs to less than a five-hundredth is made to fill a disk.
const (
	mostPacked   = 256 << 20
	mostUnpacked = 4 << 30
	mostInMemory = 16 << 20
	mostOther    = 64 << 20
	mostParts    = 10_000
	mostPackedBy = 500
	smallPart    = 1 << 20
)

// checkParts unpacks the parts of a workbook into nothing, and refuses one that holds more than can be read or more than it says.
func checkParts(ctx context.Context, file *DataFile) error {
	if file.size > mostPacked {
		return formatError("the workbook is larger than %d MiB: save the sheet you need as CSV and import that", mostPacked>>20)
	}
	parts, err := zip.NewReader(file.from, file.size)
	if err != nil {
		return formatError("this is a ZIP archive or an Excel workbook that is damaged: get it again, or save the sheet you need as CSV")
	}
	if len(parts.File) > mostParts {
		return tooLarge()
	}
	var total, other int64
	workbook := false
	for _, part := range parts.File {
		size, err := unpacked(ctx, part)
		if err != nil {
			return err
		}
		total += size
		if !streamed(part.Name) {
			other += size
		}
		if total > mostUnpacked || other > mostOther {
			return tooLarge()
		}
		workbook = workbook || strings.HasPrefix(strings.ToLower(part.Name), "xl/")
	}
	if !workbook {
		return formatError("this is a ZIP archive and no Excel workbook: unpack it and import the file in it")
	}
	return nil
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
func unpacked(ctx context.Context, part *zip.File) (int64, error) {
	declared := part.UncompressedSize64
	if declared > mostUnpacked || declared > smallPart && part.CompressedSize64 < declared/mostPackedBy {
		return 0, tooLarge()
	}
	from, err := part.Open()
	if err != nil {
		return 0, formatError("a part of the workbook cannot be unpacked: get it again, or save the sheet you need as CSV")
	}
	n, err := io.Copy(io.Discard, io.LimitReader(untilDone{ctx, from}, int64(declared)+1))
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
