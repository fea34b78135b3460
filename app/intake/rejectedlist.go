package intake

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"truceboard/store"
)

// rejectedList holds the rows that are not taken until they are written where they were asked for, which needs the outcome of the import: in a file of the user's own, for there may be millions. wrongOnly leaves out those that wait for an import that
// applies updates.
type rejectedList struct {
	wrongOnly bool
	file      store.ScratchFile
	to        *bufio.Writer
}

// add notes a row.
func (l *rejectedList) add(row store.Rejection) (err error) {
	if l.wrongOnly && row.Waiting {
		return nil
	}
	if l.to == nil {
		if l.file, err = store.OpenScratch(); err != nil {
			return err
		}
		l.to = bufio.NewWriterSize(l.file, 256<<10)
	}
	text, err := json.Marshal(row)
	if err == nil {
		_, err = l.to.Write(append(text, '\n'))
	}
	if err != nil {
		return fmt.Errorf("keeping the rejected rows: %w", err)
	}
	return nil
}

// all gives the rows in the order in which they came.
func (l *rejectedList) all() iter.Seq2[store.Rejection, error] {
	return func(yield func(store.Rejection, error) bool) {
		if l.to == nil {
			return
		}
		err := l.to.Flush()
		if err == nil {
			_, err = l.file.Seek(0, io.SeekStart)
		}
		if err != nil {
			yield(store.Rejection{}, fmt.Errorf("keeping the rejected rows: %w", err))
			return
		}
		decoder := json.NewDecoder(bufio.NewReaderSize(l.file, 256<<10))
		for {
			var row store.Rejection
			err := decoder.Decode(&row)
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// close drops the rows.
func (l *rejectedList) close() error {
	if l.to == nil {
		return nil
	}
	return l.file.Close()
}
