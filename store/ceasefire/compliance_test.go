package ceasefire

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// judged makes an assessment that speaks of an instant and was recorded an hour later.
func judged(n byte, commitment ID, at string, judgement Judgement, score int) Assessment {
	a := Assessment{ID: storyID(n), Commitment: commitment, At: damascus(at), Judgement: judgement, Score: score, Rationale: "seen"}
	a.Recorded = Stamp{By: "analyst", At: a.At.Add(time.Hour)}
	return a
}

// The government has three commitments. At 14 Sep attacks is 1; at 16 Sep access is 2: (1+2)/(3×2) = 0.5; at 17 Sep attacks falls to 0:
// (0+2)/6 = 0.333; at 18 Sep access cannot be assessed any more: 0/3 = 0 of one assessed.
func TestComplianceIsTheShareOfTheScoresThatCouldBe(t *testing.T) {
	f := storyFrame()
	f.Assessments = []Assessment{
		judged(81, attacksID, "2016-09-14 12:00", Scored, 1),
		judged(82, convoysID, "2016-09-16 12:00", Scored, 2),
		judged(83, attacksID, "2016-09-17 12:00", Scored, 0),
		judged(84, convoysID, "2016-09-18 12:00", NotAssessable, 0),
	}
	for _, test := range []struct {
		at       string
		known    bool
		score    float64
		assessed int
		states   [3]Judgement
	}{
		{"2016-09-10 12:00", false, 0, 0, [3]Judgement{NotYetDue, "", NotYetDue}},
		{"2016-09-12 19:00", false, 0, 0, [3]Judgement{"", "", NotYetDue}},
		{"2016-09-14 12:00", true, 1.0 / 3, 1, [3]Judgement{Scored, "", NotYetDue}},
		{"2016-09-16 12:00", true, 0.5, 2, [3]Judgement{Scored, Scored, NotYetDue}},
		{"2016-09-17 12:00", true, 1.0 / 3, 2, [3]Judgement{Scored, Scored, NotYetDue}},
		{"2016-09-18 12:00", true, 0, 1, [3]Judgement{Scored, NotAssessable, NotYetDue}},
	} {
		parties := f.Compliance(damascus(test.at))
		if len(parties) != 1 {
			t.Fatalf("%d parties promised something, want 1", len(parties))
		}
		p := parties[0]
		if p.Known != test.known || math.Abs(p.Score-test.score) > 1e-12 || p.Assessed != test.assessed || p.Commitments != 3 {
			t.Errorf("at %s: %v %v, %d of %d assessed; want %v %v, %d", test.at, p.Known, p.Score, p.Assessed, p.Commitments, test.known, test.score, test.assessed)
		}
		for i, want := range test.states {
			if p.Items[i].State != want {
				t.Errorf("at %s: %s is %q, want %q", test.at, p.Items[i].Commitment.Title, p.Items[i].State, want)
			}
		}
	}
}

func TestOverdueIsPastDueMetAndNotFullyKept(t *testing.T) {
	for _, test := range []struct {
		name, at   string
		assessment Assessment
		want       bool
	}{
		{"before its date", "2016-09-12 18:59", Assessment{}, false},
		{"at its date, unjudged", "2016-09-12 19:00", Assessment{}, true},
		{"partly kept", "2016-09-13 12:00", judged(85, convoysID, "2016-09-13 00:00", Scored, 2), true},
		{"fully kept", "2016-09-13 12:00", judged(85, convoysID, "2016-09-13 00:00", Scored, 3), false},
		{"not assessable", "2016-09-13 12:00", judged(85, convoysID, "2016-09-13 00:00", NotAssessable, 0), false},
	} {
		f := storyFrame()
		f.Assessments = []Assessment{test.assessment}
		if got := f.Compliance(damascus(test.at))[0].Items[1].Overdue; got != test.want {
			t.Errorf("%s: overdue %v, want %v", test.name, got, test.want)
		}
	}
}

func TestConditionsOnOtherCommitmentsAndStatements(t *testing.T) {
	f := storyFrame()
	f.Commitments[1].Condition = Condition{Kind: ConditionCommitment, Commitment: attacksID, MinScore: 2}
	f.Commitments[2].Condition = Condition{Kind: ConditionStatement, Text: "the government is serious", MetAt: damascus("2016-09-15 00:00")}
	f.Assessments = []Assessment{judged(86, attacksID, "2016-09-14 00:00", Scored, 1), judged(87, attacksID, "2016-09-16 00:00", Scored, 2)}
	for _, test := range []struct {
		at                    string
		waitsOther, waitsWord string
	}{
		{"2016-09-14 12:00", "Government: Stop all attacks, scored 2 or more", "the government is serious"},
		{"2016-09-15 12:00", "Government: Stop all attacks, scored 2 or more", ""},
		{"2016-09-16 12:00", "", ""},
	} {
		items := f.Compliance(damascus(test.at))[0].Items
		if items[1].WaitsFor != test.waitsOther || items[2].WaitsFor != test.waitsWord {
			t.Errorf("at %s: waits for %q and %q", test.at, items[1].WaitsFor, items[2].WaitsFor)
		}
	}
}

func TestScoresStayWithinNoneAndAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := storyFrame()
		judgements := rapid.SampledFrom([]Judgement{Scored, Scored, NotAssessable, NotYetDue})
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			a := Assessment{ID: storyID(byte(100 + i)), At: anInstant(t, "at"), Judgement: judgements.Draw(t, "judgement")}
			a.Commitment = rapid.SampledFrom([]ID{attacksID, convoysID, flightID}).Draw(t, "commitment")
			if a.Judgement == Scored {
				a.Score = rapid.IntRange(0, MaxScore).Draw(t, "score")
			}
			f.Assessments = append(f.Assessments, a)
		}
		for _, p := range f.Compliance(anInstant(t, "read at")) {
			if p.Score < 0 || p.Score > 1 || p.Assessed > p.Commitments || p.Known != (p.Assessed > 0) {
				t.Fatalf("score %v of %d assessed of %d, known %v", p.Score, p.Assessed, p.Commitments, p.Known)
			}
		}
	})
}
