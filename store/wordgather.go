package store

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"truceboard/store/ceasefire"
)

// The words of incidents that an import adds are gathered here and written to the search index as segments of its own layout (see wordindex.go), each once. Handed over row by row, the
// database cuts them into words slower than they are read, and writes what it has of them again and again as it merges.

// wordColumns is how many columns the index has: words and places.
const wordColumns = 2

// gatheredWords are the words of incidents that are added one after another. One goroutine gathers what another hands over; that one waits, before it reads or clears them, until all of it is gathered.
type gatheredWords struct {
	waiting  sync.WaitGroup // for what was handed over
	ripe     atomic.Bool    // there is so much that it is time to write it
	table    []wordSlot     // at most half full; its length is a power of two
	postings []posting
	sizes    []docSize
	bytes    int64   // of the texts
	held     int     // roughly how many bytes of memory all of it takes
	odd      []int64 // the keys of incidents whose words the database has to cut
	word     []byte
}

// wordSlot is where a word may be found in the table: its hash, and its place in postings from 1, 0 where the slot is empty.
type wordSlot struct{ hash, at uint32 }

// posting is a word, and the keys and places at which it stands, as a segment has them.
type posting struct {
	word   string
	list   []byte
	key    int64
	column int
	place  uint64
}

// docSize is how many words each column of an incident has.
type docSize struct {
	key   int64
	words [wordColumns]uint64
}

// postingBytes is about what a word takes besides its text and its list.
const postingBytes = 160

func newGatheredWords() *gatheredWords {
	return &gatheredWords{table: make([]wordSlot, smallestTable), word: make([]byte, 0, 64)}
}

// take gathers the words of an incident, whose key is greater than those before it.
func (g *gatheredWords) take(key int64, i *ceasefire.Incident) {
	said := [wordColumns][]string{{i.Title, i.Text, i.SideA.Actor, i.SideB.Actor}, {i.Place.Name, i.Place.District}} // as the view incident_said has them
	for _, texts := range said {
		if !slices.ContainsFunc(texts, isOdd) {
			continue
		}
		g.odd = append(g.odd, key)
		return
	}
	size := docSize{key: key}
	for column, texts := range said {
		g.bytes += int64(len(texts) - 1) // the line breaks between them
		for _, text := range texts {
			g.bytes += int64(len(text))
			size.words[column] = g.cut(key, column, size.words[column], text)
		}
	}
	g.sizes = append(g.sizes, size)
	g.held += 24
}

// isOdd reports whether a text holds anything but ASCII, whose letters the index folds in ways of its own, or a zero, at which it ends a text.
func isOdd(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 || text[i] == 0 {
			return true
		}
	}
	return false
}

// cut cuts a text into words as the tokenizer unicode61 does with ASCII: letters, put in lower case, and digits. place is of the first word in its column; it gives that behind the last.
func (g *gatheredWords) cut(key int64, column int, place uint64, text string) uint64 {
	word, hash := g.word[:0], uint32(hashBegin)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		default:
			if len(word) > 0 {
				g.posting(word, hash).add(g, key, column, place)
				place, word, hash = place+1, word[:0], hashBegin
			}
			continue
		}
		word, hash = append(word, c), (hash^uint32(c))*hashTimes
	}
	if len(word) > 0 {
		g.posting(word, hash).add(g, key, column, place)
		place++
	}
	g.word = word
	return place
}

// What FNV-1a begins with and multiplies by, in 32 bits (RFC 9923). A word's hash is reckoned as it is cut out of its text: a map, which would read it once more, takes twice as long for each of the tens of
// millions of words in a million incidents.
const (
	hashBegin     = 2166136261
	hashTimes     = 16777619
	smallestTable = 1 << 12
)

// posting finds a word, which it adds where it is new.
func (g *gatheredWords) posting(word []byte, hash uint32) *posting {
	mask := uint32(len(g.table) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		slot := &g.table[at]
		if slot.at == 0 {
			return g.newPosting(slot, word, hash)
		}
		if slot.hash == hash && g.postings[slot.at-1].word == string(word) {
			return &g.postings[slot.at-1]
		}
	}
}

func (g *gatheredWords) newPosting(slot *wordSlot, word []byte, hash uint32) *posting {
	g.postings = append(g.postings, posting{word: string(word)})
	g.held += postingBytes + len(word)
	*slot = wordSlot{hash, uint32(len(g.postings))}
	if 2*len(g.postings) > len(g.table) {
		g.grow()
	}
	return &g.postings[len(g.postings)-1]
}

func (g *gatheredWords) grow() {
	larger := make([]wordSlot, 2*len(g.table))
	mask := uint32(len(larger) - 1)
	for _, slot := range g.table {
		if slot.at == 0 {
			continue
		}
		at := slot.hash & mask
		for larger[at].at != 0 {
			at = (at + 1) & mask
		}
		larger[at] = slot
	}
	g.table = larger
}

// add writes the key where the word was not in that incident yet, then the column where it is not the first, then the place; each as what it is more than the one before it.
func (p *posting) add(g *gatheredWords, key int64, column int, place uint64) {
	before := len(p.list)
	if before == 0 || p.key != key {
		if before > 0 {
			p.list = append(p.list, 0)
		}
		p.list = binary.AppendUvarint(p.list, uint64(key-p.key))
		p.key, p.column, p.place = key, 0, 0
	}
	if p.column != column {
		p.list = binary.AppendUvarint(append(p.list, 1), uint64(column))
		p.column, p.place = column, 0
	}
	p.list = binary.AppendUvarint(p.list, place-p.place+2)
	p.place = place
	g.held += len(p.list) - before
}

// sorted gives the words in the order of a segment, each list ended. Nothing can be added until clear was called.
func (g *gatheredWords) sorted() []posting {
	for n := range g.postings {
		g.postings[n].list = append(g.postings[n].list, 0)
	}
	slices.SortFunc(g.postings, func(a, b posting) int { return strings.Compare(a.word, b.word) })
	return g.postings
}

// ripen tells whoever writes when it is time to: when enough was gathered, or when so much has to be cut by the database, which reads it again as long as it is at hand.
func (g *gatheredWords) ripen() { g.ripe.Store(g.held >= ripeBytes || len(g.odd) >= oddEvery) }

// ripeBytes is about how much memory what is gathered may take. The fewer segments the index has, the quicker it is searched.
const ripeBytes = 12 << 20

// oddEvery is how many incidents wait for the database to cut their words.
const oddEvery = 8192

// clear forgets what was gathered.
func (g *gatheredWords) clear() {
	clear(g.table)
	clear(g.postings)
	g.postings, g.sizes, g.odd, g.bytes, g.held = g.postings[:0], g.sizes[:0], nil, 0, 0
	g.ripe.Store(false)
}
