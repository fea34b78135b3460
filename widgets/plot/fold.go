package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"truceboard/store/ceasefire"
)

// mostSeries is how many series a chart tells apart; the smaller ones beyond go into one more, where there are several.
const mostSeries = 8

// layer is a series with the tint it is drawn in.
type layer struct {
	name    string
	tint    tint
	values  []float64
	group   Narrowing // what a filter is narrowed to for it
	texture texture
}

// fold gives the series to draw: the greatest in their own order, and the others as one.
func fold(series []ceasefire.Series, by ceasefire.Grouping) []layer {
	kept, rest := series, []ceasefire.Series(nil)
	if len(series) > mostSeries+1 {
		kept, rest = greatest(series)
	}
	layers := make([]layer, 0, len(kept)+1)
	for _, s := range kept {
		layers = append(layers, layer{name: oneLine(s.Name), tint: tintOf(s, by), values: s.Values, group: groupOf(s, by)})
	}
	tellApart(layers, by)
	if len(rest) > 0 {
		others := fmt.Sprintf("All others (%d)", len(rest))
		layers = append(layers, layer{name: others, tint: otherTint, values: added(rest), group: Narrowing{Words: others}})
	}
	return layers
}

// greatest splits series into those with the greatest totals and the others, both in the order they came in.
func greatest(series []ceasefire.Series) (kept, rest []ceasefire.Series) {
	places := make([]int, len(series))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(total(series[b].Values), total(series[a].Values)) })
	large := places[:mostSeries]
	for i, s := range series {
		if slices.Contains(large, i) {
			kept = append(kept, s)
			continue
		}
		rest = append(rest, s)
	}
	return kept, rest
}

// added sums series day by day.
func added(series []ceasefire.Series) []float64 {
	sums := make([]float64, len(series[0].Values))
	for _, s := range series {
		for i, v := range s.Values {
			sums[i] += v
		}
	}
	return sums
}

// tintOf gives the tint that a series has in every chart.
func tintOf(s ceasefire.Series, by ceasefire.Grouping) tint {
	switch by {
	case ceasefire.ByParty:
		return partyTint(s.Party)
	case ceasefire.ByType:
		return typeTint(ceasefire.Type(s.Key))
	case ceasefire.BySeverity:
		if n, err := strconv.Atoi(s.Key); err == nil && n >= 0 && n < len(severityTints) {
			return severityTints[n]
		}
		return otherTint
	case ceasefire.ByScope:
		return scopeTint(ceasefire.Scope(s.Key))
	case ceasefire.ByArea:
		if s.Key == "" {
			return neutralTint
		}
		return thingTint(0)
	}
	return accentTint
}

// typeTint gives a type the tint of its place in the catalogue.
func typeTint(t ceasefire.Type) tint {
	types := ceasefire.Types()
	return thingTint(slices.IndexFunc(types, func(info ceasefire.TypeInfo) bool { return info.Type == t }))
}

func scopeTint(scope ceasefire.Scope) tint {
	switch scope {
	case ceasefire.InScope:
		return thingTint(0)
	case ceasefire.Disputed:
		return thingTint(4)
	}
	return neutralTint
}

// tellApart gives a layer whose tint an earlier one has the first that is free, which can happen where parties share a place: of the parties' tints for parties, of the things' for others.
func tellApart(layers []layer, by ceasefire.Grouping) {
	free := thingTint
	switch by {
	case ceasefire.ByParty:
		free = partyTint
	case ceasefire.BySeverity, ceasefire.ByScope, ceasefire.Ungrouped:
		return
	}
	for i := range layers {
		for slot := 0; slices.ContainsFunc(layers[:i], func(l layer) bool { return l.tint == layers[i].tint }); slot++ {
			layers[i].tint = free(slot)
		}
	}
}

// keys gives the legend of layers; one that is not divided needs none.
func keys(layers []layer, by ceasefire.Grouping) []key {
	if by == ceasefire.Ungrouped {
		return nil
	}
	out := make([]key, len(layers))
	for i, l := range layers {
		out[i] = key{name: l.name, tint: l.tint, texture: l.texture}
	}
	return out
}
