package plot

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"truceboard/store/ceasefire"
)

// The longest spans that the calendar shows as pages of weeks, and as a strip of weeks a year; a longer one is shown by month.
const (
	mostPageDays   = 8 * 7
	mostStripYears = 6
	mostYearRows   = 20
)

// calendarMap is the heat map of a calendar: a field for each day or, over many years, for each month with its mean a day.
type calendarMap struct {
	subject Subject
	days    ceasefire.Days
	ramp    ramp
	grid    calendarGrid
}

// calendarGrid says how a calendar is divided: in what rows and columns its fields stand.
type calendarGrid interface {
	// fields gives the fields with their values, in the order of the days.
	fields(values []float64) []calendarField
	// names gives the names of the rows.
	names() []string
	// columns gives how many columns there are, and the names of some of them.
	columns() (n int, names map[int]string)
}

// calendarField is a field's place in the grid and the days that it stands for, of which value is the sum, or the mean a day.
type calendarField struct {
	row, column int
	days        ceasefire.Span
	value       float64
}

func newCalendarMap(s Subject) *calendarMap {
	s.By = ceasefire.Ungrouped
	m := &calendarMap{subject: s}
	m.days = s.Frame.Daily(s.Facts, s.period(), s.By, s.Measure)
	if m.days.Span.Len() == 0 {
		return m
	}
	m.grid = gridFor(m.days.Span)
	greatest := 0.0
	for _, field := range m.fields() {
		greatest = max(greatest, field.value)
	}
	m.ramp = newRamp(greatest, !m.means())
	return m
}

// means reports whether a field shows a mean a day.
func (m *calendarMap) means() bool {
	_, months := m.grid.(monthGrid)
	return months
}

// gridFor chooses the grid of a span: weeks under one another, weeks beside one another a year in each strip, or months.
func gridFor(span ceasefire.Span) calendarGrid {
	years := span.To.Midnight().Year() - span.From.Midnight().Year() + 1
	switch {
	case span.Len() <= mostPageDays:
		return pageGrid{span}
	case years <= mostStripYears:
		return stripGrid{span}
	}
	return monthGrid{span, (years + mostYearRows - 1) / mostYearRows}
}

func (m *calendarMap) fields() []calendarField { return m.grid.fields(m.days.Series[0].Values) }

func (m *calendarMap) sheet() sheet {
	s := m.subject
	out := newSheet(s, m.days.Span, m.days.N, m.days.LeftOut)
	title := s.Measure.Name() + s.inScope() + ", day by day"
	if m.grid != nil && m.means() {
		title = s.Measure.Name() + " a day" + s.inScope() + ", means of each month"
	}
	out.title = joined([]string{title, m.days.Span.Format()}, ", ")
	if m.grid == nil {
		return out
	}
	if !m.means() {
		out.method = "Weeks begin on Monday."
	}
	out.legend = m.ramp.keys()
	if m.marked() {
		out.legend = append(out.legend, key{name: "Day on which the ceasefire starts", ringed: true})
	}
	what := s.Measure.Name() + ", day by day"
	if m.means() {
		what = s.Measure.Name() + " a day, means of each month"
	}
	out.finds(s, m.finding(), what, m.days.Span)
	return out
}

// finding says on which days most fell, or in which month the mean was highest.
func (m *calendarMap) finding() string {
	fields := m.fields()
	values, spans := make([]float64, len(fields)), make([]ceasefire.Span, len(fields))
	for i, field := range fields {
		values[i], spans[i] = field.value, field.days
	}
	if m.means() && total(values) > 0 {
		return m.subject.meanFinding(spans, values, "month")
	}
	return m.subject.dayFinding(m.days.Span, eachDay(m.days.Span), values)
}

// start gives the day of the agreement's instant.
func (m *calendarMap) start() ceasefire.Day {
	return ceasefire.DayOf(m.subject.Frame.Agreement.Effect, m.subject.zone())
}

// marked reports whether the day of the start has a field of its own.
func (m *calendarMap) marked() bool {
	return !m.means() && !m.subject.Frame.Agreement.Effect.IsZero() && m.days.Span.Contains(m.start())
}

func (m *calendarMap) table() [][]string {
	if m.grid == nil {
		return [][]string{{"day", unit(m.subject.Measure)}}
	}
	header := []string{"day", unit(m.subject.Measure)}
	if m.means() {
		header = []string{"from", "per_day"}
	}
	rows := [][]string{header}
	for _, field := range m.fields() {
		rows = append(rows, []string{field.days.From.String(), exact(field.value)})
	}
	return rows
}

func (m *calendarMap) draw(c *canvas, room box) {
	names := m.grid.names()
	n, heads := m.grid.columns()
	plot := c.besideNames(names, room)
	if !c.thumbnail {
		head := c.small().leading() * 1.2
		plot = plot.cutTop(head)
	}
	plot = c.calm(plot, n, len(names))
	w, h := plot.w/float64(n), plot.h/float64(len(names))
	var cells []heatCell
	for _, f := range m.fields() {
		cells = append(cells, heatCell{
			box: box{plot.x + float64(f.column)*w, plot.y + float64(f.row)*h, w, h}, value: f.value,
			what: Narrowing{Days: f.days, Words: f.days.Format(), Value: m.words(f)}, ringed: m.marked() && f.days.From == m.start(),
		})
	}
	c.heat(cells, m.ramp, m.number())
	c.rowNames(names, room.x, plot)
	c.columnHeads(heads, plot, w)
}

// number gives how a field's value is written: a mean with decimals even where it happens to be whole.
func (m *calendarMap) number() func(float64) string {
	if m.means() {
		return rate
	}
	return figure
}

// words says what a field shows.
func (m *calendarMap) words(f calendarField) string {
	if m.means() {
		return rate(f.value) + " " + unit(m.subject.Measure) + " a day"
	}
	return counted(int(math.Round(f.value)), m.subject.Measure)
}

// calm keeps fields from becoming slabs: none is wider than three times its height, nor higher than twice its width.
func (c *canvas) calm(plot box, columns, rows int) box {
	w, h := plot.w/float64(columns), plot.h/float64(rows)
	plot.w, plot.h = min(w, 3*h)*float64(columns), min(h, 2*w)*float64(rows)
	return plot
}

// columnHeads writes names over the columns that have one, leaving out those that would touch the one before.
func (c *canvas) columnHeads(heads map[int]string, plot box, w float64) {
	f, end := c.small(), math.Inf(-1)
	for column := range int(math.Round(plot.w / w)) {
		name, ok := heads[column]
		x := plot.x + float64(column)*w
		if !ok || x < end || x+f.width(name) > plot.right()+f.size {
			continue
		}
		c.write(f, c.ink.quiet, x, plot.y-f.leading()*0.35, name)
		end = x + f.width(name) + f.size*0.5
	}
}

// weekday gives a day's place in a week that begins on Monday.
func weekday(day ceasefire.Day) int { return (int(day.Midnight().Weekday()) + 6) % 7 }

// pageGrid has a row for each week and a column for each weekday.
type pageGrid struct{ span ceasefire.Span }

func (g pageGrid) monday() ceasefire.Day { return g.span.From - ceasefire.Day(weekday(g.span.From)) }

func (g pageGrid) fields(values []float64) []calendarField {
	var out []calendarField
	for i, v := range values {
		day := g.span.From + ceasefire.Day(i)
		out = append(out, calendarField{int(day-g.monday()) / 7, weekday(day), ceasefire.Span{From: day, To: day}, v})
	}
	return out
}

func (g pageGrid) names() []string {
	var names []string
	for day := g.monday(); day <= g.span.To; day += 7 {
		names = append(names, "week of "+day.Midnight().Format("2 Jan"))
	}
	return names
}

func (g pageGrid) columns() (int, map[int]string) {
	heads := map[int]string{}
	for i, name := range weekdays() {
		heads[i] = name
	}
	return 7, heads
}

// stripGrid has seven rows for each year, one for each weekday, and a column for each week.
type stripGrid struct{ span ceasefire.Span }

// strips gives the years, each with the Monday on or before its first day that is shown. A run of less than a year is one strip.
func (g stripGrid) strips() []ceasefire.Span {
	if g.span.Len() <= 366 {
		return []ceasefire.Span{g.span}
	}
	var out []ceasefire.Span
	for year := g.span.From.Midnight().Year(); year <= g.span.To.Midnight().Year(); year++ {
		from, to := ceasefire.DayFrom(year, time.January, 1), ceasefire.DayFrom(year, time.December, 31)
		out = append(out, ceasefire.Span{From: max(from, g.span.From), To: min(to, g.span.To)})
	}
	return out
}

// first gives the Monday of a strip's first column: the one on or before the first day of its year, so that the months of all strips stand under
// one another.
func (g stripGrid) first(strip ceasefire.Span) ceasefire.Day {
	day := strip.From
	if g.span.Len() > 366 {
		day = ceasefire.DayFrom(day.Midnight().Year(), time.January, 1)
	}
	return day - ceasefire.Day(weekday(day))
}

func (g stripGrid) fields(values []float64) []calendarField {
	var out []calendarField
	for i, strip := range g.strips() {
		first := g.first(strip)
		for day := strip.From; day <= strip.To; day++ {
			row := i*(7+stripGap) + weekday(day)
			out = append(out, calendarField{row, int(day-first) / 7, ceasefire.Span{From: day, To: day}, values[day-g.span.From]})
		}
	}
	return out
}

// stripGap is how many rows lie between two strips.
const stripGap = 1

func (g stripGrid) names() []string {
	strips := g.strips()
	var names []string
	for i, strip := range strips {
		if i > 0 {
			names = append(names, "")
		}
		week := weekdays()
		if len(strips) > 1 {
			week = []string{strconv.Itoa(strip.From.Midnight().Year()), "", "", "", "", "", ""}
		}
		names = append(names, week...)
	}
	return names
}

func (g stripGrid) columns() (int, map[int]string) {
	heads, most := map[int]string{}, 0
	for i, strip := range g.strips() {
		first := g.first(strip)
		most = max(most, int(strip.To-first)/7+1)
		if i > 0 {
			continue
		}
		for day := first; day <= first+ceasefire.Day(7*53); day++ {
			if at := day.Midnight(); at.Day() == 1 && (len(g.strips()) > 1 || g.span.Contains(day)) {
				heads[int(day-first+6)/7] = at.Format("Jan")
			}
		}
	}
	return most, heads
}

// monthGrid has a row for so many years and a column for each month, which shows the mean a day.
type monthGrid struct {
	span  ceasefire.Span
	every int
}

func (g monthGrid) year() int { return g.span.From.Midnight().Year() }

func (g monthGrid) fields(values []float64) []calendarField {
	var out []calendarField
	sums, days := map[[2]int]float64{}, map[[2]int]int{}
	for i, v := range values {
		at := (g.span.From + ceasefire.Day(i)).Midnight()
		place := [2]int{(at.Year() - g.year()) / g.every, int(at.Month()) - 1}
		if days[place] == 0 {
			from := g.span.From + ceasefire.Day(i)
			out = append(out, calendarField{row: place[0], column: place[1], days: ceasefire.Span{From: from, To: g.monthEnd(at)}})
		}
		sums[place] += v
		days[place]++
	}
	for i, f := range out {
		place := [2]int{f.row, f.column}
		out[i].value = sums[place] / float64(days[place])
	}
	return out
}

// monthEnd gives the last day of a date's month that is shown.
func (g monthGrid) monthEnd(at time.Time) ceasefire.Day {
	return min(ceasefire.DayFrom(at.Year(), at.Month()+1, 1)-1, g.span.To)
}

func (g monthGrid) names() []string {
	var names []string
	last := g.span.To.Midnight().Year()
	for year := g.year(); year <= last; year += g.every {
		name := strconv.Itoa(year)
		if g.every > 1 {
			name = fmt.Sprintf("%d–%d", year, min(year+g.every-1, last))
		}
		names = append(names, name)
	}
	return names
}

func (g monthGrid) columns() (int, map[int]string) {
	heads := map[int]string{}
	for month := time.January; month <= time.December; month++ {
		heads[int(month)-1] = month.String()[:3]
	}
	return 12, heads
}
