package store

import (
	"bytes"
	"encoding/binary"
)

// nodeReader reads a node of the search index. The numbers in it are written with seven bits a byte, the lowest first.
type nodeReader struct {
	rest []byte
	term []byte
	odd  bool // something is not as it is documented
}

func (r *nodeReader) number() int64 {
	value, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.odd, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int64(value)
}

func (r *nodeReader) bytes(n int64) []byte {
	if n < 0 || n > int64(len(r.rest)) {
		r.odd, r.rest = true, nil
		return nil
	}
	found := r.rest[:n]
	r.rest = r.rest[n:]
	return found
}

// next reads a term: the first of a node whole, each other by how much of the one before it begins it.
func (r *nodeReader) next(first bool) {
	var same int64
	if !first {
		same = r.number()
	}
	more := r.bytes(r.number())
	if same < 0 || same > int64(len(r.term)) {
		r.odd = true
		return
	}
	r.term = append(r.term[:same], more...)
}

// descend gives the height of a node, and of one that is no leaf the child in which a term is or would be.
func descend(node []byte, term string) (height, child int64, err error) {
	r := nodeReader{rest: node}
	if height = r.number(); height == 0 && !r.odd {
		return 0, 0, nil
	}
	child = r.number()
	for first := true; len(r.rest) > 0 && !r.odd; first = false {
		if r.next(first); bytes.Compare(r.term, []byte(term)) > 0 {
			break
		}
		child++
	}
	if r.odd || height < 0 || height > 64 {
		return 0, 0, errOddIndex
	}
	return height, child, nil
}

// deaths are the keys under a term of which a segment says that they are there no more.
type deaths map[string]map[int64]bool

// and adds others.
func (d deaths) and(others deaths) deaths {
	if len(d) == 0 {
		return others
	}
	for term, keys := range others {
		if d[term] == nil {
			d[term] = map[int64]bool{}
		}
		for key := range keys {
			d[term][key] = true
		}
	}
	return d
}

// postings gathers the keys that have a word, from the newest segment to the oldest.
type postings struct {
	word        soughtWord
	found       keySet
	gone, going deaths // what newer segments, and this one, say is there no more
}

// takeLeaf takes what a leaf says of the word; past tells that no later leaf says anything of it.
func (p *postings) takeLeaf(leaf []byte) (past bool, err error) {
	r := nodeReader{rest: leaf}
	if r.number() != 0 {
		return false, errOddIndex
	}
	for first := true; len(r.rest) > 0 && !r.odd; first = false {
		r.next(first)
		list := r.bytes(r.number())
		switch {
		case r.odd:
		case string(r.term) == p.word.text, p.word.prefix && len(r.term) > len(p.word.text) && string(r.term[:len(p.word.text)]) == p.word.text:
			if !p.take(r.term, list) {
				r.odd = true
			}
		case string(r.term) > p.word.text:
			past, r.rest = true, nil
		}
	}
	if r.odd {
		return false, errOddIndex
	}
	return past, nil
}

// take takes a list of keys, each by how much it is greater than the one before it, and behind it where the term stands in the incident, up to a zero. One that stands nowhere is there no more.
func (p *postings) take(term, list []byte) bool {
	var gone map[int64]bool
	if len(p.gone) > 0 {
		gone = p.gone[string(term)]
	}
	var key int64
	for len(list) > 0 {
		more, n := binary.Uvarint(list)
		if n <= 0 {
			return false
		}
		key, list = key+int64(more), list[n:]
		end := endOfPlaces(list)
		if end < 0 || key < 0 {
			return false
		}
		switch {
		case end == 0:
			p.bury(term, key)
		case gone[key]:
		case key>>6 >= int64(len(p.found)):
			return false
		default:
			p.found[key>>6] |= 1 << (key & 63)
		}
		list = list[end+1:]
	}
	return true
}

func (p *postings) bury(term []byte, key int64) {
	if p.going == nil {
		p.going = deaths{}
	}
	if p.going[string(term)] == nil {
		p.going[string(term)] = map[int64]bool{}
	}
	p.going[string(term)][key] = true
}

// endOfPlaces finds the zero that ends a list of numbers: the last byte of a number has no high bit, and a zero behind one that has belongs to it.
func endOfPlaces(list []byte) int {
	var before byte
	for at, is := range list { // most end within a few bytes
		if is == 0 && before&0x80 == 0 {
			return at
		}
		before = is
	}
	return -1
}
