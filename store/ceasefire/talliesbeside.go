package ceasefire

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// TallyView says against what tallies are held: what was published and over by At, incidents of one scope, or of every one where none is named, and windows that lie
// within Days, whose open ends hold everything.
type TallyView struct {
	At    time.Time
	Scope Scope
	Days  Span
}

// TallyBeside is a published count with the log's own count over the same window: two claims side by side, which are never added.
// From and Until bound the window, and Days are the days it touches; they are zero where its dates were not published, and then the log
// is not counted, which HasLog says. Measure is what the log counts: deaths where the tally counts the killed, else incidents.
type TallyBeside struct {
	Tally       Tally
	Parts       []TallyPart
	Mismatch    string
	From, Until time.Time
	Days        Span
	Measure     Measure
	HasLog      bool
	Log         int
	LeftOut     []LeftOut
	calendar    calendar
}

// TallyComparison is every tally beside the log, in order of time. LeftOut are the tallies that are not shown, and Facts the
// facts that could not be held against a window, each counted once.
type TallyComparison struct {
	Counts  []TallyBeside
	LeftOut []LeftOut
	Facts   []LeftOut
}

// The reasons for not showing a tally.
const (
	reasonWindowOpen = "window not over by this moment"
	reasonNoTotal    = "no total published"
	reasonWindowCut  = "window reaches beyond the period"
)

// TalliesBeside counts the log over the window of each tally. A fact lies in a window when it can be put on one day and any of it
// falls within: to the minute where it is known so closely, else by its day. A window whose end was not published runs to
// the end of the day, or the instant, of the publication.
func (f Frame) TalliesBeside(facts Facts, view TallyView) TallyComparison {
	counts, left := f.besides(view)
	sum := facts.tallied(counts, view.Scope)
	for i := range counts {
		counts[i].Log, counts[i].LeftOut = sum.counts[i].log, sum.counts[i].omitted.list()
	}
	return TallyComparison{Counts: counts, LeftOut: left.list(), Facts: sum.omitted.list()}
}

// besides gives the tallies that a view shows, in order of time, and which it leaves out.
func (f Frame) besides(view TallyView) (counts []TallyBeside, left omissions) {
	for _, t := range f.Tallies {
		if t.AsOf.After(view.At) {
			continue
		}
		beside := f.beside(t)
		if reason := beside.unfit(view, f.Agreement.Location()); reason != "" {
			left.add(reason)
			continue
		}
		counts = append(counts, beside)
	}
	slices.SortStableFunc(counts, func(a, b TallyBeside) int {
		return cmp.Or(a.end().Compare(b.end()), b.start().Compare(a.start()))
	})
	return counts, left
}

// beside prepares a tally to be held against the log: its parts and its window.
func (f Frame) beside(t Tally) TallyBeside {
	b := TallyBeside{Tally: t, Parts: f.TallyParts(t), Measure: measureOf(t.Metric)}
	b.Mismatch = TallyMismatch(t.Total, b.Parts)
	until, zone := t.Until, f.Agreement.Location()
	switch {
	case !until.IsZero():
	case t.Precision.HasTime():
		until = t.AsOf
	case t.Precision.OnOneDay():
		until = DayOf(t.AsOf, zone).End(zone)
	}
	if t.From.IsZero() || !until.After(t.From) {
		return b
	}
	b.From, b.Until, b.HasLog = t.From, until, true
	b.Days = Moment{From: b.From, Until: b.Until}.Days(zone)
	b.calendar = newCalendar(b.Days, zone)
	return b
}

// unfit gives the reason why a tally is not shown, or nothing.
func (b TallyBeside) unfit(view TallyView, zone *time.Location) string {
	first, last := b.Days.From, b.Days.To
	if !b.HasLog {
		first, last = DayOf(b.start(), zone), DayOf(b.start(), zone)
	}
	switch {
	case !b.Tally.Total.Known:
		return reasonNoTotal
	case b.end().After(view.At):
		return reasonWindowOpen
	case !view.Days.Contains(first) || !view.Days.Contains(last):
		return reasonWindowCut
	}
	return ""
}

// start and end order tallies by their windows; one without dates stands where it was published.
func (b TallyBeside) start() time.Time {
	if b.HasLog {
		return b.From
	}
	return b.Tally.AsOf
}

func (b TallyBeside) end() time.Time {
	switch {
	case b.HasLog:
		return b.Until
	case b.Tally.Until.After(b.Tally.AsOf):
		return b.Tally.Until
	}
	return b.Tally.AsOf
}

// measureOf gives what the log has to count to stand beside a metric.
func measureOf(metric string) Measure {
	metric = strings.ToLower(metric)
	for _, word := range [...]string{"killed", "death", "dead", "fatalit"} {
		if strings.Contains(metric, word) {
			return DeathsMeasure
		}
	}
	return IncidentsMeasure
}
