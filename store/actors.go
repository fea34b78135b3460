package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// ActorNames lists every name of an actor that the incidents of a view have, mapped or not, with how many have it on a side, the most frequent first.
func (d *Dossier) ActorNames(ctx context.Context, v View) ([]ceasefire.ActorCount, error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return nil, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return nil, err
	}
	names, err := collect(ctx, q, func(rows *sql.Rows) (a ceasefire.ActorCount, err error) {
		err = rows.Scan(&a.Name, &a.Incidents)
		return a, err
	}, `SELECT name, count(DISTINCT id) FROM (SELECT i.id, i.actor_a AS name `+where.sql()+`
		UNION ALL SELECT i.id, i.actor_b `+where.sql()+`)
		WHERE name <> '' GROUP BY name ORDER BY 2 DESC, 1`, append(slices.Clone(where.args), where.args...)...)
	if err != nil {
		return nil, fmt.Errorf("counting the actors' names: %w", err)
	}
	return names, nil
}
