package store

import (
	"context"
	"database/sql"
	"fmt"

	"truceboard/store/ceasefire"
)

// Datasets lists the data sets that incidents came from, those of deleted incidents too, in the order of their names.
func (d *Dossier) Datasets(ctx context.Context) ([]string, error) {
	// The index is asked for one name after another: DISTINCT would go through all of it.
	names, err := collect(ctx, d.read, func(rows *sql.Rows) (name string, err error) {
		err = rows.Scan(&name)
		return name, err
	}, `WITH RECURSIVE named (name) AS (SELECT min(dataset) FROM incident WHERE dataset <> ''
		UNION ALL SELECT (SELECT min(dataset) FROM incident WHERE dataset > name AND dataset <> '') FROM named WHERE name IS NOT NULL)
		SELECT name FROM named WHERE name IS NOT NULL`)
	if err != nil {
		return nil, fmt.Errorf("listing the data sets: %w", err)
	}
	return names, nil
}

// mostAlike bounds how many incidents that begin at one instant are compared with a row.
const mostAlike = 500

// BegunWith gives the incidents of a data set that have no identifier of their own there and begin when another does: those among which a row without an identifier can be. With all it gives those that have one too.
func (d *Dossier) BegunWith(ctx context.Context, dataset string, i ceasefire.Incident, all bool) ([]ceasefire.Incident, error) {
	keys, err := collect(ctx, d.read, func(rows *sql.Rows) (key int64, err error) {
		err = rows.Scan(&key)
		return key, err
	}, `SELECT id FROM incident WHERE starts_at = ? AND dataset = ? AND (? OR length(dataset_key) = 64) ORDER BY type = ? DESC, place = ? DESC, id LIMIT ?`,
		i.When.From.Unix(), dataset, all, i.Type, i.Place.Name, mostAlike)
	if err != nil {
		return nil, fmt.Errorf("looking for the same row: %w", err)
	}
	list := make([]ceasefire.Incident, len(keys))
	for n, key := range keys {
		if _, list[n], err = readIncident(ctx, d.read, "i.id = ?", key); err != nil {
			return nil, err
		}
	}
	return list, nil
}
