package plot

import (
	"cmp"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// timeAxis maps days, and parts of them counted from the first, onto the width of a plot.
type timeAxis struct {
	span ceasefire.Span
	plot box
}

// at gives the place of a time in days since the start of the span.
func (a timeAxis) at(days float64) float64 { return a.plot.x + days*a.day() }

// day gives the width of one day.
func (a timeAxis) day() float64 { return a.plot.w / float64(a.span.Len()) }

// pace is a distance between ticks: so many days, or so many months.
type pace struct{ days, months int }

// The paces that follow the calendar: weeks start on a Monday, months on their first day, and runs of months with the year.
func paces() []pace {
	return []pace{
		{days: 1}, {days: 2}, {days: 7}, {days: 14}, {months: 1}, {months: 3}, {months: 6}, {months: 12}, {months: 24}, {months: 60},
		{months: 120}, {months: 240}, {months: 600}, {months: 1200}, {months: 6000},
	}
}

// length gives about how many days the pace has, at the least.
func (p pace) length() float64 { return float64(p.days) + 28*float64(p.months) }

// tick is a labelled day on the axis.
type tick struct {
	day   ceasefire.Day
	label string
}

// ticks gives the ticks at the closest pace whose labels stand apart.
func (a timeAxis) ticks(f face) []tick {
	widest, gap := f.width("28 Sep"), f.size*0.9
	for _, p := range paces() {
		room := p.length() * a.day()
		need := widest + gap
		switch {
		case p.days == 1:
			need = f.width("28") + gap
		case p.months == 1 || p.months == 3 || p.months == 6:
			need = f.width("Sep 2016") + gap
		case p.months > 6:
			need = f.width("2016") + gap
		}
		if room >= need {
			return a.paced(p)
		}
	}
	return nil
}

// paced gives the ticks of a pace within the span.
func (a timeAxis) paced(p pace) []tick {
	var out []tick
	last := ceasefire.Day(0)
	for day := p.first(a.span.From); day <= a.span.To; day = p.next(day) {
		out = append(out, tick{day, p.label(day, last)})
		last = day
	}
	return out
}

// first gives the first day of the pace that is not before a day.
func (p pace) first(from ceasefire.Day) ceasefire.Day {
	if p.months == 0 {
		if p.days < 7 {
			return from
		}
		return from + (8-ceasefire.Day(from.Midnight().Weekday()))%7
	}
	at := from.Midnight()
	month := at.Year()*12 + int(at.Month()) - 1
	if at.Day() > 1 {
		month++
	}
	month = (month + p.months - 1) / p.months * p.months
	return ceasefire.DayFrom(month/12, time.Month(month%12+1), 1)
}

// next gives the day one pace on.
func (p pace) next(day ceasefire.Day) ceasefire.Day {
	if p.months == 0 {
		return day + ceasefire.Day(p.days)
	}
	at := day.Midnight()
	return ceasefire.DayFrom(at.Year(), at.Month()+time.Month(p.months), 1)
}

// label names a day as closely as the pace asks, with the month or the year only where it changes.
func (p pace) label(day, last ceasefire.Day) string {
	at, before := day.Midnight(), last.Midnight()
	fresh := last.IsZero()
	switch {
	case p.months >= 12:
		return at.Format("2006")
	case p.months > 0 && (fresh || at.Year() != before.Year()):
		return at.Format("Jan 2006")
	case p.months > 0:
		return at.Format("Jan")
	case p.days == 1 && !fresh && at.Month() == before.Month():
		return at.Format("2")
	}
	return at.Format("2 Jan")
}

// timeAxis draws the axis under a plot, each label under the middle of its day. Where labels would touch, those that name a month or a year
// stay.
func (c *canvas) timeAxis(a timeAxis) { c.timeAxisOver(a, c.small().size) }

// timeAxisOver draws an axis whose first name may reach so far out of its plot.
func (c *canvas) timeAxisOver(a timeAxis, reach float64) {
	if c.axes != nil {
		*c.axes = append(*c.axes, a)
	}
	c.fill(c.ink.faint, box{a.plot.x, a.plot.bottom(), a.plot.w, c.hair()})
	if c.thumbnail {
		return
	}
	f := c.small()
	var taken []box
	ticks := a.ticks(f)
	slices.SortStableFunc(ticks, func(x, y tick) int { return cmp.Compare(len(y.label), len(x.label)) })
	for _, t := range ticks {
		middle := a.at(float64(t.day-a.span.From)) + a.day()/2
		c.fill(c.ink.faint, box{middle, a.plot.bottom(), c.hair(), 4 * c.unit})
		wide := f.width(t.label)
		left := max(a.plot.x-reach, min(middle-wide/2, a.plot.right()-wide))
		touches := func(b box) bool { return left < b.right()+f.size*0.4 && b.x < left+wide+f.size*0.4 }
		if wide > a.plot.w || slices.ContainsFunc(taken, touches) {
			continue
		}
		c.write(f, c.ink.quiet, left, a.plot.bottom()+4*c.unit+f.leading()*0.85, t.label)
		taken = append(taken, box{x: left, w: wide})
	}
}

// axisHeight is the room that the axis takes under a plot.
func (c *canvas) axisHeight() float64 {
	if c.thumbnail {
		return c.hair()
	}
	return 4*c.unit + c.small().leading()*1.1
}
