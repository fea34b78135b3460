package ceasefire

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// scoredAt is the hour of a day in September 2016.
func scoredAt(day, hour int) time.Time {
	return time.Date(2016, time.September, day, hour, 0, 0, 0, time.UTC)
}

// promises is a frame in which the first party promised three things, the second one, and the third nothing.
func promises(assessments ...Assessment) Frame {
	f := Frame{Parties: []Party{{ID: ID{1}}, {ID: ID{2}}, {ID: ID{3}}}, Assessments: assessments}
	for i, party := range []byte{1, 1, 1, 2} {
		f.Commitments = append(f.Commitments, Commitment{ID: ID{byte(11 + i)}, Party: ID{party}})
	}
	return f
}

// judgement is an assessment of a commitment at an hour of a day, recorded at an hour of the 30th.
func judgement(commitment byte, day, hour, recorded int, j Judgement, score int) Assessment {
	return Assessment{
		Commitment: ID{commitment}, At: scoredAt(day, hour), Judgement: j, Score: score, Recorded: Stamp{At: scoredAt(30, recorded)},
	}
}

// toTheDay gives an assessment as one that is known to the day only.
func toTheDay(a Assessment) Assessment {
	a.Precision = PrecisionDay
	return a
}

func TestScoreHistories(t *testing.T) {
	for name, test := range map[string]struct {
		given         []Assessment
		first, second []ScoreStep
	}{
		"nobody judged": {},
		"a score, another, and a better one of the first": {
			given: []Assessment{
				judgement(11, 13, 8, 1, Scored, 1), judgement(12, 14, 8, 2, Scored, 3), judgement(11, 15, 8, 3, Scored, 2),
			},
			first: []ScoreStep{
				{At: scoredAt(13, 8), Score: 1.0 / 3, Known: true, Assessed: 1}, {At: scoredAt(14, 8), Score: 4.0 / 6, Known: true, Assessed: 2}, {At: scoredAt(15, 8), Score: 5.0 / 6, Known: true, Assessed: 2},
			},
		},
		"in any order, and each party by itself": {
			given: []Assessment{judgement(14, 15, 0, 2, Scored, 3), judgement(12, 14, 0, 1, Scored, 0)},
			first: []ScoreStep{{At: scoredAt(14, 0), Score: 0, Known: true, Assessed: 1}}, second: []ScoreStep{{At: scoredAt(15, 0), Score: 1, Known: true, Assessed: 1}},
		},
		"two at once are one step": {
			given: []Assessment{judgement(11, 13, 8, 1, Scored, 3), judgement(12, 13, 8, 2, Scored, 0)},
			first: []ScoreStep{{At: scoredAt(13, 8), Score: 0.5, Known: true, Assessed: 2}},
		},
		"of two that speak of one instant the one recorded later counts": {
			given: []Assessment{judgement(11, 13, 8, 5, Scored, 3), judgement(11, 13, 8, 2, Scored, 0)},
			first: []ScoreStep{{At: scoredAt(13, 8), Score: 1, Known: true, Assessed: 1}},
		},
		"neither not assessable nor not yet due enters the average": {
			given: []Assessment{
				judgement(11, 12, 0, 1, NotYetDue, 0), judgement(12, 13, 0, 2, Scored, 2), judgement(13, 14, 0, 3, NotAssessable, 0),
				judgement(12, 15, 0, 4, NotAssessable, 0),
			},
			first: []ScoreStep{
				{At: scoredAt(12, 0), Score: 0, Known: false, Assessed: 0}, {At: scoredAt(13, 0), Score: 2.0 / 3, Known: true, Assessed: 1}, {At: scoredAt(14, 0), Score: 2.0 / 3, Known: true, Assessed: 1},
				{At: scoredAt(15, 0), Score: 0, Known: false, Assessed: 0},
			},
		},
		"what is known to the day begins after the instant at which its day begins": {
			given: []Assessment{toTheDay(judgement(11, 13, 0, 5, Scored, 0)), judgement(11, 13, 0, 4, Scored, 3), toTheDay(judgement(12, 20, 0, 1, Scored, 3))},
			first: []ScoreStep{{At: scoredAt(13, 0), Score: 1, Known: true, Assessed: 1}, {At: scoredAt(13, 0), Score: 0, Known: true, Assessed: 1, Vague: true}},
		},
		"what speaks of a later time is not shown": {given: []Assessment{judgement(11, 21, 0, 1, Scored, 3)}},
	} {
		t.Run(name, func(t *testing.T) {
			got := promises(test.given...).ScoreHistories(scoredAt(20, 0))
			want := []ScoreHistory{{Party{ID: ID{1}}, 3, test.first}, {Party{ID: ID{2}}, 1, test.second}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("histories (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNothingIsKnownBeforeTheFirstStep(t *testing.T) {
	h := promises(judgement(11, 13, 8, 1, Scored, 1)).ScoreHistories(scoredAt(20, 0))[0]
	if got := h.At(scoredAt(13, 7)); got.Known || got.Assessed != 0 {
		t.Errorf("an hour before the first assessment the figure is %v, want none", got)
	}
	if got := h.At(scoredAt(13, 8)); !got.Known {
		t.Error("at the instant of the first assessment there is no figure")
	}
}

// What is known to the day does not count at the instant at which its day begins, and does from there on.
func TestAVagueStepHoldsFromItsInstantOn(t *testing.T) {
	h := promises(judgement(11, 12, 0, 1, Scored, 3), toTheDay(judgement(11, 13, 0, 2, Scored, 0))).ScoreHistories(scoredAt(20, 0))[0]
	for at, want := range map[time.Time][2]float64{scoredAt(12, 0): {1, 1}, scoredAt(12, 23): {1, 1}, scoredAt(13, 0): {1, 0}, scoredAt(13, 1): {0, 0}} {
		if got := [2]float64{h.At(at).Score, h.From(at).Score}; got != want {
			t.Errorf("at %s and from then on the figure is %v, want %v", at, got, want)
		}
	}
	if h.From(scoredAt(11, 0)).Known {
		t.Error("before the first step there is a figure")
	}
}

// At whatever instant it is read, a history keeps to 0..1 and says what Compliance says.
func TestScoreHistorySaysWhatComplianceSays(t *testing.T) {
	one := rapid.Custom(func(t *rapid.T) Assessment {
		a := judgement(
			byte(rapid.IntRange(11, 14).Draw(t, "commitment")), rapid.IntRange(12, 16).Draw(t, "day"), rapid.IntRange(0, 2).Draw(t, "hour"),
			rapid.IntRange(0, 3).Draw(t, "recorded"), rapid.SampledFrom([]Judgement{Scored, Scored, NotAssessable, NotYetDue}).Draw(t, "judgement"),
			rapid.IntRange(0, MaxScore).Draw(t, "score"),
		)
		a.Precision = rapid.SampledFrom([]Precision{0, PrecisionMinute, PrecisionDay, PrecisionMonth}).Draw(t, "precision")
		return a
	})
	rapid.Check(t, func(t *rapid.T) {
		f := promises(rapid.SliceOfN(one, 0, 20).Draw(t, "assessments")...)
		at := scoredAt(rapid.IntRange(11, 17).Draw(t, "read on"), rapid.IntRange(0, 2).Draw(t, "read at"))
		histories, compliance := f.ScoreHistories(scoredAt(18, 0)), f.Compliance(at)
		if len(histories) != len(compliance) {
			t.Fatalf("%d histories of %d parties", len(histories), len(compliance))
		}
		for i, h := range histories {
			got, want := h.At(at), compliance[i]
			if got.Score < 0 || got.Score > 1 || got.Score != want.Score || got.Known != want.Known || got.Assessed != want.Assessed || h.Commitments != want.Commitments {
				t.Errorf("the history says %v of %d, Compliance %v, %v, %d of %d", got, h.Commitments, want.Score, want.Known, want.Assessed, want.Commitments)
			}
		}
	})
}
