package plot

import (
	"cmp"
	"slices"

	"truceboard/store/ceasefire"
)

// groupOf gives what a filter is narrowed to for a series of a chart. Incidents without a party, and what stands for several series, cannot be asked for so.
func groupOf(s ceasefire.Series, by ceasefire.Grouping) Narrowing {
	group := Narrowing{Words: oneLine(s.Name)}
	switch by {
	case ceasefire.ByParty:
		if party, err := ceasefire.ParseID(s.Key); err == nil {
			group.Party = party
		}
	case ceasefire.ByType:
		group.Type = ceasefire.Type(s.Key)
	case ceasefire.BySeverity:
		group.Term = ceasefire.Term{Field: ceasefire.TermSeverity, Text: s.Key}
		if s.Key == "0" {
			group.Term.Text = "-"
		}
	case ceasefire.ByScope:
		group.Scope = ceasefire.ScopeView(s.Key)
	case ceasefire.ByArea:
		group.Area = s.Key
		if s.Key == "" {
			group.Term = ceasefire.Term{Field: ceasefire.TermArea, Text: "-"}
		}
	}
	return group
}

// ofAll says what part of a whole a value is: "13 incidents of 14".
func ofAll(v, all float64, m ceasefire.Measure) string {
	if v == all {
		return amount(v, m)
	}
	return amount(v, m) + " of " + figure(all)
}

// stackSpots notes the parts of each bar, as wide as its column, with their day and group, beside what the whole bar comes to.
func (c *canvas) stackSpots(d *daily, scale valueScale, axis timeAxis) {
	if c.spots == nil || d.subject.By == ceasefire.Ungrouped {
		return
	}
	for i := range d.columns.count() {
		whole, floor := d.stack(i), axis.plot.bottom()
		column := c.column(axis, d.columns, i)
		for _, l := range d.layers {
			if l.values[i] <= 0 {
				continue
			}
			top := floor - scale.share(l.values[i])*axis.plot.h
			room := box{column.box.x, top, column.box.w, floor - top}
			if l.values[i] == whole { // as easily met as the bar
				room.y = min(top, axis.plot.bottom()-leastSpot)
				room.h = floor - room.y
			}
			column.what.Value = ofAll(l.values[i], whole, d.subject.Measure)
			c.spot(room, column.what.among(l.group))
			floor = top
		}
	}
}

// lineSpots divides each day among lines: a place stands for the line that is nearest to it, and of those of one height for the first.
func (c *canvas) lineSpots(t *cumulative, scale valueScale, axis timeAxis) {
	if c.spots == nil || t.subject.By == ceasefire.Ungrouped {
		return
	}
	for day := range t.days.Span.Len() {
		lines := slices.Clone(t.layers)
		slices.SortStableFunc(lines, func(a, b layer) int { return cmp.Compare(b.values[day], a.values[day]) })
		lines = slices.CompactFunc(lines, func(a, b layer) bool { return a.values[day] == b.values[day] })
		column, top := c.column(axis, eachDay(t.days.Span), day), axis.plot.y
		for n, l := range lines {
			foot := axis.plot.bottom()
			if n+1 < len(lines) {
				foot = (scale.height(l.values[day], axis.plot) + scale.height(lines[n+1].values[day], axis.plot)) / 2
			}
			column.what.Value = ofAll(l.values[day], t.reached(day), t.subject.Measure) + " so far"
			c.spot(box{column.box.x, top, column.box.w, foot - top}, column.what.among(l.group))
			top = foot
		}
	}
}

// panelSpots puts the spots that a small chart noted since there were so many into its group, and notes all the rest of its place as the group alone. A spot that nothing can be narrowed to keeps its
// word for that.
func (c *canvas) panelSpots(from int, group Narrowing, value string, slot box) {
	if c.spots == nil {
		return
	}
	for i, s := range (*c.spots)[from:] {
		if s.what.Note != "" {
			(*c.spots)[from+i].what.Words = group.Words + ", " + s.what.Words
			continue
		}
		(*c.spots)[from+i].what = s.what.among(group)
	}
	group.Value = value
	c.spot(slot, group)
}

// noted gives how many spots there are.
func (c *canvas) noted() int {
	if c.spots == nil {
		return 0
	}
	return len(*c.spots)
}
