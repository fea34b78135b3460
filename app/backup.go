package main

import (
	"context"

	"truceboard/store"
)

// backupCommand writes a verified copy of a dossier.
type backupCommand struct {
	File string `arg:"" help:"The dossier."`
	Out  string `arg:"" help:"The copy; it must not exist yet."`
}

// Run writes the copy whole, or not at all.
func (c backupCommand) Run(ctx context.Context, e env) error {
	return withDossier(ctx, c.File, store.Options{ReadOnly: true, Now: e.now}, func(d *store.Dossier) error {
		return d.Backup(ctx, c.Out)
	})
}
