package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"truceboard/store/ceasefire"
)

// OutlineSet is the outlines of areas that a dossier brings for its map: the name of the file that they came from, the line that their source asks to see
// beside a map, and their text as GeoJSON. A set without a text says that the dossier brings none.
type OutlineSet struct {
	Name        string
	Attribution string
	GeoJSON     string
}

// SetOutlines puts outlines in the place of those that the dossier had, which are kept. Whether the text can be drawn is for the caller to know.
func (d *Dossier) SetOutlines(ctx context.Context, set OutlineSet) error {
	return d.write(ctx, func(c *change) error {
		var sum any
		if set.GeoJSON != "" {
			digest := sha256.Sum256([]byte(set.GeoJSON))
			sum = digest[:]
			if _, err := c.tx.ExecContext(ctx, "INSERT OR IGNORE INTO outline_text (sha256, content) VALUES (?, ?)", sum, set.GeoJSON); err != nil {
				return fmt.Errorf("keeping the outlines: %w", err)
			}
		}
		fields := append(c.stamped(ceasefire.Stamp{}), field{"name", set.Name}, field{"attribution", set.Attribution}, field{"sha256", sum})
		_, err := c.add("outline_set", NewID(), fields...)
		return err
	})
}

// Outlines gives the outlines that the dossier brings as they were known, the zero set where it brings none.
func (d *Dossier) Outlines(ctx context.Context, asOf ceasefire.AsOf) (OutlineSet, error) {
	var set OutlineSet
	err := d.read.QueryRowContext(ctx, `SELECT s.name, s.attribution, coalesce(t.content, '') FROM outline_set AS s
		LEFT JOIN outline_text AS t ON t.sha256 = s.sha256 WHERE s.recorded_at <= ? AND `+stood("outline_set", "s.id", knownUntil(asOf))+` ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1`, knownUntil(asOf)).
		Scan(&set.Name, &set.Attribution, &set.GeoJSON)
	if errors.Is(err, sql.ErrNoRows) {
		return OutlineSet{}, nil
	}
	if err != nil {
		return OutlineSet{}, fmt.Errorf("reading the outlines: %w", err)
	}
	return set, nil
}

// OutlineMark tells the outlines that the dossier brings, as they were known, from all others that it brought, without reading them: 0 where it brought none.
func (d *Dossier) OutlineMark(ctx context.Context, asOf ceasefire.AsOf) (mark int64, err error) {
	err = d.read.QueryRowContext(ctx, "SELECT coalesce(max(s.id), 0) FROM outline_set AS s WHERE s.recorded_at <= ? AND "+stood("outline_set", "s.id", knownUntil(asOf)), knownUntil(asOf)).Scan(&mark)
	if err != nil {
		return 0, fmt.Errorf("looking for outlines: %w", err)
	}
	return mark, nil
}
