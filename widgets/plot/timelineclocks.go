package plot

import (
	"cmp"
	"slices"
	"time"

	"truceboard/store/ceasefire"
)

// clockLane is a clock of a timeline: its name and how it stands, its stretches of time and what happened to it, in so many rows.
type clockLane struct {
	id         ceasefire.ID
	source     ceasefire.ID
	name, says string
	tone       ceasefire.Tone
	rows       int
	spans      []clockSpan
	signs      []clockSign
	cuts       []time.Time // the days into which a short streak is divided
}

// spanKind is how a stretch of time is drawn.
type spanKind uint8

const (
	spanRun     spanKind = iota // in force, or counted: filled
	spanPlanned                 // still to come, or cut off by a ruling: outlined
	spanGap                     // run out and not yet renewed: hatched
	spanOffered                 // offered, and not taken: dashed
	spanOpen                    // a leg that waits: a faint line
)

// clockSpan is a stretch of time of a clock.
type clockSpan struct {
	kind        spanKind
	from, until edge
	tone        ceasefire.Tone
	row         int
	words       string
	open        bool // it goes on, and need not be shown whole
}

// signShape is how an instant is drawn.
type signShape uint8

const (
	noSign      signShape = iota
	signRuling            // an open circle
	signRenewed           // an upright stroke
	signMet               // a filled circle
	signDue               // a diamond
	signOver              // a cross
)

// clockSign is something that happened to a clock at an instant: to one row of it, or to all where the row is below 0.
type clockSign struct {
	shape signShape
	at    edge
	tone  ceasefire.Tone
	row   int
	words string
}

func newClockLane(r ceasefire.Reading, frame ceasefire.Frame) clockLane {
	zone := frame.Agreement.Location()
	lane := clockLane{id: r.Clock.ID, source: r.Clock.Source, name: oneLine(r.Clock.Name), says: r.Summary(zone), tone: r.Tone(), rows: 1}
	switch r.Clock.Kind {
	case ceasefire.Deadline:
		lane.signs = append(lane.signs, clockSign{signDue, minute(r.Ends), r.Tone(), 0, "due"})
	case ceasefire.FixedTerm:
		lane.term(r)
	case ceasefire.Streak:
		lane.streak(r, zone)
	case ceasefire.Trigger:
		lane.trigger(r, minute(frame.Agreement.Effect))
	}
	lane.ruled(r, frame)
	slices.SortStableFunc(lane.signs, func(a, b clockSign) int { return cmp.Or(cmp.Compare(a.row, b.row), a.at.at.Compare(b.at.at)) })
	lane.mergeSigns()
	return lane
}

// stopped gives up to when the clock has gone: the reading's instant, or the ruling that ended it.
func stopped(r ceasefire.Reading) edge {
	if !r.EndedAt.IsZero() {
		return edge{r.EndedAt, r.EndedPrecision}
	}
	return minute(r.At)
}

// run adds a stretch as far as it has gone by, and the rest of it as planned.
func (l *clockLane) run(from, until, gone edge, tone ceasefire.Tone, words string) {
	if gone.at.After(from.at) {
		end := until
		if gone.at.Before(until.at) {
			end = gone
		}
		l.spans = append(l.spans, clockSpan{spanRun, from, end, tone, 0, words, false})
	}
	if until.at.After(gone.at) {
		if gone.at.After(from.at) {
			from = gone
		}
		l.spans = append(l.spans, clockSpan{spanPlanned, from, until, tone, 0, words + ", planned", false})
	}
}

// term draws a term, each renewal as a stretch of its own, the gaps in which it had run out, and what was offered.
func (l *clockLane) term(r ceasefire.Reading) {
	gone, words := stopped(r), "in force"
	for _, s := range r.Stretches {
		l.run(edge{s.From, s.Precision}, minute(s.Until), gone, r.Tone(), words)
		words = "in force, renewed"
	}
	for _, gap := range r.Lapses() {
		l.spans = append(l.spans, clockSpan{spanGap, minute(gap.From), edge{gap.Until, gap.Precision}, ceasefire.ToneStrained, 0, "run out, not yet renewed", false})
	}
	for _, d := range r.Offers {
		if d.Until.After(r.Ends) {
			l.spans = append(l.spans, clockSpan{spanOffered, minute(r.Ends), minute(d.Until), ceasefire.ToneStrained, 0, "offered, not taken", false})
		}
	}
}

// mostCuts is how many days of a streak are told apart.
const mostCuts = 31

// streak draws each count up to its break, and the present one as far as it has to go.
func (l *clockLane) streak(r ceasefire.Reading, zone *time.Location) {
	gone, since, before := stopped(r), minute(r.Starts), ceasefire.ToneStrained
	began, broken := since, since // of the count that was running when it was ended: its start, and its break
	if r.State == ceasefire.StateBroken {
		before = ceasefire.ToneBroken
	}
	for _, b := range r.Breaks {
		if again := b.KnownUntil(zone); again.After(since.at) && !b.At.After(gone.at) {
			if b.At.After(since.at) {
				l.count(since, edge{b.At, b.Precision}, r, before, zone)
			}
			began, since, broken = since, minute(again), edge{b.At, b.Precision}
		}
	}
	whole := func(start edge) edge { return minute(start.at.In(zone).AddDate(0, 0, r.Clock.Days)) }
	if !r.EndedAt.IsZero() && !gone.at.After(since.at) {
		l.unfinished(broken, whole(began), r.Tone(), zone)
	} else {
		l.cut(since, gone, r.Clock.Days, zone)
		l.run(since, whole(since), gone, r.Tone(), "counted")
	}
	if r.State == ceasefire.StateComplete {
		l.signs = append(l.signs, clockSign{signDue, minute(r.Ends), r.Tone(), 0, "complete"})
	}
}

// unfinished draws what was left of a count when it was broken and the clock ended before another began. A break that is known to the
// day may lie after what was left, and is drawn in the middle of its day: then there is nothing to draw.
func (l *clockLane) unfinished(broken, whole edge, tone ceasefire.Tone, zone *time.Location) {
	if whole.at.After(broken.middle(zone)) {
		l.spans = append(l.spans, clockSpan{spanPlanned, broken, whole, tone, 0, "counted, planned", false})
	}
}

// count draws a count that was broken, no longer than it had to be.
func (l *clockLane) count(since, until edge, r ceasefire.Reading, tone ceasefire.Tone, zone *time.Location) {
	if whole := since.at.In(zone).AddDate(0, 0, r.Clock.Days); whole.Before(until.at) {
		until = minute(whole)
	}
	l.cut(since, until, r.Clock.Days, zone)
	l.spans = append(l.spans, clockSpan{spanRun, since, until, tone, 0, "counted", false})
}

// cut notes the days of a short count.
func (l *clockLane) cut(since, until edge, days int, zone *time.Location) {
	if days > mostCuts {
		return
	}
	for day := 1; day < days; day++ {
		if at := since.at.In(zone).AddDate(0, 0, day); at.Before(until.at) {
			l.cuts = append(l.cuts, at)
		}
	}
}

// trigger draws each leg in a row of its own: a faint line while it is open, from the agreement's instant on, filled since it was met.
func (l *clockLane) trigger(r ceasefire.Reading, since edge) {
	l.rows = max(1, len(r.Legs))
	gone := stopped(r)
	for i, leg := range r.Legs {
		name, open := oneLine(leg.Leg.Name), gone
		if leg.Met {
			open = edge{leg.At, leg.Precision}
		}
		if open.at.After(since.at) {
			l.spans = append(l.spans, clockSpan{spanOpen, since, open, ceasefire.ToneWaiting, i, name + ", open", false})
		}
		if leg.Met && gone.at.After(leg.At) {
			l.spans = append(l.spans, clockSpan{spanRun, edge{leg.At, leg.Precision}, gone, ceasefire.ToneHolding, i, name + ", met", r.EndedAt.IsZero()})
		}
	}
}

// ruled notes what analysts ruled on the clock.
func (l *clockLane) ruled(r ceasefire.Reading, frame ceasefire.Frame) {
	for _, d := range frame.Determinations {
		if d.Clock != r.Clock.ID || !d.Counts() || !ceasefire.Begun(d.At, d.Precision, r.At) {
			continue
		}
		sign := clockSign{shape: signRuling, at: edge{d.At, d.Precision}, tone: ceasefire.ToneWaiting}
		switch d.Ruling {
		case ceasefire.Extended:
			sign.shape, sign.tone, sign.words = signRenewed, ceasefire.ToneHolding, "renewed"
		case ceasefire.Offered:
			sign.tone, sign.words = ceasefire.ToneStrained, "offered"
		case ceasefire.Broken:
			sign.shape, sign.tone, sign.words = signOver, ceasefire.ToneBroken, "broken"
		case ceasefire.Ended:
			sign.shape, sign.tone, sign.words = signOver, ceasefire.ToneBroken, "ended"
		case ceasefire.LegMet:
			sign.shape, sign.tone, sign.words = signMet, ceasefire.ToneHolding, "met"
		case ceasefire.LegOpen:
			sign.words = "open again"
		default:
			sign.words = string(d.Ruling)
		}
		sign.row = slices.IndexFunc(r.Clock.Legs, func(leg ceasefire.Leg) bool { return leg.ID == d.Leg && !d.Leg.IsZero() })
		if l.rows == 1 {
			sign.row = 0
		}
		l.signs = append(l.signs, sign)
	}
}

// mergeSigns makes one sign of what happened at once, the shape of the greatest.
func (l *clockLane) mergeSigns() {
	var out []clockSign
	for _, s := range l.signs {
		if n := len(out) - 1; n >= 0 && out[n].at == s.at && out[n].row == s.row {
			if s.shape > out[n].shape {
				out[n].shape, out[n].tone = s.shape, s.tone
			}
			if out[n].words != s.words {
				out[n].words += " and " + s.words
			}
			continue
		}
		out = append(out, s)
	}
	l.signs = out
}

// instants lists the instants of a lane that has to be shown whole.
func (l *clockLane) instants() []time.Time {
	var out []time.Time
	for _, s := range l.spans {
		if s.kind == spanOpen {
			continue
		}
		out = append(out, s.from.at)
		if !s.open {
			out = append(out, s.until.at)
		}
	}
	for _, s := range l.signs {
		out = append(out, s.at.at)
	}
	return out
}

// within reports whether anything of the lane lies between two instants; one of which nothing is known yet lies everywhere.
func (l *clockLane) within(from, until time.Time, zone *time.Location) bool {
	return len(l.spans)+len(l.signs) == 0 ||
		slices.ContainsFunc(l.spans, func(s clockSpan) bool { return s.within(from, until, zone) }) ||
		slices.ContainsFunc(l.signs, func(s clockSign) bool { return s.within(from, until, zone) })
}

func (s clockSpan) within(from, until time.Time, zone *time.Location) bool {
	return s.from.middle(zone).Before(until) && s.until.middle(zone).After(from)
}

func (s clockSign) within(from, until time.Time, zone *time.Location) bool {
	at := s.at.middle(zone)
	return !at.Before(from) && at.Before(until)
}
