package ceasefire

import "time"

// BreakBaseline gives the deaths a day before the start against which a streak's rule measures a day: the baseline of the facts that can argue
// against a truce at all. There is none where nothing was logged before the start.
func (f Frame) BreakBaseline(facts []Fact, at time.Time) (perDay float64, ok bool) {
	return f.Baseline(keep(facts, f.arguesAgainstTruce), at, DeathsMeasure)
}
