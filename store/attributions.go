package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"slices"

	"truceboard/store/ceasefire"
)

// Attributions gives the wordings that the licences of the sources of a view's incidents ask to see wherever figures made from them are shown, as they were known. A view of the whole dossier is answered by its imports, and by its
// citations, without looking at each incident. Rows of a data set that came some other way, such as in a table or a file of this program's own, ask for its wording still.
func (d *Dossier) Attributions(ctx context.Context, v View) ([]string, error) {
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return nil, err
	}
	of, err := d.credited(ctx, q, v)
	if err != nil {
		return nil, fmt.Errorf("reading the attributions: %w", err)
	}
	list, err := of.wordings(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("reading the attributions: %w", err)
	}
	return list, nil
}

// credits are where incidents come from: the keys of sources, and the data sets of those whose import has no source with a wording.
type credits struct {
	sources  map[int64]bool
	datasets []string
}

// credited finds where the incidents of a view come from.
func (d *Dossier) credited(ctx context.Context, q querier, v View) (credits, error) {
	if reflect.DeepEqual(v.Filter, ceasefire.Filter{}) {
		return d.creditedOfAll(ctx, q)
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return credits{}, err
	}
	of := credits{sources: map[int64]bool{}}
	shown := "(SELECT i.id, i.batch_id, i.dataset " + where.sql() + ") AS i "
	for _, query := range []string{
		"SELECT DISTINCT coalesce(b.source_id, 0), CASE coalesce(s.attribution, '') WHEN '' THEN i.dataset ELSE '' END FROM " + shown +
			"LEFT JOIN import_batch AS b ON b.id = i.batch_id LEFT JOIN source AS s ON s.id = b.source_id",
		"SELECT DISTINCT c.source_id, '' FROM " + shown + "JOIN incident_source AS c ON c.incident_id = i.id",
	} {
		if err := of.read(ctx, q, query, where.args...); err != nil {
			return of, err
		}
	}
	return of, nil
}

// creditedOfAll asks which imports stand, or have an incident that is there, and which sources are cited. Imports and citations carry no lines of their own in the trail for each incident: as it was known, those are left out that were
// recorded later.
func (d *Dossier) creditedOfAll(ctx context.Context, q querier) (credits, error) {
	imports, cited, args := "SELECT id, source_id, undone_at FROM import_batch", "SELECT source_id FROM incident_source", []any{}
	if t, ok := q.(*then); ok {
		imports = `SELECT b.id, b.source_id, (SELECT CASE action WHEN 'undo' THEN at END FROM audit WHERE record = 'import_batch' AND uuid = b.uuid AND at <= ? ORDER BY seq DESC LIMIT 1) AS undone_at
			FROM import_batch AS b WHERE b.recorded_at <= ?`
		cited = "SELECT c.source_id FROM incident_source AS c JOIN main.incident AS i ON i.id = c.incident_id WHERE i.recorded_at <= ?"
		args = []any{t.at, t.at}
	}
	of := credits{sources: map[int64]bool{}}
	type standing struct{ batch, source int64 }
	stand, err := collect(ctx, q, func(rows *sql.Rows) (s standing, err error) {
		err = rows.Scan(&s.batch, &s.source)
		return s, err
	}, "SELECT id, coalesce(source_id, 0) FROM ("+imports+") AS b WHERE undone_at IS NULL OR EXISTS (SELECT 1 FROM incident WHERE batch_id = b.id AND deleted_at IS NULL)", args...)
	if err != nil {
		return of, err
	}
	for _, s := range stand {
		of.sources[s.source] = true
	}
	for _, s := range stand {
		brought, err := d.datasetsOf(ctx, q, s.batch, s.source)
		if err != nil {
			return of, err
		}
		of.datasets = append(of.datasets, brought...)
	}
	return of, of.read(ctx, q, "SELECT DISTINCT source_id, '' FROM ("+cited+")", args[:len(args)/2]...)
}

// datasetsOf gives the data sets, of those that ask for a wording, of which an import brought rows whose source asks for none. An import that has been looked through once is not looked through again: what it brought does not change.
func (d *Dossier) datasetsOf(ctx context.Context, q querier, batch, source int64) (brought []string, err error) {
	var uuid ceasefire.ID
	var format, wording string
	err = q.QueryRowContext(ctx, "SELECT b.uuid, b.format, coalesce(s.attribution, '') FROM import_batch AS b LEFT JOIN source AS s ON s.id = ? WHERE b.id = ?", source, batch).Scan(into(&uuid), &format, &wording)
	if err != nil || wording != "" {
		return nil, err
	}
	if known, ok := d.brought.Load(uuid); ok {
		return known.([]string), nil
	}
	for _, dataset := range []string{ceasefire.DatasetGED, ceasefire.DatasetACLED} {
		var is bool
		if err := q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM main.incident WHERE batch_id = ? AND dataset = ?)", batch, dataset).Scan(&is); err != nil {
			return nil, err
		}
		if is {
			brought = append(brought, dataset)
		}
	}
	d.brought.Store(uuid, brought)
	return brought, nil
}

// read adds credits that a query gives: the key of a source, 0 for none, and a data set.
func (c *credits) read(ctx context.Context, q querier, query string, args ...any) error {
	type origin struct {
		source  int64
		dataset string
	}
	found, err := collect(ctx, q, func(rows *sql.Rows) (one origin, err error) {
		err = rows.Scan(&one.source, &one.dataset)
		return one, err
	}, query, args...)
	for _, one := range found {
		c.sources[one.source] = true
		c.datasets = append(c.datasets, one.dataset)
	}
	return err
}

// wordings gives what the sources ask for, in their order; and what the data sets do of which none of these is.
func (c credits) wordings(ctx context.Context, q querier) (list []string, err error) {
	type worded struct {
		key                    int64
		title, publisher, text string
	}
	sources, err := collect(ctx, q, func(rows *sql.Rows) (w worded, err error) {
		err = rows.Scan(&w.key, &w.title, &w.publisher, &w.text)
		return w, err
	}, "SELECT id, title, publisher, attribution FROM source WHERE attribution <> '' AND removed_at IS NULL ORDER BY id")
	if err != nil {
		return nil, err
	}
	of := map[string]string{} // the wording of each data set
	for _, dataset := range c.datasets {
		known, ok := ceasefire.DatasetSource(dataset)
		if !ok {
			continue
		}
		of[dataset] = known.Attribution
		for _, s := range sources {
			if s.title == known.Title || s.publisher == known.Publisher {
				c.sources[s.key] = true
				delete(of, dataset)
			}
		}
	}
	add := func(text string) {
		if text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	for _, s := range sources {
		if c.sources[s.key] {
			add(s.text)
		}
	}
	add(of[ceasefire.DatasetGED])
	add(of[ceasefire.DatasetACLED])
	return list, nil
}
