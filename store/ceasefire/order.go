package ceasefire

import (
	"cmp"
	"slices"
	"strings"
)

// Ranking ranks facts: 0 for those that have nothing to be ranked by, which come last in either direction, and from 1 on for the others, equal ones alike.
type Ranking func(c *columns) func(place int32) uint32

// RankedByPlace ranks facts by the names of their places; upper and lower case of ASCII are the same, as in SQLite's NOCASE.
func RankedByPlace() Ranking {
	return rankedBySite(func(c *columns, s site) string { return c.names[s.name] })
}

// RankedByArea ranks facts by the names of their areas, which are given by their codes. A fact that is in no area has none.
func RankedByArea(names map[string]string) Ranking {
	return rankedBySite(func(c *columns, s site) string { return names[c.areas[s.area]] })
}

func rankedBySite(text func(c *columns, s site) string) Ranking {
	return func(c *columns) func(int32) uint32 {
		ranks := ranksOf(c.sites, func(s site) string { return lowerASCII(text(c, s)) }, func(text string) bool { return text == "" })
		return func(place int32) uint32 { return ranks[c.site[place]] }
	}
}

// RankedByDeaths ranks facts by the best estimate of deaths, where that is known.
func RankedByDeaths() Ranking {
	return func(c *columns) func(int32) uint32 {
		ranks := ranksOf(c.tolls, func(t toll) int32 { return t.best }, func(best int32) bool { return best < 0 })
		return func(place int32) uint32 { return ranks[c.toll[place]] }
	}
}

// RankedByType ranks facts by the names of their types; those that the catalogue does not have come after all others, alike.
func RankedByType() Ranking {
	types := Types()
	slices.SortFunc(types, func(a, b TypeInfo) int { return strings.Compare(a.Name, b.Name) })
	return rankedByClass(func(c *columns, k class) int {
		if at := slices.IndexFunc(types, func(info TypeInfo) bool { return info.Type == c.kinds[k.kind] }); at >= 0 {
			return at
		}
		return len(types)
	})
}

// RankedByScope ranks facts from in scope over disputed to out of scope.
func RankedByScope() Ranking {
	return rankedByClass(func(c *columns, k class) int {
		return slices.Index([]Scope{InScope, Disputed, OutOfScope}, c.scopes[k.scope])
	})
}

// RankedByVerification ranks facts by how far they were checked, the least first.
func RankedByVerification() Ranking {
	return rankedByClass(func(c *columns, k class) int { return slices.Index(Verifications(), c.verifications[k.verified]) })
}

// RankedBySeverity ranks facts by their severity, where that is known.
func RankedBySeverity() Ranking {
	return rankedByClass(func(_ *columns, k class) int { return int(k.severity) - 1 })
}

// RankedByKey ranks facts by the ranks of their keys.
func RankedByKey(rank func(key int64) uint32) Ranking {
	return func(c *columns) func(int32) uint32 {
		return func(place int32) uint32 { return rank(c.key[place]) }
	}
}

// rankedByClass ranks facts by a number that follows from their class, where it is not below 0.
func rankedByClass(number func(c *columns, k class) int) Ranking {
	return func(c *columns) func(int32) uint32 {
		ranks := ranksOf(c.classes, func(k class) int { return number(c, k) }, func(n int) bool { return n < 0 })
		return func(place int32) uint32 { return ranks[c.class[place]] }
	}
}

// ranksOf ranks the entries of a list by a value.
func ranksOf[T any, V cmp.Ordered](list []T, value func(T) V, none func(V) bool) []uint32 {
	values := make([]V, len(list))
	for n, one := range list {
		values[n] = value(one)
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	sorted = slices.DeleteFunc(slices.Compact(sorted), none)
	ranks := make([]uint32, len(list))
	for n, v := range values {
		if at, found := slices.BinarySearch(sorted, v); found {
			ranks[n] = uint32(at) + 1
		}
	}
	return ranks
}

// lowerASCII puts the letters of ASCII in lower case and leaves others.
func lowerASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

// Ordered gives the places of all facts in an order: by rank, those of a rank by their keys, both the other way round where descending. Facts are put into the room of their rank one after another,
// which takes as long for a million as comparing them does for some thousands.
func (f Facts) Ordered(by Ranking, descending bool) []int32 {
	if f.Len() == 0 {
		return nil
	}
	rank := by(f.columns)
	inKeys := f.inKeys()
	if descending {
		slices.Reverse(inKeys)
	}
	ends := roomsOf(inKeys, rank, descending)
	order := make([]int32, len(inKeys))
	for _, place := range inKeys {
		r := rank(place)
		order[ends[r]] = place
		ends[r]++
	}
	return order
}

// roomsOf gives where the room of each rank begins.
func roomsOf(places []int32, rank func(int32) uint32, descending bool) []int {
	var sizes []int
	for _, place := range places {
		r := int(rank(place))
		if r >= len(sizes) {
			sizes = append(sizes, make([]int, r+1-len(sizes))...)
		}
		sizes[r]++
	}
	rooms, begin := make([]int, len(sizes)), 0
	for n := 1; n < len(sizes); n++ {
		r := n
		if descending {
			r = len(sizes) - n
		}
		rooms[r], begin = begin, begin+sizes[r]
	}
	rooms[0] = begin // last, either way
	return rooms
}

// inKeys gives the places of the facts by their keys. Keys are given out one after another, so that a place for each is no waste.
func (f Facts) inKeys() []int32 {
	var most int64
	for _, place := range f.places {
		most = max(most, f.columns.key[place])
	}
	at := make([]int32, most+1)
	for _, place := range f.places {
		at[f.columns.key[place]] = place + 1
	}
	places := make([]int32, 0, f.Len())
	for _, place := range at {
		if place > 0 {
			places = append(places, place-1)
		}
	}
	return places
}
