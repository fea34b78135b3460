package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// IncidentKey gives the key of an incident's row, as facts and lists have it. An incident that is not there is a *NotFoundError.
func (d *Dossier) IncidentKey(ctx context.Context, id ceasefire.ID) (int64, error) {
	var key int64
	err := d.read.QueryRowContext(ctx, "SELECT id FROM incident WHERE uuid = ?", id[:]).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, &NotFoundError{What: "incident"}
	}
	if err != nil {
		return 0, fmt.Errorf("looking for an incident: %w", err)
	}
	return key, nil
}
