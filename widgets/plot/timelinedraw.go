package plot

import (
	"fmt"
	"time"

	"truceboard/store/ceasefire"
)

func (t *timeline) draw(c *canvas, room box) {
	l := c.layTimeline(t, room)
	if l.axis.plot.w < 8 || l.axis.plot.h < 8 {
		return
	}
	c.timelineGrid(l)
	l.marks.draw(c, l.axis)
	for i, lane := range t.clocks[:l.shownClocks] {
		c.clockLane(t, lane, l, l.clocks.y+float64(i)*l.clockRow)
	}
	if more := len(t.clocks) - l.shownClocks; more > 0 && !c.thumbnail {
		c.laneName(l, l.clocks.y+float64(l.shownClocks)*l.clockRow, "and "+clocksAndEvents(more, 0)+" more", "")
	}
	c.timelineEvents(t, l)
	c.timelineStrip(t, l)
	c.timeAxis(l.axis)
}

// timelineGrid draws the upright lines of the axis's ticks.
func (c *canvas) timelineGrid(l timelineLayout) {
	if c.thumbnail {
		return
	}
	var lines []box
	for _, tick := range l.axis.ticks(c.small()) {
		x := l.axis.at(float64(tick.day - l.axis.span.From))
		lines = append(lines, box{x, l.axis.plot.y, c.hair(), l.axis.plot.h})
	}
	c.fill(c.ink.grid, lines...)
}

// laneName writes the name of a lane and beneath it how it stands, where there is room for that.
func (c *canvas) laneName(l timelineLayout, y float64, name, says string) {
	f, small := c.small(), c.footnote()
	line := f.leading()
	if !l.roomy(line) {
		c.write(f, c.ink.ink, l.names.x, y+l.clockRow/2+f.size*capital/2, f.shorten(name, l.names.w))
		return
	}
	names := f.wrap(name, l.names.w, max(1, int((l.clockRow-small.leading())/line)))
	for _, text := range names {
		c.write(f, c.ink.ink, l.names.x, y+line*0.62+f.size*capital/2, text)
		y += line
	}
	c.write(small, c.ink.quiet, l.names.x, y+line*0.62+small.size*capital/2-line*0.08, small.shorten(says, l.names.w))
}

// clockLane draws one clock: its name, its stretches, its signs and what they say.
func (c *canvas) clockLane(t *timeline, lane clockLane, l timelineLayout, y float64) {
	line := c.small().leading()
	thick, middle := l.barThickness(line)
	if c.thumbnail {
		thick, middle = max(l.clockRow*0.5, 1), l.clockRow/2
	} else {
		c.laneName(l, y, lane.name, lane.says)
		c.fill(c.ink.grid, box{l.names.x, y - c.hair(), l.axis.plot.right() - l.names.x, c.hair()})
	}
	rows := float64(lane.rows)
	row := func(n int) box {
		h := thick / rows
		if n < 0 {
			return box{l.axis.plot.x, y + middle - thick/2, l.axis.plot.w, thick}
		}
		return box{l.axis.plot.x, y + middle - thick/2 + float64(n)*h, l.axis.plot.w, max(h-boolean(lane.rows > 1)*c.hair(), 1)}
	}
	for _, s := range lane.spans {
		c.clockSpan(t, lane, s, l.axis, row(s.row))
	}
	c.cuts(t, lane, l.axis, row(0))
	size := min(line*0.78, l.clockRow)
	signs := lane.clusters(l.axis, t.subject.zone(), size)
	for _, s := range signs {
		b := row(s.row)
		c.clockSign(s.shape, toneTint(s.tone).in(c.theme), s.x, b.y+b.h/2, size)
		c.signSpot(t, lane, s, b, size)
	}
	if l.roomy(line) && !c.thumbnail {
		c.signWords(signs, l, y+line*1.25, y+l.clockRow)
	}
}

func boolean(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// clockSpan draws one stretch as far as it lies in the plot, and notes what it stands for.
func (c *canvas) clockSpan(t *timeline, lane clockLane, s clockSpan, axis timeAxis, row box) {
	zone := t.subject.zone()
	if !s.within(axis.span.From.Start(zone), axis.span.To.End(zone), zone) {
		return
	}
	from, to := axis.place(s.from.middle(zone), zone), axis.place(s.until.middle(zone), zone)
	b := box{from, row.y, max(to-from, c.hair()), row.h}
	tone := toneTint(s.tone).in(c.theme)
	switch s.kind {
	case spanRun:
		c.fill(tone, box{b.x, b.y, max(b.w-c.hair(), c.hair()), b.h})
	case spanPlanned:
		c.ring(mix(tone, c.ink.ground, 0.2), b)
	case spanGap:
		c.hatch(tone, b)
	case spanOffered:
		c.dashes(tone, box{b.x + 2*c.hair(), b.y + b.h/2 - c.hair(), b.w, 2 * c.hair()})
	case spanOpen:
		c.fill(c.ink.faint, box{b.x, b.y + b.h/2, b.w, c.hair()})
		return
	}
	days := clip(ceasefire.Span{From: ceasefire.DayOf(s.from.at, zone), To: lastDayBefore(s.until.at, zone)}, t.subject.Filter.Days)
	words := ceasefire.FormatInstant(s.from.at, s.from.precision, zone) + " until " + ceasefire.FormatInstant(s.until.at, s.until.precision, zone)
	c.spot(box{b.x, b.y - row.h/2, b.w, 2 * row.h}, Narrowing{Days: days, Words: lane.name + ", " + s.words, Value: words})
}

// cuts tells the days of a short streak apart.
func (c *canvas) cuts(t *timeline, lane clockLane, axis timeAxis, row box) {
	zone := t.subject.zone()
	if axis.day() < 4*c.hair() {
		return
	}
	var gaps []box
	for _, at := range lane.cuts {
		if at.After(axis.span.From.Start(zone)) && at.Before(axis.span.To.End(zone)) {
			gaps = append(gaps, box{axis.place(at, zone), row.y, c.hair(), row.h})
		}
	}
	c.fill(c.ink.ground, gaps...)
}

// clusteredSign is a sign, or several that would lie on one another, at its place on the axis.
type clusteredSign struct {
	clockSign
	x float64
	n int
}

// clusters places the signs of a lane, and joins those that would lie on one another.
func (l *clockLane) clusters(axis timeAxis, zone *time.Location, size float64) []clusteredSign {
	var out []clusteredSign
	for _, s := range l.signs {
		at := s.at.middle(zone)
		if at.Before(axis.span.From.Start(zone)) || !at.Before(axis.span.To.End(zone)) {
			continue
		}
		one := clusteredSign{s, axis.place(at, zone), 1}
		if n := len(out) - 1; n >= 0 && out[n].row == s.row && one.x-out[n].x < size*0.9 {
			out[n].n++
			if s.shape > out[n].shape {
				out[n].shape, out[n].tone = s.shape, s.tone
			}
			continue
		}
		out = append(out, one)
	}
	return out
}

// text says in a few words what a sign stands for, with its day as a layout has it.
func (s clusteredSign) text(zone *time.Location, layout string) string {
	if s.n > 1 {
		return howMany(s.n, "ruling", "rulings")
	}
	if s.at.precision == ceasefire.PrecisionMinute && s.shape == signDue {
		layout += ", 15:04"
	}
	return s.words + " " + s.at.at.In(zone).Format(layout)
}

// signSpot notes what a sign stands for.
func (c *canvas) signSpot(t *timeline, lane clockLane, s clusteredSign, row box, size float64) {
	zone := t.subject.zone()
	day := ceasefire.DayOf(s.at.at, zone)
	value := s.words + " " + ceasefire.FormatInstant(s.at.at, s.at.precision, zone)
	if s.n > 1 {
		value = fmt.Sprintf("%d rulings from %s on", s.n, day.Format())
	}
	c.spotFirst(box{s.x - size/2, row.y + row.h/2 - size/2, size, size}, Narrowing{Days: ceasefire.Span{From: day, To: day}, Words: lane.name, Value: value})
}

// signWords writes beneath a lane's bar what its signs say, in as many lines as there are, where they lie on no other.
func (c *canvas) signWords(signs []clusteredSign, l timelineLayout, top, bottom float64) {
	f := c.footnote()
	taken := make([][][2]float64, max(1, int((bottom-top)/f.leading())))
	for _, s := range signs {
		text := s.text(l.zone, dayLayout(l.axis.span))
		wide := f.width(text)
		if row, left, ok := l.signRoom(taken, s.x, wide, f.size*0.7); ok {
			y := top + f.leading()*float64(row)
			c.fill(c.ink.ground, box{left, y, wide, f.leading()})
			c.write(f, c.ink.quiet, left, y+f.leading()*0.8, text)
		}
	}
}

// signRoom finds a row and a place for a label: around its sign, right of it or left of it.
func (l timelineLayout) signRoom(taken [][][2]float64, x, wide, gap float64) (row int, left float64, ok bool) {
	for row := range taken {
		for _, shift := range []float64{0.5, 0.1, 0.9} {
			left := min(max(x-wide*shift, l.axis.plot.x), l.axis.plot.right()-wide)
			if left < l.axis.plot.x || overlaps(taken[row], left, left+wide+gap) {
				continue
			}
			taken[row] = append(taken[row], [2]float64{left, left + wide + gap})
			return row, left, true
		}
	}
	return 0, 0, false
}

// timelineEvents draws the events' dots and labels.
func (c *canvas) timelineEvents(t *timeline, l timelineLayout) {
	f := c.small()
	if len(l.labels) == 0 {
		return
	}
	if !c.thumbnail {
		c.eventsName(l)
	}
	radius := f.size * 0.3
	if c.thumbnail {
		radius = max(l.eventRow*0.25, 1)
	}
	for i, label := range l.labels {
		c.timelineEvent(t.events[i], label, radius, l)
	}
}

// timelineEvent draws one event, its label on the ground so that no line runs through it.
func (c *canvas) timelineEvent(e timelineEvent, label eventLabel, radius float64, l timelineLayout) {
	f, y := c.small(), l.events.y+(float64(label.row)+0.5)*l.eventRow
	left, right := label.from, label.to
	if label.what != "" {
		whole := f.width(label.when) + f.size*0.5 + f.width(label.what)
		left, right = min(left, label.left), max(right, label.left+whole)
		c.fill(c.ink.ground, box{label.left, y - l.eventRow*0.45, whole, l.eventRow * 0.9})
	}
	if !e.until.at.IsZero() {
		c.fill(c.ink.faint, box{label.from, y - c.hair()/2, label.to - label.from, c.hair()})
	}
	c.disc(c.ink.ink, label.x, y, radius)
	baseline := y + f.size*capital/2
	c.write(f, c.ink.quiet, label.left, baseline, label.when)
	c.write(f, c.ink.ink, label.left+f.width(label.when)+f.size*0.5, baseline, label.what)
	day := ceasefire.DayOf(e.from.at, l.zone)
	c.spot(box{left, y - l.eventRow/2, right - left, l.eventRow}, Narrowing{
		Days: ceasefire.Span{From: day, To: day}, Words: ceasefire.FormatInstant(e.from.at, e.from.precision, l.zone), Value: e.what,
	})
}

// eventsName names the events left of the first row, and says how many have no label left of the last one, which is theirs.
func (c *canvas) eventsName(l timelineLayout) {
	f, small := c.small(), c.footnote()
	name, hidden := "Events", fmt.Sprintf("%d without a label", l.hidden)
	if l.hidden > 0 && l.events.h < 1.5*l.eventRow {
		name = "Events, " + hidden
	}
	c.write(f, c.ink.ink, l.names.x, l.events.y+l.eventRow/2+f.size*capital/2, f.shorten(name, l.names.w))
	if l.hidden > 0 && l.events.h >= 1.5*l.eventRow {
		c.write(small, c.ink.quiet, l.names.x, l.events.bottom()-l.eventRow/2+small.size*capital/2, small.shorten(hidden, l.names.w))
	}
}

// timelineStrip draws the incidents of each day as small bars.
func (c *canvas) timelineStrip(t *timeline, l timelineLayout) {
	highest, f := 0.0, c.small()
	for _, v := range t.counts {
		highest = max(highest, v)
	}
	if line, small := f.leading(), c.footnote(); !c.thumbnail && l.strip.h >= line {
		c.write(f, c.ink.ink, l.names.x, l.strip.y+line*0.8, f.shorten(t.stripHead(), l.names.w))
		switch {
		case highest == 0:
			text := small.shorten(emptyWords, l.axis.plot.w)
			c.fill(c.ink.ground, box{l.axis.plot.x, l.strip.y, small.width(text), line})
			c.write(small, c.ink.quiet, l.axis.plot.x, l.strip.y+line*0.8, text)
		case l.strip.h > 1.9*line:
			c.write(small, c.ink.quiet, l.names.x, l.strip.y+line*1.75, small.shorten(t.stripMeans(), l.names.w))
		}
	}
	if highest == 0 || l.strip.h <= 0 {
		return
	}
	scale := valueScale{highest, highest}
	axis := timeAxis{l.axis.span, l.strip}
	var bars []box
	for _, i := range t.columns.shown(c, axis, func(i int) float64 { return t.counts[i] }) {
		if t.counts[i] > 0 {
			x, w := t.columns.bar(c, axis, i)
			h := scale.share(t.counts[i]) * l.strip.h
			bars = append(bars, box{x, l.strip.bottom() - h, w, h})
		}
	}
	c.fill(neutralTint.in(c.theme), bars...)
	c.columnSpots(axis, t.columns, func(i int) (float64, string, bool) {
		return l.strip.bottom() - scale.share(t.counts[i])*l.strip.h, amount(t.counts[i], t.subject.Measure), t.counts[i] > 0
	})
}
