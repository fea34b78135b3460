package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"

	"truceboard/store/ceasefire"
)

// UndoChange takes a change back: each record that it wrote is as it was before, by a change of its own, whose lines say so; nothing leaves the audit
// trail. What is only ever followed by more is marked as taken back. first is the first line of the change. A change that a later one contradicts, and one that is taken back
// already, is an *InvalidError that says so, and nothing is written.
func (d *Dossier) UndoChange(ctx context.Context, first int64) (Change, error) {
	return d.turn(ctx, ChangeUndo, first)
}

// RedoChange carries out again a change that was taken back.
func (d *Dossier) RedoChange(ctx context.Context, first int64) (Change, error) {
	return d.turn(ctx, ChangeRedo, first)
}

func (d *Dossier) turn(ctx context.Context, kind ChangeKind, first int64) (turned Change, err error) {
	err = d.write(ctx, func(c *change) error {
		next, err := findTurns(ctx, c.tx)
		if err != nil {
			return err
		}
		turned, err = changeFrom(ctx, c.tx, first)
		if err != nil {
			return err
		}
		by, undone, err := lastTurn(ctx, c.tx, first)
		if err != nil {
			return err
		}
		if turned.What, err = newWording(ctx, c.tx).change(turned); err != nil {
			return err
		}
		if refused := refuseTurn(kind, turned, undone); refused != nil {
			return refused
		}
		if err := c.head(kind, head{Change: first, Reversed: by}); err != nil {
			return err
		}
		return c.reverse(by, first == next.undo.change || first == next.redo.change)
	})
	if err != nil {
		return Change{}, err
	}
	return turned, nil
}

// refuseTurn says why a change cannot be turned, whatever followed it.
func refuseTurn(kind ChangeKind, c Change, undone bool) error {
	switch {
	case c.Kind == ChangeMade:
		return refuse("The dossier was made by this: there is nothing before it. Make another dossier instead.")
	case c.Kind == ChangeMerge:
		return refuse("Two copies were merged by this. Open the copy that was made beside the dossier before it instead.")
	case c.Kind == ChangeWhole:
		return refuse("The whole file was put back or salvaged by this. What it was before is kept among its backups: put that back instead.")
	case c.Kind == ChangeUndo || c.Kind == ChangeRedo:
		return refuse("This took another change back, or carried it out again: choose that change instead.")
	case kind == ChangeUndo && undone:
		return refuse("The %s is undone already.", c.What)
	case kind == ChangeRedo && !undone:
		return refuse("The %s is not undone.", c.What)
	}
	return nil
}

func refuse(format string, args ...any) error {
	return &InvalidError{Problems: []ceasefire.Problem{{Message: fmt.Sprintf(format, args...)}}}
}

// reverse puts everything that a change wrote back as it was before that change; newest tells that whatever followed it is taken back already.
func (c *change) reverse(first int64, newest bool) error {
	of, err := changeFrom(c.ctx, c.tx, first)
	if err != nil {
		return err
	}
	r, err := newReverser(c, of, newest)
	if err != nil {
		return err
	}
	touched, err := r.touched()
	if err != nil {
		return err
	}
	if touched, err = r.imports(touched); err != nil {
		return err
	}
	return r.putAll(touched)
}

// imports undoes the imports of a change, or carries them out again, and gives what else there is to put back. The incidents that an import updated are put back with it.
func (r *reverser) imports(all []written) (others []written, err error) {
	var found ceasefire.ID
	var way string
	for _, t := range all {
		if t.record != "import_batch" {
			continue
		}
		action := actionUndo
		if t.action == actionUndo {
			action = actionRedo
		}
		found, way = t.id, action
		did, err := r.turnBatch(t.id, action, r.newest, false)
		if err != nil {
			return nil, err
		}
		if did.Kept > 0 {
			return nil, refuse("%d of the incidents were changed since. On the Sources page the import can be undone without them.", did.Kept)
		}
	}
	for _, t := range all {
		if t.record != "import_batch" && !(way != "" && t.record == "incident") {
			others = append(others, t)
		}
	}
	if way == actionUndo && !r.newest && !slices.ContainsFunc(others, isAgreement) {
		return r.unused(found, others)
	}
	return others, nil
}

// putAll puts records back in such an order that what one rests on is there.
func (r *reverser) putAll(all []written) error {
	for _, step := range []func([]written) error{r.putFollowed, r.putFrame, r.putIncidents, r.clear} {
		if err := step(all); err != nil {
			return told(err)
		}
	}
	return nil
}

// told makes a sentence of what the database refuses: something else has the name, or what is referred to is gone.
func told(err error) error {
	var refused sqlite3.Error
	switch {
	case isUnique(err):
		return refuse("This cannot be put back: another record has its name now. Rename that one first.")
	case errors.As(err, &refused) && refused.ExtendedCode == sqlite3.ErrConstraintForeignKey:
		return refuse("This cannot be put back: something that it refers to is not there any more. Put that back first.")
	}
	return err
}
