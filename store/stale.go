package store

import (
	"truceboard/store/ceasefire"
)

// StaleError says that an incident was changed by somebody else since a form began from it. Now is the incident as it stands, Fields what became of it since, in words.
type StaleError struct {
	Now    ceasefire.Incident
	Fields []ceasefire.FieldChange
}

// Error says what happened and what to do.
func (e *StaleError) Error() string {
	if !e.Now.Deleted.IsZero() {
		return "the incident was deleted by somebody else meanwhile, and nothing was saved: take the deletion back in the history first"
	}
	return "the incident was changed by somebody else meanwhile, and nothing was saved: look at what changed, and save again"
}

// refuseStale refuses to write over what somebody else changed since a form began from an incident; without an ID nothing is compared.
func (w *writer) refuseStale(began ceasefire.Incident) error {
	if began.ID.IsZero() {
		return nil
	}
	_, now, err := readIncident(w.ctx, w.tx, "i.id = "+incidentNamed(), began.ID[:]) // a merge may have given it another identifier since
	if err != nil {
		return err
	}
	stale := &StaleError{Now: now, Fields: ceasefire.Differences(began, now, w.frame)}
	if len(stale.Fields) == 0 && now.Deleted.Equal(began.Deleted) {
		return nil
	}
	return stale
}
