package ceasefire_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// said gives problems as "field: message" with "warning" before those that do not stop a save.
func said(list []ceasefire.Problem) []string {
	var lines []string
	for _, p := range list {
		line := p.Field + ": " + p.Message
		if p.Warning {
			line = "warning, " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// only checks that a list has one problem, which begins and goes on as told, or none where it is told nothing.
func only(t *testing.T, name string, list []ceasefire.Problem, field, part string) {
	t.Helper()
	got := said(list)
	if field == "" {
		if len(got) > 0 {
			t.Errorf("%s: nothing is wrong, and it says %q", name, got)
		}
		return
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], field+": ") || !strings.Contains(got[0], part) {
		t.Errorf("%s: it says %q, not %s: …%s…", name, got, field, part)
	}
}

// wellFormed is an incident with which nothing is wrong.
func wellFormed() ceasefire.Incident {
	return ceasefire.Incident{
		When:  ceasefire.DayMoment(date("2016-09-14"), mustZone("Asia/Damascus")),
		Place: ceasefire.Place{Name: "Aleppo", Area: "SY-HL", Point: ceasefire.Point{Lat: 36.2, Lon: 37.2}, HasPoint: true},
		Type:  ceasefire.Shelling, Severity: ceasefire.SeverityDeadly, Verification: ceasefire.Unverified,
		Deaths: ceasefire.Deaths{Estimate: estimate(1, 2, 3), Civilians: ceasefire.People(2), SideA: ceasefire.People(1)},
	}
}

// estimate makes an estimate; -1 is unknown.
func estimate(low, best, high int) ceasefire.Estimate {
	count := func(n int) ceasefire.Count {
		if n == -1 {
			return ceasefire.Count{}
		}
		return ceasefire.People(n)
	}
	return ceasefire.Estimate{Low: count(low), Best: count(best), High: count(high)}
}

func TestProblemsOfIncidents(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Incident)
		field  string
		part   string
	}{
		{"nothing wrong", func(i *ceasefire.Incident) {}, "", ""},
		{"no time", func(i *ceasefire.Incident) { i.When = ceasefire.Moment{} }, "when", "Say when it happened"},
		{"unknown zone", func(i *ceasefire.Incident) { i.When.Zone = "Asia/Damaskus" }, "when", `"Asia/Damaskus" is not known`},
		{"end before start", func(i *ceasefire.Incident) { i.When.Until = i.When.From.Add(-1) }, "when", "ends before it begins"},
		{"end at the start", func(i *ceasefire.Incident) { i.When.Until = i.When.From }, "", ""},
		{"no precision", func(i *ceasefire.Incident) { i.When.Precision = 0 }, "when", "how closely"},
		{"unknown precision", func(i *ceasefire.Incident) { i.When.Precision = 8 }, "when", "how closely"},
		{"after the as-of", func(i *ceasefire.Incident) {
			i.When = ceasefire.DayMoment(date("2016-09-17"), mustZone("Asia/Damascus"))
		}, "warning, when", "later than the moment"},
		{"no type", func(i *ceasefire.Incident) { i.Type = "" }, "type", "Choose"},
		{"unknown severity", func(i *ceasefire.Incident) { i.Severity = 5 }, "type", "Severity 5"},
		{"unknown verification", func(i *ceasefire.Incident) { i.Verification = "sure" }, "verification", `"sure"`},
		{"no verification", func(i *ceasefire.Incident) { i.Verification = "" }, "", ""},
		{"unknown area", func(i *ceasefire.Incident) { i.Place.Area = "SY-XX" }, "area", `"SY-XX"`},
		{"no place", func(i *ceasefire.Incident) { i.Place = ceasefire.Place{} }, "warning, place", "Without a place"},
		{"latitude 91", func(i *ceasefire.Incident) { i.Place.Point.Lat = 91 }, "point", "91, 37.2 lies off the globe"},
		{"latitude -90.1", func(i *ceasefire.Incident) { i.Place.Point.Lat = -90.1 }, "point", "off the globe"},
		{"longitude 180.5", func(i *ceasefire.Incident) { i.Place.Point.Lon = 180.5 }, "point", "off the globe"},
		{"no number", func(i *ceasefire.Incident) { i.Place.Point.Lat = math.NaN() }, "point", "off the globe"},
		{"a point that means nothing", func(i *ceasefire.Incident) { i.Place.Point.Lat, i.Place.HasPoint = 91, false }, "", ""},
		// A degree of latitude is 6371·π/180 = 111.19 km: 2.6 of them are 289 km, and 2.8 are 311 km.
		{"289 km off", func(i *ceasefire.Incident) { i.Place.Point.Lat -= 2.6 }, "", ""},
		{"311 km off", func(i *ceasefire.Incident) { i.Place.Point.Lat -= 2.8 }, "warning, point", "This is 311 km from the middle of Aleppo"},
		{"more civilians than the high", func(i *ceasefire.Incident) { i.Deaths.Civilians = ceasefire.People(3) }, "warning, deaths", "add up to 4, more than the high estimate of 3"},
		{"civilians below none", func(i *ceasefire.Incident) { i.Deaths.Civilians = ceasefire.People(-1) }, "deaths", "-1 dead"},
	} {
		i := wellFormed()
		c.change(&i)
		only(t, c.name, i.Problems(countsFrame(), instant("2016-09-16T12:00:00Z")), c.field, c.part)
	}
}

// What is typed in must be in order; what another data set coded out of order is kept, and warned of.
func TestLowBestAndHighAreInOrder(t *testing.T) {
	for _, c := range []struct {
		low, best, high int
		part            string
	}{
		{0, 0, 0, ""},
		{2, 2, 2, ""},
		{-1, -1, -1, ""}, // -1 is unknown, which stands in nobody's way
		{-1, 5, -1, ""},
		{5, -1, 9, ""},
		{3, 2, 9, "The low estimate (3) is above the best (2)"},
		{1, 9, 8, "The best estimate (9) is above the high (8)"},
		{9, -1, 8, "The low estimate (9) is above the high (8)"},
		{-1, -2, -1, "-2"},
	} {
		name := fmt.Sprintf("%d, %d, %d", c.low, c.best, c.high)
		for _, field := range []string{"deaths", "injured"} {
			typed := wellFormed()
			typed.Deaths = ceasefire.Deaths{}
			if field == "deaths" {
				typed.Deaths.Estimate = estimate(c.low, c.best, c.high)
			} else {
				typed.Injured = estimate(c.low, c.best, c.high)
			}
			imported := typed
			imported.Origin.Dataset = "GED"
			wrong, warned := field, "warning, "+field
			switch {
			case c.part == "":
				wrong, warned = "", ""
			case c.best < -1:
				warned = field // no data set has fewer than none
			}
			at := instant("2016-09-16T12:00:00Z")
			only(t, name+" typed", typed.Problems(countsFrame(), at), wrong, c.part)
			only(t, name+" imported", imported.Problems(countsFrame(), at), warned, c.part)
		}
	}
}

func TestOnlyErrorsStopASave(t *testing.T) {
	list := []ceasefire.Problem{{Field: "when", Warning: true}, {Field: "type"}, {Field: "place", Warning: true}, {Field: "deaths"}}
	diff(t, "errors", []ceasefire.Problem{{Field: "type"}, {Field: "deaths"}}, ceasefire.Errors(list))
}

func TestProblemsOfAFrame(t *testing.T) {
	party := func(n int, change func(*ceasefire.Party)) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) { change(&f.Parties[n]) }
	}
	clock := func(c ceasefire.Clock) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) {
			c.ID, c.Name, c.Short = recordID(50), "Another", "Another"
			f.Clocks = append(f.Clocks, c)
		}
	}
	start, end := instant("2016-09-12T16:00:00Z"), instant("2016-09-14T16:00:00Z")
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Frame)
		field  string
		part   string
	}{
		{"nothing wrong", func(f *ceasefire.Frame) {}, "", ""},
		{"no title", func(f *ceasefire.Frame) { f.Agreement.Title = "" }, "agreement.title", "needs a title"},
		{"no zone", func(f *ceasefire.Frame) { f.Agreement.Zone = "" }, "agreement.zone", "Asia/Damascus"},
		{"the machine's zone", func(f *ceasefire.Frame) { f.Agreement.Zone = "Local" }, "agreement.zone", `"Local" is not known`},

		{"a party without a name", party(opposition, func(p *ceasefire.Party) { p.Name = "" }), "parties[2].name", "needs a name"},
		{"without a short name", party(opposition, func(p *ceasefire.Party) { p.Short = "" }), "parties[2].short", "short name"},
		{"an unknown role", party(opposition, func(p *ceasefire.Party) { p.Role = "observer" }), "parties[2].role", `"observer"`},
		{"two of one name", party(opposition, func(p *ceasefire.Party) { p.Name = "government of syria " }), "parties[2].name", "Another party"},
		{"answering for itself", party(russia, func(p *ceasefire.Party) { p.AnswersFor = []ceasefire.ID{p.ID} }), "parties[0].answers_for", "cannot answer for itself"},
		{"for one that is not there", party(russia, func(p *ceasefire.Party) { p.AnswersFor = []ceasefire.ID{recordID(77)} }), "parties[0].answers_for", "does not have"},
		{"for one that did not sign", party(russia, func(p *ceasefire.Party) { p.AnswersFor = []ceasefire.ID{recordID(4)} }), "parties[0].answers_for", "Islamic State is no signatory"},
		{"a signatory for another", party(government, func(p *ceasefire.Party) { p.AnswersFor = []ceasefire.ID{recordID(3)} }), "parties[1].answers_for", "is no guarantor"},

		{"a clock without a name", func(f *ceasefire.Frame) { f.Clocks[0].Short = "" }, "clocks[0].name", "needs a name and a short name"},
		{"an unknown kind", clock(ceasefire.Clock{Kind: "alarm"}), "clocks[1].kind", `"alarm"`},
		{"a deadline", clock(ceasefire.Clock{Kind: ceasefire.Deadline, Ends: end}), "", ""},
		{"a deadline without its instant", clock(ceasefire.Clock{Kind: ceasefire.Deadline}), "clocks[1].ends", "needs its instant"},
		{"a term", clock(ceasefire.Clock{Kind: ceasefire.FixedTerm, Starts: start, Ends: end}), "", ""},
		{"a term that ends before it starts", clock(ceasefire.Clock{Kind: ceasefire.FixedTerm, Starts: end, Ends: start}), "clocks[1].ends", "ends before it starts"},
		{"a term without length", clock(ceasefire.Clock{Kind: ceasefire.FixedTerm, Starts: start, Ends: start}), "clocks[1].ends", "a later end"},
		{"a term without a start", clock(ceasefire.Clock{Kind: ceasefire.FixedTerm, Ends: end}), "clocks[1].starts", "needs a start"},
		{"a streak without a start", clock(ceasefire.Clock{Kind: ceasefire.Streak, Days: 7}), "clocks[1].starts", "needs a start"},
		{"a streak of no days", clock(ceasefire.Clock{Kind: ceasefire.Streak, Starts: start}), "clocks[1].days", "1 or more"},
		{"a trigger on a streak", clock(ceasefire.Clock{Kind: ceasefire.Trigger, Legs: []ceasefire.Leg{{Name: "Held", Clock: recordID(11)}, {Name: "Aid"}}}), "", ""},
		{"a trigger on itself", clock(ceasefire.Clock{Kind: ceasefire.Trigger, Legs: []ceasefire.Leg{{Name: "Held", Clock: recordID(50)}}}), "clocks[1].legs", `"Held" waits for a clock that is no streak`},
		{"a trigger on nothing", clock(ceasefire.Clock{Kind: ceasefire.Trigger, Legs: []ceasefire.Leg{{Name: "Held", Clock: recordID(77)}}}), "clocks[1].legs", "no streak of this dossier"},
		{"a stranger's clock", clock(ceasefire.Clock{Kind: ceasefire.Deadline, Ends: end, Party: recordID(77)}), "clocks[1].party", "does not have"},
	} {
		f := countsFrame()
		c.change(&f)
		only(t, c.name, f.Problems(), c.field, c.part)
	}
}

func TestProblemsOfCommitments(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Commitment)
		field  string
		part   string
	}{
		{"nothing wrong", func(c *ceasefire.Commitment) {}, "", ""},
		{"nobody's", func(c *ceasefire.Commitment) { c.Party = recordID(77) }, "party", "does not have"},
		{"no title", func(c *ceasefire.Commitment) { c.Title = "" }, "title", "needs a title"},
		{"due at no time", func(c *ceasefire.Commitment) { c.Due.Kind = ceasefire.DueAt }, "due", "Say when"},
		{"due by no clock", func(c *ceasefire.Commitment) {
			c.Due = ceasefire.Due{Kind: ceasefire.DueClockEnds, Clock: recordID(77)}
		}, "due", "by a clock"},
		{"due by a clock", func(c *ceasefire.Commitment) {
			c.Due = ceasefire.Due{Kind: ceasefire.DueClockStarts, Clock: recordID(11)}
		}, "", ""},
		{"waiting for no clock", func(c *ceasefire.Commitment) { c.Condition.Kind = ceasefire.ConditionClock }, "condition", "waits for a clock"},
		{"waiting for no commitment", func(c *ceasefire.Commitment) { c.Condition = waitingFor(77) }, "condition", "waits for a commitment"},
		{"waiting for a statement", func(c *ceasefire.Commitment) { c.Condition.Kind = ceasefire.ConditionStatement }, "", ""},
		{"waiting for itself", func(c *ceasefire.Commitment) { c.Condition = waitingFor(21) }, "condition", "for itself"},
	} {
		f := countsFrame()
		f.Commitments = []ceasefire.Commitment{{ID: recordID(21), Party: recordID(2), Title: "Stop all attacks"}}
		c.change(&f.Commitments[0])
		field := c.field
		if field != "" {
			field = "commitments[0]." + field
		}
		only(t, c.name, f.Problems(), field, c.part)
	}
}

func waitingFor(n byte) ceasefire.Condition {
	return ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: recordID(n), MinScore: 3}
}

// One waits for two, two for three and three for two: two and three go round, and one only waits for them.
func TestALoopOfConditionsIsToldToThoseInIt(t *testing.T) {
	f := countsFrame()
	for n, next := range []byte{22, 23, 22} {
		f.Commitments = append(f.Commitments, ceasefire.Commitment{
			ID: recordID(21 + byte(n)), Party: recordID(2), Title: []string{"one", "two", "three"}[n], Condition: waitingFor(next),
		})
	}
	diff(t, "problems", []string{
		`commitments[1].condition: "two" waits, by way of others, for itself: break the loop.`,
		`commitments[2].condition: "three" waits, by way of others, for itself: break the loop.`,
	}, said(f.Problems()))
	f.Commitments[2].Condition = ceasefire.Condition{}
	only(t, "a chain", f.Problems(), "", "")
}

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
		{"at no time", func(a *ceasefire.Assessment) { a.At = instant("0001-01-01T00:00:00Z") }, "at", "Say as of when"},
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
