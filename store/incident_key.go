package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// IncidentKey gives the key of an incident's row, as facts and lists have it. An incident that is not there is a *NotFoundError.
func (d *Dossier) IncidentKey(ctx context.Context, id ceasefire.ID) (int64, error) {
	var key sql.NullInt64
	err := d.read.QueryRowContext(ctx, "SELECT "+incidentNamed(), id[:]).Scan(&key)
	if err == nil && !key.Valid {
		return 0, &NotFoundError{What: "incident"}
	}
	if err != nil {
		return 0, fmt.Errorf("looking for an incident: %w", err)
	}
	return key.Int64, nil
}
