package intake

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"truceboard/assets"
	"truceboard/store"
	"truceboard/store/ceasefire"
	"truceboard/store/exchange"
)

// Outlines are the shapes for a dossier's map, with the line that their source asks to see beside it. Own says that the dossier brings them itself.
type Outlines struct {
	Shapes []ceasefire.Outline
	Source string
	Own    bool
}

// OutlinesOf gives the outlines that a dossier brings, or those of the program where they are of the dossier's areas; none where neither is so.
func OutlinesOf(ctx context.Context, d *store.Dossier, frame ceasefire.Frame, asOf ceasefire.AsOf) (Outlines, error) {
	set, err := d.Outlines(ctx, asOf)
	if err != nil {
		return Outlines{}, err
	}
	if set.GeoJSON != "" {
		shapes, err := exchange.Outlines(strings.NewReader(set.GeoJSON))
		if err != nil {
			return Outlines{}, fmt.Errorf("reading the dossier's outlines: %w", err)
		}
		matched, _ := exchange.OutlinesFor(frame, shapes)
		return Outlines{matched, asSentence(set.Attribution), true}, nil
	}
	return bundledOutlines(frame)
}

// asSentence ends a line of a source with a full stop, where there is one.
func asSentence(line string) string {
	if line == "" || strings.HasSuffix(line, ".") {
		return line
	}
	return line + "."
}

// bundledOutlines gives the program's own outlines where they are of a frame's areas, over those of the countries around.
func bundledOutlines(frame ceasefire.Frame) (Outlines, error) {
	shapes, err := exchange.Outlines(bytes.NewReader(assets.OutlineSyria()))
	if err != nil {
		return Outlines{}, fmt.Errorf("reading the program's outlines: %w", err)
	}
	matched, n := exchange.OutlinesFor(frame, shapes)
	if n == 0 {
		return Outlines{}, nil
	}
	countries, err := exchange.Outlines(bytes.NewReader(assets.OutlineNeighbours()))
	if err != nil {
		return Outlines{}, fmt.Errorf("reading the program's outlines: %w", err)
	}
	for i := range matched {
		if matched[i].Code == "" {
			matched[i].Name = "" // the zone of the United Nations on the Golan
		}
	}
	around := slices.DeleteFunc(countries, func(o ceasefire.Outline) bool { return o.Name == "Syria" }) // its areas are drawn
	return Outlines{Shapes: append(around, matched...), Source: assets.OutlineAttribution + "."}, nil
}
