package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// ScoreStep is a party's figure from an instant until its next step: Σ score / (3 × assessed), from 0 to 1, which is Known only
// where something was scored.
type ScoreStep struct {
	At       time.Time
	Score    float64
	Known    bool
	Assessed int
}

// ScoreHistory is how a party's figure changed: one step at each instant of which a judgement of its commitments speaks, oldest
// first. Commitments counts all that the party promised.
type ScoreHistory struct {
	Party       Party
	Commitments int
	Steps       []ScoreStep
}

// ScoreHistories gives each party's figure over time up to an instant, in the frame's order; a party that promised nothing is left
// out, and one of which nothing was judged has no steps. At every instant a history says what Compliance says.
func (f Frame) ScoreHistories(at time.Time) []ScoreHistory {
	judged := keep(f.Assessments, func(a Assessment) bool { return !a.At.After(at) })
	slices.SortStableFunc(judged, func(a, b Assessment) int {
		return cmp.Or(a.At.Compare(b.At), a.Recorded.At.Compare(b.Recorded.At))
	})
	var all []ScoreHistory
	for _, party := range f.Parties {
		mine := map[ID]bool{}
		for _, c := range f.Commitments {
			if c.Party == party.ID {
				mine[c.ID] = true
			}
		}
		if len(mine) > 0 {
			steps := scoreSteps(keep(judged, func(a Assessment) bool { return mine[a.Commitment] }))
			all = append(all, ScoreHistory{Party: party, Commitments: len(mine), Steps: steps})
		}
	}
	return all
}

// scoreSteps follows a party's assessments, oldest first; those that speak of the same instant make one step.
func scoreSteps(judged []Assessment) []ScoreStep {
	var steps []ScoreStep
	latest := map[ID]Assessment{}
	for i, a := range judged {
		latest[a.Commitment] = a
		if i+1 == len(judged) || !judged[i+1].At.Equal(a.At) {
			steps = append(steps, scoreStep(a.At, latest))
		}
	}
	return steps
}

// scoreStep gives the figure of the latest judgement of each commitment.
func scoreStep(at time.Time, latest map[ID]Assessment) ScoreStep {
	step, sum := ScoreStep{At: at}, 0
	for _, a := range latest {
		if a.Judgement == Scored {
			sum += a.Score
			step.Assessed++
		}
	}
	if step.Assessed > 0 {
		step.Score, step.Known = float64(sum)/float64(MaxScore*step.Assessed), true
	}
	return step
}

// At gives the step that holds at an instant; before the first it is a step on which nothing is known.
func (h ScoreHistory) At(at time.Time) ScoreStep {
	next, found := slices.BinarySearchFunc(h.Steps, at, func(s ScoreStep, at time.Time) int { return s.At.Compare(at) })
	switch {
	case found:
		return h.Steps[next]
	case next == 0:
		return ScoreStep{}
	}
	return h.Steps[next-1]
}
