package report

import (
	"context"
	"fmt"

	"truceboard/store"
	"truceboard/widgets/plot"
)

// Subject reads what a chart of a view shows; how it is grouped, measured and titled is the caller's to set.
func Subject(ctx context.Context, d *store.Dossier, view store.View) (plot.Subject, error) {
	frame, err := d.FrameKnown(ctx, view.AsOf)
	if err != nil {
		return plot.Subject{}, err
	}
	facts, err := d.Facts(ctx, view)
	if err != nil {
		return plot.Subject{}, fmt.Errorf("reading the incidents: %w", err)
	}
	attributions, err := d.Attributions(ctx, view.AsOf)
	if err != nil {
		return plot.Subject{}, fmt.Errorf("reading the attributions: %w", err)
	}
	return plot.Subject{
		Frame: frame.At(view.AsOf), Facts: facts, Filter: view.Filter, AsOf: view.AsOf, Attributions: attributions,
	}, nil
}
