package ceasefire

import (
	"cmp"
	"slices"
	"time"
)

// CommitmentReading is a commitment as it stands at an instant. State is the judgement of its latest assessment, NotYetDue
// where it has none and its condition is unmet, and empty where nobody has judged it. Due is zero where it has no date.
// WaitsFor says what an unmet condition waits for. History has the assessments, newest first; Evidence counts the incidents that
// they name. It is overdue when its date is past, its condition is met and it was not scored as fully kept.
type CommitmentReading struct {
	Commitment Commitment
	Current    Assessment
	HasCurrent bool
	State      Judgement
	Due        time.Time
	WaitsFor   string
	History    []Assessment
	Evidence   int
	Overdue    bool
}

// PartyCompliance is how a party keeps what it promised: Σ score / (3 × assessed commitments), from 0 to 1, which is Known only
// where something was scored (Peace Accords Matrix scale). Commitments counts all of them, scored or not.
type PartyCompliance struct {
	Party       Party
	Score       float64
	Known       bool
	Assessed    int
	Commitments int
	Items       []CommitmentReading
}

// Compliance reads every commitment at an instant, by party in the frame's order; a party that promised nothing is left out. Only
// assessments that speak of a time that had begun by the instant count.
func (f Frame) Compliance(at time.Time) []PartyCompliance {
	readings := f.Readings(at)
	var all []PartyCompliance
	for _, party := range f.Parties {
		mine := keep(f.Commitments, func(c Commitment) bool { return c.Party == party.ID })
		if len(mine) == 0 {
			continue
		}
		p := PartyCompliance{Party: party, Commitments: len(mine)}
		for _, c := range mine {
			p.Items = append(p.Items, f.readCommitment(c, readings, at))
		}
		p.score()
		all = append(all, p)
	}
	return all
}

func (p *PartyCompliance) score() {
	sum := 0
	for _, item := range p.Items {
		if item.State == Scored {
			sum += item.Current.Score
			p.Assessed++
		}
	}
	if p.Assessed > 0 {
		p.Score, p.Known = float64(sum)/float64(MaxScore*p.Assessed), true
	}
}

func (f Frame) readCommitment(c Commitment, readings []Reading, at time.Time) CommitmentReading {
	r := CommitmentReading{Commitment: c, Due: f.dueOf(c.Due, readings), History: f.assessmentsOf(c.ID, at)}
	r.Evidence = incidentsIn(r.History)
	met := f.conditionMet(c.Condition, readings, at)
	if !met {
		r.WaitsFor = f.waitsFor(c.Condition)
	}
	switch {
	case len(r.History) > 0:
		r.Current, r.HasCurrent, r.State = r.History[0], true, r.History[0].Judgement
	case !met:
		r.State = NotYetDue
	}
	kept := r.State == Scored && r.Current.Score == MaxScore
	r.Overdue = met && !r.Due.IsZero() && !at.Before(r.Due) && !kept && r.State != NotAssessable && r.State != NotYetDue
	return r
}

// assessmentsOf gives a commitment's assessments that speak of a time that had begun by an instant, newest first; of two that speak of the
// same time, the one recorded later is the newer.
func (f Frame) assessmentsOf(commitment ID, at time.Time) []Assessment {
	found := keep(f.Assessments, func(a Assessment) bool { return a.Commitment == commitment && a.begun(at) })
	slices.Reverse(found)
	slices.SortStableFunc(found, func(a, b Assessment) int {
		return cmp.Or(b.At.Compare(a.At), b.Recorded.At.Compare(a.Recorded.At))
	})
	return found
}

func incidentsIn(history []Assessment) int {
	named := map[ID]bool{}
	for _, a := range history {
		for _, e := range a.Evidence {
			named[e.Incident] = true
		}
	}
	return len(named)
}

// Words says how the commitment stands: "2 intermediate", "not assessable", "not yet due" or "not assessed".
func (r CommitmentReading) Words() string {
	switch {
	case r.HasCurrent:
		return r.Current.Words()
	case r.State == NotYetDue:
		return "not yet due"
	}
	return "not assessed"
}

// Words says what was judged: "2 intermediate", "not assessable" or "not yet due".
func (a Assessment) Words() string {
	switch a.Judgement {
	case NotAssessable:
		return "not assessable"
	case NotYetDue:
		return "not yet due"
	}
	return ScoreWords(a.Score)
}

// ScoreWords gives a score with its word: "0 not initiated", "1 minimal", "2 intermediate", "3 full" (Peace Accords Matrix).
func ScoreWords(score int) string {
	words := [...]string{"0 not initiated", "1 minimal", "2 intermediate", "3 full"}
	return words[min(max(score, 0), MaxScore)]
}
