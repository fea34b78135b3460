package store

import "encoding/binary"

// The kinds of page that hold a table without row numbers, or an index (SQLite, "Database File Format", 1.6). Rows stand on both.
const (
	pageKeyedInterior = 0x02
	pageKeyedLeaf     = 0x0A
)

// keyedCells gives the rows on a page of a table without row numbers, or of an index, that are well formed.
func (p *pageFile) keyedCells(page []byte) (all []pageCell) {
	head, child := 8, 0
	if page[0] == pageKeyedInterior { // each row stands behind the number of the page with those before it
		head, child = 12, 4
	}
	count := int(binary.BigEndian.Uint16(page[3:]))
	for i := 0; i < count && head+2+2*i <= len(page); i++ {
		at := int(binary.BigEndian.Uint16(page[head+2*i:]))
		if at >= head+2*count && at+child < len(page) {
			if cell, ok := p.keyedCell(page[at+child:]); ok {
				all = append(all, cell)
			}
		}
	}
	return all
}

func (p *pageFile) keyedCell(from []byte) (c pageCell, ok bool) {
	size, n := varint(from)
	if n == 0 || size > largestValue || int64(size) > int64(p.count)*int64(p.size) {
		return c, false
	}
	c.size, from = int(size), from[n:]
	return p.recordIn(c, from, p.keyedLocal(c.size))
}

// keyedLocal is localBytes for such a page.
func (p *pageFile) keyedLocal(size int) int { return p.localOf(size, (p.usable-12)*64/255-23) }
