package ceasefire

import (
	"slices"
	"time"
)

// Problems gives what is wrong with an assessment as it would be saved.
func (a Assessment) Problems(f Frame) []Problem {
	var p problems
	commitment, ok := f.Commitment(a.Commitment)
	p.add(!ok, "commitment", "The commitment is not one of the dossier's: choose one of the matrix.")
	p.add(a.At.IsZero(), "at", "Say as of when this was so: write YYYY-MM-DD HH:MM.")
	p.add(!slices.Contains([]Judgement{Scored, NotAssessable, NotYetDue}, a.Judgement), "score", "Choose a score, or say why there is none.")
	p.add(a.Judgement == Scored && (a.Score < 0 || a.Score > MaxScore), "score", "The score %d is not on the scale: choose 0 to %d.", a.Score, MaxScore)
	p.add(a.Rationale == "", "rationale", "Say why: an assessment without a reason cannot be defended.")
	p.checkEvidence(a.Evidence)
	if ok && a.Judgement == Scored && !a.At.IsZero() {
		met := f.conditionMet(commitment.Condition, f.Readings(a.At), a.At)
		p.warn(!met, "score", "It still waits for: %s. A score says that you hold it due all the same.", f.waitsFor(commitment.Condition))
	}
	return p.list
}

func (p *problems) checkEvidence(list []Evidence) {
	for _, e := range list {
		p.add(e.Incident.IsZero() || e.Stance != StanceFor && e.Stance != StanceAgainst, "evidence", "Each incident speaks for or against: choose one of the two.")
	}
}

// Problems gives what is wrong with a determination as it would be saved.
func (d Determination) Problems(f Frame) []Problem {
	var p problems
	clock, ok := f.Clock(d.Clock)
	p.add(!ok, "clock", "The clock is not one of the dossier's: choose one of its clocks.")
	p.add(d.At.IsZero(), "at", "Say when it takes effect: write YYYY-MM-DD HH:MM.")
	p.add(d.Precision < PrecisionMinute || d.Precision > PrecisionYear, "at", "Say how closely the time is known.")
	p.add(d.Reason == "", "reason", "Say why: a ruling without a reason cannot be defended.")
	p.add(ok && !clock.takes(d.Ruling), "ruling", "%s cannot be ruled %q: that is for another kind of clock.", clock.Name, d.Ruling)
	p.checkEvidence(d.Evidence)
	if ok && !d.At.IsZero() {
		f.checkRulingTime(&p, clock, d)
		f.checkDues(&p, clock, d)
	}
	if d.Ruling == Extended || d.Ruling == Offered {
		p.add(!d.Until.After(d.At), "until", "The new end lies before the ruling: give a later one.")
		_, over := f.endedBy(d)
		p.add(ok && over, "clock", "%s was ended: a term that has ended is not renewed.", clock.Name)
	}
	if d.Ruling == LegMet || d.Ruling == LegOpen {
		known := slices.ContainsFunc(clock.Legs, func(l Leg) bool { return l.ID == d.Leg && l.Clock.IsZero() })
		p.add(!known, "leg", "Choose a leg that is met by ruling.")
	}
	return p.list
}

// takes reports whether a ruling makes sense for a kind of clock.
func (c Clock) takes(r Ruling) bool {
	switch r {
	case Extended, Offered:
		return c.Kind == FixedTerm
	case Broken, Dismissed:
		return c.Kind == Streak
	case LegMet, LegOpen:
		return c.Kind == Trigger
	}
	return r == Ended && c.Kind != Deadline
}

// endedBy gives another ruling that had ended the clock by the time that this one takes effect.
func (f Frame) endedBy(d Determination) (Determination, bool) {
	return find(f.Determinations, func(other Determination) bool { return d.endedToo(other) && !other.At.After(d.At) })
}

// endedToo reports whether another ruling ended the same clock.
func (d Determination) endedToo(other Determination) bool {
	return other.ID != d.ID && other.Counts() && other.Clock == d.Clock && other.Ruling == Ended
}

// renewedAfter gives a renewal of the same clock that took effect when all that is known of this ruling's time was over.
func (f Frame) renewedAfter(d Determination) (Determination, bool) {
	until := d.KnownUntil(f.Agreement.Location())
	return find(f.Determinations, func(other Determination) bool {
		return other.ID != d.ID && other.Counts() && other.Clock == d.Clock && other.Ruling == Extended && !other.At.Before(until)
	})
}

// checkRulingTime adds what is wrong with when a ruling takes effect, and until when. A ruling known to the day may lie on the day on which its clock
// starts, though before the hour.
func (f Frame) checkRulingTime(p *problems, clock Clock, d Determination) {
	at := d.KnownUntil(f.Agreement.Location())
	began := clock.Starts.IsZero() || at.After(clock.Starts)
	p.add(d.Ruling == Ended && !began, "at", "It would end before it starts, on %s: give a later time.", FormatInstant(clock.Starts, PrecisionMinute, f.Agreement.Location()))
	p.add(d.Ruling == Broken && !began, "at", "It would be broken before it starts, on %s: give a later time.", FormatInstant(clock.Starts, PrecisionMinute, f.Agreement.Location()))
	if other, twice := find(f.Determinations, d.endedToo); d.Ruling == Ended && twice {
		p.add(true, "ruling", "It was ended on %s already: annul that ruling first if this one is to count instead.", FormatInstant(other.At, other.Precision, f.Agreement.Location()))
	}
	if other, renewed := f.renewedAfter(d); d.Ruling == Ended && began && renewed {
		p.add(true, "at", "It was renewed on %s: what had ended was not renewed. Give a later time, or annul that ruling first.", FormatInstant(other.At, other.Precision, f.Agreement.Location()))
	}
	if over, ended := f.endedBy(d); d.Ruling == Broken && ended && over.At.Before(d.At) {
		p.add(true, "at", "It was ended on %s: what came after that breaks nothing. Give an earlier time.", FormatInstant(over.At, over.Precision, f.Agreement.Location()))
	}
	if d.Ruling == Extended && clock.Kind == FixedTerm && d.Until.After(d.At) {
		f.checkRenewal(p, clock, d)
	}
}

// checkRenewal adds what is wrong with the ends of a renewal, and warns of one that came when the term had lapsed.
func (f Frame) checkRenewal(p *problems, clock Clock, d Determination) {
	ends := f.endBefore(clock, d)
	said := FormatInstant(ends, PrecisionMinute, f.Agreement.Location())
	p.add(!d.Until.After(ends), "until", "It runs until %s already: give a later end.", said)
	p.warn(!ends.IsZero() && d.At.After(ends), "at", "It had lapsed on %s: the time until this takes effect stays a gap. Give an earlier time if it was renewed before it lapsed.", said)
}

// endBefore gives the end that a term had before a ruling, by the renewals that took effect before it.
func (f Frame) endBefore(clock Clock, d Determination) time.Time {
	ends := clock.Ends
	for _, other := range f.Determinations {
		earlier := other.ID != d.ID && other.Counts() && other.Clock == clock.ID && other.Ruling == Extended && other.At.Before(d.At)
		if earlier && other.Until.After(ends) {
			ends = other.Until
		}
	}
	return ends
}
