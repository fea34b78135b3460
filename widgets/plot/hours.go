package plot

import (
	"fmt"
	"math"
	"strconv"

	"truceboard/store/ceasefire"
)

// hours is the heat map of weekdays and hours, in the agreement's zone.
type hours struct {
	subject Subject
	week    ceasefire.WeekHours
	ramp    ramp
}

func newHours(s Subject) *hours {
	h := &hours{subject: s, week: s.Frame.Hours(s.Facts, s.Measure)}
	greatest := 0.0
	for _, day := range h.week.Values {
		for _, v := range day {
			greatest = max(greatest, v)
		}
	}
	h.ramp = newRamp(greatest, true)
	return h
}

// weekdays names the days of a week that begins on Monday, in brief.
func weekdays() []string { return []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} }

// hoursNote says why an hour of the week narrows nothing.
const hoursNote = "A filter has no hours: there is nothing to click"

// hourWords names an hour of the day: "14–15 h".
func hourWords(hour int) string { return fmt.Sprintf("%02d:00–%02d:00", hour, hour+1) }

func (h *hours) sheet() sheet {
	s := h.subject
	span := s.reach()
	out := newSheet(s, span, h.week.N, h.week.LeftOut)
	if h.week.N == 0 && len(h.week.LeftOut) > 0 {
		out.empty = "No incident here is known to the hour"
	}
	what := s.Measure.Name()
	out.title = joined([]string{what + s.inScope() + " by hour and weekday", span.Format()}, ", ")
	out.method = "Only incidents known to the hour or the minute; hours of " + s.zone().String() + "."
	out.legend = h.ramp.keys()
	out.finds(s, h.finding(), what+" by hour and weekday", span)
	return out
}

// sum gives what all hours come to.
func (h *hours) sum() float64 {
	sum := 0.0
	for _, values := range h.week.Values {
		sum += total(values[:])
	}
	return sum
}

func (h *hours) table() [][]string {
	rows := [][]string{append([]string{"hour"}, weekdays()...)}
	for hour := range 24 {
		row := []string{strconv.Itoa(hour)}
		for day := range 7 {
			row = append(row, exact(h.week.Values[day][hour]))
		}
		rows = append(rows, row)
	}
	return rows
}

func (h *hours) draw(c *canvas, room box) {
	plot := c.besideNames(weekdays(), room)
	plot.h -= c.axisHeight()
	w, high := plot.w/24, plot.h/7
	var cells []heatCell
	for day, values := range h.week.Values {
		for hour, v := range values {
			cells = append(cells, heatCell{
				box: box{plot.x + float64(hour)*w, plot.y + float64(day)*high, w, high}, value: v,
				what: Narrowing{Words: weekdays()[day] + ", " + hourWords(hour), Value: counted(int(v), h.subject.Measure), Note: hoursNote},
			})
		}
	}
	c.heat(cells, h.ramp, figure)
	c.rowNames(weekdays(), room.x, plot)
	h.hourAxis(c, plot)
}

// hourAxis names the hours under the plot, as many as have room.
func (h *hours) hourAxis(c *canvas, plot box) {
	if c.thumbnail {
		return
	}
	f := c.small()
	for _, every := range []int{1, 2, 3, 6, 12} {
		if float64(every)*plot.w/24 < f.width("20 h")+f.size*0.5 {
			continue
		}
		for hour := 0; hour < 24; hour += every {
			x := plot.x + (float64(hour)+0.5)*plot.w/24
			c.writeCentred(f, c.ink.quiet, x, plot.bottom()+f.leading(), fmt.Sprintf("%d h", hour))
		}
		return
	}
}

// besideNames gives the room right of names that stand in rows, no wider than a third of it.
func (c *canvas) besideNames(names []string, room box) box {
	if c.thumbnail {
		return room
	}
	f, wide := c.small(), 0.0
	for _, name := range names {
		wide = max(wide, f.width(name))
	}
	wide = min(wide, room.w/3) + f.size*0.6
	return box{room.x + wide, room.y, max(room.w-wide, 1), room.h}
}

// rowNames writes the names of equal rows between the left end of a room and a plot; where the rows are too low, of as many as have room.
func (c *canvas) rowNames(names []string, from float64, plot box) {
	f := c.small()
	row := plot.h / float64(max(len(names), 1))
	every := max(1, int(math.Ceil(f.leading()*0.9/row)))
	for i := 0; i < len(names); i += every {
		y := plot.y + (float64(i)+0.5)*row + f.size*capital/2
		c.writeRight(f, c.ink.quiet, plot.x-f.size*0.6, y, f.shorten(names[i], plot.x-f.size*0.6-from))
	}
}
