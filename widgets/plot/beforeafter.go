package plot

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"truceboard/store/ceasefire"
)

// beforeAfter compares the means per day before, during and after the truce.
type beforeAfter struct {
	subject Subject
	result  ceasefire.BeforeAfter
}

// newBeforeAfter compares the windows, each only as far as the filter's days reach: a day that the filter leaves out has no
// incidents to count, which is not the same as none having happened.
func newBeforeAfter(s Subject) *beforeAfter {
	w := s.Frame.WindowsFor(s.readAt(), s.Comparison)
	w.Before, w.During, w.After = clip(w.Before, s.Filter.Days), clip(w.During, s.Filter.Days), clip(w.After, s.Filter.Days)
	read := lastDayBefore(s.readAt(), s.zone())
	w.Mixed = slices.DeleteFunc(w.Mixed, func(day ceasefire.Day) bool { return day > read || !s.Filter.Days.Contains(day) })
	return &beforeAfter{subject: s, result: s.Frame.BeforeAfter(s.Facts, w, s.Measure)}
}

func (b *beforeAfter) sheet() sheet {
	s := b.subject
	out := newSheet(s, b.span(), b.result.N, b.result.LeftOut)
	out.title = s.Measure.Name() + " a day" + s.inScope() + " before, during and after the truce"
	if b.result.HasRatio {
		out.title = fmt.Sprintf("%s a day%s during the truce: %s times those before", s.Measure.Name(), s.inScope(), ratio(b.result.Ratio))
	}
	if out.empty == "" {
		out.statement = b.statement()
	}
	out.method = joined([]string{b.mixed(), b.vague(), sentence(b.result.Method)}, " ")
	if len(b.result.Means) == 0 {
		out.empty, out.hint, out.statement = "No days to compare", "Choose a later moment, or wider dates, with whole days before or after the start.", ""
	}
	return out
}

// span runs from the first day compared to the last.
func (b *beforeAfter) span() ceasefire.Span {
	if len(b.result.Means) == 0 {
		return ceasefire.Span{}
	}
	return ceasefire.Span{From: b.result.Means[0].Span.From, To: b.result.Means[len(b.result.Means)-1].Span.To}
}

// statement gives the ratio in words, with its interval or why there is none.
func (b *beforeAfter) statement() string {
	r := b.result
	switch {
	case r.HasInterval:
		return fmt.Sprintf("Ratio of during to before: %s (95 %% interval %s to %s)", ratio(r.Ratio), ratio(r.Low), ratio(r.High))
	case r.HasRatio:
		return "Ratio of during to before: " + ratio(r.Ratio) + ". " + r.Note
	}
	return r.Note
}

// mixed says which days belong to two windows and are in neither.
func (b *beforeAfter) mixed() string {
	var days []string
	for _, day := range b.result.Mixed {
		days = append(days, day.Format())
	}
	switch {
	case b.subject.Comparison.CountMixed:
		return "Days without incidents counted as zero; the days of the start and of the end are counted in the window that follows them, though part of them lay before it."
	case len(days) == 0:
		return ""
	}
	return "Whole days only, days without incidents counted as zero; left out as mixed: " + joined(days, " and ") + "."
}

// vague says how records that are known less closely than to the day were counted, where they were.
func (b *beforeAfter) vague() string {
	if !b.subject.Comparison.CountVague {
		return ""
	}
	return "Records known only to the week, month or year are spread evenly over their days where all of these lie in one window."
}

// ratio writes a ratio with two decimals; a tiny one with two figures, so as not to be shown as none.
func ratio(v float64) string {
	if v > 0 && v < 0.1 {
		return strconv.FormatFloat(v, 'g', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return text + "."
}

// table gives the means, and beside that of the truce its ratio to the one before, with the interval's ends; empty where there is none.
func (b *beforeAfter) table() [][]string {
	rows := [][]string{{"window", "from", "to", "days", "n", "per_day", "ratio_to_before", "ratio_low", "ratio_high"}}
	for _, m := range b.result.Means {
		row := []string{m.Name, m.Span.From.String(), m.Span.To.String(), strconv.Itoa(m.Days), strconv.Itoa(m.N), exact(m.PerDay), "", "", ""}
		if r := b.result; m.Name == "During" && r.HasRatio {
			row[6] = exact(r.Ratio)
			if r.HasInterval {
				row[7], row[8] = exact(r.Low), exact(r.High)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *beforeAfter) draw(c *canvas, room box) {
	f, strong := c.small(), c.strong()
	plot := room
	if !c.thumbnail {
		plot.h -= strong.leading() + 2*f.leading() + 4*c.unit
		plot = plot.cutTop(strong.leading() * 1.1)
	}
	plot.h = max(plot.h, 1)
	highest := 0.0
	for _, m := range b.result.Means {
		highest = max(highest, m.PerDay)
	}
	slot := plot.w / 3
	for i, m := range b.result.Means {
		c.window(m, highest, box{plot.x + float64(i)*slot, plot.y, slot, plot.h})
	}
	c.fill(c.ink.faint, box{plot.x, plot.bottom(), plot.w, c.hair()})
}

// window draws one window's bar with its figure above it, and its name, days and count beneath.
func (c *canvas) window(m ceasefire.Mean, highest float64, slot box) {
	h := 0.0
	if highest > 0 {
		h = m.PerDay / highest * slot.h
	}
	wide := math.Round(min(slot.w*0.62, 200*c.unit))
	top := slot.bottom() - h
	if h > 0 {
		c.fill(windowTint(m).in(c.theme), box{slot.x, top, wide, h})
	}
	c.spot(box{slot.x, min(top, slot.bottom()-leastSpot), wide, max(h, leastSpot)}, windowSpot(m))
	f, strong, room := c.small(), c.strong(), slot.w-c.small().size*0.5
	c.write(strong, c.ink.ink, slot.x, top-strong.size*0.35, strong.shorten(rate(m.PerDay)+" a day", room))
	y := slot.bottom() + 4*c.unit + strong.leading()*0.8
	c.write(strong, c.ink.ink, slot.x, y, strong.shorten(m.Name, room))
	c.write(f, c.ink.quiet, slot.x, y+f.leading(), f.shorten(m.Span.Format(), room))
	c.write(f, c.ink.quiet, slot.x, y+2*f.leading(), f.shorten(daysAndCount(m), room))
}

// windowTint gives the truce its tint; what it is compared with is grey.
func windowTint(m ceasefire.Mean) tint {
	if m.Name == "During" {
		return accentTint
	}
	return neutralTint
}

// windowSpot says what a window's bar stands for.
func windowSpot(m ceasefire.Mean) Narrowing {
	return Narrowing{Days: m.Span, Words: m.Name + ": " + m.Span.Format(), Value: rate(m.PerDay) + " a day"}
}

// daysAndCount says what a mean is made of.
func daysAndCount(m ceasefire.Mean) string {
	days := figure(float64(m.Days)) + " days"
	if m.Days == 1 {
		days = "1 day"
	}
	return days + ", " + counted(m.N, ceasefire.IncidentsMeasure)
}
