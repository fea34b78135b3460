package ceasefire

import "time"

// Stretch is a run of time in which a fixed term was in force: from From up to Until, both UTC. From is known to Precision.
type Stretch struct {
	From, Until time.Time
	Precision   Precision
}

// Lapse is a run of time in which a fixed term had run out and was not yet renewed: from From up to Until, both UTC. Until is known to Precision.
type Lapse struct {
	From, Until time.Time
	Precision   Precision
}

// stretch joins the term and its renewals, in the order in which they took effect. A renewal runs on from the end before it; one that took
// effect after that end, so that the term had lapsed, runs from when it took effect.
func (r *Reading) stretch() {
	r.Stretches = []Stretch{{From: r.Starts, Until: r.Clock.Ends, Precision: PrecisionMinute}}
	for _, d := range r.Renewals {
		last := r.Stretches[len(r.Stretches)-1]
		if !d.Until.After(last.Until) {
			continue
		}
		next := Stretch{From: last.Until, Until: d.Until, Precision: PrecisionMinute}
		if d.At.After(last.Until) {
			next.From, next.Precision = d.At, d.Precision
		}
		r.Stretches = append(r.Stretches, next)
	}
	r.Ends = r.Stretches[len(r.Stretches)-1].Until
}

// Lapses gives the times between a term's stretches, oldest first: that it had run out before it was renewed. Of a renewal that is known to the day on
// which the term ran out, none is told.
func (r Reading) Lapses() []Lapse {
	var lapses []Lapse
	for i := 1; i < len(r.Stretches); i++ {
		before, next := r.Stretches[i-1], r.Stretches[i]
		if next.From.After(before.Until) {
			lapses = append(lapses, Lapse{From: before.Until, Until: next.From, Precision: next.Precision})
		}
	}
	return lapses
}

// Words says a lapse: "3 Oct 2016, 00:00 until renewed 4 Oct 2016".
func (l Lapse) Words(zone *time.Location) string {
	return FormatInstant(l.From, PrecisionMinute, zone) + " until renewed " + FormatInstant(l.Until, l.Precision, zone)
}
