package intake

import (
	"context"
	"fmt"
	"strconv"

	"truceboard/store"
	"truceboard/store/csvline"
	"truceboard/store/exchange"
)

// WriteRejected writes the rows that were not taken to a CSV file, each with its line, the column at fault, what stands in it, the reason and, of a table, the data set before its own columns, so
// that they can be mended and imported from there: those columns are passed over then. A row that could not be taken apart has its line and the reason alone. The file is written whole or not
// at all, and never in the place of the file that is read.
func WriteRejected(ctx context.Context, path string, file *exchange.DataFile, out Outcome) error {
	if err := store.RefuseTarget(path, file.Path()); err != nil {
		return err
	}
	var lines []int
	for _, row := range out.Rejected {
		lines = append(lines, row.Line)
	}
	found, err := out.Reading.RowsAt(ctx, file, lines)
	if err != nil {
		return fmt.Errorf("reading the rejected rows again: %w", err)
	}
	cells := make(map[int][]string, len(found))
	for _, row := range found {
		cells[row.Line] = row.Cells
	}
	text := []byte("\ufeff") // by which spreadsheets know UTF-8
	text = csvline.Append(text, append(out.Reading.RefusedHeadings(), out.Reading.Header...))
	for _, row := range out.Rejected {
		said := []string{strconv.Itoa(row.Line), row.Column, row.Value, row.Reason}
		if dataset := out.Reading.RefusedDataset(); dataset != "" {
			said = append(said, dataset)
		}
		text = csvline.Append(text, append(said, cells[row.Line]...))
	}
	return store.WriteWhole(path, text)
}
