package exchange

import (
	"context"
	"errors"
	"iter"
)

// EachRow gives the rows of a file one by one, as they stand there, for whoever has to mend some of them. A row that cannot be taken apart is left out.
func (r Reading) EachRow(ctx context.Context, file *DataFile) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		source, err := r.source(ctx, file)
		if err != nil {
			yield(Row{}, err)
			return
		}
		wanted := true
		err = pickRows(source, func(row Row) bool {
			wanted = yield(row, nil)
			return wanted
		})
		if err = errors.Join(err, source.close()); err != nil && wanted {
			yield(Row{}, err)
		}
	}
}

// pickRows gives rows as long as they are wanted.
func pickRows(source rowSource, wanted func(Row) bool) error {
	for {
		cells, line, err := source.next()
		switch {
		case isEnd(err):
			return nil
		case err != nil && !isRowError(err):
			return err
		case err == nil && !wanted(Row{Line: line, Cells: cells}):
			return nil
		}
	}
}
