package plot

import (
	"fmt"
	"math"

	"truceboard/store/ceasefire"
)

// casualties is the chart of deaths a day: the best estimate as a bar, and the range from the low to the high as a pale and wider band behind it.
type casualties struct {
	subject         Subject
	deaths          ceasefire.Casualties
	columns         columns
	low, best, high []float64
	marks           []mark
}

func newCasualties(s Subject) *casualties {
	s.Measure = ceasefire.DeathsMeasure
	k := &casualties{subject: s, deaths: s.Frame.Casualties(s.Facts, s.period())}
	if k.deaths.Span.Len() == 0 {
		return k
	}
	k.columns = newColumns(k.deaths.Span)
	k.low, k.best, k.high = k.columns.of(k.deaths.Low), k.columns.of(k.deaths.Best), k.columns.of(k.deaths.High)
	k.marks = s.marks(k.deaths.Span)
	return k
}

// bandTint is the range of the estimates.
var bandTint = tint{rgb(0xE3B8A2), rgb(0x6B4636)}

func (k *casualties) sheet() sheet {
	s := k.subject
	out := newSheet(s, k.deaths.Span, k.deaths.N, k.deaths.LeftOut)
	best, low, high := total(k.deaths.Best), total(k.deaths.Low), total(k.deaths.High)
	out.title = counted(int(math.Round(best)), s.Measure) + s.inScope()
	if k.deaths.Ranged {
		out.title += fmt.Sprintf(" (%s to %s)", figure(low), figure(high))
		out.method = "Bars are best estimates; the band runs from the low to the high estimates."
	}
	out.method = joined([]string{out.method, doubtWords(k.deaths.Doubts)}, " ")
	out.title = joined([]string{out.title, k.columns.means, k.deaths.Span.Format()}, ", ")
	out.legend = []key{{name: "Best estimate", tint: severityTints[3]}}
	if k.deaths.Ranged {
		out.legend = append(out.legend, key{name: "Low to high", tint: bandTint})
	}
	out.finds(s, k.finding(), joined([]string{"Deaths a day", k.columns.means}, ", "), k.deaths.Span)
	return out
}

func (k *casualties) table() [][]string {
	return dated(k.deaths.Span, k.columns, []layer{{name: "low", values: k.low}, {name: "best", values: k.best}, {name: "high", values: k.high}})
}

func (k *casualties) draw(c *canvas, room box) {
	greatest, whole := 0.0, k.columns.means == ""
	for i := range k.high {
		greatest = max(greatest, k.peak(i))
	}
	axis := timeAxis{k.deaths.Span, c.besideValues(greatest, whole, room)}
	lanes := c.layMarks(k.marks, axis, room)
	axis.plot = lanes.below(axis.plot)
	axis.plot.h -= c.axisHeight()
	scale := newValueScale(greatest, c.steps(axis.plot.h), whole)
	c.valueAxis(scale, axis.plot)
	lanes.draw(c, axis)
	k.bars(c, scale, axis)
	c.timeAxis(axis)
	c.columnSpots(axis, k.columns, func(i int) (float64, string, bool) {
		return axis.plot.bottom() - scale.share(k.peak(i))*axis.plot.h, k.words(i), k.peak(i) > 0
	})
}

// peak gives the greatest of a column's estimates: its high, but where what was entered contradicts itself.
func (k *casualties) peak(i int) float64 { return max(k.low[i], k.best[i], k.high[i]) }

// words says what a column shows: "12 deaths (8–20)".
func (k *casualties) words(i int) string {
	text := amount(k.best[i], k.subject.Measure)
	if k.low[i] == k.best[i] && k.high[i] == k.best[i] {
		return text
	}
	return fmt.Sprintf("%s (%s–%s)", text, figure(k.low[i]), figure(k.high[i]))
}

// bars draws the bands, and on them the bars, which are narrower so that a band is seen from its low on, too.
func (k *casualties) bars(c *canvas, scale valueScale, axis timeAxis) {
	var bands, bars []box
	at := func(v float64) float64 { return axis.plot.bottom() - scale.share(v)*axis.plot.h }
	for _, i := range k.columns.shown(c, axis, k.peak) {
		x, w := k.columns.bar(c, axis, i)
		if low, high := min(k.low[i], k.high[i]), max(k.low[i], k.high[i]); high > low {
			bands = append(bands, box{x, at(high), w, at(low) - at(high)})
		}
		if k.best[i] > 0 {
			side := k.side(c, w)
			bars = append(bars, box{x + side, at(k.best[i]), w - 2*side, axis.plot.bottom() - at(k.best[i])})
		}
	}
	c.fill(bandTint.in(c.theme), bands...)
	c.fill(severityTints[3].in(c.theme), bars...)
}

// side gives how much of a column of a width lies free on each side of its bar: none where it has not three pixels, and
// the band is then seen above the bar alone.
func (k *casualties) side(c *canvas, w float64) float64 {
	if !k.deaths.Ranged || w*c.scale < 3 {
		return 0
	}
	return max(1/c.scale, w*0.22)
}

// doubtWords says which estimates of deaths are lacking and which contradict each other, and how they are summed; nothing where all are as they should be.
func doubtWords(d ceasefire.Doubts) string {
	var parts []string
	if d.Lacking > 0 {
		parts = append(parts, "A low or a high that is not given counts as the best ("+counted(d.Lacking, ceasefire.IncidentsMeasure)+").")
	}
	if d.Contrary > 0 {
		parts = append(parts, "Of "+counted(d.Contrary, ceasefire.IncidentsMeasure)+" the low is above the best or the high below it: they are summed as entered.")
	}
	return joined(parts, " ")
}
