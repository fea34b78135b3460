package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// UndoImportRest undoes what undoing an import kept, since it was changed in between, in one transaction; where nothing of it is left, nothing is written. What is given is what goes beyond the first undoing. The trail tells of two changes, that the import was
// carried out again and that it was undone with all, so that either can be taken back. With dryRun nothing is written. An import that is not undone is an *InvalidError.
func (d *Dossier) UndoImportRest(ctx context.Context, batch ceasefire.ID, dryRun bool) (did Undoing, err error) {
	err = d.write(ctx, func(c *change) (err error) {
		if did, err = c.turnRest(batch); err == nil && (dryRun || did.Removed+did.PutBack == 0) {
			err = errNothing
		}
		return err
	})
	if err != nil && !errors.Is(err, errNothing) {
		return Undoing{}, fmt.Errorf("undoing the rest of an import: %w", err)
	}
	return did, nil
}

// turnRest carries an import out again and undoes it with all, and gives by how much that is more than was undone.
func (c *change) turnRest(batch ceasefire.ID) (Undoing, error) {
	again, err := c.turnWhole(batch, actionRedo, false, false)
	if err != nil {
		return Undoing{}, err
	}
	c.trail.next()
	did, err := c.turnWhole(batch, actionUndo, true, false)
	did.Removed, did.PutBack = did.Removed-again.Restored, did.PutBack-again.PutBack
	did.Names = slices.DeleteFunc(did.Names, func(name string) bool { return slices.Contains(again.Names, name) })
	did.Frame = did.Frame && !again.Frame
	return did, err
}
