package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// ActorNames lists every name of an actor, mapped or not, with how many incidents have it on a side, the most frequent first.
func (d *Dossier) ActorNames(ctx context.Context) ([]ceasefire.ActorCount, error) {
	names, err := collect(ctx, d.read, func(rows *sql.Rows) (a ceasefire.ActorCount, err error) {
		err = rows.Scan(&a.Name, &a.Incidents)
		return a, err
	}, `SELECT name, count(DISTINCT id) FROM (SELECT id, actor_a AS name FROM incident WHERE deleted_at IS NULL
		UNION ALL SELECT id, actor_b FROM incident WHERE deleted_at IS NULL)
		WHERE name <> '' GROUP BY name ORDER BY 2 DESC, 1`)
	if err != nil {
		return nil, fmt.Errorf("counting the actors' names: %w", err)
	}
	return names, nil
}
