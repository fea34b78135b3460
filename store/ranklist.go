package store

import (
	"math"
	"slices"
)

// rankList is ranks by the keys of incidents, each in as few bytes as the highest needs: most columns have few values, and there is a list for each. It never changes.
type rankList struct {
	small  []uint8
	middle []uint16
	large  []uint32
}

// packed puts ranks into a list.
func packed(ranks []uint32) rankList {
	most := uint32(0)
	if len(ranks) > 0 {
		most = slices.Max(ranks)
	}
	switch {
	case most <= math.MaxUint8:
		return rankList{small: fitted[uint8](ranks)}
	case most <= math.MaxUint16:
		return rankList{middle: fitted[uint16](ranks)}
	}
	return rankList{large: fitted[uint32](ranks)}
}

func fitted[T uint8 | uint16 | uint32](ranks []uint32) []T {
	list := make([]T, len(ranks))
	for key, rank := range ranks {
		list[key] = T(rank)
	}
	return list
}

// at gives the rank of a key, 0 where there is none.
func (l rankList) at(key int64) uint32 {
	switch {
	case key < 0:
	case key < int64(len(l.small)):
		return uint32(l.small[key])
	case key < int64(len(l.middle)):
		return uint32(l.middle[key])
	case key < int64(len(l.large)):
		return l.large[key]
	}
	return 0
}

// list gives all ranks by their keys.
func (l rankList) list() []uint32 {
	ranks := make([]uint32, len(l.small)+len(l.middle)+len(l.large)) // one of them alone has any
	for key := range ranks {
		ranks[key] = l.at(int64(key))
	}
	return ranks
}

// whose gives what tells of keys whether their ranks are wanted.
func (l rankList) whose(wanted []bool) func(key int64) bool {
	switch {
	case l.middle != nil:
		return whose(l.middle, wanted)
	case l.large != nil:
		return whose(l.large, wanted)
	}
	return whose(l.small, wanted)
}

func whose[T uint8 | uint16 | uint32](ranks []T, wanted []bool) func(key int64) bool {
	return func(key int64) bool {
		if uint64(key) >= uint64(len(ranks)) {
			return wanted[0]
		}
		return wanted[ranks[key]]
	}
}
