package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// recordChange is the record of the audit trail's line that heads a change which takes another back, carries it out again, or puts a record back as it was.
const recordChange = "change"

// recordDossier is the record of a line about the whole file: that it was put back to a backup, or salvaged from a damaged one.
const recordDossier = "dossier"

// ChangeKind tells changes that turn others from those of an analyst's own.
type ChangeKind string

// The kinds of change. ChangeMade is the making of the dossier, ChangeMerge the merging of another copy into it, and ChangeWhole that the whole file is another: put
// back to a backup, or salvaged. The making and the whole cannot be taken back by the trail, nor what came before them; a merge can, but for one of an earlier program, whose lines do not tell all.
const (
	ChangeOwn     ChangeKind = ""
	ChangeUndo    ChangeKind = "undo"
	ChangeRedo    ChangeKind = "redo"
	ChangeRestore ChangeKind = "restore"
	ChangeMade    ChangeKind = "made"
	ChangeMerge   ChangeKind = "merge"
	ChangeWhole   ChangeKind = "whole"
)

// Change is what was written in one transaction: its lines of the audit trail, who wrote them, and in words what was changed ("score of Russia's
// commitment 2"). Of is the first line of the change that an undo took back, or a redo carried out again.
type Change struct {
	First, Last int64
	At          time.Time
	Who         string
	Kind        ChangeKind
	Of          int64
	What        string
	// Copy is what the copy was called that was merged, where it is told: then the merge can be taken back.
	Copy string
}

// Turns are the change that can be taken back next, and the one that can be carried out again; nil where there is none.
type Turns struct{ Undo, Redo *Change }

// head is what the head of a change says.
type head struct {
	Change   int64  `json:"change,omitempty"`   // the change that is taken back, or carried out again
	Reversed int64  `json:"reversed,omitempty"` // the change whose lines were reversed for that
	Line     int64  `json:"line,omitempty"`     // the line that a record was put back to
	Record   string `json:"record,omitempty"`   // what kind of record that is
	Title    string `json:"title,omitempty"`    // of a merge: how much it brought
	Copy     string `json:"copy,omitempty"`     // of a merge: what the other copy was called
}

// Turns finds what can be taken back and carried out again by the audit trail, whoever wrote it and when.
func (d *Dossier) Turns(ctx context.Context) (Turns, error) {
	found, err := findTurns(ctx, d.read)
	if err != nil {
		return Turns{}, err
	}
	var t Turns
	for _, side := range []struct {
		turn turn
		to   **Change
	}{{found.undo, &t.Undo}, {found.redo, &t.Redo}} {
		if side.turn.change == 0 {
			continue
		}
		c, err := changeFrom(ctx, d.read, side.turn.change)
		if err != nil {
			return Turns{}, err
		}
		if c.What, err = newWording(ctx, d.read).change(c); err != nil {
			return Turns{}, err
		}
		*side.to = &c
	}
	return t, nil
}

// turn is a change that can be turned, and the one whose lines have to be reversed for that: itself, or what last turned it.
type turn struct{ change, by int64 }

type turns struct{ undo, redo turn }

// findTurns walks the trail back from its end. What was taken back and not carried out again is passed over; what an analyst did of their own since leaves nothing to
// carry out again.
func findTurns(ctx context.Context, q querier) (t turns, err error) {
	last, err := lastLine(ctx, q)
	if err != nil {
		return t, err
	}
	settled, untouched := map[int64]bool{}, true
	for last > 0 && (t.undo.change == 0 || untouched && t.redo.change == 0) {
		c, err := changeEnding(ctx, q, last)
		if err != nil || !c.turnable() {
			return t, err
		}
		t.take(c, settled, &untouched)
		last = c.First - 1
	}
	return t, nil
}

// turnable reports whether a change, and what came before it, can be taken back by the trail.
func (c Change) turnable() bool {
	return c.Kind != ChangeMade && c.Kind != ChangeWhole && (c.Kind != ChangeMerge || c.Copy != "")
}

// take takes one change of the trail in, the newest first.
func (t *turns) take(c Change, settled map[int64]bool, untouched *bool) {
	of := c.Of
	if c.Kind != ChangeUndo && c.Kind != ChangeRedo {
		of = c.First
	}
	known := settled[of]
	settled[of] = true
	switch {
	case c.Kind == ChangeUndo:
		if !known && *untouched && t.redo.change == 0 {
			t.redo = turn{of, c.First}
		}
		return
	case !known && t.undo.change == 0:
		t.undo = turn{of, c.First}
	}
	if c.Kind != ChangeRedo {
		*untouched = false
	}
}

// changeEnding gives the change whose last line is given.
func changeEnding(ctx context.Context, q querier, last int64) (Change, error) {
	first, err := firstLineOf(ctx, q, last)
	if err != nil {
		return Change{}, err
	}
	return readHead(ctx, q, first, last)
}

// changeFrom gives the change whose first line is given.
func changeFrom(ctx context.Context, q querier, first int64) (Change, error) {
	var own sql.NullInt64
	var at int64
	var who string
	err := q.QueryRowContext(ctx, "SELECT change, at, who FROM audit WHERE seq = ?", first).Scan(&own, &at, &who)
	if errors.Is(err, sql.ErrNoRows) {
		return Change{}, &NotFoundError{What: "change"}
	}
	if err != nil {
		return Change{}, fmt.Errorf("reading the audit trail: %w", err)
	}
	next := "SELECT coalesce(min(seq), 0) FROM (SELECT seq FROM audit WHERE seq > ?1 AND change IS NOT ?2 ORDER BY seq LIMIT 1)"
	if !own.Valid { // lines of an old layout belong together where they were written at once
		next = "SELECT coalesce(min(seq), 0) FROM (SELECT seq FROM audit WHERE seq > ?1 AND (change IS NOT ?2 OR at <> ?3 OR who <> ?4) ORDER BY seq LIMIT 1)"
	}
	var after int64
	if err := q.QueryRowContext(ctx, next, first, own, at, who).Scan(&after); err != nil {
		return Change{}, fmt.Errorf("reading the audit trail: %w", err)
	}
	if after == 0 {
		if after, err = lastLine(ctx, q); err != nil {
			return Change{}, err
		}
		after++
	}
	return readHead(ctx, q, first, after-1)
}

// firstLineOf gives the first line of the change that a line belongs to.
func firstLineOf(ctx context.Context, q querier, line int64) (first int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT "+changeBegins+" FROM audit AS l WHERE l.seq = ?", line).Scan(&first)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, &NotFoundError{What: "line of the audit trail"}
	}
	if err != nil {
		return 0, fmt.Errorf("reading the audit trail: %w", err)
	}
	return first, nil
}

// readHead reads what the first line says of a change.
func readHead(ctx context.Context, q querier, first, last int64) (Change, error) {
	c := Change{First: first, Last: last}
	var action, record, after string
	err := q.QueryRowContext(ctx, "SELECT at, who, action, record, coalesce(after_row, '') FROM audit WHERE seq = ?", first).Scan(into(&c.At), &c.Who, &action, &record, &after)
	if err != nil {
		return c, fmt.Errorf("reading the audit trail: %w", err)
	}
	switch {
	case record == recordChange:
		var said head
		if err := json.Unmarshal([]byte(after), &said); err != nil {
			return c, fmt.Errorf("reading the audit trail: %w", err)
		}
		c.Kind, c.Of, c.Copy = ChangeKind(action), said.Change, said.Copy
	case record == recordDossier:
		c.Kind = ChangeWhole
	case first == 1:
		c.Kind = ChangeMade
	}
	return c, nil
}

// lastTurn gives the change whose lines have to be reversed to turn one: the one itself, or what last carried it out again; undone tells whether it is taken back now.
func lastTurn(ctx context.Context, q querier, change int64) (by int64, undone bool, err error) {
	var action string
	err = q.QueryRowContext(ctx, `SELECT seq, action FROM audit WHERE record = 'change' AND seq > ?1 AND json_extract(after_row, '$.change') = ?1
		ORDER BY seq DESC LIMIT 1`, change).Scan(&by, &action)
	if errors.Is(err, sql.ErrNoRows) {
		return change, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("reading the audit trail: %w", err)
	}
	return by, action == string(ChangeUndo), nil
}

// head writes the line that heads a change which turns another, or puts a record back.
func (c *change) head(kind ChangeKind, h head) error {
	text, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("writing the audit trail: %w", err)
	}
	return c.trail.add(c, AuditEntry{At: c.now, Who: c.who, Action: string(kind), Record: recordChange, ID: ceasefire.ID{}, After: string(text)})
}
