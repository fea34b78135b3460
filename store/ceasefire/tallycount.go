package ceasefire

import "slices"

// tallied is what the log counts over the window of each tally, in the order of the tallies.
type tallied struct {
	counts  []tallyCount
	omitted omissions
}

type tallyCount struct {
	log     int
	omitted omissions
}

// tallied counts the facts at places that are of a scope.
func (c *columns) tallied(places []int32, tallies []TallyBeside, scope Scope) tallied {
	t := tallied{counts: make([]tallyCount, len(tallies))}
	from, until := hull(tallies)
	if len(places) == 0 || from >= until {
		return t
	}
	code := slices.Index(c.scopes, scope)
	for _, i := range places {
		if c.from[i] >= until || max(c.until[i], c.from[i]+1) <= from || int(c.scope[i]) != code {
			continue
		}
		if reason := t.add(c, i, tallies); reason != "" {
			t.omitted.add(reason)
		}
	}
	return t
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

// add holds a fact against every window, and gives the reason why it could not be counted in one that it may lie in.
func (t *tallied) add(c *columns, i int32, tallies []TallyBeside) (left string) {
	when := c.when(i)
	for n := range tallies {
		b := &tallies[n]
		if !b.HasLog || when.from >= b.Until.Unix() || max(when.until, when.from+1) <= b.From.Unix() {
			continue
		}
		_, reason := b.calendar.place(when)
		value, known := b.Measure.of(c, i)
		if reason == "" && !known {
			reason = reasonDeaths
		}
		if reason == "" {
			t.counts[n].log += int(value)
			continue
		}
		t.counts[n].omitted.add(reason)
		left = reason
	}
	return left
}

// join adds what the facts after these count.
func (t *tallied) join(later tallied) {
	for n, count := range later.counts {
		t.counts[n].log += count.log
		t.counts[n].omitted.join(count.omitted)
	}
	t.omitted.join(later.omitted)
}
