package exchange

import (
	"context"
	"errors"
)

// RowsAt gives the rows of a file that begin on some lines, as they stand there, for whoever has to mend them. A row that cannot be taken
// apart is left out.
func (r Reading) RowsAt(ctx context.Context, file *DataFile, lines []int) (rows []Row, err error) {
	wanted := make(map[int]bool, len(lines))
	for _, line := range lines {
		wanted[line] = true
	}
	source, err := r.source(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	for len(rows) < len(wanted) {
		cells, line, err := source.next()
		switch {
		case isEnd(err):
			return rows, nil
		case err != nil && !isRowError(err):
			return rows, err
		case err == nil && wanted[line]:
			rows = append(rows, Row{Line: line, Cells: cells})
		}
	}
	return rows, nil
}
