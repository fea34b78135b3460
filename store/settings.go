package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Setting reads a setting of the dossier, such as the instant at which it is first read; found tells whether it was ever set.
func (d *Dossier) Setting(ctx context.Context, key string) (value string, found bool, err error) {
	return d.text(ctx, "SELECT value FROM setting WHERE key = ?", key)
}

// HasSettings reports whether any setting was kept whose key begins so.
func (d *Dossier) HasSettings(ctx context.Context, prefix string) (bool, error) {
	_, found, err := d.text(ctx, "SELECT key FROM setting WHERE substr(key, 1, length(?1)) = ?1 LIMIT 1", prefix)
	return found, err
}

// SetSetting keeps a setting. Settings are how the dossier is read and no records, so that they have no line in the audit trail.
func (d *Dossier) SetSetting(ctx context.Context, key, value string) error {
	return d.quietly(ctx, "keeping a setting",
		"INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
}

func (d *Dossier) text(ctx context.Context, query, key string) (value string, found bool, err error) {
	err = d.read.QueryRowContext(ctx, query, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("reading %s: %w", key, err)
	}
	return value, true, nil
}

// quietly writes what is no record of the dossier and has no line in the audit trail.
func (d *Dossier) quietly(ctx context.Context, doing, query string, args ...any) error {
	return d.together(ctx, doing, []string{query}, args...)
}
