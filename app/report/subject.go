package report

import (
	"context"
	"fmt"

	"truceboard/store"
	"truceboard/store/ceasefire"
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
	attributions, err := d.Attributions(ctx, view)
	if err != nil {
		return plot.Subject{}, fmt.Errorf("reading the attributions: %w", err)
	}
	bare, err := bareness(ctx, d, facts, view.AsOf)
	if err != nil {
		return plot.Subject{}, err
	}
	return plot.Subject{
		Bare:  bare,
		Frame: frame.At(view.AsOf), Facts: facts, Filter: view.Filter, AsOf: view.AsOf, Attributions: attributions,
	}, nil
}

// bareness finds whether there are incidents at all, where a view has none.
func bareness(ctx context.Context, d *store.Dossier, facts ceasefire.Facts, asOf ceasefire.AsOf) (plot.Bareness, error) {
	if facts.Len() > 0 {
		return plot.NotBare, nil
	}
	for _, look := range []struct {
		view store.View
		bare plot.Bareness
	}{{store.View{}, plot.BareAlways}, {store.View{AsOf: asOf}, plot.BareThen}} {
		n, err := d.Count(ctx, look.view)
		if err != nil {
			return plot.NotBare, err
		}
		if n.Total == 0 {
			return look.bare, nil
		}
	}
	return plot.NotBare, nil
}
