package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

// BatchInfo is an import that was carried out: what it brought, from which source, by whom and when. Undone is when it was undone, the zero time where it stands.
type BatchInfo struct {
	ID                                         ceasefire.ID
	Name, Format, Digest, Source               string
	Read, Added, Updated, Duplicates, Rejected int
	Recorded                                   ceasefire.Stamp
	Undone                                     time.Time
}

// Batches lists the imports that were known, newest first.
func (d *Dossier) Batches(ctx context.Context, asOf ceasefire.AsOf) ([]BatchInfo, error) {
	batches, err := collect(ctx, d.read, func(rows *sql.Rows) (b BatchInfo, err error) {
		err = rows.Scan(into(&b.ID), &b.Name, &b.Format, &b.Digest, &b.Source, &b.Read, &b.Added, &b.Updated, &b.Duplicates, &b.Rejected,
			&b.Recorded.By, into(&b.Recorded.At), into(&b.Undone))
		return b, err
	}, `SELECT b.uuid, b.name, b.format, b.digest, coalesce(s.title, ''), b.read, b.added, b.updated, b.duplicates, b.rejected,
		b.recorded_by, b.recorded_at,
		(SELECT CASE action WHEN 'undo' THEN at END FROM audit WHERE record = 'import_batch' AND uuid = b.uuid AND at <= ?1 ORDER BY seq DESC LIMIT 1)
		FROM import_batch AS b LEFT JOIN source AS s ON s.id = b.source_id WHERE b.recorded_at <= ?1 ORDER BY b.id DESC`,
		knownUntil(asOf))
	if err != nil {
		return nil, fmt.Errorf("reading the imports: %w", err)
	}
	return batches, nil
}

// Attributions gives the wordings that the licences of the incidents' sources ask to see wherever figures made from them are shown, as they were known.
func (d *Dossier) Attributions(ctx context.Context, asOf ceasefire.AsOf) ([]string, error) {
	q, err := d.as(ctx, asOf)
	if err != nil {
		return nil, err
	}
	list, err := attributions(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("reading the attributions: %w", err)
	}
	return list, nil
}

// attributions asks which sources with a wording have an import that stands, or are cited. Imports and citations carry no lines of their own in the trail for each incident: then
// those are left out that were recorded later.
func attributions(ctx context.Context, q querier) ([]string, error) {
	imports, cited, args := "SELECT id, source_id, undone_at FROM import_batch", "SELECT source_id FROM incident_source", []any{}
	if t, ok := q.(*then); ok {
		imports = `SELECT b.id, b.source_id, (SELECT CASE action WHEN 'undo' THEN at END FROM audit WHERE record = 'import_batch' AND uuid = b.uuid AND at <= ? ORDER BY seq DESC LIMIT 1) AS undone_at
			FROM import_batch AS b WHERE b.recorded_at <= ?`
		cited = "SELECT c.source_id FROM incident_source AS c JOIN main.incident AS i ON i.id = c.incident_id WHERE i.recorded_at <= ?"
		args = []any{t.at, t.at, t.at}
	}
	return collect(ctx, q, func(rows *sql.Rows) (text string, err error) {
		err = rows.Scan(&text)
		return text, err
	}, `SELECT DISTINCT attribution FROM source WHERE attribution <> '' AND removed_at IS NULL AND (
		id IN (SELECT source_id FROM (`+imports+`) AS b WHERE undone_at IS NULL OR EXISTS (SELECT 1 FROM incident WHERE batch_id = b.id AND deleted_at IS NULL))
		OR id IN (`+cited+`)) ORDER BY id`, args...)
}
