package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// Readings reads every clock at an instant, in the frame's order. Only determinations that had taken effect count.
func (f Frame) Readings(at time.Time) []Reading {
	readings := make([]Reading, len(f.Clocks))
	for i, c := range f.Clocks {
		readings[i] = f.Read(c, at)
	}
	return readings
}

// Read reads one clock at an instant. A determination counts from the instant at which it takes effect; of two that
// take effect at once, the one recorded later comes later.
func (f Frame) Read(c Clock, at time.Time) Reading {
	r := Reading{Clock: c, At: at, Starts: c.Starts, Ends: c.Ends}
	rulings := f.rulings(c, at)
	r.sort(rulings)
	switch c.Kind {
	case Deadline:
		r.readDeadline()
	case FixedTerm:
		r.readTerm()
	case Streak:
		r.readStreak(f.Agreement.Location())
	case Trigger:
		f.readTrigger(&r, rulings)
	}
	if r.Ends.After(at) {
		r.Left = r.Ends.Sub(at)
	}
	return r
}

// rulings gives the determinations on a clock that count and had taken effect at an instant, oldest first.
func (f Frame) rulings(c Clock, at time.Time) []Determination {
	found := keep(f.Determinations, func(d Determination) bool { return d.Clock == c.ID && d.Counts() && Begun(d.At, d.Precision, at) })
	slices.SortStableFunc(found, func(a, b Determination) int {
		return cmp.Or(a.At.Compare(b.At), a.Recorded.At.Compare(b.Recorded.At))
	})
	return found
}

// sort puts each ruling where the reading shows it. The first ruling that ended the clock is the one that did.
func (r *Reading) sort(rulings []Determination) {
	for _, d := range rulings {
		switch d.Ruling {
		case Extended:
			r.Renewals = append(r.Renewals, d)
		case Offered:
			r.Offers = append(r.Offers, d)
		case Broken:
			r.Breaks = append(r.Breaks, d)
		case Ended:
			if r.EndedAt.IsZero() {
				r.EndedAt, r.EndedPrecision = d.At, d.Precision
			}
		}
	}
}

func (r *Reading) readDeadline() {
	r.State = StatePending
	if !r.At.Before(r.Ends) {
		r.State = StatePassed
	}
}

// readTerm reads a fixed term. A ruling that ended it outlasts its lapse; a renewal never shortens it.
func (r *Reading) readTerm() {
	r.stretch()
	switch {
	case !r.EndedAt.IsZero():
		r.State = StateEnded
	case r.At.Before(r.Starts):
		r.State = StateNotBegun
	case !r.At.Before(r.Ends):
		r.State = StateLapsed
	case r.Ends.After(r.Clock.Ends):
		r.State = StateRenewed
	default:
		r.State = StateRunning
	}
}
