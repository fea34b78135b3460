package ceasefire_test

import (
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

func TestProblemsOfAssessments(t *testing.T) {
	f := countsFrame()
	f.Commitments = []ceasefire.Commitment{
		{ID: recordID(21), Party: recordID(2), Title: "Stop all attacks"},
		{ID: recordID(22), Party: recordID(2), Title: "No combat flights", Condition: ceasefire.Condition{Kind: ceasefire.ConditionClock, Clock: recordID(11)}},
	}
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Assessment)
		field  string
		part   string
	}{
		{"nothing wrong", func(a *ceasefire.Assessment) {}, "", ""},
		{"score 0", func(a *ceasefire.Assessment) { a.Score = 0 }, "", ""},
		{"of nothing", func(a *ceasefire.Assessment) { a.Commitment = recordID(77) }, "commitment", "not one of the dossier's"},
		{"at no time", func(a *ceasefire.Assessment) { a.At = time.Time{} }, "at", "Say as of when"},
		{"score 4", func(a *ceasefire.Assessment) { a.Score = 4 }, "score", "4 is not on the scale"},
		{"score -1", func(a *ceasefire.Assessment) { a.Score = -1 }, "score", "-1 is not on the scale"},
		{"no judgement", func(a *ceasefire.Assessment) { a.Judgement = "" }, "score", "Choose a score"},
		{"not assessable", func(a *ceasefire.Assessment) { a.Judgement, a.Score = ceasefire.NotAssessable, 0 }, "", ""},
		{"no reason", func(a *ceasefire.Assessment) { a.Rationale = "" }, "rationale", "Say why"},
		{"evidence for neither side", func(a *ceasefire.Assessment) { a.Evidence = []ceasefire.Evidence{{Incident: recordID(8)}} }, "evidence", "for or against"},
		{"evidence without an incident", func(a *ceasefire.Assessment) { a.Evidence = []ceasefire.Evidence{{Stance: ceasefire.StanceFor}} }, "evidence", "for or against"},
		{"evidence", func(a *ceasefire.Assessment) {
			a.Evidence = []ceasefire.Evidence{{Incident: recordID(8), Stance: ceasefire.StanceAgainst}}
		}, "", ""},
		{"scored before its condition was met", func(a *ceasefire.Assessment) { a.Commitment = recordID(22) }, "warning, score", "It still waits for: Seven days held to be complete"},
		{"scored after it was", func(a *ceasefire.Assessment) { a.Commitment, a.At = recordID(22), instant("2016-09-20T00:00:00Z") }, "", ""},
		{"not yet due", func(a *ceasefire.Assessment) { a.Commitment, a.Judgement = recordID(22), ceasefire.NotYetDue }, "", ""},
	} {
		a := ceasefire.Assessment{Commitment: recordID(21), At: instant("2016-09-15T12:00:00Z"), Judgement: ceasefire.Scored, Score: 3, Rationale: "Three reports"}
		c.change(&a)
		only(t, c.name, a.Problems(f), c.field, c.part)
	}
}

func TestProblemsOfDeterminations(t *testing.T) {
	f := countsFrame()
	f.Clocks = append(f.Clocks,
		ceasefire.Clock{ID: recordID(12), Kind: ceasefire.FixedTerm, Name: "48 hours"},
		ceasefire.Clock{ID: recordID(13), Kind: ceasefire.Deadline, Name: "Start"},
		ceasefire.Clock{ID: recordID(14), Kind: ceasefire.Trigger, Name: "JIC", Legs: []ceasefire.Leg{{ID: recordID(15), Name: "Aid"}, {ID: recordID(16), Name: "Held", Clock: recordID(11)}}},
	)
	const at = "2016-09-15T12:00:00Z"
	until := instant("2016-09-17T12:00:00Z")
	ended := ruledOver(f, recordID(12), ceasefire.Ended, "2016-09-15T11:00:00Z")
	lapsed := countsFrame()
	lapsed.Clocks = []ceasefire.Clock{{ID: recordID(12), Kind: ceasefire.FixedTerm, Name: "48 hours", Starts: instant("2016-09-12T19:00:00+03:00"), Ends: instant("2016-09-14T19:00:00+03:00")}}
	for _, c := range []struct {
		name  string
		frame ceasefire.Frame
		d     ceasefire.Determination
		field string
		part  string
	}{
		{"a break", f, ceasefire.Determination{Clock: recordID(11), Ruling: ceasefire.Broken}, "", ""},
		{"an unknown clock", f, ceasefire.Determination{Clock: recordID(77), Ruling: ceasefire.Broken}, "clock", "not one of the dossier's"},
		{"an unknown ruling", f, ceasefire.Determination{Clock: recordID(11), Ruling: "paused"}, "ruling", "another kind of clock"},
		{"a term broken", f, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Broken}, "ruling", "48 hours cannot be ruled"},
		{"a streak extended", f, ceasefire.Determination{Clock: recordID(11), Ruling: ceasefire.Extended, Until: until}, "ruling", "Seven days held cannot"},
		{"a deadline ended", f, ceasefire.Determination{Clock: recordID(13), Ruling: ceasefire.Ended}, "ruling", "Start cannot"},
		{"a streak ended", f, ceasefire.Determination{Clock: recordID(11), Ruling: ceasefire.Ended}, "", ""},
		{"a term extended", f, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Extended, Until: until}, "", ""},
		{"extended into the past", f, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Extended, Until: instant(at)}, "until", "give a later one"},
		{"offered until no time", f, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Offered}, "until", "give a later one"},
		{"extended after its end", ended, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Extended, Until: until}, "clock", "is not renewed"},
		{"ended twice", ended, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Ended}, "ruling", "It was ended on 15 Sep 2016 already"},
		{"broken after its end", ruledOver(f, recordID(11), ceasefire.Ended, "2016-09-14T11:00:00Z"), ceasefire.Determination{Clock: recordID(11), Ruling: ceasefire.Broken}, "at", "It was ended on 14 Sep 2016"},
		{"renewed after it lapsed", lapsed, ceasefire.Determination{Clock: recordID(12), Ruling: ceasefire.Extended, Until: until}, "warning, at", "It had lapsed on 14 Sep 2016, 19:00"},
		{"a leg met", f, ceasefire.Determination{Clock: recordID(14), Ruling: ceasefire.LegMet, Leg: recordID(15)}, "", ""},
		{"a leg that a streak meets", f, ceasefire.Determination{Clock: recordID(14), Ruling: ceasefire.LegMet, Leg: recordID(16)}, "leg", "met by ruling"},
		{"no leg", f, ceasefire.Determination{Clock: recordID(14), Ruling: ceasefire.LegOpen}, "leg", "met by ruling"},
	} {
		c.d.At, c.d.Precision, c.d.Reason = instant(at), ceasefire.PrecisionDay, "Reports"
		only(t, c.name, c.d.Problems(c.frame), c.field, c.part)
	}
	bare := ceasefire.Determination{Clock: recordID(11), Ruling: ceasefire.Dismissed}
	diff(t, "without time or reason", []string{
		"at: Say when it takes effect: write YYYY-MM-DD HH:MM.",
		"at: Say how closely the time is known.",
		"reason: Say why: a ruling without a reason cannot be defended.",
	}, said(bare.Problems(f)))
}
