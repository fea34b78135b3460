package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"truceboard/store/ceasefire"
)

// panels are small charts of one kind, one for each party, area or other group, all to one scale. Those of values a day are multiples.
type panels struct {
	subject Subject
	whole   small // of all groups: its words are those of the picture
	list    []panel
	others  []ceasefire.Division
	groups  []groupSum // of those drawn and not drawn
	top     float64
}

// panel is one of the small charts: its group's name and tint, and what it shows.
type panel struct {
	name  string
	chart small
	group Narrowing
}

// small is a content that can stand beside others of its kind, on a scale that it shares with them.
type small interface {
	content
	// top gives the greatest value that the scale must hold.
	top() float64
	// beside sets the scale that all share.
	beside(top float64, all []panel)
	// size gives what the groups are put in order by, and words what stands beside a small chart's name, whole and in brief.
	size() float64
	words() (whole, brief string)
	// small draws the chart without its words; those at the foot have the names of an axis, if there is one.
	small(c *canvas, room box, foot bool)
}

// newSmall makes a small chart, or gives nil of a kind that is not repeated.
func newSmall(kind Kind, s Subject, of tint) small {
	switch kind {
	case Cumulative:
		return newCumulativePanel(s, of)
	case Casualties:
		return casualtiesPanel{newCasualties(s), &panelScale{}}
	case Calendar:
		return calendarPanel{newCalendarMap(s)}
	case Hours:
		return hoursPanel{newHours(s)}
	case BeforeAfter:
		return beforeAfterPanel{newBeforeAfter(s), &panelScale{}}
	case Places:
		places := newPlaces(s)
		places.tint = func(ceasefire.Bar) tint { return of }
		return rankingPanel{places}
	case Types:
		return rankingPanel{newTypes(s)}
	}
	return nil
}

// newRepeated makes small charts of the kind asked for. Ungrouped, they are divided by party.
func newRepeated(s Subject) (content, error) {
	s.Each = cmp.Or(s.Each, Daily)
	if err := s.Each.Repeated(); err != nil {
		return nil, err
	}
	if s.By == ceasefire.Ungrouped {
		s.By = ceasefire.ByParty
	}
	if s.Each == Daily {
		return newMultiples(s), nil
	}
	return newPanels(s), nil
}

// newPanels divides the facts and makes a small chart of each part, the largest first. All cover the days that the whole does.
func newPanels(s Subject) *panels {
	by := s.By
	s.By = ceasefire.Ungrouped
	if span := s.panelDays(); span.Len() > 0 && s.Each != Hours {
		s.Period = span
	}
	p := &panels{whole: newSmall(s.Each, s, accentTint)}
	parts := s.Frame.Divide(s.Facts, by)
	made := map[string]small{}
	series := make([]ceasefire.Series, len(parts))
	for i, d := range parts {
		series[i] = d.Series
	}
	tints := panelTints(series, by)
	for i, d := range parts {
		part := s
		part.Facts = d.Facts
		if span := s.panelDays(); span.Len() > 0 {
			part.Filter.Days = span
		}
		made[d.Key] = newSmall(s.Each, part, tints[i])
	}
	slices.SortStableFunc(parts, func(a, b ceasefire.Division) int { return cmp.Compare(made[b.Key].size(), made[a.Key].size()) })
	if len(parts) > mostMultiples {
		parts, p.others = parts[:mostMultiples], parts[mostMultiples:]
	}
	for _, d := range parts {
		p.list = append(p.list, panel{oneLine(d.Name), made[d.Key], groupOf(d.Series, by)})
		p.top = max(p.top, made[d.Key].top())
	}
	for _, one := range append(slices.Clone(p.list), panel{chart: p.whole}) {
		one.chart.beside(p.top, p.list)
	}
	s.By = by
	p.subject = s
	for _, d := range slices.Concat(parts, p.others) {
		p.groups = append(p.groups, s.groupSum(d.Series, made[d.Key].size()))
	}
	return p
}

// panelDays gives the days that every small chart covers: those of the whole.
func (s Subject) panelDays() ceasefire.Span {
	switch s.Each {
	case Cumulative, Casualties, Calendar:
		return s.period()
	case Places, Types, Hours:
		return s.reach()
	}
	return ceasefire.Span{}
}

func (p *panels) sheet() sheet {
	s, out := p.subject, p.whole.sheet()
	out.title = joined([]string{p.title() + s.inScope() + ", side by side" + s.grouped(), s.panelDays().Format()}, ", ")
	if out.statement = ""; s.Each != BeforeAfter {
		out.subtitle = s.subtitle(s.panelDays())
	}
	out.method = joined([]string{p.notDrawn(), s.sideWords(), p.scaleWords(), p.fieldWords(), out.method}, " ")
	if s.Each.Alone(s.By) && out.empty == "" {
		out.empty, out.hint = "Each small chart would have one bar", "Divide by something else, or choose “"+s.Each.Name()+"” alone."
	}
	if s.Each == BeforeAfter {
		out.legend = []key{{name: "During the truce", tint: accentTint}, {name: "Before it, and after it", tint: neutralTint}}
	}
	if p.started() {
		out.legend = append(out.legend, key{name: "The ceasefire starts", tint: neutralTint, dashed: true})
	}
	out.finds(s, p.finding(), p.title()+", side by side"+s.grouped(), s.panelDays())
	return out
}

// finding says which group comes to most; nothing is said where means are compared.
func (p *panels) finding() string {
	s := p.subject
	if s.Each == BeforeAfter || s.rateDays() > 0 {
		return ""
	}
	if s.Each == Casualties {
		s.Measure = ceasefire.DeathsMeasure
	}
	return s.groupFinding(p.groups)
}

// title says what each small chart shows.
func (p *panels) title() string {
	what := p.subject.Measure.Name()
	switch p.subject.Each {
	case Cumulative:
		return what + ", running total"
	case Casualties:
		return "Deaths a day, from low to high"
	case Calendar:
		return what + ", day by day"
	case Hours:
		return what + " by hour and weekday"
	case BeforeAfter:
		return what + " a day before, during and after the truce"
	case Places:
		return what + " by area"
	}
	return what + " by type"
}

// scaleWords says on what scale all stand.
func (p *panels) scaleWords() string {
	switch p.subject.Each {
	case Calendar, Hours:
		return "All small charts have one scale of colours."
	case Cumulative, Casualties:
		return "All small charts have one scale, which ends at " + figure(panelTop(p.top)) + "."
	}
	return "All small charts have one scale."
}

// fieldWords says what the fields of small charts stand for that have no room for the words of an axis.
func (p *panels) fieldWords() string {
	switch whole := p.whole.(type) {
	case hoursPanel:
		return "Rows are the days from Monday to Sunday, fields the hours from 0 to 24 h."
	case calendarPanel:
		switch whole.grid.(type) {
		case pageGrid:
			return "Each row is a week."
		case stripGrid:
			return "Each column is a week, of each year."
		case monthGrid:
			return "Each row is a year, or several, from January to December."
		}
	}
	return ""
}

// notDrawn counts the groups that are not drawn, and their incidents.
func (p *panels) notDrawn() string {
	if len(p.others) == 0 {
		return ""
	}
	n := 0
	for _, d := range p.others {
		n += d.Facts.Len()
	}
	return fmt.Sprintf("Not drawn: %s, with %s together.", howMany(len(p.others), "other group", "other groups"), counted(n, ceasefire.IncidentsMeasure))
}

// dated reports whether the small charts have an axis of time.
func (p *panels) dated() bool { return p.subject.Each == Cumulative || p.subject.Each == Casualties }

// started reports whether the small charts have a line where the ceasefire starts.
func (p *panels) started() bool { return p.dated() && p.subject.startsIn(p.subject.panelDays()) }

// table gives the rows of each small chart under its group's name.
func (p *panels) table() [][]string {
	rows := [][]string{append([]string{string(p.subject.By)}, p.whole.table()[0]...)}
	for _, one := range p.list {
		for _, row := range one.chart.table()[1:] {
			rows = append(rows, append([]string{one.name}, row...))
		}
	}
	return rows
}

func (p *panels) draw(c *canvas, room box) {
	gutter := 0.0
	if f := c.footnote(); p.dated() && !c.thumbnail {
		gutter = f.width(figure(panelTop(p.top))) + f.size*0.5
	}
	c.panels(panelSet{
		n: len(p.list), gutter: gutter, top: panelTop(p.top), dated: p.dated(),
		heads: func(width float64) panelHeads { return p.heads(c, width) },
		panel: func(i int, plot, slot box, foot bool) box { return p.panel(c, p.list[i], plot, slot, foot) },
	}, room)
}

// heads gives the names of the small charts and what they come to.
func (p *panels) heads(c *canvas, width float64) panelHeads {
	var names, whole, brief []string
	for _, one := range p.list {
		long, short := one.chart.words()
		names, whole, brief = append(names, one.name), append(whole, long), append(brief, short)
	}
	return c.panelHeads(names, whole, brief, width)
}

// panel draws one small chart under its head, and gives where its plot is.
func (p *panels) panel(c *canvas, one panel, plot, slot box, foot bool) box {
	whole, _ := one.chart.words()
	from := c.noted()
	one.chart.small(c, plot, foot)
	if p.started() {
		x := timeAxis{p.subject.panelDays(), plot}.place(p.subject.Frame.Agreement.Effect, p.subject.zone())
		c.dashes(c.ink.quiet, box{x, plot.y, c.hair(), plot.h})
	}
	c.panelSpots(from, one.group, whole, slot)
	return plot
}

// panelTop is where a scale ends that small charts share: close above the highest value, for they have figures at their foot and top alone.
func panelTop(highest float64) float64 { return roundTop(highest, highest == math.Trunc(highest)) }
