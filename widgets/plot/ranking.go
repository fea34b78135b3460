package plot

import (
	"fmt"
	"math"
	"slices"

	"truceboard/store/ceasefire"
)

// mostRows is how many names a chart of places or types tells apart; the smaller ones beyond go into one more.
const mostRows = 15

// ranking is the chart of sums by place or by type, as level bars, the largest first. For deaths each has a whisker from
// the sum of the low estimates to that of the high ones.
type ranking struct {
	subject Subject
	bars    []ceasefire.Bar
	left    []ceasefire.LeftOut
	doubts  ceasefire.Doubts
	n       int
	total   float64
	days    int // over which means are taken, 0 for sums
	by      string
	tint    func(ceasefire.Bar) tint
	narrow  func(ceasefire.Bar) Narrowing
	every   []ceasefire.Bar // before the smallest are run into one
	summed  []ceasefire.Bar // as every, before means are taken
	// Beside others of its kind: the bars that must have room for their figures, and the greatest value of all.
	widest []ceasefire.Bar
	most   float64
	plain  bool // whether figures have no range in brackets
}

func newPlaces(s Subject) *ranking {
	bars, left := s.Frame.Places(s.Facts, s.Measure)
	r := newRanking(s, bars, left, "area")
	r.tint = func(ceasefire.Bar) tint { return thingTint(0) }
	r.narrow = func(b ceasefire.Bar) Narrowing { return Narrowing{Area: b.Key, Words: b.Name} }
	return r
}

func newTypes(s Subject) *ranking {
	bars, left := s.Frame.ByType(s.Facts, s.Measure)
	r := newRanking(s, bars, left, "type")
	r.tint = func(b ceasefire.Bar) tint { return typeTint(ceasefire.Type(b.Key)) }
	r.narrow = func(b ceasefire.Bar) Narrowing { return Narrowing{Type: ceasefire.Type(b.Key), Words: b.Name} }
	return r
}

func newRanking(s Subject, bars []ceasefire.Bar, left []ceasefire.LeftOut, by string) *ranking {
	r := &ranking{subject: s, left: left, by: by, days: s.rateDays()}
	for _, b := range bars {
		r.n += b.N
		r.total += b.Value
		r.doubts = r.doubts.Plus(b.Doubts)
	}
	r.summed, r.every = bars, r.means(bars)
	r.bars = r.means(foldBars(bars))
	return r
}

// means gives bars with names of one line, of means a day where they are asked for.
func (r *ranking) means(bars []ceasefire.Bar) []ceasefire.Bar {
	out := make([]ceasefire.Bar, len(bars))
	for i, b := range bars {
		b.Name = oneLine(b.Name)
		out[i] = r.mean(b)
	}
	return out
}

// mean gives a bar of means a day where they are asked for.
func (r *ranking) mean(b ceasefire.Bar) ceasefire.Bar {
	if r.days > 0 {
		n := float64(r.days)
		b.Low, b.Value, b.High = b.Low/n, b.Value/n, b.High/n
	}
	return b
}

// words writes a value as its kind is written: sums whole, means with decimals.
func (r *ranking) words(v float64) string {
	if r.days > 0 {
		return rate(v)
	}
	return figure(v)
}

// foldBars runs the smallest bars into one where there are too many.
func foldBars(bars []ceasefire.Bar) []ceasefire.Bar {
	if len(bars) <= mostRows+1 {
		return bars
	}
	rest := ceasefire.Bar{Name: fmt.Sprintf("All others (%d)", len(bars)-mostRows)}
	for _, b := range bars[mostRows:] {
		rest.N += b.N
		rest.Low, rest.Value, rest.High = rest.Low+b.Low, rest.Value+b.Value, rest.High+b.High
	}
	return append(append([]ceasefire.Bar(nil), bars[:mostRows]...), rest)
}

// ranged reports whether the bars have a low and a high.
func (r *ranking) ranged() bool { return r.subject.Measure == ceasefire.DeathsMeasure }

func (r *ranking) sheet() sheet {
	s := r.subject
	span := s.reach()
	out := newSheet(s, span, r.n, r.left)
	out.title = joined([]string{r.counted(), "by " + r.by, span.Format()}, ", ")
	if slices.ContainsFunc(r.bars, func(b ceasefire.Bar) bool { return b.Low != b.Value || b.High != b.Value }) {
		out.method = "Bars are best estimates; the line across a bar’s end runs from the low to the high estimates" + r.bracketed() + "."
	}
	out.method = joined([]string{out.method, doubtWords(r.doubts)}, " ")
	if r.days > 0 {
		out.method = joined([]string{"Means over " + howMany(r.days, "day", "days") + ", those without an incident too.", out.method}, " ")
	}
	what := s.Measure.Name()
	if r.days > 0 {
		what += " a day"
	}
	out.finds(s, s.rankFinding(r.summed, r.by, r.days), what+" by "+r.by, span)
	return out
}

// bracketed says where the estimates stand in figures.
func (r *ranking) bracketed() string {
	if r.plain {
		return ""
	}
	return ", which follow in brackets"
}

// counted says what all bars come to.
func (r *ranking) counted() string {
	if r.days > 0 {
		return rate(r.total/float64(r.days)) + " " + unit(r.subject.Measure) + " a day" + r.subject.inScope()
	}
	return counted(int(math.Round(r.total)), r.subject.Measure) + r.subject.inScope()
}

func (r *ranking) table() [][]string {
	header := []string{"name", unit(r.subject.Measure)}
	if r.days > 0 {
		header[1] += "_per_day"
	}
	if r.ranged() {
		header = append(header, "low", "high")
	}
	rows := [][]string{header}
	for _, b := range r.bars {
		row := []string{b.Name, exact(b.Value)}
		if r.ranged() {
			row = append(row, exact(b.Low), exact(b.High))
		}
		rows = append(rows, row)
	}
	return rows
}

// value writes what stands at the end of a bar.
func (r *ranking) value(b ceasefire.Bar) string {
	if !r.ranged() || r.plain || (b.Low == b.Value && b.High == b.Value) {
		return r.words(b.Value)
	}
	return fmt.Sprintf("%s (%s–%s)", r.words(b.Value), r.words(b.Low), r.words(b.High))
}

func (r *ranking) draw(c *canvas, room box) {
	f := c.small()
	least := f.leading()
	if c.thumbnail {
		least = 3
	}
	fit := max(1, int(room.h/least))
	bars, more := r.bars, 0
	if len(bars) > fit {
		bars, more = bars[:max(fit-1, 1)], len(bars)-max(fit-1, 1)
	}
	row := min(room.h/float64(len(bars)+min(more, 1)), 44*c.unit)
	plot := r.plot(c, bars, room)
	for i, b := range bars {
		r.bar(c, b, box{plot.x, room.y + float64(i)*row, plot.w, row})
		name := f.shorten(b.Name, plot.x-room.x-f.size*0.6)
		c.writeRight(f, c.ink.ink, plot.x-f.size*0.6, room.y+(float64(i)+0.5)*row+f.size*capital/2, name)
	}
	c.fill(c.ink.faint, box{plot.x - c.hair(), room.y, c.hair(), row * float64(len(bars))})
	if more > 0 && fit > 1 {
		y := room.y + (float64(len(bars))+0.5)*row + f.size*capital/2
		c.write(f, c.ink.quiet, plot.x, y, f.shorten(fmt.Sprintf("and %d more", more), room.right()-plot.x))
	}
}

// plot gives the room of the bars: right of the names, and with room for the figures after them.
func (r *ranking) plot(c *canvas, bars []ceasefire.Bar, room box) box {
	if c.thumbnail {
		return room
	}
	f := c.small()
	names, values := 0.0, 0.0
	for _, b := range append(slices.Clone(bars), r.widest...) {
		names = max(names, f.width(b.Name))
		values = max(values, f.width(r.value(b)))
	}
	names = min(names, room.w*0.35) + f.size*0.6
	values += f.size
	return box{room.x + names, room.y, max(room.w-names-values, 1), room.h}
}

// greatest gives what the longest bar has to hold. The smallest, which are run into one, have no bar: it would often press all others short.
func (r *ranking) greatest() float64 {
	greatest := r.most
	for _, b := range r.bars {
		if b.Key != "" {
			greatest = max(greatest, b.Low, b.Value, b.High)
		}
	}
	if greatest <= 0 {
		return 1
	}
	return greatest
}

// bar draws one bar, its whisker and its figure.
func (r *ranking) bar(c *canvas, b ceasefire.Bar, slot box) {
	f, middle := c.small(), slot.y+slot.h/2
	if b.Key == "" {
		c.write(f, c.ink.quiet, slot.x+f.size*0.5, middle+f.size*capital/2, r.value(b)+" together")
		return
	}
	greatest := r.greatest()
	at := func(v float64) float64 { return slot.x + v/greatest*slot.w }
	thick := math.Round(slot.h * 0.62)
	if b.Value > 0 {
		c.fill(r.tint(b).in(c.theme), box{slot.x, middle - thick/2, at(b.Value) - slot.x, thick})
	}
	what := r.narrow(b)
	what.Value = amount(b.Value, r.subject.Measure)
	if r.ranged() || r.days > 0 {
		what.Value = r.value(b) + " " + unit(r.subject.Measure)
	}
	if r.days > 0 {
		what.Value += " a day"
	}
	c.spot(box{slot.x, slot.y, max(at(b.Value)-slot.x, leastSpot), slot.h}, what)
	end := at(b.Value)
	if r.ranged() && b.High != b.Low {
		end = max(end, at(b.Low), at(b.High))
		c.whisker(at(min(b.Low, b.High)), at(max(b.Low, b.High)), middle, thick*0.5)
	}
	c.write(f, c.ink.ink, end+f.size*0.5, middle+f.size*capital/2, r.value(b))
}

// whisker draws a level line with a stop at each end, seen on the bar and beyond it.
func (c *canvas) whisker(from, to, middle, high float64) {
	thin := c.hair()
	colour := c.ink.ink
	if c.thumbnail {
		colour = c.ink.quiet
	}
	c.fill(colour, box{from, middle - thin/2, to - from, thin}, box{from, middle - high/2, thin, high}, box{to - thin, middle - high/2, thin, high})
}
