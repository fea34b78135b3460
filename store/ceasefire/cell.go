package ceasefire

// cell is what some facts add up to: how many there are whose deaths are known, how many whose are not, where the first of each stands, and how many died of
// the known. What every chart shows is added up of cells, which are whole numbers, so that the order in which facts are added makes no difference.
type cell struct {
	n, unknown          int32
	first, firstUnknown int32
	low, best, high     int64
}

// add adds the fact at a place.
func (c *cell) add(t toll, at int32) {
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

// known gives the tolls with the best estimate for a low or a high that is unknown, as bars count them.
func (c *columns) known() []toll {
	list := make([]toll, len(c.tolls))
	for i, t := range c.tolls {
		list[i] = toll{orBest(t.low, t.best), t.best, orBest(t.high, t.best)}
	}
	return list
}

// banded gives the tolls as a band that holds the best estimate, as casualties count them: see Frame.Casualties.
func (c *columns) banded() []toll {
	list := c.known()
	for i, t := range list {
		list[i] = toll{min(t.low, t.best), t.best, max(t.high, t.best)}
	}
	return list
}
