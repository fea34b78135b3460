package store

import "fmt"

// metRows tells which incidents rows of an import were already. Those that the import added lie above before; of the others a bit each is kept, since a file may hold a million.
type metRows struct {
	before int64
	bits   []uint64
}

// again reports whether a row of this import was the incident of a key before, and notes that one is now.
func (r *metRows) again(key int64) bool {
	if key > r.before {
		return true
	}
	place, bit := int(key/64), uint64(1)<<(key%64)
	if place >= len(r.bits) {
		r.bits = append(r.bits, make([]uint64, place+1-len(r.bits))...)
	}
	was := r.bits[place]&bit != 0
	r.bits[place] |= bit
	return was
}

// repeatedError says that a row has the identifier of a row above it and says something else: which of them is right is not for an import to choose, and were each taken in turn, the same
// file would change the dossier anew every time.
type repeatedError struct {
	line int
	key  string
}

// Error gives the sentence for a list of rejected rows.
func (e *repeatedError) Error() string {
	return fmt.Sprintf("%q stands in a row above it too, which says something else: keep the right one of the two", e.key)
}

// Line gives the line on which the row begins.
func (e *repeatedError) Line() int { return e.line }
