package store

import (
	"context"
	"fmt"
)

// readCopy has a dossier of an older layout that is only read, read from a copy of it in the newest layout. The file stays as it is; the copy is for its owner alone, and goes when the dossier is closed.
func (d *Dossier) readCopy(ctx context.Context, steps []string) (err error) {
	if d.copied, err = d.workingCopy(ctx); err != nil {
		return fmt.Errorf("bringing a copy of an older layout up to date: %w", err)
	}
	if err := bringUp(ctx, d.copied.path, steps); err != nil {
		return err
	}
	before := d.read
	d.read = connect(d.copied.path, accessImmutable)
	return before.Close()
}
