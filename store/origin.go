package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// IncidentOf gives the ID of the incident that came from a record of another data set. One that is not there is a *NotFoundError.
func (d *Dossier) IncidentOf(ctx context.Context, dataset, key string) (ceasefire.ID, error) {
	var id ceasefire.ID
	err := d.read.QueryRowContext(ctx, "SELECT uuid FROM incident WHERE dataset = ? AND dataset_key = ? AND dataset <> ''", dataset, key).Scan(into(&id))
	if errors.Is(err, sql.ErrNoRows) {
		return id, &NotFoundError{What: "incident (" + dataset + " " + key + ")"}
	}
	if err != nil {
		return id, fmt.Errorf("looking for %s %s: %w", dataset, key, err)
	}
	return id, nil
}
