package intake

import (
	"bytes"
	"context"
	"fmt"

	"truceboard/assets"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// PlaceNames gives the places that a dossier's areas and outlines name: its own outlines, or the program's where they are of its areas, and then the countries around as well.
func PlaceNames(ctx context.Context, d *store.Dossier, frame ceasefire.Frame) ([]ceasefire.NamedPlace, error) {
	outlines, err := OutlinesOf(ctx, d, frame, ceasefire.AsOf{})
	if err != nil {
		return nil, err
	}
	shapes := outlines.Shapes
	if !outlines.Own && len(shapes) > 0 {
		countries, err := exchange.Outlines(bytes.NewReader(assets.OutlineNeighbours()))
		if err != nil {
			return nil, fmt.Errorf("reading the program's outlines: %w", err)
		}
		for _, c := range countries {
			if !named(shapes, c.Name) { // the country whose areas are drawn in its place
				shapes = append(shapes, c)
			}
		}
	}
	return ceasefire.Gazetteer(frame, shapes), nil
}

func named(outlines []ceasefire.Outline, name string) bool {
	for _, o := range outlines {
		if o.Name == name {
			return true
		}
	}
	return false
}
