package store

import (
	"context"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// Report is a source that an incident is to cite, which the dossier may not have yet: where in it the report stands, and how credible that is.
type Report struct {
	Source      ceasefire.Source
	Locator     string
	Credibility ceasefire.Credibility
}

// AddIncident adds an incident and gives it as it was saved, with its parties and scope worked out. The sources named with it are cited by
// it; one that the dossier does not have is added in the same transaction. An incident that must not be saved is an *InvalidError, and nothing is
// written.
func (d *Dossier) AddIncident(ctx context.Context, i ceasefire.Incident, cited ...Report) (ceasefire.Incident, error) {
	i.ID = idOrNew(i.ID)
	err := d.writeIncident(ctx, func(w *writer) error {
		_, err := w.addEntered(&i, cited)
		return err
	})
	return i, err
}

// addEntered adds an incident, which it completes, and gives its key.
func (w *writer) addEntered(i *ceasefire.Incident, cited []Report) (int64, error) {
	if err := valid(append(i.Problems(w.frame, w.now), i.TooLong(ceasefire.Incident{})...)); err != nil {
		return 0, err
	}
	if err := w.cite(i, cited); err != nil {
		return 0, err
	}
	i.Recorded = w.stamp(i.Recorded)
	*i = w.derive.completed(*i, false)
	key, err := w.addRow(*i, nil)
	if err != nil {
		return 0, err
	}
	return key, w.record("add", "incident", i.ID, key, nil)
}

// UpdateIncident changes what was entered of an incident and gives it as it was saved. How a data set coded the two sides is kept: where
// other parties are given for an imported incident, that is recorded as an attribution. Sources are cited as by AddIncident.
func (d *Dossier) UpdateIncident(ctx context.Context, i ceasefire.Incident, cited ...Report) (ceasefire.Incident, error) {
	err := d.writeIncident(ctx, func(w *writer) error {
		_, err := w.changeEntered(&i, cited)
		return err
	})
	return i, err
}

// changeEntered changes an incident, which it completes, and gives its key.
func (w *writer) changeEntered(i *ceasefire.Incident, cited []Report) (int64, error) {
	key, before, err := readIncident(w.ctx, w.tx, "i.id = "+incidentNamed(), i.ID[:])
	if err != nil {
		return 0, err
	}
	i.ID = before.ID // it may be asked for by what it was known by before a merge
	if err := w.refuseAlteredIncidents(key); err != nil {
		return 0, err
	}
	if err := valid(append(i.Problems(w.frame, w.now), i.TooLong(before)...)); err != nil {
		return 0, err
	}
	if err := w.cite(i, cited); err != nil {
		return 0, err
	}
	if *i, err = w.keepCoding(key, before, *i); err != nil {
		return 0, err
	}
	if *i, err = w.derived(key, *i); err != nil {
		return 0, err
	}
	return key, w.rewrite("change", key, *i)
}

// cite ties sources to an incident, adding those that the dossier does not have.
func (w *writer) cite(i *ceasefire.Incident, reports []Report) error {
	for _, r := range reports {
		if r.Source.Title == "" {
			return &InvalidError{Problems: []ceasefire.Problem{{Field: "source", Message: "The source needs a title."}}}
		}
		key, saved, err := w.sourceFor(r.Source)
		if err != nil {
			return err
		}
		w.keys.sources[saved.ID] = key
		i.Citations = slices.DeleteFunc(slices.Clone(i.Citations), func(c ceasefire.Citation) bool {
			return c.Source == saved.ID && c.Locator == r.Locator
		})
		i.Citations = append(i.Citations, ceasefire.Citation{Source: saved.ID, Locator: r.Locator, Credibility: r.Credibility})
	}
	return nil
}

// keepCoding restores what an update may not touch: the stamp, the origin, and for an imported incident its actors' names.
func (w *writer) keepCoding(key int64, before, i ceasefire.Incident) (ceasefire.Incident, error) {
	i.Recorded, i.Origin, i.Batch, i.Deleted = before.Recorded, before.Origin, before.Batch, before.Deleted
	if before.Origin.Dataset == "" {
		return i, nil
	}
	wanted := [2]ceasefire.ID{w.partyOf(i.SideA, before.SideA), w.partyOf(i.SideB, before.SideB)}
	i.SideA.Actor, i.SideB.Actor = before.SideA.Actor, before.SideB.Actor
	if wanted == [2]ceasefire.ID{before.SideA.Party, before.SideB.Party} {
		return i, nil
	}
	return i, w.attribute(key, ceasefire.Attribution{
		Incident: i.ID, PartyA: wanted[0], PartyB: wanted[1], Reason: "Changed by the analyst when the incident was edited.",
	})
}

// partyOf gives the party that a side names: as it was where the side was left alone.
func (w *writer) partyOf(side, before ceasefire.Side) ceasefire.ID {
	if side == before {
		return before.Party
	}
	if side.Actor != before.Actor {
		return w.derive.party(side.Actor)
	}
	return side.Party
}

// rewrite writes an incident over its row, with its line of the audit trail.
func (w *writer) rewrite(action string, key int64, i ceasefire.Incident) error {
	before, err := w.rowOf("incident", key)
	if err != nil {
		return err
	}
	if err := w.changeRow(key, i); err != nil {
		return err
	}
	return w.record(action, "incident", i.ID, key, before)
}

// DeleteIncident marks an incident as deleted; RestoreIncident takes that back.
func (d *Dossier) DeleteIncident(ctx context.Context, id ceasefire.ID) error {
	return d.mark(ctx, "delete", id, func(c *change) any { return c.now.Unix() })
}

// RestoreIncident takes back that an incident was marked as deleted.
func (d *Dossier) RestoreIncident(ctx context.Context, id ceasefire.ID) error {
	return d.mark(ctx, "restore", id, func(*change) any { return nil })
}

func (d *Dossier) mark(ctx context.Context, action string, id ceasefire.ID, deleted func(*change) any) error {
	return d.write(ctx, func(c *change) error {
		key, was, err := readIncident(ctx, c.tx, "i.id = "+incidentNamed(), id[:])
		if err != nil {
			return err
		}
		before, err := c.rowOf("incident", key)
		if err != nil {
			return err
		}
		found, err := c.alteredAmong(key)
		if err != nil {
			return err
		}
		if f, is := found[was.ID]; is && (f.Fault != FaultAdded || action != "delete") { // what nobody entered may be deleted
			return &AlteredRecordError{Faults: []RecordFault{f}}
		}
		if _, err := c.tx.ExecContext(ctx, "UPDATE incident SET deleted_at = ?, changed_at = ? WHERE id = ?", deleted(c), c.now.Unix(), key); err != nil {
			return fmt.Errorf("marking an incident (%s): %w", action, err)
		}
		if _, err := c.tx.ExecContext(ctx, "UPDATE incident_removal SET restored_at = max(?, removed_at) WHERE incident_id = ? AND restored_at IS NULL", c.now.Unix(), key); err != nil {
			return fmt.Errorf("marking an incident (%s): %w", action, err)
		}
		return c.record(action, "incident", was.ID, key, before)
	})
}
