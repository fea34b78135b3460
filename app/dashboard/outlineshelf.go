package dashboard

import (
	"context"
	"fmt"
	"sync"

	"truceboard/app/intake"
	"truceboard/store"
	"truceboard/store/ceasefire"
)

// outlineShelf keeps the shapes of a dossier's map from one snapshot to the next: reading them takes longer than all else that a snapshot reads. It may be
// used by several goroutines at once.
type outlineShelf struct {
	mu    sync.Mutex
	mark  string
	shown intake.Outlines
}

// of gives the shapes for a frame as they were known.
func (o *outlineShelf) of(ctx context.Context, d *store.Dossier, frame ceasefire.Frame, asOf ceasefire.AsOf) (intake.Outlines, error) {
	number, err := d.OutlineMark(ctx, asOf)
	if err != nil {
		return intake.Outlines{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	mark := fmt.Sprint(number, frame.Areas)
	if o.mark == mark {
		return o.shown, nil
	}
	found, err := intake.OutlinesOf(ctx, d, frame, asOf)
	if err != nil {
		return intake.Outlines{}, err
	}
	o.mark, o.shown = mark, found
	return found, nil
}
