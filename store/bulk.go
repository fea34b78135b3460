package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

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
	// Seen, where it is set, is the trail of the preview that this change was shown in: where anything was changed since, nothing is.
	Seen int64
	// Progress, where it is set, is told now and then how many are done, on the goroutine of the change.
	Progress func(done int)
}

// BulkPreview is what a change would do: to how many incidents it changes something, how many are so already, and how the first ones would be. Trail is the last line of the audit trail that it was worked out by.
type BulkPreview struct {
	Trail              int64
	Changed, Unchanged int
	Before, After      []ceasefire.Incident
	// Far counts those that would have a point too far from the middle of their new area, as an incident that is entered is warned of; Districts those that would keep a district though they lay in another area.
	Far, Districts int
}

// mostPreviewed is how many incidents a preview shows.
const mostPreviewed = 5

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
	if p.Trail = c.trail.seq; b.Seen != 0 && b.Seen != p.Trail {
		return &InvalidError{Problems: []ceasefire.Problem{{Message: "The dossier was changed since the preview of this change: nothing was changed. Look at the preview anew."}}}
	}
	w, err := newWriter(c)
	if err != nil {
		return err
	}
	cited, err := w.bulkSource(b.Source)
	if err != nil {
		return err
	}
	done, refused := 0, &AlteredRecordError{}
	for some := range slices.Chunk(keys, mostAtOnce) {
		if err := w.bulkSome(some, b, cited, p, refused); err != nil {
			return err
		}
		if done += len(some); b.Progress != nil {
			b.Progress(done)
		}
	}
	return refused.orNil()
}

// bulkSome changes a part of the incidents, which are read together; those that are altered past the trail and would be changed are refused.
func (w *writer) bulkSome(keys []int64, b BulkChange, cited ceasefire.ID, p *BulkPreview, refused *AlteredRecordError) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	found, err := wholeByKey(w.ctx, w.tx, keys)
	if err != nil {
		return err
	}
	rows, err := w.incidentRows(keys)
	if err != nil {
		return err
	}
	ruled, err := rulingsAmong(w.ctx, w.tx, keys)
	if err != nil {
		return err
	}
	altered, err := w.alteredAmong(keys...)
	if err != nil {
		return err
	}
	for n, key := range keys {
		if slices.Contains(keys[:n], key) { // named twice
			p.Unchanged++
			continue
		}
		was, there := found[key]
		if !there {
			return &NotFoundError{What: "incident"}
		}
		now, err := w.bulkOne(bulked{key: key, was: was, row: rows[key], ruled: ruled[key]}, b, cited)
		if err != nil {
			return err
		}
		if now == nil {
			p.Unchanged++
			continue
		}
		if f, is := altered[was.ID]; is {
			refused.add(f)
		}
		p.add(was, *now)
		p.addMoved(was.Place, *now, w.frame, w.now)
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

// addMoved counts what does not go with the area that an incident is put into.
func (p *BulkPreview) addMoved(was ceasefire.Place, now ceasefire.Incident, frame ceasefire.Frame, at time.Time) {
	if now.Place.Area == was.Area {
		return
	}
	if slices.ContainsFunc(now.Problems(frame, at), func(problem ceasefire.Problem) bool { return problem.Field == "point" }) {
		p.Far++
	}
	if was.Area != "" && now.Place.District != "" {
		p.Districts++
	}
}

// bulked is an incident that is to be changed: its key, as it was, and what analysts ruled on it.
type bulked struct {
	key   int64
	was   ceasefire.Incident
	row   row
	ruled lastRulings
}

// bulkOne changes one incident, and gives it as it is then, nil where it was so already.
func (w *writer) bulkOne(one bulked, b BulkChange, cited ceasefire.ID) (*ceasefire.Incident, error) {
	next := b.entered(one.was, cited)
	if err := valid(next.Problems(w.frame, w.now)); err != nil {
		return nil, err
	}
	if err := w.bulkRulings(&one, b); err != nil {
		return nil, err
	}
	next = w.derive.ruledBy(next, one.ruled)
	if b.Delete && one.was.Deleted.IsZero() {
		next.Deleted = w.now
	}
	if sameIncident(one.was, next) {
		return nil, nil
	}
	return &next, w.rewriteWhole(one, next)
}

// bulkRulings writes the rulings of a change on one incident, which are the last then: nothing is stamped as written before what was.
func (w *writer) bulkRulings(one *bulked, b BulkChange) error {
	if b.Attribution != nil && (one.was.SideA.Party != b.Attribution.PartyA || one.was.SideB.Party != b.Attribution.PartyB) {
		a := *b.Attribution
		a.ID, a.Recorded = ceasefire.ID{}, w.stamp(ceasefire.Stamp{})
		if err := w.attribute(one.key, a); err != nil {
			return err
		}
		one.ruled.attribution = &a
	}
	if b.Scope != nil && (one.was.Scope.Scope != b.Scope.Scope || !one.was.Scope.Overridden) {
		o := *b.Scope
		o.ID, o.Recorded = ceasefire.ID{}, w.stamp(ceasefire.Stamp{})
		if err := w.override(one.key, o); err != nil {
			return err
		}
		one.ruled.override = &o
	}
	return nil
}

// entered gives an incident with what is entered changed.
func (b BulkChange) entered(i ceasefire.Incident, cited ceasefire.ID) ceasefire.Incident {
	was := i
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
	i.Title = i.TitleFollowing(was)
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

// rewriteWhole writes an incident over its row, marked as deleted or not, with its line of the audit trail.
func (w *writer) rewriteWhole(one bulked, now ceasefire.Incident) error {
	next := valuesByName(append(enteredColumns(), derivedColumns()...), w.appendDerived(w.appendEntered(nil, now), now))
	after, err := w.writeColumns(one.key, one.row, next)
	if err != nil {
		return err
	}
	if len(one.was.Citations) != len(now.Citations) {
		if err := w.rewriteParts(one.key, now); err != nil {
			return err
		}
		if after, err = w.rowNow(one.key); err != nil {
			return err
		}
	}
	action := "change"
	if !one.was.Deleted.Equal(now.Deleted) {
		action = "delete"
		if now.Deleted.IsZero() {
			action = "restore"
		}
		after["deleted_at"] = timeArg(now.Deleted)
		if _, err := w.tx.ExecContext(w.ctx, "UPDATE incident SET deleted_at = ? WHERE id = ?", after["deleted_at"], one.key); err != nil {
			return fmt.Errorf("marking an incident (%s): %w", action, err)
		}
	}
	return w.recordRows(action, now.ID, one.row, after)
}

// rowNow gives an incident's row.
func (w *writer) rowNow(key int64) (row, error) {
	rows, err := w.incidentRows([]int64{key})
	if err == nil && rows[key] == nil {
		err = &rowMissingError{"incident", key}
	}
	return rows[key], err
}
