package store

import (
	"context"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// BulkChange is what is changed in many incidents at once; what is left out stays as it is. Scope and Attribution are rulings, which follow what was ruled before; Delete
// marks incidents as deleted.
type BulkChange struct {
	Type         ceasefire.Type
	Severity     *ceasefire.Severity
	Verification ceasefire.Verification
	Area         *string // a code, or nothing for none
	Scope        *ceasefire.ScopeOverride
	Attribution  *ceasefire.Attribution
	Source       *ceasefire.Source
	Delete       bool
	// Progress, where it is set, is told now and then how many are done, on the goroutine of the change.
	Progress func(done int)
}

// BulkPreview is what a change would do: to how many incidents it changes something, how many are so already, and how the first ones would be.
type BulkPreview struct {
	Changed, Unchanged int
	Before, After      []ceasefire.Incident
}

// mostPreviewed is how many incidents a preview shows.
const mostPreviewed = 5

// bulkProgressEvery is after how many incidents the progress of a change of many is told.
const bulkProgressEvery = 256

// PreviewBulk says what a change would do to the incidents of some keys, and changes nothing.
func (d *Dossier) PreviewBulk(ctx context.Context, keys []int64, b BulkChange) (BulkPreview, error) {
	var p BulkPreview
	err := d.write(ctx, func(c *change) error {
		return errors.Join(c.bulk(keys, b, &p), errNothing)
	})
	if err != nil && !errors.Is(err, errNothing) {
		return BulkPreview{}, err
	}
	var invalid *InvalidError
	if errors.As(err, &invalid) {
		return BulkPreview{}, invalid
	}
	return p, nil
}

// ChangeIncidents changes the incidents of some keys in one transaction, each with its line of the audit trail, and gives how many were changed. A change that must not be saved is an *InvalidError, and nothing is written.
func (d *Dossier) ChangeIncidents(ctx context.Context, keys []int64, b BulkChange) (int, error) {
	var p BulkPreview
	err := d.write(ctx, func(c *change) error { return c.bulk(keys, b, &p) })
	return p.Changed, err
}

// bulk changes one incident after another.
func (c *change) bulk(keys []int64, b BulkChange, p *BulkPreview) error {
	if b.Scope != nil && b.Scope.Reason == "" || b.Attribution != nil && b.Attribution.Reason == "" {
		return &InvalidError{Problems: []ceasefire.Problem{{Field: "reason", Message: "Say why: a ruling without a reason cannot be defended."}}}
	}
	w, err := newWriter(c)
	if err != nil {
		return err
	}
	cited, err := w.bulkSource(b.Source)
	if err != nil {
		return err
	}
	for n, key := range keys {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if b.Progress != nil && n%bulkProgressEvery == 0 {
			b.Progress(n)
		}
		was, now, err := w.bulkOne(key, b, cited)
		if err != nil {
			return err
		}
		if now == nil {
			p.Unchanged++
			continue
		}
		p.add(was, *now)
	}
	return nil
}

// bulkSource gives the source that is cited on every incident, added where the dossier has none like it; the zero ID where none is.
func (w *writer) bulkSource(s *ceasefire.Source) (ceasefire.ID, error) {
	if s == nil {
		return ceasefire.ID{}, nil
	}
	key, saved, err := w.sourceFor(*s)
	if err != nil {
		return ceasefire.ID{}, err
	}
	w.keys.sources[saved.ID] = key
	return saved.ID, nil
}

func (p *BulkPreview) add(was, now ceasefire.Incident) {
	p.Changed++
	if len(p.Before) < mostPreviewed {
		p.Before, p.After = append(p.Before, was), append(p.After, now)
	}
}

// bulkOne changes one incident, and gives it as it was and as it is; now is nil where it is so already.
func (w *writer) bulkOne(key int64, b BulkChange, cited ceasefire.ID) (was ceasefire.Incident, now *ceasefire.Incident, err error) {
	if _, was, err = readIncident(w.ctx, w.tx, "i.id = ?", key); err != nil {
		return was, nil, err
	}
	next := b.entered(was, cited)
	if err := valid(next.Problems(w.frame, w.now)); err != nil {
		return was, nil, err
	}
	if b.Attribution != nil && (was.SideA.Party != b.Attribution.PartyA || was.SideB.Party != b.Attribution.PartyB) {
		a := *b.Attribution
		a.ID = ceasefire.ID{}
		if err := w.attribute(key, a); err != nil {
			return was, nil, err
		}
	}
	if b.Scope != nil && (was.Scope.Scope != b.Scope.Scope || !was.Scope.Overridden) {
		if err := w.overrideScope(key, *b.Scope); err != nil {
			return was, nil, err
		}
	}
	if next, err = w.derived(key, next); err != nil {
		return was, nil, err
	}
	if b.Delete && was.Deleted.IsZero() {
		next.Deleted = w.now
	}
	if sameIncident(was, next) {
		return was, nil, nil
	}
	if err := w.rewriteWhole(key, was, next); err != nil {
		return was, nil, err
	}
	return was, &next, nil
}

// entered gives an incident with what is entered changed.
func (b BulkChange) entered(i ceasefire.Incident, cited ceasefire.ID) ceasefire.Incident {
	if b.Type != "" {
		i.Type = b.Type
	}
	if b.Severity != nil {
		i.Severity = *b.Severity
	}
	if b.Verification != "" {
		i.Verification = b.Verification
	}
	if b.Area != nil {
		i.Place.Area = *b.Area
	}
	if !cited.IsZero() {
		for _, c := range i.Citations {
			if c.Source == cited {
				return i
			}
		}
		i.Citations = append(i.Citations[:len(i.Citations):len(i.Citations)], ceasefire.Citation{Source: cited})
	}
	return i
}

// sameIncident reports whether two incidents are the same in all that a change of many can change.
func sameIncident(a, b ceasefire.Incident) bool {
	return a.Type == b.Type && a.Severity == b.Severity && a.Verification == b.Verification && a.Place.Area == b.Place.Area && a.Scope == b.Scope &&
		a.SideA == b.SideA && a.SideB == b.SideB && len(a.Citations) == len(b.Citations) && a.Deleted.Equal(b.Deleted)
}

// overrideScope writes a ruling on an incident's scope.
func (w *writer) overrideScope(key int64, o ceasefire.ScopeOverride) error {
	_, err := w.add("scope_override", NewID(), append(w.stamped(ceasefire.Stamp{}),
		field{"incident_id", key}, field{"scope", string(o.Scope)}, field{"reason", o.Reason})...)
	return err
}

// rewriteWhole writes an incident over its row, marked as deleted or not, with its line of the audit trail.
func (w *writer) rewriteWhole(key int64, was, now ceasefire.Incident) error {
	before, err := w.rowOf("incident", key)
	if err != nil {
		return err
	}
	if err := w.changeRow(key, now); err != nil {
		return err
	}
	action := "change"
	if !was.Deleted.Equal(now.Deleted) {
		action = "delete"
		if now.Deleted.IsZero() {
			action = "restore"
		}
		if _, err := w.tx.ExecContext(w.ctx, "UPDATE incident SET deleted_at = ? WHERE id = ?", timeArg(now.Deleted), key); err != nil {
			return fmt.Errorf("marking an incident (%s): %w", action, err)
		}
	}
	return w.record(action, "incident", now.ID, key, before)
}
