package ceasefire_test

import (
	"fmt"
	"testing"
	"time"

	"truceboard/store/ceasefire"
)

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
		{"no instant of effect", func(f *ceasefire.Frame) { f.Agreement.Effect = time.Time{} }, "agreement.effect", "Say when"},
		{"a source that is not there", func(f *ceasefire.Frame) { f.Agreement.Sources = []ceasefire.ID{recordID(77)} }, "agreement.sources", "does not have"},
		{"a source without a title", func(f *ceasefire.Frame) { f.Sources = []ceasefire.Source{{ID: recordID(60)}} }, "sources[0].title", "needs a title"},
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

		{"of an unknown source", party(opposition, func(p *ceasefire.Party) { p.Source = recordID(77) }), "parties[2].source", "does not have"},

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
		{"a streak that ends before it starts", clock(ceasefire.Clock{Kind: ceasefire.Streak, Starts: end, Ends: start, Days: 7}), "clocks[1].ends", "ends before it starts"},
		{"a share below none", clock(ceasefire.Clock{Kind: ceasefire.Streak, Starts: start, Days: 7, BreakRule: ceasefire.BreakRule{DailyShare: -0.1}}), "clocks[1].break_rule", "below 0"},
		{"a leg without a name", clock(ceasefire.Clock{Kind: ceasefire.Trigger, Legs: []ceasefire.Leg{{}}}), "clocks[1].legs", "needs a name"},
		{"a clock of an unknown source", clock(ceasefire.Clock{Kind: ceasefire.Deadline, Ends: end, Source: recordID(77)}), "clocks[1].source", "does not have"},
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
		{"due before a clock", func(c *ceasefire.Commitment) {
			c.Due = ceasefire.Due{Kind: ceasefire.DueClockStarts, Clock: recordID(11), Days: -1}
		}, "", ""},
		{"due in no known way", func(c *ceasefire.Commitment) { c.Due.Kind = "soon" }, "due", `"soon"`},
		{"of an unknown source", func(c *ceasefire.Commitment) { c.Source = recordID(77) }, "source", "does not have"},
		{"waiting for more than the scale has", func(c *ceasefire.Commitment) { c.Condition.MinScore = 4 }, "condition", "4 is not on the scale"},
		{"waiting for no clock", func(c *ceasefire.Commitment) { c.Condition.Kind = ceasefire.ConditionClock }, "condition", "waits for a clock"},
		{"waiting for no commitment", func(c *ceasefire.Commitment) { c.Condition = waitingFor(77) }, "condition", "waits for a commitment"},
		{"waiting for a statement", func(c *ceasefire.Commitment) {
			c.Condition = ceasefire.Condition{Kind: ceasefire.ConditionStatement, Text: "Aid is unimpeded"}
		}, "", ""},
		{"waiting for a statement of nothing", func(c *ceasefire.Commitment) { c.Condition.Kind = ceasefire.ConditionStatement }, "condition", "in words"},
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

// Seven days after 23:30 on 20 October 2016 it is 23:30 on the 27th, which came twice in Damascus.
func TestADueDateThatTheClocksRepeatIsToBeGivenItself(t *testing.T) {
	f := countsFrame()
	f.Clocks[0].Starts = instant("2016-10-20T23:30:00+03:00")
	f.Commitments = []ceasefire.Commitment{{ID: recordID(21), Party: recordID(2), Title: "Open the road"}}
	for days, field := range map[int]string{6: "", 7: "commitments[0].due", 8: ""} {
		f.Commitments[0].Due = ceasefire.Due{Kind: ceasefire.DueClockStarts, Clock: recordID(11), Days: days}
		only(t, fmt.Sprintf("%d days", days), f.Problems(), field, "skips or repeats")
	}
}

func TestProblemsOfScopeRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*ceasefire.ScopeRule)
		field  string
		part   string
	}{
		{"nothing wrong", func(r *ceasefire.ScopeRule) {}, "", ""},
		{"no name", func(r *ceasefire.ScopeRule) { r.Name = "" }, "name", "needs a name"},
		{"no verdict", func(r *ceasefire.ScopeRule) { r.Verdict = "" }, "verdict", "in, out or disputed"},
		{"an unknown match", func(r *ceasefire.ScopeRule) { r.Match = "some" }, "match", `"some"`},
		{"no parties", func(r *ceasefire.ScopeRule) { r.Parties = nil }, "parties", "Choose the parties"},
		{"no parties to match", func(r *ceasefire.ScopeRule) { r.Match, r.Parties = ceasefire.MatchAny, nil }, "", ""},
		{"a stranger", func(r *ceasefire.ScopeRule) { r.Parties = []ceasefire.ID{recordID(77)} }, "parties", "does not have"},
		{"a party that names none", func(r *ceasefire.ScopeRule) { r.Parties = []ceasefire.ID{{}} }, "parties", "does not have"},
		{"an unknown area", func(r *ceasefire.ScopeRule) { r.Areas = []string{"SY-HL", "SY-XX"} }, "areas", `"SY-XX"`},
		{"days backwards", func(r *ceasefire.ScopeRule) { r.Days = days("2016-09-19", "2016-09-12") }, "days", "before the first"},
		{"one day", func(r *ceasefire.ScopeRule) { r.Days = days("2016-09-12", "2016-09-12") }, "", ""},
		{"open days", func(r *ceasefire.ScopeRule) { r.Days.From = date("2016-09-12") }, "", ""},
		{"an unknown source", func(r *ceasefire.ScopeRule) { r.Source = recordID(77) }, "source", "does not have"},
	} {
		f := countsFrame()
		rule := ceasefire.ScopeRule{Name: "Signatories", Match: ceasefire.AnyOf, Parties: []ceasefire.ID{recordID(2)}, Verdict: ceasefire.InScope}
		c.change(&rule)
		f.ScopeRules = []ceasefire.ScopeRule{rule}
		field := c.field
		if field != "" {
			field = "scope_rules[0]." + field
		}
		only(t, c.name, f.Problems(), field, c.part)
	}
}

func TestProblemsOfNamesTalliesAndTheTimeline(t *testing.T) {
	at := instant("2016-09-16T00:00:00Z")
	sound := ceasefire.Tally{CountedBy: "Monitors", Metric: "breaches", AsOf: at, Precision: ceasefire.PrecisionDay, Total: ceasefire.People(45)}
	tally := func(change func(*ceasefire.Tally)) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) {
			changed := sound
			change(&changed)
			f.Tallies = []ceasefire.Tally{sound, changed}
		}
	}
	event := func(change func(*ceasefire.Event)) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) {
			e := ceasefire.Event{Title: "Extended", When: ceasefire.MinuteMoment(at, "Asia/Damascus")}
			change(&e)
			f.Timeline = []ceasefire.Event{e}
		}
	}
	actors := func(list ...ceasefire.ActorName) func(*ceasefire.Frame) {
		return func(f *ceasefire.Frame) { f.Actors = list }
	}
	for _, c := range []struct {
		name   string
		change func(*ceasefire.Frame)
		field  string
		part   string
	}{
		{"a name", actors(ceasefire.ActorName{Name: "Rebels", Party: recordID(3)}), "", ""},
		{"an empty name", actors(ceasefire.ActorName{Party: recordID(3)}), "actors[0].name", "as the data have it"},
		{"a name for nobody", actors(ceasefire.ActorName{Name: "Rebels"}), "actors[0].party", `"Rebels"`},
		{"a name for a stranger", actors(ceasefire.ActorName{Name: "Rebels", Party: recordID(77)}), "actors[0].party", `"Rebels"`},
		{"a name twice", actors(ceasefire.ActorName{Name: "Rebels", Party: recordID(3)}, ceasefire.ActorName{Name: "rebels", Party: recordID(2)}), "actors[1].name", "\"Rebels\" and \"rebels\" are one, since capitals"},

		{"a tally", tally(func(*ceasefire.Tally) {}), "", ""},
		{"an unknown total", tally(func(y *ceasefire.Tally) { y.Total = ceasefire.Count{} }), "", ""},
		{"nobody counted", tally(func(y *ceasefire.Tally) { y.CountedBy = "" }), "tallies[1].counted_by", "who counted"},
		{"nothing counted", tally(func(y *ceasefire.Tally) { y.Metric = "" }), "tallies[1].metric", "what was counted"},
		{"never published", tally(func(y *ceasefire.Tally) { y.AsOf = time.Time{} }), "tallies[1].as_of", "when it was published"},
		{"at a time known to nothing", tally(func(y *ceasefire.Tally) { y.Precision = 0 }), "tallies[1].as_of", "how closely"},
		{"a window backwards", tally(func(y *ceasefire.Tally) { y.From, y.Until = at, at.Add(-time.Hour) }), "tallies[1].until", "later end"},
		{"a window open at its start", tally(func(y *ceasefire.Tally) { y.Until = at }), "", ""},
		{"fewer than none", tally(func(y *ceasefire.Tally) { y.Total = ceasefire.People(-1) }), "tallies[1].total", "below 0"},
		{"accusing a stranger", tally(func(y *ceasefire.Tally) { y.Party = recordID(77) }), "tallies[1].party", "does not have"},
		{"of an unknown source", tally(func(y *ceasefire.Tally) { y.Source = recordID(77) }), "tallies[1].source", "does not have"},

		{"an entry", event(func(*ceasefire.Event) {}), "", ""},
		{"an entry without a title", event(func(e *ceasefire.Event) { e.Title = "" }), "timeline[0].title", "what happened"},
		{"an entry without a time", event(func(e *ceasefire.Event) { e.When = ceasefire.Moment{} }), "timeline[0].when", "when it happened"},
		{"an entry that ends before it starts", event(func(e *ceasefire.Event) { e.When.Until = at.Add(-1) }), "timeline[0].when", "later end"},
		{"an entry of an unknown source", event(func(e *ceasefire.Event) { e.Source = recordID(77) }), "timeline[0].source", "does not have"},
	} {
		f := countsFrame()
		c.change(&f)
		only(t, c.name, f.Problems(), c.field, c.part)
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
