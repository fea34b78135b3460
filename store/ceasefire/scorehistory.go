package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// ScoreStep is a party's figure from an instant until its next step: Σ score / (3 × assessed), from 0 to 1, which is Known only
// where something was scored. A step of judgements that are not known to the minute is Vague: it holds after At, and not yet at that very instant.
type ScoreStep struct {
	At       time.Time
	Score    float64
	Known    bool
	Assessed int
	Vague    bool
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
	judged := inTurn(keep(f.Assessments, func(a Assessment) bool { return a.begun(at) }))
	var all []ScoreHistory
	for _, party := range f.Parties {
		mine := map[ID]bool{}
		for _, c := range f.Commitments {
			if c.Party == party.ID {
				mine[c.ID] = true
			}
		}
		if len(mine) > 0 {
			steps := scoreSteps(keep(judged, func(a turn) bool { return mine[a.Commitment] }))
			all = append(all, ScoreHistory{Party: party, Commitments: len(mine), Steps: steps})
		}
	}
	return all
}

// turn is an assessment with its place among all: of two of one commitment, that with the later place counts.
type turn struct {
	Assessment
	place int
}

// inTurn puts assessments into the order in which they begin to count: those of one instant that are known to the minute before those that are not, which begin after it.
func inTurn(judged []Assessment) []turn {
	slices.SortStableFunc(judged, func(a, b Assessment) int { return cmp.Or(a.At.Compare(b.At), a.Recorded.At.Compare(b.Recorded.At)) })
	turns := make([]turn, len(judged))
	for i, a := range judged {
		turns[i] = turn{a, i}
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return cmp.Or(a.At.Compare(b.At), rank(a.vague())-rank(b.vague())) })
	return turns
}

// vague reports whether the time that the assessment speaks of is known less closely than to the minute.
func (a Assessment) vague() bool { return a.Precision > PrecisionMinute }

// rank puts what is not before what is.
func rank(is bool) int {
	if is {
		return 1
	}
	return 0
}

// scoreSteps follows a party's assessments, oldest first; those that speak of the same instant, known to the minute or not, make one step each.
func scoreSteps(judged []turn) []ScoreStep {
	var steps []ScoreStep
	latest := map[ID]turn{}
	for i, a := range judged {
		if before, ok := latest[a.Commitment]; !ok || before.place < a.place {
			latest[a.Commitment] = a
		}
		if i+1 == len(judged) || !judged[i+1].At.Equal(a.At) || judged[i+1].vague() != a.vague() {
			steps = append(steps, scoreStep(a.Assessment, latest))
		}
	}
	return steps
}

// scoreStep gives the figure of the latest judgement of each commitment when one more was judged.
func scoreStep(judged Assessment, latest map[ID]turn) ScoreStep {
	step, sum := ScoreStep{At: judged.At, Vague: judged.vague()}, 0
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
	for _, step := range slices.Backward(h.Steps) {
		if step.At.Before(at) || step.At.Equal(at) && !step.Vague {
			return step
		}
	}
	return ScoreStep{}
}

// From gives the step that holds from an instant on, where a line through the steps goes on from there: at the very instant of a Vague
// step that one already, which At does not give yet.
func (h ScoreHistory) From(at time.Time) ScoreStep {
	for _, step := range slices.Backward(h.Steps) {
		if !step.At.After(at) {
			return step
		}
	}
	return ScoreStep{}
}
