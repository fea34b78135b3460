package plot

import (
	"fmt"
	"slices"

	"truceboard/store/ceasefire"
)

// cumulative is the running total of incidents or deaths over a period.
type cumulative struct {
	subject Subject
	days    ceasefire.Days
	marks   []mark
}

func newCumulative(s Subject) *cumulative {
	span := s.period()
	days := s.Frame.Daily(s.Facts, span, s.By, s.Measure).Cumulative()
	days.Series = folded(days.Series)
	return &cumulative{subject: s, days: days, marks: s.marks(span)}
}

func (c *cumulative) empty() bool { return c.days.N == 0 }

// last gives a series' total.
func last(s ceasefire.Series) float64 {
	if len(s.Values) == 0 {
		return 0
	}
	return s.Values[len(s.Values)-1]
}

func (c *cumulative) title() string {
	total := 0.0
	for _, s := range c.days.Series {
		total += last(s)
	}
	what := string(c.subject.Measure)
	if total == 1 {
		what = what[:len(what)-1]
	}
	return fmt.Sprintf("%s %s%s, %s", number(total), what, scopeWords(c.subject.Filter), c.days.Span.Format())
}

func (c *cumulative) legend() []entry { return legendOf(c.subject.By, c.days.Series) }

func (c *cumulative) notes() []string {
	return []string{fmt.Sprintf("Running totals from the first day shown. n = %s.", incidents(c.days.N)), leftOut(c.days.LeftOut)}
}

func (c *cumulative) table() [][]string {
	var labels []string
	for day := c.days.Span.From; day <= c.days.Span.To && c.days.Span.Len() > 0; day++ {
		labels = append(labels, day.String())
	}
	return seriesTable("day", labels, c.days.Series)
}

func (c *cumulative) draw(s *surface, area rect) {
	top := 0.0
	for _, one := range c.days.Series {
		top = max(top, last(one))
	}
	wordy, room := area.wordy(), 0.0
	if wordy {
		room = c.labelRoom(s, area)
	}
	area.w -= room
	area, at, height := timePlot(s, area, c.days.Span, top)
	for n, one := range c.days.Series {
		points := []float64{at(c.days.Span.From), height(0)}
		for i, v := range one.Values {
			points = append(points, at(c.days.Span.From+ceasefire.Day(i)+1), height(v))
		}
		s.line(colouring(c.subject.By, one, n)(s.palette), 2, points...)
	}
	drawMarks(s, area, c.marks, at, wordy)
	if wordy {
		c.drawLabels(s, area, height, room)
	}
}

func (c *cumulative) label(one ceasefire.Series) string { return one.Name + " " + number(last(one)) }

// labelRoom gives the width that the longest direct label needs, at most a quarter of the area.
func (c *cumulative) labelRoom(s *surface, area rect) float64 {
	room := 0.0
	for _, one := range c.days.Series {
		room = max(room, s.width(c.label(one), style{size: 12}))
	}
	return min(room+12, area.w/4)
}

// drawLabels writes each series' name and total at its end, moved apart where they would touch.
func (c *cumulative) drawLabels(s *surface, area rect, height func(float64) float64, room float64) {
	order := make([]int, len(c.days.Series))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return int(height(last(c.days.Series[a])) - height(last(c.days.Series[b])))
	})
	places := make([]float64, len(order))
	for i, n := range order {
		places[i] = height(last(c.days.Series[n])) + 4
	}
	spread(places, 14, area.y+10, area.bottom()+4)
	for i, n := range order {
		one := c.days.Series[n]
		st := style{size: 12, colour: colouring(c.subject.By, one, n)(s.palette)}
		s.text(s.fit(c.label(one), room-8, st), area.right()+8, places[i], st)
	}
}

// spread moves ascending places apart to a least distance, within bounds as far as they reach.
func spread(places []float64, apart, top, bottom float64) {
	for i := range places {
		places[i] = max(places[i], top)
		if i > 0 {
			places[i] = max(places[i], places[i-1]+apart)
		}
	}
	for i := len(places) - 1; i >= 0; i-- {
		places[i] = min(places[i], bottom-float64(len(places)-1-i)*apart)
	}
}
