package store

import (
	"context"

	"truceboard/store/ceasefire"
)

// Rows reads the rows of named incidents, newest first. Those that the view does not show, because they happened or were recorded later or
// were deleted since, are left out.
func (d *Dossier) Rows(ctx context.Context, v View, ids []ceasefire.ID) ([]Row, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q, err := d.as(ctx, v.AsOf)
	if err != nil {
		return nil, err
	}
	where, err := v.condition(ctx, q)
	if err != nil {
		return nil, err
	}
	among(where, "i.uuid IN (%s)", ids, func(id ceasefire.ID) any { return id[:] })
	listing, err := d.listed(ctx, where, v.AsOf, Sort{By: SortWhen, Descending: true})
	if err != nil {
		return nil, err
	}
	return listing.Page(ctx, 0, listing.Len())
}
