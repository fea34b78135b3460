package dashboard

import (
	"context"

	"truceboard/store"
	"truceboard/store/ceasefire"
)

// leftover is what was left unsaved in the form of an incident, newest first, and the names of the files that the incident has.
type leftover struct {
	waiting []store.Draft
	kept    []string
	// altered is how the incident is not as the audit trail tells of it, nil where it is.
	altered *store.RecordFault
}

// readLeftover reads what was left unsaved in the form of an incident, that of a new one where the ID is zero.
func (w *Window) readLeftover(ctx context.Context, d *store.Dossier, id ceasefire.ID) (l leftover, err error) {
	if l.waiting, err = w.waitingDrafts(ctx, d, draftOf(draftIncident, id)); err != nil || id.IsZero() {
		return l, err
	}
	kept, err := d.Attachments(ctx, id)
	for _, a := range kept {
		l.kept = append(l.kept, a.Name)
	}
	if err != nil {
		return l, err
	}
	l.altered, err = d.AlteredIncident(ctx, id)
	return l, err
}
