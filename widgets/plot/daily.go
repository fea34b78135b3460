package plot

import (
	"fmt"
	"strings"

	"truceboard/store/ceasefire"
)

// daily is the incidents or deaths of each day, stacked, against what was usual before.
type daily struct {
	subject  Subject
	days     ceasefire.Days
	series   []ceasefire.Series // in bins
	bins     []bin
	unit     string
	top      float64
	highest  int // the bin with the greatest sum
	marks    []mark
	baseline float64
	compared bool
}

func newDaily(s Subject) *daily {
	span := s.period()
	d := &daily{subject: s, days: s.Frame.Daily(s.Facts, span, s.By, s.Measure), marks: s.marks(span)}
	d.bins, d.unit = binning(d.days.Span)
	for _, one := range folded(d.days.Series) {
		one.Values = binned(one.Values, d.days.Span, d.bins)
		d.series = append(d.series, one)
	}
	for i := range d.bins {
		if sum := d.sum(i); sum > d.top {
			d.top, d.highest = sum, i
		}
	}
	d.compare()
	return d
}

// compare finds the baseline, where the filter does not cut off the days that it is the mean of.
func (d *daily) compare() {
	s := d.subject
	before := s.Frame.Windows(s.AsOf.At).Before
	from, to := s.Filter.Days.From, s.Filter.Days.To
	if d.unit != "day" || before.Len() == 0 || !from.IsZero() && from > before.From || !to.IsZero() && to < before.To {
		return
	}
	d.baseline, d.compared = s.Frame.Baseline(s.Facts, s.AsOf.At, s.Measure)
}

func (d *daily) sum(i int) float64 {
	sum := 0.0
	for _, s := range d.series {
		sum += s.Values[i]
	}
	return sum
}

func (d *daily) empty() bool { return d.days.N == 0 }

func (d *daily) title() string {
	if d.empty() {
		return fmt.Sprintf("%s a day%s", d.subject.Measure.Name(), scopeWords(d.subject.Filter))
	}
	highest := d.bins[d.highest]
	when := "on " + highest.from.Format()
	switch d.unit {
	case "week":
		when = "in the week of " + highest.from.Format()
	case "month":
		when = "in " + highest.from.Midnight().Format("Jan 2006")
	}
	return fmt.Sprintf("%s a %s%s%s: most %s, %s", d.subject.Measure.Name(), d.unit, scopeWords(d.subject.Filter), groupWords(d.subject.By), when, number(d.top))
}

func (d *daily) legend() []entry { return legendOf(d.subject.By, d.series) }

func (d *daily) notes() []string {
	notes := []string{fmt.Sprintf("n = %s, %s.", incidents(d.days.N), d.days.Span.Format()), leftOut(d.days.LeftOut)}
	if d.compared {
		notes = append(notes, fmt.Sprintf("Usual before the start: %.1f a day (mean of %s).", d.baseline, d.subject.Frame.Windows(d.subject.AsOf.At).Before.Format()))
	}
	return notes
}

func (d *daily) table() [][]string {
	labels := make([]string, len(d.bins))
	for i, b := range d.bins {
		labels[i] = b.label
	}
	head := d.unit
	if d.unit != "day" {
		head += "_from"
	}
	return seriesTable(head, labels, d.series)
}

func (d *daily) draw(s *surface, area rect) {
	top := d.top
	if d.compared {
		top = max(top, d.baseline)
	}
	wordy := area.wordy()
	area, at, height := timePlot(s, area, d.days.Span, top)
	d.drawBars(s, at, height)
	if d.compared {
		d.drawBaseline(s, area, height, wordy)
	}
	drawMarks(s, area, d.marks, at, wordy)
}

// mostBar is how wide a bar becomes at most, however few there are.
const mostBar = 90

func (d *daily) drawBars(s *surface, at func(ceasefire.Day) float64, height func(float64) float64) {
	for i, b := range d.bins {
		left, right := at(b.from), at(b.to+1)
		gap := max(min(3, (right-left)*0.18), right-left-mostBar)
		base := 0.0
		for n, one := range d.series {
			value := one.Values[i]
			if value == 0 {
				continue
			}
			y := height(base + value)
			s.fill(rect{left + gap/2, y, max(right-left-gap, 1/s.scale), height(base) - y}, colouring(d.subject.By, one, n)(s.palette))
			base += value
		}
	}
}

// drawBaseline draws what was usual before as a dashed line, with its figure above it at the right.
func (d *daily) drawBaseline(s *surface, area rect, height func(float64) float64, wordy bool) {
	y := height(d.baseline)
	s.dashed(s.ink, area.x, y, area.right(), y)
	if !wordy {
		return
	}
	st := style{size: smallSize, colour: s.ink, align: alignRight}
	label := "usual before: " + strings.TrimSuffix(fmt.Sprintf("%.1f", d.baseline), ".0") + " a day"
	width := s.width(label, st)
	s.fill(rect{area.right() - width - 4, y - 15, width + 4, 13}, s.ground)
	s.text(label, area.right()-2, y-5, st)
}
