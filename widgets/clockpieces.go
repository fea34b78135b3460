package widgets

import (
	"time"

	"truceboard/store/ceasefire"
)

// barShape is how a piece of a clock's bar is drawn.
type barShape uint8

const (
	barRun   barShape = iota // a stretch of time: filled as far as it has gone by, outlined from there
	barOffer                 // a stretch that was offered and renews nothing: a dashed line
	barLine                  // a stretch in which nothing counts: a faint line
	barMark                  // an instant: a diamond, filled once it has passed
	barBreak                 // a break or an end by ruling: a cross
)

// barPiece is a piece of a clock's bar: from where to where, how much of it has gone by, and in which of the bar's lanes it lies.
type barPiece struct {
	shape       barShape
	from, to    time.Time
	tone        ceasefire.Tone
	lane, lanes int
	passed      time.Time // the end of what has gone by
	whole       bool      // all along the scale
}

// clockPieces gives the pieces of a reading's bar.
func clockPieces(r ceasefire.Reading, zone *time.Location) []barPiece {
	var pieces []barPiece
	switch r.Clock.Kind {
	case ceasefire.Deadline:
		pieces = append(pieces, barPiece{shape: barMark, from: r.Ends, passed: r.At})
	case ceasefire.FixedTerm:
		pieces = termPieces(r)
	case ceasefire.Streak:
		pieces = streakPieces(r, zone)
	case ceasefire.Trigger:
		pieces = legPieces(r)
	}
	if !r.EndedAt.IsZero() {
		pieces = append(pieces, barPiece{shape: barBreak, from: r.EndedAt, tone: ceasefire.ToneBroken})
	}
	for i := range pieces {
		pieces[i].lanes = max(pieces[i].lanes, 1)
		if pieces[i].tone == ceasefire.ToneWaiting {
			pieces[i].tone = r.Tone()
		}
	}
	return pieces
}

// termPieces draws a term, each renewal as a piece of its own, a faint line where it had lapsed before it was renewed, and what was offered.
func termPieces(r ceasefire.Reading) []barPiece {
	until := r.At
	if !r.EndedAt.IsZero() {
		until = r.EndedAt
	}
	var pieces []barPiece
	for _, s := range r.Stretches {
		pieces = append(pieces, barPiece{shape: barRun, from: s.From, to: s.Until, passed: until})
	}
	for _, l := range r.Lapses() {
		pieces = append(pieces, barPiece{shape: barLine, from: l.From, to: l.Until})
	}
	for _, d := range r.Offers {
		if d.Until.After(r.Ends) {
			pieces = append(pieces, barPiece{shape: barOffer, from: r.Ends, to: d.Until, tone: ceasefire.ToneStrained})
		}
	}
	return pieces
}

// streakPieces draws the days of each count: those before a break up to it, those of the present one as far as it has to go.
func streakPieces(r ceasefire.Reading, zone *time.Location) []barPiece {
	var pieces []barPiece
	since, before := r.Starts, ceasefire.ToneStrained
	if r.State == ceasefire.StateBroken {
		before = ceasefire.ToneBroken
	}
	for _, b := range r.Breaks {
		if again := b.KnownUntil(zone); again.After(since) {
			pieces = append(pieces, dayPieces(since, b.At, r.Clock.Days, b.At, before, zone)...)
			pieces = append(pieces, barPiece{shape: barBreak, from: b.At, tone: ceasefire.ToneBroken})
			since = again
		}
	}
	if r.EndedAt.IsZero() {
		return append(pieces, dayPieces(since, time.Time{}, r.Clock.Days, r.At, ceasefire.ToneWaiting, zone)...)
	}
	return append(pieces, dayPieces(since, r.EndedAt, r.Clock.Days, r.EndedAt, ceasefire.ToneWaiting, zone)...)
}

// mostDayPieces is how many days a bar shows one by one; a longer streak is one run.
const mostDayPieces = 31

// dayPieces cuts a count into its days, up to an instant where one is given.
func dayPieces(since, until time.Time, days int, passed time.Time, tone ceasefire.Tone, zone *time.Location) []barPiece {
	step := 1
	if days > mostDayPieces {
		step = days
	}
	var pieces []barPiece
	for day := 0; day < days; day += step {
		from, to := since.In(zone).AddDate(0, 0, day), since.In(zone).AddDate(0, 0, day+step)
		if !until.IsZero() && !from.Before(until) {
			break
		}
		if !until.IsZero() && to.After(until) {
			to = until
		}
		pieces = append(pieces, barPiece{shape: barRun, from: from, to: to, passed: passed, tone: tone})
	}
	return pieces
}

// legPieces draws each leg in a lane of its own: a faint line while it is open, filled since it was met.
func legPieces(r ceasefire.Reading) []barPiece {
	until := r.At
	if !r.EndedAt.IsZero() {
		until = r.EndedAt
	}
	var pieces []barPiece
	for i, leg := range r.Legs {
		pieces = append(pieces, barPiece{shape: barLine, whole: true, lane: i, lanes: len(r.Legs)})
		if leg.Met {
			pieces = append(pieces, barPiece{shape: barRun, from: leg.At, to: until, passed: until, tone: ceasefire.ToneHolding, lane: i, lanes: len(r.Legs)})
		}
	}
	return pieces
}
