package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// Trend says how a commitment's score moved from the assessment before the latest to the latest.
type Trend string

// The trends. There is none where one of the two assessments is missing or has no score: what cannot be assessed is not lower than what
// can.
const (
	NoTrend   Trend = ""
	Rising    Trend = "up"
	Falling   Trend = "down"
	Unchanged Trend = "same"
)

// Trend compares the latest assessment with the one before it.
func (r CommitmentReading) Trend() Trend {
	if len(r.History) < 2 {
		return NoTrend
	}
	return r.History[0].trendSince(r.History[1])
}

func (a Assessment) trendSince(before Assessment) Trend {
	switch {
	case a.Judgement != Scored || before.Judgement != Scored:
		return NoTrend
	case a.Score > before.Score:
		return Rising
	case a.Score < before.Score:
		return Falling
	}
	return Unchanged
}

// Standing is how a commitment stood at the end of a day: as CommitmentReading.State has it, with the score where it is Scored. Changed
// says that an assessment of that day said something else than the one before it, or was the first.
type Standing struct {
	State   Judgement
	Score   int
	Changed bool
}

// Words says how it stood: "2 intermediate", "not assessable", "not yet due" or "not assessed".
func (s Standing) Words() string {
	return CommitmentReading{State: s.State, HasCurrent: s.State == Scored || s.State == NotAssessable, Current: Assessment{Judgement: s.State, Score: s.Score}}.Words()
}

// ScoreChanges is how the commitments of an agreement stood on each day on which any of them changed: the days in the dossier's zone,
// oldest first, and for each day how each commitment stood at its end and what each party's figure was.
type ScoreChanges struct {
	Days      []Day
	Standings map[ID][]Standing
	Figures   map[ID][]ScoreStep
}

// Standing gives how a commitment stood at the end of a day of change; ok is false where nothing changed on that day.
func (c ScoreChanges) Standing(commitment ID, day Day) (standing Standing, ok bool) {
	at, found := slices.BinarySearch(c.Days, day)
	if standings := c.Standings[commitment]; found && at < len(standings) {
		return standings[at], true
	}
	return Standing{}, false
}

// ScoreChanges follows every commitment up to an instant; the last day counts only up to it. On the last day the standings are those of
// Compliance, unless a condition was met since.
func (f Frame) ScoreChanges(at time.Time) ScoreChanges {
	histories := f.judgedUntil(at)
	changed := f.changedOn(histories)
	changes := ScoreChanges{Days: daysOf(changed), Standings: map[ID][]Standing{}, Figures: map[ID][]ScoreStep{}}
	parties := f.ScoreHistories(at)
	for _, day := range changes.Days {
		end := day.End(f.Agreement.Location()).Add(-1)
		if end.After(at) {
			end = at
		}
		readings := f.Readings(end)
		for _, c := range f.Commitments {
			standing := f.standingAt(c, histories[c.ID], readings, end)
			standing.Changed = changed[day][c.ID]
			changes.Standings[c.ID] = append(changes.Standings[c.ID], standing)
		}
		for _, h := range parties {
			changes.Figures[h.Party.ID] = append(changes.Figures[h.Party.ID], h.At(end))
		}
	}
	return changes
}

// judgedUntil gives each commitment's assessments that speak of a time that had begun by an instant, oldest first.
func (f Frame) judgedUntil(at time.Time) map[ID][]Assessment {
	histories := map[ID][]Assessment{}
	for _, a := range f.Assessments {
		if a.begun(at) {
			histories[a.Commitment] = append(histories[a.Commitment], a)
		}
	}
	for _, history := range histories {
		slices.SortStableFunc(history, func(a, b Assessment) int {
			return cmp.Or(a.At.Compare(b.At), a.Recorded.At.Compare(b.Recorded.At))
		})
	}
	return histories
}

// changedOn gives the days on which commitments of the frame changed, and which.
func (f Frame) changedOn(histories map[ID][]Assessment) map[Day]map[ID]bool {
	changed := map[Day]map[ID]bool{}
	for _, c := range f.Commitments {
		history := histories[c.ID]
		for i, a := range history {
			if i > 0 && a.saysAs(history[i-1]) {
				continue
			}
			day := DayOf(a.At, f.Agreement.Location())
			if changed[day] == nil {
				changed[day] = map[ID]bool{}
			}
			changed[day][c.ID] = true
		}
	}
	return changed
}

// saysAs reports whether two assessments come to the same judgement.
func (a Assessment) saysAs(other Assessment) bool {
	return a.Judgement == other.Judgement && (a.Judgement != Scored || a.Score == other.Score)
}

func daysOf(changed map[Day]map[ID]bool) []Day {
	days := make([]Day, 0, len(changed))
	for day := range changed {
		days = append(days, day)
	}
	slices.Sort(days)
	return days
}

// standingAt gives how a commitment stood at an instant, by its assessments, oldest first.
func (f Frame) standingAt(c Commitment, history []Assessment, readings []Reading, at time.Time) Standing {
	for _, a := range slices.Backward(history) {
		if a.begun(at) {
			return Standing{State: a.Judgement, Score: a.Score}
		}
	}
	if !f.conditionMet(c.Condition, readings, at) {
		return Standing{State: NotYetDue}
	}
	return Standing{}
}

// StandingCounts counts a party's commitments by how they stand: by score, not assessable, not yet due, and not assessed by anybody.
type StandingCounts struct {
	Scores                               [MaxScore + 1]int
	NotAssessable, NotYetDue, Unassessed int
}

// Counts counts the party's commitments by how they stand.
func (p PartyCompliance) Counts() StandingCounts {
	var n StandingCounts
	for _, item := range p.Items {
		switch item.State {
		case Scored:
			n.Scores[min(max(item.Current.Score, 0), MaxScore)]++
		case NotAssessable:
			n.NotAssessable++
		case NotYetDue:
			n.NotYetDue++
		default:
			n.Unassessed++
		}
	}
	return n
}

// AnsweredFor gives the parties that a guarantor answers for, in the frame's order.
func (f Frame) AnsweredFor(guarantor Party) []Party {
	return keep(f.Parties, func(p Party) bool { return slices.Contains(guarantor.AnswersFor, p.ID) })
}
