package ceasefire

// Casualties are deaths by day over a span: the sums of the low, best and high estimates. N is how many facts went in. Ranged says whether the
// low or the high of any day differs from its best.
type Casualties struct {
	Span            Span
	Low, Best, High []float64
	N               int
	Ranged          bool
	Doubts          Doubts
	LeftOut         []LeftOut
}

// Casualties sums deaths by the day of the agreement's zone, leaving out as Daily does. Estimates are summed as they were entered, also a low
// above its best or a high below it; a fact whose low or high is unknown counts there with its best.
func (f Frame) Casualties(facts Facts, span Span) Casualties {
	span = f.closed(span, facts)
	zone, n := f.Agreement.Location(), span.Len()
	out := Casualties{Span: span, Low: make([]float64, n), Best: make([]float64, n), High: make([]float64, n)}
	var left omissions
	cells := facts.days(zone, Ungrouped)
	for _, days := range cells.codes {
		for at := range days {
			out.add(cells.own.days[at], &days[at], &left)
		}
	}
	for day, best := range out.Best { // once all of a day is summed: what lies apart in two of its facts may cancel out
		out.Ranged = out.Ranged || out.Low[day] != best || out.High[day] != best
	}
	cells.leftOut(&left, span, zone, facts.columns)
	out.LeftOut = left.list()
	return out
}

// add adds the facts of a day.
func (c *Casualties) add(day Day, facts *cell, left *omissions) {
	if facts.all() == 0 {
		return
	}
	at := int(day - c.Span.From)
	if at < 0 || at >= len(c.Best) {
		left.plus(reasonPeriod, facts.all(), facts.begins())
		return
	}
	left.plus(reasonDeaths, int(facts.unknown), facts.firstUnknown)
	c.Low[at] += float64(facts.low)
	c.Best[at] += float64(facts.best)
	c.High[at] += float64(facts.high)
	c.Doubts = c.Doubts.Plus(facts.doubts())
	c.N += int(facts.n)
}
