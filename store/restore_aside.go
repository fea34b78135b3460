package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// setAside sees to it that what the dossier is now lies on the shelf before a backup is put back, and gives where. The backup that is put back stays there meanwhile.
func (d *Dossier) setAside(ctx context.Context, s Shelf, backup string) (Saved, error) {
	list, err := s.List()
	if err != nil {
		return Saved{}, err
	}
	for _, b := range list {
		if has, err := d.allIn(ctx, b.Path); err != nil {
			return Saved{}, err
		} else if has {
			return b, nil
		}
	}
	s.Needed = append(slices.Clip(s.Needed), backup)
	kept, _, err := d.BackUp(ctx, s, BeforeRestore)
	return kept, err
}

// allIn reports whether a backup holds all that the dossier holds: each record, by the trail and by what stands in the file, and each line of the trail but those at its end that tell of
// backups put back, for putting this one back is another of those. One that cannot be read, is damaged or has another layout does not.
func (d *Dossier) allIn(ctx context.Context, backup string) (has bool, err error) {
	unread := withFile(ctx, backup, func(old *sql.DB) error {
		has, err = onlyPutBackSince(ctx, old, d.read)
		return nil
	})
	if unread != nil || err != nil || !has {
		return false, err
	}
	was, unread := d.Compare(ctx, backup)
	if gone := ctx.Err(); gone != nil {
		return false, gone
	}
	if unread != nil || was.Beyond+len(was.Changed)+len(was.Removed) > 0 || slices.ContainsFunc(was.Added, func(c RecordChange) bool { return c.Record != recordDossier }) {
		return false, nil
	}
	found, unread := checkStructure(ctx, backup)
	return unread == nil && found.OK, ctx.Err()
}

// onlyPutBackSince reports whether a dossier's trail is that of a backup, of the same layout, and nothing but lines that tell of backups put back.
func onlyPutBackSince(ctx context.Context, old, now querier) (bool, error) {
	was, err := layoutOf(ctx, old)
	if err != nil {
		return false, nil
	}
	is, err := layoutOf(ctx, now)
	if err != nil || was != is {
		return false, err
	}
	end, err := openTrail(ctx, old)
	if err != nil || end.seq == 0 {
		return false, nil
	}
	if same, err := sameLine(ctx, old, now, end.seq); err != nil || !same {
		return false, err
	}
	var others int
	err = now.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE seq > ? AND action <> ?", end.seq, actionPutBack).Scan(&others)
	if err != nil {
		return false, fmt.Errorf("reading the audit trail: %w", err)
	}
	return others == 0, nil
}
