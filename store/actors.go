package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// UnmappedActor is an actor's name that stands for no party, with how many incidents have it on a side.
type UnmappedActor struct {
	Name      string
	Incidents int
}

// UnmappedActors lists the names of actors that stand for no party, the most frequent first. Civilians, who are no actor, are left out.
func (d *Dossier) UnmappedActors(ctx context.Context) ([]UnmappedActor, error) {
	frame, err := d.Frame(ctx)
	if err != nil {
		return nil, err
	}
	names, err := d.ActorNames(ctx)
	return slices.DeleteFunc(names, func(a UnmappedActor) bool {
		_, mapped := frame.PartyOfActor(a.Name)
		return mapped || ceasefire.Side{Actor: a.Name}.IsCivilians()
	}), err
}

// ActorNames lists every name of an actor, mapped or not, with how many incidents have it on a side, the most frequent first.
func (d *Dossier) ActorNames(ctx context.Context) ([]UnmappedActor, error) {
	names, err := collect(ctx, d.read, func(rows *sql.Rows) (a UnmappedActor, err error) {
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
