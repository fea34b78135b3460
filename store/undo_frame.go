package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// turnWhole turns an import and what came with it, by the lines of the audit trail: the names that it taught the dossier and, where the agreement of its file became the dossier's, the
// parties, the clocks and all the rest. A dry run ends in errNothing; which names go can only be told once the import's incidents are gone, so that one of an import that taught any does it all before that.
func (c *change) turnWhole(batch ceasefire.ID, action string, all, dryRun bool) (Undoing, error) {
	r, others, err := c.cameWith(batch)
	if err != nil {
		return Undoing{}, err
	}
	whole := slices.ContainsFunc(others, isAgreement)
	did, err := c.turnBatch(batch, action, all, dryRun && (whole || len(others) == 0))
	did.Frame = whole
	if err == nil && !whole && len(others) > 0 {
		did.Names, others, err = r.beside(batch, action, others)
	}
	if err == nil && dryRun {
		err = errNothing
	}
	if err != nil || len(others) == 0 {
		return did, err
	}
	return did, r.putAll(others)
}

// beside gives what goes or comes with the rows of an import where the agreement stays, and those of the names that turn with it.
func (r *reverser) beside(batch ceasefire.ID, action string, others []written) (turned []string, still []written, err error) {
	sources := slices.Clone(others)
	sources = slices.DeleteFunc(sources, func(t written) bool { return t.record != "source" })
	names := slices.DeleteFunc(slices.Clone(others), func(t written) bool { return t.record == "source" })
	if names, err = r.stillOf(batch, action, names); err != nil {
		return nil, nil, err
	}
	if turned, err = r.turned(names); err != nil {
		return nil, nil, err
	}
	sources, err = r.idle(action, sources)
	return turned, append(sources, names...), err
}

// cameWith finds what else the change wrote that brought an import, or turned it last; names and sources alone where the agreement was the dossier's own.
func (c *change) cameWith(batch ceasefire.ID) (*reverser, []written, error) {
	var line int64
	err := c.tx.QueryRowContext(c.ctx, "SELECT seq FROM audit WHERE record = 'import_batch' AND uuid = ? ORDER BY seq DESC LIMIT 1", batch[:]).Scan(&line)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, &NotFoundError{What: "import"}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("reading the audit trail: %w", err)
	}
	first, err := firstLineOf(c.ctx, c.tx, line)
	if err != nil {
		return nil, nil, err
	}
	of, err := changeFrom(c.ctx, c.tx, first)
	if err != nil {
		return nil, nil, err
	}
	r, err := newReverser(c, of, false)
	if err != nil {
		return nil, nil, err
	}
	if merged, err := c.byMerge(of); err != nil || merged { // which wrote all that the other copy had changed, and what of that came with the import nothing tells
		return r, nil, err
	}
	all, err := r.touched()
	whole := slices.ContainsFunc(all, isAgreement)
	return r, slices.DeleteFunc(all, func(t written) bool {
		return t.record == "import_batch" || t.record == "incident" || !whole && t.record != "actor_name" && t.record != "source"
	}), err
}

// byMerge reports whether a change merged a copy, or turned such a change.
func (c *change) byMerge(of Change) (bool, error) {
	if of.Kind != ChangeUndo && of.Kind != ChangeRedo {
		return of.Kind == ChangeMerge, nil
	}
	root, err := changeFrom(c.ctx, c.tx, of.Of)
	return root.Kind == ChangeMerge, err
}

func isAgreement(t written) bool { return t.record == "agreement" }
