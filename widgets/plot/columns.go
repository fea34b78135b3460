package plot

import "truceboard/store/ceasefire"

// The longest spans that are drawn by day and by week; a longer one is drawn by month.
const (
	mostDays  = 400
	mostWeeks = 400 * 7
)

// What longer columns show.
const (
	weeklyMeans  = "weekly means"
	monthlyMeans = "monthly means"
)

// columns divides a span into days, or into weeks or months where it is long. Edges hold the place in the span at which each column
// starts, and the end of the last. Means says in a title what a column then shows.
type columns struct {
	edges []int
	means string
}

func newColumns(span ceasefire.Span) columns {
	days := span.Len()
	switch {
	case days <= mostDays:
		return eachDay(span)
	case days <= mostWeeks:
		return columns{cut(span, func(day ceasefire.Day) bool { return day.Midnight().Weekday() == 1 }), weeklyMeans}
	}
	return columns{cut(span, func(day ceasefire.Day) bool { return day.Midnight().Day() == 1 }), monthlyMeans}
}

// by says what a column stands for.
func (c columns) by() string {
	switch c.means {
	case weeklyMeans:
		return "week"
	case monthlyMeans:
		return "month"
	}
	return "day"
}

// eachDay has a column for each day.
func eachDay(span ceasefire.Span) columns {
	return columns{edges: cut(span, func(ceasefire.Day) bool { return true })}
}

// cut gives the edges of a span that is cut before each day that starts a column.
func cut(span ceasefire.Span, starts func(ceasefire.Day) bool) []int {
	edges := []int{0}
	for day := span.From + 1; day <= span.To; day++ {
		if starts(day) {
			edges = append(edges, int(day-span.From))
		}
	}
	return append(edges, span.Len())
}

// count gives how many columns there are: none of no days.
func (c columns) count() int { return max(len(c.edges)-1, 0) }

// of gives the mean per day of each column.
func (c columns) of(values []float64) []float64 {
	out := make([]float64, c.count())
	for i := range out {
		from, to := c.edges[i], c.edges[i+1]
		out[i] = total(values[from:to]) / float64(to-from)
	}
	return out
}

// bar gives where a column's bar stands and how wide it is: with a gap where there is room for one, and never as a slab.
func (cols columns) bar(c *canvas, axis timeAxis, column int) (x, w float64) {
	from, to := axis.at(float64(cols.edges[column])), axis.at(float64(cols.edges[column+1]))
	w = to - from
	switch {
	case w*c.scale >= 4:
		w = max(1, w*0.8)
	case w*c.scale >= 2.5:
		w -= 1 / c.scale
	}
	w = min(w, 72*c.unit)
	return (from + to - w) / 2, w
}

// shown gives the columns that are drawn: all of them, or where several fall on one pixel, the highest of those.
func (cols columns) shown(c *canvas, axis timeAxis, height func(column int) float64) []int {
	var out []int
	pixel := -1
	for i := range cols.count() {
		x, _ := cols.bar(c, axis, i)
		at := c.pixel(x)
		if at != pixel {
			out, pixel = append(out, i), at
			continue
		}
		if height(i) > height(out[len(out)-1]) {
			out[len(out)-1] = i
		}
	}
	return out
}
