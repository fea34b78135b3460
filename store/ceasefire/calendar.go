package ceasefire

import (
	"sort"
	"time"
)

// calendar finds the days of a run of days quickly, for a million facts: it holds the first second (Unix, UTC) of each, and
// of the day after the last.
type calendar struct{ starts []int64 }

func newCalendar(span Span, zone *time.Location) calendar {
	if span.Len() == 0 {
		return calendar{}
	}
	starts := make([]int64, span.Len()+1)
	for i := range starts {
		starts[i] = (span.From + Day(i)).Start(zone).Unix()
	}
	return calendar{starts}
}

func (c calendar) days() int { return max(len(c.starts)-1, 0) }

// misses reports whether a fact lies wholly outside the run.
func (c calendar) misses(fact factTime) bool {
	days := c.days()
	return days == 0 || fact.from >= c.starts[days] || max(fact.until, fact.from+1) <= c.starts[0]
}

// place gives the place in the run of the day on which a fact lies, or the reason why it has none.
func (c calendar) place(fact factTime) (int, string) {
	if c.misses(fact) {
		return 0, reasonPeriod
	}
	if reason := fact.precision.vague(); reason != "" {
		return 0, reason
	}
	if fact.from < c.starts[0] {
		return 0, reasonSpan
	}
	day := min(int((fact.from-c.starts[0])/secondsADay), c.days()-1)
	for fact.from < c.starts[day] {
		day--
	}
	for fact.from >= c.starts[day+1] {
		day++
	}
	if fact.until > c.starts[day+1] {
		return 0, reasonSpan
	}
	return day, ""
}

// reach gives the places of the first and the last day on which a fact may lie; ok is false where any of them lies outside the run.
func (c calendar) reach(fact factTime) (first, last int, ok bool) {
	days := c.days()
	if days == 0 || fact.from < c.starts[0] || fact.until > c.starts[days] {
		return 0, 0, false
	}
	after := func(at int64) int { return sort.Search(days, func(day int) bool { return c.starts[day+1] > at }) }
	return after(fact.from), after(max(fact.until, fact.from+1) - 1), true
}
