package ceasefire

// tallied is what the log counts over the window of each tally, in the order of the tallies.
type tallied struct {
	counts  []tallyCount
	omitted omissions
}

type tallyCount struct {
	log     int
	omitted omissions
}

// tallied counts the facts of a scope.
func (f Facts) tallied(tallies []TallyBeside, scope Scope) tallied {
	t := tallied{counts: make([]tallyCount, len(tallies))}
	from, until := hull(tallies)
	if f.Len() == 0 || from >= until {
		return t
	}
	whens, cells := f.between(from, until, scope)
	for at, one := range cells {
		when := f.columns.whens[whens[at]].time()
		t.add(when, cell{n: one.n, first: one.first, best: one.best}, tallies)
		t.add(when, cell{unknown: one.unknown, firstUnknown: one.firstUnknown}, tallies)
	}
	return t
}

// between gives the facts of a scope by when they were, of all whens that touch the time between two instants (Unix seconds).
func (f Facts) between(from, until int64, scope Scope) (whens []int, cells []cell) {
	c, place := f.columns, make([]int32, len(f.columns.whens)) // of each when in whens, and one more, so that 0 is none
	for at, when := range c.whens {
		if when.from < until && max(when.until, when.from+1) > from {
			whens = append(whens, at)
			place[at] = int32(len(whens))
		}
	}
	is, tolls := c.ofScope(scope), c.counted()
	parts := inParts(f.places, func(places []int32) []cell {
		cells := make([]cell, len(whens))
		for _, i := range places {
			if at := place[c.when[i]]; at > 0 && is[c.class[i]] {
				cells[at-1].add(tolls[c.toll[i]], i)
			}
		}
		return cells
	})
	for _, part := range parts[1:] {
		joinCells(parts[0], part)
	}
	return whens, parts[0]
}

// hull gives the Unix seconds between which all windows lie.
func hull(tallies []TallyBeside) (from, until int64) {
	known := keep(tallies, func(b TallyBeside) bool { return b.HasLog })
	for i, b := range known {
		if i == 0 {
			from, until = b.From.Unix(), b.Until.Unix()
		}
		from, until = min(from, b.From.Unix()), max(until, b.Until.Unix())
	}
	return from, until
}

// add holds facts of one time, whose deaths are known of all or of none, against every window. One that could not be counted in a window in which it may lie
// is counted as left out, for the last such reason.
func (t *tallied) add(when factTime, facts cell, tallies []TallyBeside) {
	if facts.all() == 0 {
		return
	}
	left := ""
	for n := range tallies {
		b := &tallies[n]
		if !b.HasLog || when.from >= b.Until.Unix() || max(when.until, when.from+1) <= b.From.Unix() {
			continue
		}
		_, reason := b.calendar.place(when)
		if unknown, _ := b.Measure.unknown(facts); reason == "" && unknown > 0 {
			reason = reasonDeaths
		}
		if reason == "" {
			value, _, _ := b.Measure.of(facts)
			t.counts[n].log += int(value)
			continue
		}
		t.counts[n].omitted.plus(reason, facts.all(), facts.begins())
		left = reason
	}
	if left != "" {
		t.omitted.plus(left, facts.all(), facts.begins())
	}
}
