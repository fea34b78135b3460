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
func (f Frame) Casualties(facts []Fact, span Span) Casualties {
	span = f.closed(span, facts)
	days, omitted := newCalendar(span, f.Agreement.Location()), omissions{}
	n := days.days()
	out := Casualties{Span: span, Low: make([]float64, n), Best: make([]float64, n), High: make([]float64, n)}
	for n := range facts {
		fact := &facts[n]
		day, reason := days.place(fact)
		switch {
		case reason != "":
			omitted.add(reason)
		case fact.Best < 0:
			omitted.add(reasonDeaths)
		default:
			out.add(day, fact)
		}
	}
	out.LeftOut = omitted.list
	return out
}

func (c *Casualties) add(day int, fact *Fact) {
	best := float64(fact.Best)
	low, high := min(orBest(fact.Low, fact.Best), best), max(orBest(fact.High, fact.Best), best)
	c.Low[day] += low
	c.Best[day] += best
	c.High[day] += high
	c.Ranged = c.Ranged || low < best || high > best
	c.N++
}
