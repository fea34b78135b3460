package store

import (
	"context"
	"fmt"
	"slices"

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
		newest := first == next.undo.change || first == next.redo.change
		if refused := refuseTurn(kind, turned, undone, newest); refused != nil {
			return refused
		}
		if err := c.head(kind, head{Change: first, Reversed: by}); err != nil {
			return err
		}
		return c.reverse(by, turned, newest)
	})
	if err != nil {
		return Change{}, err
	}
	return turned, nil
}

// refuseTurn says why a change cannot be turned, whatever followed it.
func refuseTurn(kind ChangeKind, c Change, undone, newest bool) error {
	switch {
	case c.Kind == ChangeMade:
		return refuse("The dossier was made by this: there is nothing before it. Make another dossier instead.")
	case c.Kind == ChangeMerge && c.Copy == "":
		return refuse("Two copies were merged by this. Open the copy that was made beside the dossier before it instead.")
	case c.Kind == ChangeWhole:
		return refuse("The whole file was put back or salvaged by this. What it was before is kept among its backups: put that back instead.")
	case c.Kind == ChangeUndo || c.Kind == ChangeRedo:
		return refuse("This took another change back, or carried it out again: choose that change instead.")
	case kind == ChangeUndo && undone:
		return refuse("The %s is undone already.", c.What)
	case kind == ChangeRedo && !undone:
		return refuse("The %s is not undone.", c.What)
	case c.Kind == ChangeMerge && !newest:
		return refuse("More was changed since the %s: undo that first, or open the copy that was made beside the dossier before it.", c.What)
	}
	return nil
}

func refuse(format string, args ...any) error {
	return &InvalidError{Problems: []ceasefire.Problem{{Message: fmt.Sprintf(format, args...)}}}
}

// reverse puts everything that a change wrote back as it was before that change, to turn root: itself, or one that it turned. newest tells that whatever followed it is taken back already.
func (c *change) reverse(first int64, root Change, newest bool) error {
	of, err := changeFrom(c.ctx, c.tx, first)
	if err != nil {
		return err
	}
	r, err := newReverser(c, of, newest)
	if err != nil {
		return err
	}
	if r.root = root; root.Kind == ChangeMerge {
		return r.turnMerge()
	}
	touched, err := r.touched()
	if err != nil {
		return err
	}
	if err := r.holdIncidents(touched); err != nil {
		return err
	}
	if touched, err = r.imports(touched); err != nil {
		return err
	}
	if err := r.heldByLater(touched); err != nil {
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

// putAll puts records back in such an order that what one rests on is there. References are checked when the whole is committed, since records refer to each other: that is not switched off before, which would have the
// database forget which are open. What none would say then is asked before: which record refers to one that is not there, and what holds one that is to go.
func (r *reverser) putAll(all []written) error {
	if _, err := r.tx.ExecContext(r.ctx, "PRAGMA main.defer_foreign_keys = ON"); err != nil {
		return fmt.Errorf("readying to put records back: %w", err)
	}
	for _, step := range []func([]written) error{r.putFollowed, r.putFrame, r.putIncidents, r.clear} {
		if err := step(all); err != nil {
			return told(err)
		}
	}
	return nil
}

// told makes a sentence of what the database refuses: something else has the name.
func told(err error) error {
	if isUnique(err) {
		return refuse("This cannot be put back: another record has its name now. Rename that one first.")
	}
	return err
}
