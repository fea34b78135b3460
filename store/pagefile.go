package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"unicode/utf8"
)

// The kinds of page that hold a table with row numbers (SQLite, "Database File Format", 1.6).
const (
	pageInterior = 0x05
	pageLeaf     = 0x0D
)

// pageFile reads the pages of a database file by its format alone, with no tree to lead to them. Nothing that the file says of itself is believed unchecked.
type pageFile struct {
	file         *os.File
	size, usable int
	count        uint32          // pages that are there whole
	spent        map[uint32]bool // pages to which a record went on: each belongs to one
}

// usualPage is the size of a page where the file does not say it believably: what SQLite makes.
const usualPage = 4096

// openPages opens a file to read its pages.
func openPages(path string) (*pageFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("%w, %w", err, file.Close())
	}
	p := &pageFile{file: file, size: usualPage, usable: usualPage, spent: map[uint32]bool{}}
	var head [100]byte
	if _, err := file.ReadAt(head[:], 0); err == nil {
		said := int(binary.BigEndian.Uint16(head[16:]))
		if said == 1 {
			said = 1 << 16
		}
		if said >= 512 && said&(said-1) == 0 && said-int(head[20]) >= 480 {
			p.size, p.usable = said, said-int(head[20])
		}
	}
	p.count = uint32(min(info.Size()/int64(p.size), math.MaxUint32-1))
	return p, nil
}

// page reads a page; nil is one that is not there.
func (p *pageFile) page(n uint32) []byte {
	if n < 1 || n > p.count {
		return nil
	}
	content := make([]byte, p.size)
	if _, err := p.file.ReadAt(content, int64(n-1)*int64(p.size)); err != nil {
		return nil
	}
	return content[:p.usable]
}

// tree gives the pages of a table's tree, and whether all of it is there. No page is gone through twice.
func (p *pageFile) tree(root uint32) (reached []uint32, whole bool) {
	seen := map[uint32]bool{}
	for next := []uint32{root}; len(next) > 0; {
		n := next[len(next)-1]
		next = next[:len(next)-1]
		page := p.page(n)
		if page == nil || seen[n] {
			return reached, false
		}
		seen[n] = true
		reached = append(reached, n)
		head := page
		if n == 1 {
			head = page[100:]
		}
		if head[0] == pageLeaf || head[0] == pageKeyedLeaf {
			continue
		}
		under, ok := children(page, head)
		if !ok {
			return reached, false
		}
		if next = append(next, under...); len(next)+len(reached) > int(p.count) {
			return reached, false
		}
	}
	return reached, true
}

// children gives the pages under an interior page, whose head comes after the file's own on the first page.
func children(page, head []byte) (under []uint32, ok bool) {
	cells := int(binary.BigEndian.Uint16(head[3:]))
	if head[0] != pageInterior && head[0] != pageKeyedInterior || 12+2*cells > len(head) {
		return nil, false
	}
	for i := range cells {
		at := int(binary.BigEndian.Uint16(head[12+2*i:]))
		if at+4 > len(page) {
			return nil, false
		}
		under = append(under, binary.BigEndian.Uint32(page[at:]))
	}
	return append(under, binary.BigEndian.Uint32(head[8:])), true
}

// free gives the pages on the list of free ones: what they hold was removed. Where the list cannot be followed to its end it is not whole.
func (p *pageFile) free() (free map[uint32]bool, whole bool) {
	free = map[uint32]bool{}
	first := p.page(1)
	if first == nil {
		return free, false
	}
	for trunk := binary.BigEndian.Uint32(first[32:]); trunk != 0; {
		page := p.page(trunk)
		if page == nil || free[trunk] {
			return free, false
		}
		free[trunk] = true
		leaves := int(binary.BigEndian.Uint32(page[4:]))
		if leaves < 0 || leaves > len(page)/4-2 {
			return free, false
		}
		for i := range leaves {
			n := binary.BigEndian.Uint32(page[8+4*i:])
			if n > p.count {
				return free, false
			}
			free[n] = true
		}
		trunk = binary.BigEndian.Uint32(page)
	}
	return free, len(free) == int(binary.BigEndian.Uint32(first[36:]))
}

// pageCell is one row on a leaf page: its number, the kinds of its values, and where they are.
type pageCell struct {
	key      int64
	size     int // of the whole record, in bytes
	kinds    []uint64
	local    []byte // what of the record is on the page itself
	overflow uint32 // the page with what comes after that, 0 for none
}

// cells gives the rows on a leaf page that are well formed.
func (p *pageFile) cells(page []byte) (all []pageCell) {
	count := int(binary.BigEndian.Uint16(page[3:]))
	for i := 0; i < count && 10+2*i <= len(page); i++ {
		at := int(binary.BigEndian.Uint16(page[8+2*i:]))
		if at >= 8+2*count && at < len(page) {
			if cell, ok := p.cell(page[at:]); ok {
				all = append(all, cell)
			}
		}
	}
	return all
}

func (p *pageFile) cell(from []byte) (c pageCell, ok bool) {
	size, n := varint(from)
	key, m := varint(from[n:])
	if n == 0 || m == 0 || size > largestValue || int64(size) > int64(p.count)*int64(p.size) {
		return c, false
	}
	c.key, c.size, from = int64(key), int(size), from[n+m:]
	return p.recordIn(c, from, p.localBytes(c.size))
}

// recordIn takes from a cell the record of its size, of which so many bytes stand on the page and the rest on others.
func (p *pageFile) recordIn(c pageCell, from []byte, here int) (_ pageCell, ok bool) {
	if here > len(from) {
		return c, false
	}
	c.local = from[:here]
	if here < c.size {
		if here+4 > len(from) {
			return c, false
		}
		c.overflow = binary.BigEndian.Uint32(from[here:])
	}
	c.kinds, ok = kindsOf(c.local, c.size)
	return c, ok
}

// localBytes is how much of a record stands on its leaf page (the format's 1.6: X).
func (p *pageFile) localBytes(size int) int { return p.localOf(size, p.usable-35) }

// localOf is how much of a record stands on a page that holds so many bytes of one at most (M and K).
func (p *pageFile) localOf(size, most int) int {
	least := (p.usable-12)*32/255 - 23
	if size <= most {
		return size
	}
	if k := least + (size-least)%(p.usable-4); k <= most {
		return k
	}
	return least
}

// kindsOf reads the kinds of a record's values; they and the values fill the record to the byte, or it is none.
func kindsOf(record []byte, size int) (kinds []uint64, ok bool) {
	head, at := varint(record)
	if at == 0 || head > uint64(len(record)) {
		return nil, false
	}
	sum := head
	for at < int(head) {
		kind, n := varint(record[at:head])
		if n == 0 || kind == 10 || kind == 11 || kind > 2*largestValue+13 {
			return nil, false
		}
		kinds, at, sum = append(kinds, kind), at+n, sum+uint64(bytesOf(kind))
	}
	return kinds, sum == uint64(size) && len(kinds) > 0
}

// bytesOf is how long a value of a kind is.
func bytesOf(kind uint64) int {
	if kind >= 12 {
		return int(kind-12) / 2
	}
	return [12]int{0, 1, 2, 3, 4, 6, 8, 8}[kind]
}

// record reads the whole record of a row, over the pages that it goes on to. There are no more of them than its size takes.
func (p *pageFile) record(c pageCell) (record []byte, ok bool) {
	record = append(record, c.local...)
	for next := c.overflow; len(record) < c.size; {
		page := p.page(next)
		if page == nil || p.spent[next] {
			return nil, false
		}
		p.spent[next] = true
		record = append(record, page[4:min(len(page), 4+c.size-len(record))]...)
		next = binary.BigEndian.Uint32(page)
	}
	return record, true
}

// values reads the values of a row.
func (p *pageFile) values(c pageCell) (values []any, ok bool) {
	record, ok := p.record(c)
	if !ok {
		return nil, false
	}
	head, _ := varint(record)
	at := int(head)
	for _, kind := range c.kinds {
		raw := record[at : at+bytesOf(kind)]
		at += len(raw)
		switch {
		case kind == 0:
			values = append(values, nil)
		case kind == 7:
			values = append(values, math.Float64frombits(binary.BigEndian.Uint64(raw)))
		case kind < 12:
			values = append(values, whole(kind, raw))
		case kind%2 == 0:
			values = append(values, raw)
		case !utf8.Valid(raw):
			return nil, false
		default:
			values = append(values, string(raw))
		}
	}
	return values, true
}

// whole reads a whole number: 0 and 1 have a kind of their own and no bytes.
func whole(kind uint64, raw []byte) (n int64) {
	if kind >= 8 {
		return int64(kind - 8)
	}
	n = int64(int8(raw[0]))
	for _, b := range raw[1:] {
		n = n<<8 | int64(b)
	}
	return n
}

// varint reads a number of one to nine bytes and how many they are, 0 where it is cut off.
func varint(from []byte) (value uint64, n int) {
	for i, b := range from[:min(len(from), 9)] {
		if i == 8 {
			return value<<8 | uint64(b), 9
		}
		value = value<<7 | uint64(b&0x7F)
		if b < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}
