package plot

import (
	"slices"

	"truceboard/store/ceasefire"
)

// panelHeads are the names and the sums of small charts as they stand above each.
type panelHeads struct{ names, sums []string }

// panelHeads finds what has room above small charts of a width: sums with what they count where all have room beside the whole names, and names that differ.
func (c *canvas) panelHeads(names, whole, brief []string, width float64) panelHeads {
	f, strong := c.small(), c.strong()
	out := panelHeads{make([]string, len(names)), whole}
	for i, sum := range whole {
		if wide := f.width(sum); wide > width*0.45 || strong.width(names[i])+strong.size+wide > width {
			out.sums = brief
		}
	}
	room := func(i int) float64 { return width - f.width(out.sums[i]) - f.size }
	for i, name := range names {
		out.names[i] = strong.shorten(name, room(i))
	}
	cut := slices.Clone(out.names)
	for i, name := range names {
		if cutAlike(cut, names, i) {
			out.names[i] = strong.shortenMiddle(name, room(i))
		}
	}
	return out
}

// panelTints gives small charts the tints of their groups. Where there are more than can be told apart all have one, for each is named: a colour that came
// again would say that two are one.
func panelTints(series []ceasefire.Series, by ceasefire.Grouping) []tint {
	layers := make([]layer, len(series))
	for i, s := range series {
		layers[i].tint = tintOf(s, by)
	}
	if len(layers) <= mostSeries && by != ceasefire.ByArea {
		tellApart(layers, by)
	}
	out := make([]tint, len(series))
	for i := range out {
		out[i] = layers[i].tint
		if len(out) > mostSeries {
			out[i] = accentTint
		}
	}
	return out
}
