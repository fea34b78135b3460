package plot

import (
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// timeline is the chart of clocks and events, each in a lane of its own, over the incidents of each day.
type timeline struct {
	subject Subject
	span    ceasefire.Span
	clocks  []clockLane
	events  []timelineEvent
	days    ceasefire.Days
	columns columns
	counts  []float64
	// outside counts the clocks and the events that lie beyond the days shown.
	clocksOutside, eventsOutside int
	planned                      ceasefire.Day // the last day on which a clock or an event lies
}

// timelineEvent is an entry of the timeline: its time, its day in a few words, and what it was.
type timelineEvent struct {
	from, until edge
	days        ceasefire.Span
	when, what  string
	source      ceasefire.ID
}

// edge is an instant as closely as it is known.
type edge struct {
	at        time.Time
	precision ceasefire.Precision
}

// minute is an instant that is known to the minute.
func minute(at time.Time) edge { return edge{at, ceasefire.PrecisionMinute} }

// middle gives the instant at which an edge is drawn: the middle of what it may mean.
func (e edge) middle(zone *time.Location) time.Time {
	at := e.at.In(zone)
	switch e.precision {
	case ceasefire.PrecisionPartOfDay, ceasefire.PrecisionDay:
		return at.Add(at.AddDate(0, 0, 1).Sub(at) / 2)
	case ceasefire.PrecisionWeek:
		return at.Add(at.AddDate(0, 0, 7).Sub(at) / 2)
	case ceasefire.PrecisionMonth:
		return at.Add(at.AddDate(0, 1, 0).Sub(at) / 2)
	case ceasefire.PrecisionYear:
		return at.Add(at.AddDate(1, 0, 0).Sub(at) / 2)
	}
	return at
}

// cell writes an edge as a file of numbers has it, as closely as it is known.
func (e edge) cell(zone *time.Location) string {
	if e.at.IsZero() {
		return ""
	}
	layout := time.DateOnly
	switch {
	case e.precision.HasTime():
		layout = time.RFC3339
	case e.precision == ceasefire.PrecisionMonth:
		layout = "2006-01"
	case e.precision == ceasefire.PrecisionYear:
		layout = "2006"
	}
	return e.at.In(zone).Format(layout)
}

func newTimeline(s Subject) *timeline {
	t := &timeline{subject: s}
	for _, r := range s.Frame.Readings(s.readAt()) {
		t.clocks = append(t.clocks, newClockLane(r, s.Frame))
	}
	for _, e := range s.Frame.Timeline {
		t.events = append(t.events, newTimelineEvent(e, s.zone()))
	}
	slices.SortStableFunc(t.events, func(a, b timelineEvent) int { return a.from.at.Compare(b.from.at) })
	t.span = t.shown()
	if t.span.Len() == 0 {
		return t
	}
	t.keepShown()
	s.By = ceasefire.Ungrouped
	t.days = s.Frame.Daily(s.Facts, t.span, s.By, s.Measure)
	t.count()
	return t
}

// count divides the days shown that have begun into columns, and counts in each; those to come are on the axis for the clocks alone.
func (t *timeline) count() {
	begun := t.subject.begun(t.span)
	if begun.Len() == 0 {
		return
	}
	t.columns = newColumns(begun)
	sums := make([]float64, begun.Len())
	for _, series := range t.days.Series {
		for i := range sums {
			sums[i] += series.Values[i]
		}
	}
	t.counts = t.columns.of(sums)
}

func newTimelineEvent(e ceasefire.Event, zone *time.Location) timelineEvent {
	out := timelineEvent{from: edge{e.When.From, e.When.Precision}, what: oneLine(e.Title), source: e.Source}
	days := e.When.Days(zone)
	if days.Len() > 1 {
		out.until = minute(e.When.Until)
	}
	out.days = days
	return out
}

// name names the days of the event in a few words, with the year where the picture covers several.
func (e *timelineEvent) name(year bool) {
	from, to, day, month := e.days.From.Midnight(), e.days.To.Midnight(), "2 Jan", "Jan"
	if year {
		day, month = "2 Jan 2006", "Jan 2006"
	}
	switch {
	case e.from.precision == ceasefire.PrecisionYear:
		e.when = from.Format("2006")
	case e.from.precision == ceasefire.PrecisionMonth:
		e.when = from.Format(month)
	case e.days.Len() <= 1:
		e.when = from.Format(day)
	case from.Month() == to.Month() && from.Year() == to.Year():
		e.when = from.Format("2") + "–" + to.Format(day)
	case from.Year() != to.Year():
		e.when = from.Format(day) + "–" + to.Format(day)
	default:
		e.when = from.Format("2 Jan") + "–" + to.Format(day)
	}
}

// middle gives where the event is drawn.
func (e timelineEvent) middle(zone *time.Location) time.Time {
	if e.until.at.IsZero() {
		return e.from.middle(zone)
	}
	return e.from.at.Add(e.until.at.Sub(e.from.at) / 2)
}

// shown gives the days that are drawn: the filter's, an open end drawn to what there is to show with a little air.
func (t *timeline) shown() ceasefire.Span {
	span, all := t.subject.Filter.Days, t.reach()
	if span.From.IsZero() {
		span.From = all.From
	}
	if span.To.IsZero() {
		span.To = all.To
	}
	if span.Len() == 0 {
		return ceasefire.Span{}
	}
	return span
}

// reach gives the days that hold every clock, the events no further from them than they are long, and the as-of where it is near.
func (t *timeline) reach() ceasefire.Span {
	zone := t.subject.zone()
	var base, all ceasefire.Span
	for _, lane := range t.clocks {
		for _, at := range lane.instants() {
			base = holding(base, ceasefire.DayOf(at, zone))
		}
	}
	if base.Len() == 0 {
		for _, e := range t.events {
			base = holding(base, ceasefire.DayOf(e.from.at, zone))
		}
	}
	all = base
	near := func(day ceasefire.Day, length int) bool {
		most := ceasefire.Day(max(length, 14))
		return base.Len() > 0 && day >= base.From-most && day <= base.To+most
	}
	for _, e := range t.events {
		if day := ceasefire.DayOf(e.from.at, zone); near(day, base.Len()) {
			all = holding(all, day)
		}
	}
	read := lastDayBefore(t.subject.readAt(), zone)
	if near(read, base.Len()/4) {
		all = holding(all, read)
	}
	if all.Len() == 0 {
		return all
	}
	t.planned = all.To
	air := ceasefire.Day(max(1, all.Len()/40))
	all.From = max(all.From-air, 1)
	if all.To > read { // what is planned, and nothing else, lies beyond the as-of
		all.To += air
	}
	return all
}

// planWords says until when something is planned beyond the days that have begun, if anything is.
func (t *timeline) planWords() string {
	until := min(t.planned, t.span.To)
	if until <= t.begun().To {
		return ""
	}
	return "planned until " + until.Format()
}

// begun gives the days shown that have begun, or all of them where none has.
func (t *timeline) begun() ceasefire.Span {
	if begun := t.subject.begun(t.span); begun.Len() > 0 {
		return begun
	}
	return t.span
}

// holding gives a run of days that holds one more.
func holding(span ceasefire.Span, day ceasefire.Day) ceasefire.Span {
	if span.Len() == 0 {
		return ceasefire.Span{From: day, To: day}
	}
	return ceasefire.Span{From: min(span.From, day), To: max(span.To, day)}
}

// keepShown leaves out, and counts, what lies beyond the days shown.
func (t *timeline) keepShown() {
	zone := t.subject.zone()
	from, until := t.span.From.Start(zone), t.span.To.End(zone)
	clocks, events := len(t.clocks), len(t.events)
	t.clocks = slices.DeleteFunc(t.clocks, func(l clockLane) bool { return !l.within(from, until, zone) })
	t.events = slices.DeleteFunc(t.events, func(e timelineEvent) bool {
		at := e.middle(zone)
		return at.Before(from) || !at.Before(until)
	})
	years := severalYears(t.span)
	for i := range t.events {
		t.events[i].name(years)
	}
	t.clocksOutside, t.eventsOutside = clocks-len(t.clocks), events-len(t.events)
}

func (t *timeline) sheet() sheet {
	s := t.subject
	s.Attributions = append(s.sourceNames(t.cited(), true), s.Attributions...)
	out := newSheet(s, t.begun(), t.days.N, t.days.LeftOut)
	out.empty, out.hint = "", ""
	what := clocksAndEvents(len(t.clocks), len(t.events))
	if what == "" {
		what = "No clocks and no events"
		out.empty, out.hint = what, "Add a clock on the Clocks page, or an event on the Agreement page."
		if t.clocksOutside+t.eventsOutside > 0 {
			out.hint = "Widen the dates, or clear the filter."
		}
	}
	out.title = joined([]string{what, t.begun().Format(), t.planWords()}, ", ")
	out.legend = t.legend()
	out.counts = joined([]string{joined([]string{"In the bars beneath", t.columns.means}, ", ") + ": " + out.counts, t.outside()}, " ")
	out.method = "Clocks and events are those of the dossier; the filter narrows their days and the incidents."
	if out.empty != "" {
		return out
	}
	if said := t.finding(); said != "" {
		out.finds(s, said, joined([]string{what, t.planWords()}, ", "), t.begun())
		return out
	}
	out.statement = s.Frame.Phase(s.readAt(), nil)
	return out
}

// described names the clocks and the events, for not all of them may have room for a label.
func (t *timeline) described() string {
	var clocks, events []string
	for _, lane := range t.clocks {
		clocks = append(clocks, joined([]string{lane.name, lane.says}, ": "))
	}
	for _, e := range t.events {
		events = append(events, e.when+" "+e.what)
	}
	return joined([]string{joined(clocks, "; "), joined(events, "; ")}, ". ")
}

// cited gives the sources of the events and the clocks shown, and of what was ruled on these.
func (t *timeline) cited() []ceasefire.ID {
	var ids []ceasefire.ID
	for _, lane := range t.clocks {
		ids = append(ids, lane.source)
		for _, d := range t.subject.Frame.Determinations {
			if d.Clock == lane.id {
				ids = append(ids, d.Source)
			}
		}
	}
	for _, e := range t.events {
		ids = append(ids, e.source)
	}
	return ids
}

// outside says what lies beyond the days shown.
func (t *timeline) outside() string {
	what, n := clocksAndEvents(t.clocksOutside, t.eventsOutside), t.clocksOutside+t.eventsOutside
	switch n {
	case 0:
		return ""
	case 1:
		return what + " lies outside these days."
	}
	return what + " lie outside these days."
}

// clocksAndEvents counts both: "5 clocks and 1 event", or nothing where there are none.
func clocksAndEvents(clocks, events int) string {
	var parts []string
	if clocks > 0 {
		parts = append(parts, howMany(clocks, "clock", "clocks"))
	}
	if events > 0 {
		parts = append(parts, howMany(events, "event", "events"))
	}
	return joined(parts, " and ")
}

// table gives the clocks' stretches and rulings, the events, and the incidents of each column of days.
func (t *timeline) table() [][]string {
	zone := t.subject.zone()
	rows := [][]string{{"row", "name", "what", "from", "until", "value"}}
	for _, lane := range t.clocks {
		for _, s := range lane.spans {
			rows = append(rows, []string{"clock", lane.name, s.words, s.from.cell(zone), s.until.cell(zone), ""})
		}
		for _, s := range lane.signs {
			rows = append(rows, []string{"ruling", lane.name, s.words, s.at.cell(zone), "", ""})
		}
	}
	for _, e := range t.events {
		rows = append(rows, []string{"event", e.what, "", e.from.cell(zone), e.until.cell(zone), ""})
	}
	for i, v := range t.counts {
		from, to := t.span.From+ceasefire.Day(t.columns.edges[i]), t.span.From+ceasefire.Day(t.columns.edges[i+1])-1
		rows = append(rows, []string{unit(t.subject.Measure), t.stripName(), t.columns.means, from.String(), to.String(), exact(v)})
	}
	return rows
}

// stripName names the strip of incidents, and stripMeans what its highest bar shows.
func (t *timeline) stripName() string { return t.subject.Measure.Name() + " a day" }

// stripHead names the strip with what its bars are where those are not single days.
func (t *timeline) stripHead() string { return joined([]string{t.stripName(), t.columns.means}, ", ") }

func (t *timeline) stripMeans() string {
	if len(t.counts) == 0 {
		return ""
	}
	return "at most " + figure(slices.Max(t.counts))
}
