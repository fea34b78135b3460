package widgets

// pageRows is how many rows a page has, and mostPages how many pages are kept.
const pageRows, mostPages = 100, 40

// tablePages loads the rows of a source page by page and keeps the last ones used.
type tablePages struct {
	source  TableSource
	turn    int // counts the sources, so that late answers of an earlier one are dropped
	pages   map[int][]TableRow
	asked   map[int]bool
	used    []int
	waiting map[int][]waitingRow
	loaded  func()
}

// waitingRow is somebody who waits for a row that is being loaded.
type waitingRow struct {
	row  int
	done func(TableRow)
}

func (p *tablePages) reset(s TableSource) {
	p.source, p.turn = s, p.turn+1
	p.pages, p.asked, p.waiting, p.used = map[int][]TableRow{}, map[int]bool{}, map[int][]waitingRow{}, nil
}

func (p *tablePages) len() int {
	if p.source == nil {
		return 0
	}
	return p.source.Len()
}

// get gives a row if its page is there, and asks for the page if it is not.
func (p *tablePages) get(row int) (TableRow, bool) {
	page := row / pageRows
	rows, ok := p.pages[page]
	if !ok {
		p.ask(page)
		return TableRow{}, false
	}
	if row%pageRows >= len(rows) {
		return TableRow{}, false
	}
	return rows[row%pageRows], true
}

// want hands a row over now, or when its page is there.
func (p *tablePages) want(row int, done func(TableRow)) {
	if r, ok := p.get(row); ok {
		done(r)
		return
	}
	p.waiting[row/pageRows] = append(p.waiting[row/pageRows], waitingRow{row, done})
}

// find gives the place of a key among the pages that are there, -1 where it is in none.
func (p *tablePages) find(key int64) int {
	for page, rows := range p.pages {
		for i, r := range rows {
			if r.Key == key {
				return page*pageRows + i
			}
		}
	}
	return -1
}

func (p *tablePages) ask(page int) {
	if p.asked[page] || p.source == nil {
		return
	}
	p.asked[page] = true
	turn := p.turn
	p.source.Page(page*pageRows, pageRows, func(rows []TableRow) {
		if turn == p.turn {
			p.take(page, rows)
		}
	})
}

func (p *tablePages) take(page int, rows []TableRow) {
	p.pages[page] = rows
	p.used = append(p.used, page)
	if len(p.used) > mostPages {
		oldest := p.used[0]
		p.used = p.used[1:]
		delete(p.pages, oldest)
		delete(p.asked, oldest)
	}
	waiting := p.waiting[page]
	delete(p.waiting, page)
	for _, w := range waiting {
		if i := w.row % pageRows; i < len(rows) {
			w.done(rows[i])
		}
	}
	p.loaded()
}
