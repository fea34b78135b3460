package ceasefire

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The government's attacks are scored 1 on the 14th, confirmed on the 15th, and fall to 0 on the 17th; its convoys are scored 2 at 23:30 of
// the 16th in Damascus, which is 20:30 UTC, and cannot be assessed from the 17th on. The 15th is no column: nothing changed.
func TestScoreChangesByHand(t *testing.T) {
	f := storyFrame()
	f.Assessments = []Assessment{
		judged(83, attacksID, "2016-09-17 12:00", Scored, 0),
		judged(81, attacksID, "2016-09-14 12:00", Scored, 1),
		judged(82, attacksID, "2016-09-15 12:00", Scored, 1),
		judged(84, convoysID, "2016-09-16 23:30", Scored, 2),
		judged(85, convoysID, "2016-09-17 18:00", NotAssessable, 0),
	}
	got := f.ScoreChanges(damascus("2016-09-17 13:00"))
	sep := func(day int) Day { return DayFrom(2016, time.September, day) }
	want := ScoreChanges{
		Days: []Day{sep(14), sep(16), sep(17)},
		Standings: map[ID][]Standing{
			attacksID: {{Scored, 1, true}, {Scored, 1, false}, {Scored, 0, true}},
			convoysID: {{}, {Scored, 2, true}, {Scored, 2, false}},
			flightID:  {{State: NotYetDue}, {State: NotYetDue}, {State: NotYetDue}},
		},
		Figures: map[ID][]ScoreStep{govID: {
			{At: damascus("2016-09-14 12:00"), Score: 1.0 / 3, Known: true, Assessed: 1}, {At: damascus("2016-09-16 23:30"), Score: 0.5, Known: true, Assessed: 2},
			{At: damascus("2016-09-17 12:00"), Score: 1.0 / 3, Known: true, Assessed: 2},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("at 13:00 of the 17th (-want +got):\n%s", diff)
	}
	got = f.ScoreChanges(damascus("2016-09-17 18:00"))
	if diff := cmp.Diff([]Standing{{}, {Scored, 2, true}, {NotAssessable, 0, true}}, got.Standings[convoysID]); diff != "" {
		t.Errorf("convoys at 18:00 of the 17th (-want +got):\n%s", diff)
	}
}

// What is judged twice on one day and comes back to where it was has changed all the same.
func TestADayOnWhichAScoreCameBackIsADayOfChange(t *testing.T) {
	f := promises(
		judgement(11, 13, 8, 1, Scored, 2), judgement(11, 15, 8, 2, Scored, 0), judgement(11, 15, 9, 3, Scored, 2),
	)
	got := f.ScoreChanges(scoredAt(20, 0)).Standings[ID{11}]
	if diff := cmp.Diff([]Standing{{Scored, 2, true}, {Scored, 2, true}}, got); diff != "" {
		t.Errorf("standings (-want +got):\n%s", diff)
	}
}

func TestTrendIsSinceTheAssessmentBefore(t *testing.T) {
	for name, test := range map[string]struct {
		history []Assessment
		want    Trend
	}{
		"never judged":                 {nil, NoTrend},
		"judged once":                  {[]Assessment{judgement(11, 13, 0, 1, Scored, 3)}, NoTrend},
		"better":                       {[]Assessment{judgement(11, 13, 0, 1, Scored, 1), judgement(11, 14, 0, 2, Scored, 2)}, Rising},
		"worse":                        {[]Assessment{judgement(11, 13, 0, 1, Scored, 3), judgement(11, 14, 0, 2, Scored, 2)}, Falling},
		"the same":                     {[]Assessment{judgement(11, 13, 0, 1, Scored, 0), judgement(11, 14, 0, 2, Scored, 0)}, Unchanged},
		"no more assessable":           {[]Assessment{judgement(11, 13, 0, 1, Scored, 3), judgement(11, 14, 0, 2, NotAssessable, 0)}, NoTrend},
		"assessable at last":           {[]Assessment{judgement(11, 13, 0, 1, NotYetDue, 0), judgement(11, 14, 0, 2, Scored, 1)}, NoTrend},
		"only the last two count":      {[]Assessment{judgement(11, 12, 0, 1, Scored, 3), judgement(11, 13, 0, 1, Scored, 0), judgement(11, 14, 0, 2, Scored, 1)}, Rising},
		"recorded later counts as new": {[]Assessment{judgement(11, 13, 0, 5, Scored, 1), judgement(11, 13, 0, 2, Scored, 2)}, Falling},
	} {
		t.Run(name, func(t *testing.T) {
			if got := promises(test.history...).Compliance(scoredAt(20, 0))[0].Items[0].Trend(); got != test.want {
				t.Errorf("trend %q, want %q", got, test.want)
			}
		})
	}
}

func TestCountsOfStandings(t *testing.T) {
	party := PartyCompliance{Items: []CommitmentReading{
		{State: Scored, Current: Assessment{Score: 3}}, {State: Scored}, {State: Scored}, {State: NotAssessable}, {State: NotYetDue}, {},
	}}
	want := StandingCounts{Scores: [4]int{2, 0, 0, 1}, NotAssessable: 1, NotYetDue: 1, Unassessed: 1}
	if diff := cmp.Diff(want, party.Counts()); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestAnsweredFor(t *testing.T) {
	f := storyFrame()
	got := f.AnsweredFor(f.Parties[0])
	if len(got) != 1 || got[0].ID != govID {
		t.Errorf("Russia answers for %v", got)
	}
}

// The days run forward, and on the last one everything stands as Compliance says at the same instant.
func TestTheLastColumnIsWhatComplianceSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := storyFrame()
		for i := range rapid.IntRange(1, 12).Draw(t, "n") {
			a := judged(byte(100+i), rapid.SampledFrom([]ID{attacksID, convoysID, flightID}).Draw(t, "commitment"), "2016-09-12 00:00", Scored, 0)
			a.At = anInstant(t, "at")
			a.Judgement = rapid.SampledFrom([]Judgement{Scored, NotAssessable, NotYetDue}).Draw(t, "judgement")
			if a.Judgement == Scored {
				a.Score = rapid.IntRange(0, MaxScore).Draw(t, "score")
			}
			f.Assessments = append(f.Assessments, a)
		}
		changes := f.ScoreChanges(anInstant(t, "read at"))
		for i, day := range changes.Days {
			if i > 0 && day <= changes.Days[i-1] {
				t.Fatalf("the days do not run forward: %v", changes.Days)
			}
			marked := 0
			for _, standings := range changes.Standings {
				if standings[i].Changed {
					marked++
				}
			}
			if marked == 0 {
				t.Fatalf("nothing changed on %v", day)
			}
		}
		if len(changes.Days) == 0 {
			return
		}
		last := len(changes.Days) - 1
		end := changes.Days[last].End(f.Agreement.Location()).Add(-1)
		all := f.ScoreChanges(end)
		for _, p := range f.Compliance(end) {
			for _, item := range p.Items {
				got := all.Standings[item.Commitment.ID][last]
				if got.State != item.State || item.State == Scored && got.Score != item.Current.Score {
					t.Fatalf("%s stands at %+v, Compliance says %s", item.Commitment.Title, got, item.Words())
				}
			}
		}
	})
}
