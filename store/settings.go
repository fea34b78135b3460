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

// SetSetting keeps a setting. Settings are how the dossier is read and no records, so that they have no line in the audit trail.
func (d *Dossier) SetSetting(ctx context.Context, key, value string) error {
	return d.quietly(ctx, "keeping a setting",
		"INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
}

// SaveDraft keeps what was typed into a form, as a JSON text; it replaces the form's draft and is on the disk when the call returns.
func (d *Dossier) SaveDraft(ctx context.Context, form, content string) error {
	return d.quietly(ctx, "keeping a draft", `INSERT INTO draft (form, content, changed_at) VALUES (?, ?, ?)
		ON CONFLICT (form) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at`, form, content, d.now().Unix())
}

// Draft reads a form's draft; found tells whether there is one.
func (d *Dossier) Draft(ctx context.Context, form string) (content string, found bool, err error) {
	return d.text(ctx, "SELECT content FROM draft WHERE form = ?", form)
}

// DropDraft forgets a form's draft.
func (d *Dossier) DropDraft(ctx context.Context, form string) error {
	return d.quietly(ctx, "dropping a draft", "DELETE FROM draft WHERE form = ?", form)
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
	if d.writer == nil {
		return readOnlyError(d.path)
	}
	if _, err := d.writer.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
