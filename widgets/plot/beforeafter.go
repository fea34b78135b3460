package plot

import (
	"fmt"
	"math"

	"truceboard/store/ceasefire"
)

// beforeAfter is the mean per day before, during and after the truce.
type beforeAfter struct {
	subject Subject
	result  ceasefire.BeforeAfter
}

func newBeforeAfter(s Subject) *beforeAfter {
	return &beforeAfter{s, s.Frame.BeforeAfter(s.Facts, s.Frame.Windows(s.AsOf.At), s.Measure)}
}

func (b *beforeAfter) empty() bool { return len(b.result.Means) == 0 || b.result.N == 0 }

func (b *beforeAfter) title() string {
	what := fmt.Sprintf("%s a day%s", b.subject.Measure.Name(), scopeWords(b.subject.Filter))
	change := math.Round(100 * (b.result.Ratio - 1))
	switch {
	case !b.result.HasRatio:
		return what + " before, during and after the truce"
	case change < 0:
		return fmt.Sprintf("%s were %.0f %% fewer during the truce than before", what, -change)
	case change > 0:
		return fmt.Sprintf("%s were %.0f %% more during the truce than before", what, change)
	}
	return what + " were as many during the truce as before"
}

func (b *beforeAfter) legend() []entry { return nil }

// ratio says how the truce compares with the time before it.
func (b *beforeAfter) ratio() string {
	switch {
	case !b.result.HasRatio:
		return b.result.Note
	case !b.result.HasInterval:
		return fmt.Sprintf("During ÷ before: %.2f. %s", b.result.Ratio, b.result.Note)
	}
	return fmt.Sprintf("During ÷ before: %.2f (95 %% interval %.2f to %.2f).", b.result.Ratio, b.result.Low, b.result.High)
}

func (b *beforeAfter) notes() []string {
	notes := []string{b.ratio(), fmt.Sprintf("Whole days only; n = %s.", incidents(b.result.N)), leftOut(b.result.LeftOut)}
	if b.result.HasInterval {
		notes = append(notes, b.result.Method+".")
	}
	return notes
}

func (b *beforeAfter) table() [][]string {
	table := [][]string{{"window", "from", "to", "days", "incidents", "per_day", "ratio", "low", "high"}}
	for _, m := range b.result.Means {
		row := []string{m.Name, m.Span.From.String(), m.Span.To.String(), fmt.Sprint(m.Days), fmt.Sprint(m.N), plain(m.PerDay), "", "", ""}
		if m.Name == "During" && b.result.HasRatio {
			row[6] = plain(b.result.Ratio)
		}
		if m.Name == "During" && b.result.HasInterval {
			row[7], row[8] = plain(b.result.Low), plain(b.result.High)
		}
		table = append(table, row)
	}
	return table
}

func (b *beforeAfter) draw(s *surface, area rect) {
	wordy := area.wordy()
	top := 0.0
	for _, m := range b.result.Means {
		top = max(top, m.PerDay)
	}
	labels := area
	if wordy {
		area = area.inset(0, 26, 0, 40)
	}
	slot := area.w / float64(len(b.result.Means))
	height := heights(area, top)
	for i, m := range b.result.Means {
		width := min(slot*0.62, 180)
		x := area.x + slot*float64(i) + (slot-width)/2
		y := height(m.PerDay)
		colour := s.none
		if m.Name == "During" {
			colour = s.accent
		}
		s.fill(rect{x, y, width, area.bottom() - y}, colour)
		if wordy {
			b.drawLabels(s, m, x+width/2, y, labels.bottom(), slot-8)
		}
	}
	s.line(s.quiet, 1, area.x, area.bottom(), area.right(), area.bottom())
}

// drawLabels writes the mean above a bar, and its window beneath.
func (b *beforeAfter) drawLabels(s *surface, m ceasefire.Mean, x, y, bottom, width float64) {
	figure := style{size: 17, bold: true, colour: s.ink, align: alignCentre}
	s.text(fmt.Sprintf("%.1f", m.PerDay), x, y-7, figure)
	name := style{size: textSize, bold: true, colour: s.ink, align: alignCentre}
	s.text(s.fit(m.Name, width, name), x, bottom-22, name)
	days := style{size: smallSize, colour: s.quiet, align: alignCentre}
	s.text(s.fit(m.Span.Format()+", "+plural(m.Days, "day", "days"), width, days), x, bottom-6, days)
}
