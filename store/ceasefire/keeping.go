package ceasefire

import (
	"slices"
	"time"
)

// CopyKind is why a backup was made, as far as the rule of what to keep asks.
type CopyKind int

// The kinds of backups: one that was made in passing, one of a session's beginning, one that somebody asked for, and one of what was set aside when another was put back.
const (
	CopyRegular CopyKind = iota
	CopyOpening
	CopyAsked
	CopySetAside
)

// Copy is a backup as the rule of what to keep sees it: when it was made, how large it is in bytes, of which kind it is, and whether it is kept whatever the rule says.
type Copy struct {
	At     time.Time
	Size   int64
	Kind   CopyKind
	Pinned bool
}

// Keeping is the rule by which backups are kept: the newest of each of the last so many hours, days and weeks in which any was made, the first of each of
// those hours, the last so many of those made on opening as there are hours, and what was asked for or set aside, as long as all of them together stay within
// Most bytes; 0 sets no bound. It counts hours, days and weeks that have a backup and asks for no clock, so that neither a holiday nor a clock that jumps makes it drop what is left.
type Keeping struct {
	Hours, Days, Weeks int
	Most               int64
}

// UsualKeeping is the rule as long as nothing else was chosen: a day by the hour, two weeks by the day, a quarter of a year by the week, in a gigabyte.
func UsualKeeping() Keeping { return Keeping{Hours: 24, Days: 14, Weeks: 13, Most: 1 << 30} }

// Keep tells of each backup whether it is kept. The newest always is, and what is pinned, even where they alone are larger than Most; of the others each is
// that finds room beside those that are dearer than it.
func (k Keeping) Keep(copies []Copy) []bool {
	var total int64
	keep := make([]bool, len(copies))
	for rank, places := range k.ranked(shelf{copies, newestFirst(copies)}) {
		for _, at := range places {
			if size := copies[at].Size; !keep[at] && (rank == 0 || k.Most == 0 || total+size <= k.Most) {
				keep[at] = true
				total += size
			}
		}
	}
	return keep
}

// ranked gives the places of the backups that the rule would keep, the dearest first, and of each rank the newest first. What was last asked for and last set
// aside comes before the days and weeks, for somebody counts on it; older ones come after them, or they would push all else off the shelf.
func (k Keeping) ranked(s shelf) [][]int {
	newest, asked, aside := s.those(1, s.any), s.those(len(s.order), s.is(CopyAsked)), s.those(len(s.order), s.is(CopySetAside))
	days := append(s.newestOfEach(k.Days, dayOf), s.newestOfEach(k.Weeks, weekOf)...)
	return [][]int{
		append(newest, s.those(len(s.order), func(c Copy) bool { return c.Pinned })...),
		append(slices.Clone(asked[:min(1, len(asked))]), aside[:min(1, len(aside))]...),
		s.sorted(days),
		asked,
		s.newestOfEach(k.Hours, hourOf),
		aside,
		s.sorted(append(s.firstOfEach(k.Hours, hourOf), s.those(k.Hours, s.is(CopyOpening))...)),
	}
}

// shelf is backups, and their places from the newest to the oldest.
type shelf struct {
	copies []Copy
	order  []int
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

// sorted puts places in the order of the shelf.
func (s shelf) sorted(places []int) (sorted []int) {
	for _, at := range s.order {
		if slices.Contains(places, at) {
			sorted = append(sorted, at)
		}
	}
	return sorted
}

// those gives the newest backups of which something holds, at most so many.
func (s shelf) those(most int, holds func(Copy) bool) (places []int) {
	for _, at := range s.order {
		if len(places) < most && holds(s.copies[at]) {
			places = append(places, at)
		}
	}
	return places
}

func (s shelf) any(Copy) bool { return true }

func (s shelf) is(kind CopyKind) func(Copy) bool {
	return func(c Copy) bool { return c.Kind == kind }
}

// newestOfEach gives the newest backup of each of the last spans that have one.
func (s shelf) newestOfEach(most int, of func(time.Time) int64) (places []int) {
	s.eachSpan(most, of, func(in []int) { places = append(places, in[0]) })
	return places
}

// firstOfEach gives the oldest backup of each of the last spans that have one.
func (s shelf) firstOfEach(most int, of func(time.Time) int64) (places []int) {
	s.eachSpan(most, of, func(in []int) { places = append(places, in[len(in)-1]) })
	return places
}

// eachSpan gives the backups of each of the last spans that have one, the newest first. What is pinned or was set aside takes no other's place.
func (s shelf) eachSpan(most int, of func(time.Time) int64, do func(in []int)) {
	regular := slices.DeleteFunc(slices.Clone(s.order), func(at int) bool { return s.copies[at].Pinned || s.copies[at].Kind == CopySetAside })
	for seen := 0; seen < most && len(regular) > 0; seen++ {
		end := 1
		for end < len(regular) && of(s.copies[regular[end]].At) == of(s.copies[regular[0]].At) {
			end++
		}
		do(regular[:end])
		regular = regular[end:]
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
