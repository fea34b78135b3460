package plot

import (
	"cmp"
	"math"
	"slices"

	"truceboard/store/ceasefire"
)

// panelScale is the end of a scale that several small charts share.
type panelScale struct{ end float64 }

func (p *panelScale) beside(top float64, _ []panel) { p.end = panelTop(top) }

func (p *panelScale) scale() valueScale { return valueScale{p.end, p.end} }

// cumulativePanel is one running total.
type cumulativePanel struct {
	*cumulative
	*panelScale
	tint tint
}

func newCumulativePanel(s Subject, of tint) cumulativePanel {
	return cumulativePanel{newCumulative(s), &panelScale{}, of}
}

func (p cumulativePanel) top() float64 {
	if len(p.layers) == 0 {
		return 0
	}
	return p.highest()
}

func (p cumulativePanel) size() float64 { return p.total }

func (p cumulativePanel) words() (whole, brief string) {
	return amount(math.Round(p.total), p.subject.Measure), figure(math.Round(p.total))
}

func (p cumulativePanel) small(c *canvas, room box, foot bool) {
	axis := timeAxis{p.days.Span, room}
	c.fill(c.ink.grid, box{room.x, room.y, room.w, c.hair()})
	for _, l := range p.layers {
		c.line(p.tint.in(c.theme), 2*c.unit, p.points(l, p.scale(), axis))
	}
	c.panelFoot(axis, foot)
	c.columnSpots(axis, eachDay(p.days.Span), func(day int) (float64, string, bool) {
		return room.y, amount(p.reached(day), p.subject.Measure) + " so far", true
	})
}

// casualtiesPanel is the deaths a day with their range.
type casualtiesPanel struct {
	*casualties
	*panelScale
}

func (p casualtiesPanel) top() float64 {
	top := 0.0
	for i := range p.high {
		top = max(top, p.peak(i))
	}
	return top
}

func (p casualtiesPanel) size() float64 { return total(p.deaths.Best) }

func (p casualtiesPanel) words() (whole, brief string) {
	brief = figure(math.Round(total(p.deaths.Best)))
	low, high := math.Round(total(p.deaths.Low)), math.Round(total(p.deaths.High))
	if low == high {
		return brief + " deaths", brief
	}
	return brief + " (" + figure(low) + "–" + figure(high) + ") deaths", brief
}

func (p casualtiesPanel) small(c *canvas, room box, foot bool) {
	axis := timeAxis{p.deaths.Span, room}
	c.fill(c.ink.grid, box{room.x, room.y, room.w, c.hair()})
	p.bars(c, p.scale(), axis)
	c.panelFoot(axis, foot)
	c.columnSpots(axis, p.columns, func(i int) (float64, string, bool) { return room.y, p.casualties.words(i), true })
}

// calendarPanel is a calendar in fields.
type calendarPanel struct{ *calendarMap }

func (p calendarPanel) top() float64 {
	top := 0.0
	if p.grid != nil {
		for _, field := range p.fields() {
			top = max(top, field.value)
		}
	}
	return top
}

func (p calendarPanel) beside(top float64, _ []panel) {
	if p.grid != nil {
		p.ramp = newRamp(top, !p.means())
	}
}

func (p calendarPanel) size() float64 {
	if p.grid == nil {
		return 0
	}
	return total(p.days.Series[0].Values)
}

func (p calendarPanel) words() (whole, brief string) {
	return amount(math.Round(p.size()), p.subject.Measure), figure(math.Round(p.size()))
}

func (p calendarPanel) small(c *canvas, room box, _ bool) {
	if p.grid != nil {
		p.draw(c.wordless(room), room)
	}
}

// hoursPanel is a week by the hour.
type hoursPanel struct{ *hours }

func (p hoursPanel) top() float64 {
	top := 0.0
	for _, day := range p.week.Values {
		top = max(top, slices.Max(day[:]))
	}
	return top
}

func (p hoursPanel) beside(top float64, _ []panel) { p.ramp = newRamp(top, true) }

func (p hoursPanel) size() float64 { return p.sum() }

func (p hoursPanel) words() (whole, brief string) {
	return amount(math.Round(p.size()), p.subject.Measure), figure(math.Round(p.size()))
}

func (p hoursPanel) small(c *canvas, room box, _ bool) { p.draw(c.wordless(room), room) }

// wordless gives the canvas for a small chart: one without words where there is no room for them.
func (c *canvas) wordless(room box) *canvas {
	if room.h > 4.2*c.small().leading() && room.w > 12*c.small().size {
		return c
	}
	bare := *c
	bare.thumbnail = true
	return &bare
}

// beforeAfterPanel is the means before, during and after.
type beforeAfterPanel struct {
	*beforeAfter
	*panelScale
}

func (p beforeAfterPanel) top() float64 {
	top := 0.0
	for _, m := range p.result.Means {
		top = max(top, m.PerDay)
	}
	return top
}

func (p beforeAfterPanel) size() float64 {
	sum := 0.0
	for _, m := range p.result.Means {
		sum += m.PerDay * float64(m.Days)
	}
	return sum
}

func (p beforeAfterPanel) words() (whole, brief string) {
	if !p.result.HasRatio {
		return "no ratio", "–"
	}
	return ratio(p.result.Ratio) + " times", "×" + ratio(p.result.Ratio)
}

func (p beforeAfterPanel) small(c *canvas, room box, _ bool) {
	f, plot := c.small(), room
	if !c.wordless(room).thumbnail {
		plot = plot.cutTop(f.leading())
		plot.h -= f.leading() * 1.2
	}
	slot := plot.w / 3
	for i, m := range p.result.Means {
		h := 0.0
		if p.end > 0 {
			h = m.PerDay / p.end * plot.h
		}
		bar := box{plot.x + float64(i)*slot, plot.bottom() - h, math.Round(min(slot*0.7, 120*c.unit)), h}
		if h > 0 {
			c.fill(windowTint(m).in(c.theme), bar)
		}
		c.spot(box{bar.x, min(bar.y, plot.bottom()-leastSpot), bar.w, max(h, leastSpot)}, windowSpot(m))
		if plot != room {
			c.write(f, c.ink.ink, bar.x, bar.y-f.size*0.3, f.shorten(rate(m.PerDay), slot))
			c.write(f, c.ink.quiet, bar.x, plot.bottom()+f.leading()*0.95, f.shorten(m.Name, slot-f.size*0.3))
		}
	}
	c.fill(c.ink.faint, box{plot.x, plot.bottom(), plot.w, c.hair()})
}

// rankingPanel is level bars, in the same order in every small chart.
type rankingPanel struct{ *ranking }

func (p rankingPanel) top() float64 { return p.greatest() }

// beside gives every small chart the rows of all of them, those with the greatest sums first.
func (p rankingPanel) beside(top float64, all []panel) {
	sums := map[string]ceasefire.Bar{}
	var keys []string
	p.most = top
	for _, one := range all {
		other := one.chart.(rankingPanel)
		for _, b := range other.every {
			if _, ok := sums[b.Key]; !ok {
				keys = append(keys, b.Key)
			}
			sum := sums[b.Key]
			sums[b.Key] = ceasefire.Bar{Key: b.Key, Name: b.Name, Value: sum.Value + b.Value}
			p.widest = append(p.widest, b)
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return compareBars(sums[a], sums[b]) })
	p.bars, p.plain = nil, true
	for _, key := range keys[:min(len(keys), mostRows)] {
		at := slices.IndexFunc(p.every, func(b ceasefire.Bar) bool { return b.Key == key })
		if at < 0 {
			p.bars = append(p.bars, ceasefire.Bar{Key: key, Name: sums[key].Name})
			continue
		}
		p.bars = append(p.bars, p.every[at])
	}
}

func (p rankingPanel) size() float64 { return p.total }

func (p rankingPanel) words() (whole, brief string) {
	v := p.total
	if p.days > 0 {
		v /= float64(p.days)
	}
	return p.ranking.words(v) + " " + unit(p.subject.Measure), p.ranking.words(v)
}

func (p rankingPanel) small(c *canvas, room box, _ bool) { p.draw(c, room) }

// compareBars puts the larger of two bars first, and of equal ones the one whose name comes first.
func compareBars(a, b ceasefire.Bar) int {
	return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name))
}
