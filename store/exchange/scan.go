package exchange

import (
	"context"
	"errors"

	"truceboard/store/ceasefire"
)

// Scan is what a reading of a whole file found, without a dossier being asked or changed: how many rows there are, why some cannot be read,
// and which words the others hold.
type Scan struct {
	Rows   int
	Bad    []*RowError
	Values []Value
}

// Scan reads the file through. It is far quicker than a dry run of an import, which asks the dossier about each row; progress is the file's.
func (r Reading) Scan(ctx context.Context, file *DataFile, frame ceasefire.Frame) (Scan, error) {
	var found Scan
	rows := r.Open(file, frame)
	for _, err := range rows.All(ctx) {
		var bad *RowError
		if err != nil && !errors.As(err, &bad) {
			return Scan{}, err
		}
		found.Rows++
		if bad != nil {
			found.Bad = append(found.Bad, bad)
		}
	}
	found.Values = rows.Values()
	return found, nil
}
