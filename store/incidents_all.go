package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"truceboard/store/ceasefire"
)

// mostAtOnce is how many incidents are read whole with one query.
const mostAtOnce = 400

// Incidents gives the incidents of a view whole, in order, as they were known, with their sources and kept columns. A few are read ahead, so that a
// million take no more memory than a few, or than their keys where they are not in the order of time; an error ends it.
func (d *Dossier) Incidents(ctx context.Context, v View, s Sort) iter.Seq2[ceasefire.Incident, error] {
	return d.incidents(ctx, v, s, true)
}

// IncidentsBare gives incidents as Incidents does, but for their kept columns.
func (d *Dossier) IncidentsBare(ctx context.Context, v View, s Sort) iter.Seq2[ceasefire.Incident, error] {
	return d.incidents(ctx, v, s, false)
}

func (d *Dossier) incidents(ctx context.Context, v View, s Sort, extra bool) iter.Seq2[ceasefire.Incident, error] {
	return func(yield func(ceasefire.Incident, error) bool) {
		if v.AsOf.KnownAt.IsZero() {
			d.stream(ctx, v, s, extra, yield)
			return
		}
		d.known(ctx, v, s, yield)
	}
}

// known gives incidents as they were known.
func (d *Dossier) known(ctx context.Context, v View, s Sort, yield func(ceasefire.Incident, error) bool) {
	list, err := d.List(ctx, v, s)
	if err != nil {
		yield(ceasefire.Incident{}, err)
		return
	}
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		yield(ceasefire.Incident{}, err)
		return
	}
	for keys := range slices.Chunk(list.keys, mostAtOnce) {
		some, err := wholeIncidents(ctx, q, keys)
		if err != nil {
			yield(ceasefire.Incident{}, err)
			return
		}
		for _, i := range some {
			if !yield(i, nil) {
				return
			}
		}
	}
}

// wholeIncidents reads incidents by their keys, in the keys' order.
func wholeIncidents(ctx context.Context, q querier, keys []int64) ([]ceasefire.Incident, error) {
	found, err := wholeByKey(ctx, q, keys)
	out := make([]ceasefire.Incident, 0, len(keys))
	for _, key := range keys {
		if i, ok := found[key]; ok {
			out = append(out, i)
		}
	}
	return out, err
}

// wholeByKey reads incidents by their keys; those that are not there are left out.
func wholeByKey(ctx context.Context, q querier, keys []int64) (map[int64]ceasefire.Incident, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("asking for incidents: %w", err)
	}
	cited, err := citationsOf(ctx, q, string(list))
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, incidentSelect+"i.id IN (SELECT value FROM json_each(?))", string(list))
	if err != nil {
		return nil, fmt.Errorf("reading incidents: %w", err)
	}
	defer rows.Close()
	found := make(map[int64]ceasefire.Incident, len(keys))
	for rows.Next() {
		key, i, err := scanIncident(rows)
		if err != nil {
			return nil, fmt.Errorf("reading an incident: %w", err)
		}
		i.Citations = cited[key]
		found[key] = i
	}
	return found, rows.Err()
}

// citationsOf reads the sources of incidents, by the incidents' keys.
func citationsOf(ctx context.Context, q querier, keys string) (map[int64][]ceasefire.Citation, error) {
	type tie struct {
		key int64
		c   ceasefire.Citation
	}
	ties, err := collect(ctx, q, func(rows *sql.Rows) (t tie, err error) {
		err = rows.Scan(&t.key, into(&t.c.Source), &t.c.Locator, &t.c.Credibility)
		return t, err
	}, `SELECT cited.incident_id, source.uuid, cited.locator, cited.credibility
		FROM incident_source AS cited JOIN source ON source.id = cited.source_id
		WHERE cited.incident_id IN (SELECT value FROM json_each(?)) ORDER BY source.id, cited.locator`, keys)
	if err != nil {
		return nil, fmt.Errorf("reading the sources of incidents: %w", err)
	}
	cited := map[int64][]ceasefire.Citation{}
	for _, t := range ties {
		cited[t.key] = append(cited[t.key], t.c)
	}
	return cited, nil
}
