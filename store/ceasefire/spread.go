package ceasefire

import "time"

// spread finds the days of a run of days on which facts lie.
type spread struct {
	calendar
	first Day
	dated []int32
}

func newSpread(span Span, zone *time.Location, facts Facts) spread {
	s := spread{calendar: newCalendar(span, zone), first: span.From}
	if facts.Len() > 0 {
		s.dated = facts.columns.datedIn(zone)
	}
	return s
}

// place gives the place in the run of the day on which the fact at a place of the columns lies, or the reason why it has none.
func (s *spread) place(c *columns, i int32) (int, string) {
	code := s.dated[i]
	if code&1 == 0 {
		return s.calendar.place(c.when(i))
	}
	if day := int(code>>1) - int(s.first); day >= 0 && day < len(s.starts)-1 {
		return day, ""
	}
	return 0, reasonPeriod
}

// Covered gives the first and the last Unix second at which a fact began that can be put on a day; ok is false where none can.
func (f Facts) Covered() (first, last int64, ok bool) {
	return f.between(func(c *columns, i int32) bool { return c.precision[i].OnOneDay() })
}

// Reach gives the first and the last Unix second at which a fact began; ok is false where there are none.
func (f Facts) Reach() (first, last int64, ok bool) {
	return f.between(func(*columns, int32) bool { return true })
}

// began is the first and the last second at which one of some facts began.
type began struct {
	first, last int64
	ok          bool
}

func (f Facts) between(counts func(*columns, int32) bool) (first, last int64, ok bool) {
	var all began
	for _, part := range inParts(f.places, func(places []int32) began { return f.columns.began(places, counts) }) {
		if !part.ok {
			continue
		}
		if !all.ok {
			all = part
		}
		all.first, all.last = min(all.first, part.first), max(all.last, part.last)
	}
	return all.first, all.last, all.ok
}

func (c *columns) began(places []int32, counts func(*columns, int32) bool) (b began) {
	for _, i := range places {
		if !counts(c, i) {
			continue
		}
		at := c.from[i]
		if !b.ok {
			b = began{at, at, true}
		}
		b.first, b.last = min(b.first, at), max(b.last, at)
	}
	return b
}
