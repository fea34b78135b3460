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
		FROM import_batch AS b LEFT JOIN source AS s ON s.id = b.source_id WHERE b.recorded_at <= ?1 ORDER BY b.recorded_at DESC, b.id DESC`,
		knownUntil(asOf))
	if err != nil {
		return nil, fmt.Errorf("reading the imports: %w", err)
	}
	return batches, nil
}
