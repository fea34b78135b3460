package main

import (
	"context"
	"fmt"

	"truceboard/app/safekeeping"
	"truceboard/store"
)

// warnAhead says where the computer's clock is behind the last entry of a dossier that is about to be written to: what is written then bears the time of that entry.
func (e env) warnAhead(ctx context.Context, d *store.Dossier) error {
	frame, err := d.Frame(ctx)
	if err != nil {
		return err
	}
	words, err := safekeeping.AheadOf(ctx, d, e.now(), frame.Agreement.Location())
	if err == nil && words != "" {
		_, err = fmt.Fprintln(e.err, "truceboard:", words)
	}
	return err
}
