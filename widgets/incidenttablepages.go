package widgets

import "slices"

// The measures of the cache behind the table: rows in a page, how many pages are kept, and how many may be on their way before the
// neighbours of what is in sight are left out.
const (
	tablePageRows  = 100
	tablePagesKept = 12
	tablePagesAway = 3
)

// tablePages keeps the pages of one source that were read last. Before its first page arrives it shows the rows of the source
// before it, so that a reload does not flicker.
type tablePages struct {
	source  TableSource
	length  int
	pages   map[int][]TableRow
	recent  []int
	away    map[int]bool
	before  *tablePages
	arrived func(*tablePages)
}

func newTablePages(source TableSource, before *tablePages, arrived func(*tablePages)) *tablePages {
	if before != nil && len(before.pages) == 0 {
		before = before.before
	}
	p := &tablePages{source: source, pages: map[int][]TableRow{}, away: map[int]bool{}, before: before, arrived: arrived}
	if source != nil {
		p.length = source.Len()
	}
	if before != nil {
		before.before = nil
	}
	return p
}

// row gives the row at a place, and false while it is not read.
func (p *tablePages) row(place int) (TableRow, bool) {
	if row, ok := p.own(place); ok || p.before == nil || place >= p.length {
		return row, ok
	}
	return p.before.own(place)
}

func (p *tablePages) own(place int) (TableRow, bool) {
	if place < 0 {
		return TableRow{}, false
	}
	rows := p.pages[place/tablePageRows]
	if at := place % tablePageRows; at < len(rows) {
		return rows[at], true
	}
	return TableRow{}, false
}

// want asks for the pages of the places in sight, and, unless many are on their way, for their neighbours.
func (p *tablePages) want(first, last int) {
	if p.length == 0 || last < first {
		return
	}
	from, to := p.pageOf(first), p.pageOf(last)
	for page := from; page <= to; page++ {
		p.ask(page)
	}
	for _, page := range [...]int{to + 1, from - 1} {
		if len(p.away) < tablePagesAway && page >= 0 && page <= p.pageOf(p.length-1) {
			p.ask(page)
		}
	}
}

func (p *tablePages) pageOf(place int) int {
	return min(max(place, 0), p.length-1) / tablePageRows
}

func (p *tablePages) ask(page int) {
	if _, kept := p.pages[page]; kept {
		p.touch(page)
		return
	}
	if p.away[page] {
		return
	}
	p.away[page] = true
	from := page * tablePageRows
	p.source.Page(from, min(tablePageRows, p.length-from), func(rows []TableRow) { p.take(page, rows) })
}

// take keeps a page that arrived and lets go of those longest unused.
func (p *tablePages) take(page int, rows []TableRow) {
	delete(p.away, page)
	p.before = nil
	p.pages[page] = rows
	p.touch(page)
	for len(p.recent) > tablePagesKept {
		delete(p.pages, p.recent[0])
		p.recent = p.recent[1:]
	}
	p.arrived(p)
}

func (p *tablePages) touch(page int) {
	if i := slices.Index(p.recent, page); i >= 0 {
		p.recent = slices.Delete(p.recent, i, i+1)
	}
	p.recent = append(p.recent, page)
}

// find gives the place of a key among the rows at hand, -1 where it is not among them.
func (p *tablePages) find(key int64) int {
	for page, rows := range p.pages {
		if i := slices.IndexFunc(rows, func(r TableRow) bool { return r.Key == key }); i >= 0 {
			return page*tablePageRows + i
		}
	}
	return -1
}
