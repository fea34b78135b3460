package plot

import (
	"fmt"

	"truceboard/store/ceasefire"
)

// scoreSpots notes the steps of the lines: the party, since when its figure is so, and how much stands behind it.
func (c *canvas) scoreSpots(t *compliance, lines []scoreLine, scale valueScale, axis timeAxis) {
	if c.spots == nil {
		return
	}
	zone := t.subject.zone()
	for _, l := range lines {
		for i, step := range l.history.Steps {
			if !step.Known {
				continue
			}
			from, to := axis.place(step.At, zone), axis.place(t.until, zone)
			if i+1 < len(l.history.Steps) {
				to = axis.place(l.history.Steps[i+1].At, zone)
			}
			y := scale.height(step.Score, axis.plot)
			y = within(y+c.beside(l.lane, y, axis.plot), axis.plot)
			c.spot(box{from - leastSpot/2, y - leastSpot/2, max(to-from, 0) + leastSpot, leastSpot}, Narrowing{
				Words:   l.name + ", since " + ceasefire.DayOf(step.At, zone).Format(),
				Value:   fmt.Sprintf("%s, of %d of %s scored", score(step.Score), step.Assessed, howMany(l.history.Commitments, "commitment", "commitments")),
				Promise: Promise{Party: l.party},
			})
		}
	}
}

// judged says how a commitment of a party stood on a day, or stands now where that is zero.
func (p matrixParty) judged(i int, s ceasefire.Standing, day ceasefire.Day) Narrowing {
	when := "now"
	if day != 0 {
		when = day.Format()
	}
	return Narrowing{
		Words: p.name + ", " + oneLine(p.commitments[i].Title), Value: s.Words() + ", " + when,
		Promise: Promise{Party: p.party, Commitment: p.commitments[i].ID, Day: day},
	}
}

// pointed says what was counted, by whom and over which window, and how many; its days are those of the window, where these are known.
func (g tallyGroup) pointed() Narrowing {
	n := Narrowing{Words: g.head + ", " + g.window, Value: g.publishedWords()[0] + "; " + g.log}
	if g.HasLog {
		n.Days = g.Days
	}
	return n
}
