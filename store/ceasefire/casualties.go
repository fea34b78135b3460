package ceasefire

// Casualties are deaths by day over a span: the sums of the low, best and high estimates. N is how many facts went in. Ranged says whether the
// low or the high of any of them differs from its best.
type Casualties struct {
	Span            Span
	Low, Best, High []float64
	N               int
	Ranged          bool
	LeftOut         []LeftOut
}

// Casualties sums deaths by the day of the agreement's zone, leaving out as Daily does. A fact whose low or high is unknown counts there with
// its best, and one whose low lies above its best, or whose high below it, with its best too, so that the band holds the best.
func (f Frame) Casualties(facts Facts, span Span) Casualties {
	span = f.closed(span, facts)
	days := newSpread(span, f.Agreement.Location(), facts)
	parts := inParts(facts.places, func(places []int32) dead { return newDead(facts.columns, places, days) })
	sum := parts[0]
	for _, part := range parts[1:] {
		sum.join(part)
	}
	return Casualties{Span: span, Low: sum.low, Best: sum.best, High: sum.high, N: sum.n, Ranged: sum.ranged, LeftOut: sum.omitted.list}
}

// dead are the deaths of some facts by day.
type dead struct {
	low, best, high []float64
	n               int
	ranged          bool
	omitted         omissions
}

func newDead(c *columns, places []int32, days spread) dead {
	n := days.days()
	d := dead{low: make([]float64, n), best: make([]float64, n), high: make([]float64, n)}
	for _, i := range places {
		day, reason := days.place(c, i)
		switch {
		case reason != "":
			d.omitted.add(reason)
		case c.best[i] < 0:
			d.omitted.add(reasonDeaths)
		default:
			d.add(day, c, i)
		}
	}
	return d
}

func (d *dead) add(day int, c *columns, i int32) {
	best := c.best[i]
	low, high := min(orBest(c.low[i], best), best), max(orBest(c.high[i], best), best)
	d.low[day] += float64(low)
	d.best[day] += float64(best)
	d.high[day] += float64(high)
	d.ranged = d.ranged || low < best || high > best
	d.n++
}

// join adds the deaths of the facts after these.
func (d *dead) join(later dead) {
	for day := range later.best {
		d.low[day] += later.low[day]
		d.best[day] += later.best[day]
		d.high[day] += later.high[day]
	}
	d.n, d.ranged = d.n+later.n, d.ranged || later.ranged
	d.omitted.join(later.omitted)
}
