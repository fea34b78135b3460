package widgets

import "math/bits"

// keySet is keys of rows: a bit for each, so that a million are put into it, looked for and listed in a few milliseconds. Keys are given out one after another from 1 on; others are in no set.
type keySet struct {
	words []uint64
	n     int
}

// has reports whether a key is in the set.
func (s *keySet) has(key int64) bool {
	return key >= 0 && key>>6 < int64(len(s.words)) && s.words[key>>6]&(1<<(key&63)) != 0
}

// add puts a key into the set.
func (s *keySet) add(key int64) {
	if key < 0 || s.has(key) {
		return
	}
	if missing := key>>6 + 1 - int64(len(s.words)); missing > 0 {
		s.words = append(s.words, make([]uint64, missing)...)
	}
	s.words[key>>6] |= 1 << (key & 63)
	s.n++
}

// remove takes a key out of the set.
func (s *keySet) remove(key int64) {
	if s.has(key) {
		s.words[key>>6] &^= 1 << (key & 63)
		s.n--
	}
}

// list gives the keys in their order.
func (s *keySet) list() []int64 {
	keys := make([]int64, 0, s.n)
	for at, word := range s.words {
		for ; word != 0; word &= word - 1 {
			keys = append(keys, int64(at)<<6+int64(bits.TrailingZeros64(word)))
		}
	}
	return keys
}
