package ceasefire

import (
	"slices"
	"time"
)

// Copy is a backup as the rule of what to keep sees it: when it was made, how large it is in bytes, and whether it is kept whatever the rule says.
type Copy struct {
	At     time.Time
	Size   int64
	Pinned bool
}

// Keeping is the rule by which backups are kept: the newest of each of the last so many hours, days and weeks in which any was made, as long as
// all of them together stay within Most bytes; 0 sets no bound. It counts hours, days and weeks that have a backup and asks for no clock, so that
// neither a holiday nor a clock that jumps makes it drop what is left.
type Keeping struct {
	Hours, Days, Weeks int
	Most               int64
}

// UsualKeeping is the rule as long as nothing else was chosen: a day by the hour, two weeks by the day, a quarter of a year by the week, in a gigabyte.
func UsualKeeping() Keeping { return Keeping{Hours: 24, Days: 14, Weeks: 13, Most: 1 << 30} }

// Keep tells of each backup whether it is kept. The newest always is, and what is pinned, even where they alone are larger than Most; beyond that the oldest go first.
func (k Keeping) Keep(copies []Copy) []bool {
	order := newestFirst(copies)
	keep := make([]bool, len(copies))
	for _, span := range []struct {
		most int
		of   func(time.Time) int64
	}{{k.Hours, hourOf}, {k.Days, dayOf}, {k.Weeks, weekOf}} {
		newestOfEach(copies, order, keep, span.most, span.of)
	}
	for place, at := range order {
		keep[at] = keep[at] || place == 0 || copies[at].Pinned
	}
	k.within(copies, order, keep)
	return keep
}

// newestFirst gives the places of the backups in their order; of those made at once the later in the list counts as the newer.
func newestFirst(copies []Copy) []int {
	order := make([]int, len(copies))
	for i := range order {
		order[i] = len(copies) - 1 - i
	}
	slices.SortStableFunc(order, func(a, b int) int { return copies[b].At.Compare(copies[a].At) })
	return order
}

// newestOfEach keeps the newest backup of each of the last spans that have one. What is pinned takes no other's place.
func newestOfEach(copies []Copy, order []int, keep []bool, most int, of func(time.Time) int64) {
	var last int64
	seen := 0
	for _, at := range order {
		span := of(copies[at].At)
		if copies[at].Pinned || seen > 0 && span == last {
			continue
		}
		if seen == most {
			return
		}
		last, keep[at] = span, true
		seen++
	}
}

// within lets the oldest go until the rest takes no more than it may.
func (k Keeping) within(copies []Copy, order []int, keep []bool) {
	var total int64
	for at, kept := range keep {
		if kept {
			total += copies[at].Size
		}
	}
	for place := len(order) - 1; place > 0 && k.Most > 0 && total > k.Most; place-- {
		if at := order[place]; keep[at] && !copies[at].Pinned {
			keep[at] = false
			total -= copies[at].Size
		}
	}
}

// The spans are those of UTC, so that a change of the clocks neither skips nor repeats one. A week begins on a Monday, as 5 January 1970 was.
func hourOf(at time.Time) int64 { return floorDiv(at.Unix(), 3600) }
func dayOf(at time.Time) int64  { return floorDiv(at.Unix(), 24*3600) }
func weekOf(at time.Time) int64 { return floorDiv(dayOf(at)-4, 7) }

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}
