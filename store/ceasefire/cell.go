package ceasefire

// cell is what some facts add up to: how many there are whose deaths are known, how many whose are not, where the first of each stands, how many died of
// the known, and in how many of these the low or the high is lacking, or contradicts the best. What every chart shows is added up of cells, which are whole numbers, so that the order in which facts are added makes no difference.
type cell struct {
	n, unknown          int32
	lacking, contrary   int32
	first, firstUnknown int32
	low, best, high     int64
}

// add adds the fact at a place.
func (c *cell) add(t countedToll, at int32) {
	if t.best < 0 {
		if c.unknown == 0 {
			c.firstUnknown = at
		}
		c.unknown++
		return
	}
	if c.n == 0 {
		c.first = at
	}
	c.n++
	c.lacking += t.lacking
	c.contrary += t.contrary
	c.low += int64(t.low)
	c.best += int64(t.best)
	c.high += int64(t.high)
}

// join adds another cell.
func (c *cell) join(o cell) {
	if o.n > 0 && (c.n == 0 || o.first < c.first) {
		c.first = o.first
	}
	if o.unknown > 0 && (c.unknown == 0 || o.firstUnknown < c.firstUnknown) {
		c.firstUnknown = o.firstUnknown
	}
	c.n, c.unknown = c.n+o.n, c.unknown+o.unknown
	c.lacking, c.contrary = c.lacking+o.lacking, c.contrary+o.contrary
	c.low, c.best, c.high = c.low+o.low, c.best+o.best, c.high+o.high
}

// all is how many facts there are.
func (c *cell) all() int { return int(c.n) + int(c.unknown) }

// begins gives where the first of all stands.
func (c *cell) begins() int32 {
	if c.n == 0 || c.unknown > 0 && c.firstUnknown < c.first {
		return c.firstUnknown
	}
	return c.first
}

// joinCells adds cells one by one.
func joinCells(to, later []cell) {
	for i := range later {
		to[i].join(later[i])
	}
}

// countedToll is a toll as it is counted, 1 in lacking where its low or its high is not known, and 1 in contrary where they contradict its best.
type countedToll struct {
	toll
	lacking, contrary int32
}

// counted gives the tolls as every sum counts them: what was entered as it was entered, and the best for a low or a high that is unknown.
func (c *columns) counted() []countedToll {
	list := make([]countedToll, len(c.tolls))
	for i, t := range c.tolls {
		one := countedToll{toll: toll{orBest(t.low, t.best), t.best, orBest(t.high, t.best)}}
		if t.low < 0 || t.high < 0 {
			one.lacking = 1
		}
		if one.low > one.best || one.high < one.best {
			one.contrary = 1
		}
		list[i] = one
	}
	return list
}

func orBest(estimate, best int32) int32 {
	if estimate < 0 {
		return best
	}
	return estimate
}

// Doubts count the incidents of a sum of deaths whose low or high estimate is Lacking, so that the best stands for it, and those whose low is above the
// best, or whose high is below it: these are Contrary, and summed as they were entered.
type Doubts struct{ Lacking, Contrary int }

// Plus gives the doubts of both.
func (d Doubts) Plus(o Doubts) Doubts { return Doubts{d.Lacking + o.Lacking, d.Contrary + o.Contrary} }

func (c *cell) doubts() Doubts { return Doubts{int(c.lacking), int(c.contrary)} }
