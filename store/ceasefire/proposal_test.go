package ceasefire_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// keyed gives a fact its key.
func keyed(key int64, fact ceasefire.Fact) ceasefire.Fact {
	fact.Key = key
	return fact
}

// breakRule gives the frame's streak a rule.
func breakRule(rule ceasefire.BreakRule) ceasefire.Frame {
	f := countsFrame()
	f.Clocks[0].BreakRule = rule
	return f
}

// proposedKeys gives the keys of what is proposed, in its order.
func proposedKeys(list []ceasefire.Proposal) [][]int64 {
	var keys [][]int64
	for _, p := range list {
		keys = append(keys, p.Keys)
	}
	return keys
}

const onTheSixteenth = "2016-09-16T12:00:00Z"

func TestEachActAsSevereAsTheRuleIsProposed(t *testing.T) {
	f := breakRule(ceasefire.BreakRule{MinSeverity: ceasefire.SeverityGrave})
	facts := []ceasefire.Fact{
		keyed(1, with(onDay("2016-09-15", 30), func(f *ceasefire.Fact) { f.Place = "Kafr Zita" })),
		keyed(2, onDay("2016-09-14", 4)), // one to four killed: less than the rule
		keyed(3, atMinute("2016-09-13T10:00:00Z", 5)),
	}
	diff(t, "proposals", []ceasefire.Proposal{
		{Clock: recordID(11), Day: date("2016-09-13"), Keys: []int64{3}, Deaths: 5, Why: "Shelling, 5 killed: severity 3, and the rule is 3 or more"},
		{Clock: recordID(11), Day: date("2016-09-15"), Keys: []int64{1}, Deaths: 30, Why: "Shelling at Kafr Zita, 30 killed: severity 4, and the rule is 3 or more"},
	}, f.Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil))
}

func TestWhatCannotBreakATruceIsNotProposed(t *testing.T) {
	f := breakRule(ceasefire.BreakRule{MinSeverity: ceasefire.SeverityDeadly, DailyShare: 0.1})
	base := killed("2016-08-15", 28) // one a day before the start
	for _, c := range []struct {
		name     string
		fact     ceasefire.Fact
		proposed bool
	}{
		{"an act of a signatory", onDay("2016-09-14", 9), true},
		{"an act against a signatory", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.PartyA, f.PartyB = russia, opposition }), true},
		{"between parties that signed nothing", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.PartyA, f.PartyB = russia, islamicState }), false},
		{"by nobody known", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.PartyA = nobody }), false},
		{"out of scope", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.Scope = ceasefire.OutOfScope }), false},
		{"disputed", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.Scope = ceasefire.Disputed }), false},
		{"a positive act", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.Type = ceasefire.ConvoyPassed }), false},
		{"a denial of access", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.Type = ceasefire.AccessDenied }), false},
		{"a type of no known valence", with(onDay("2016-09-14", 9), func(f *ceasefire.Fact) { f.Type = "ambush" }), true},
		{"known only to the week", lasting("2016-09-13", "2016-09-15", ceasefire.PrecisionWeek, 9), false},
		{"over two days", lasting("2016-09-13", "2016-09-14", ceasefire.PrecisionDay, 9), false},
		{"a minute before the start", atMinute("2016-09-12T18:59:00+03:00", 9), false},
		{"at the start", atMinute("2016-09-12T19:00:00+03:00", 9), true},
		{"on the day of the start, hour unknown", onDay("2016-09-12", 9), false},
		{"at the instant of reading", atMinute(onTheSixteenth, 9), true},
		{"later than that", atMinute("2016-09-16T12:01:00Z", 9), false},
		{"nobody killed", onDay("2016-09-14", 0), false},
		{"deaths unknown", onDay("2016-09-14", -1), false},
	} {
		got := f.Proposals(ceasefire.FactsOf(append([]ceasefire.Fact{keyed(7, c.fact)}, base...)), instant(onTheSixteenth), nil)
		if (len(got) > 0) != c.proposed {
			t.Errorf("%s: proposed %v", c.name, got)
		}
	}
}

// The 28 days before the start had 280 dead, ten a day; half of that is five.
func TestADayAboveTheBaselinesShareIsProposedWhole(t *testing.T) {
	f := breakRule(ceasefire.BreakRule{DailyShare: 0.5})
	before := keyed(99, onDay("2016-08-20", 280))
	facts := []ceasefire.Fact{
		before,
		keyed(1, onDay("2016-09-13", 3)), keyed(2, onDay("2016-09-13", 2)), // five: not above
		keyed(3, onDay("2016-09-14", 3)), keyed(4, onDay("2016-09-14", 0)), keyed(5, atMinute("2016-09-14T09:00:00Z", 3)), // six
		keyed(6, onDay("2016-09-15", 6)),
	}
	diff(t, "proposals", []ceasefire.Proposal{
		{Clock: recordID(11), Day: date("2016-09-14"), Keys: []int64{3, 5}, Deaths: 6, Why: "6 killed on 14 Sep 2016, above 50 % of the 10.0 a day before the start"},
		{Clock: recordID(11), Day: date("2016-09-15"), Keys: []int64{6}, Deaths: 6, Why: "6 killed on 15 Sep 2016, above 50 % of the 10.0 a day before the start"},
	}, f.Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil))
	if got := f.Proposals(ceasefire.FactsOf(facts[1:]), instant(onTheSixteenth), nil); len(got) != 0 {
		t.Errorf("without a baseline there is no share of it: %v", got)
	}
}

// A rule that names types proposes each act of them, however few it killed, and a denial of access only so; it is one ground among others.
func TestEachActOfATypeThatTheRuleNamesIsProposed(t *testing.T) {
	of := func(key int64, day string, kind ceasefire.Type, killed int32) ceasefire.Fact {
		return keyed(key, with(onDay(day, killed), func(f *ceasefire.Fact) { f.Type = kind }))
	}
	facts := []ceasefire.Fact{
		of(1, "2016-09-13", ceasefire.AirStrike, 0), of(2, "2016-09-14", ceasefire.AccessDenied, -1), of(3, "2016-09-14", ceasefire.Shelling, 30),
		of(4, "2016-09-15", ceasefire.AidAttacked, 12), of(5, "2016-09-15", ceasefire.ConvoyPassed, 0),
	}
	for _, c := range []struct {
		name string
		rule ceasefire.BreakRule
		want [][]int64
	}{
		{"no type", ceasefire.BreakRule{}, nil},
		{"one", ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.AirStrike}}, [][]int64{{1}}},
		{"a denial", ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.AccessDenied}}, [][]int64{{2}}},
		{"two", ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.AidAttacked, ceasefire.AirStrike}}, [][]int64{{1}, {4}}},
		{"a type or a severity", ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.AirStrike}, MinSeverity: 4}, [][]int64{{1}, {3}}},
		{"a positive act all the same", ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.ConvoyPassed}}, nil},
	} {
		diff(t, c.name, c.want, proposedKeys(breakRule(c.rule).Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil)))
	}
	got := breakRule(ceasefire.BreakRule{Types: []ceasefire.Type{ceasefire.AccessDenied}}).Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil)
	if len(got) != 1 || got[0].Why != "Access denied, an unknown number killed: the rule names this type" {
		t.Errorf("why: %+v", got)
	}
}

// The 28 days before the start had 56 incidents, two a day; three on the 14th are above it, two on the 13th are not. A denial of access is no part of the number.
func TestADaysIncidentsAreMeasuredToo(t *testing.T) {
	f := breakRule(ceasefire.BreakRule{DailyShare: 1, DailyOf: ceasefire.IncidentsMeasure})
	var facts []ceasefire.Fact
	for n := range int64(56) {
		facts = append(facts, keyed(100+n, onDay("2016-08-20", 0)))
	}
	denied := with(onDay("2016-09-13", -1), func(f *ceasefire.Fact) { f.Type = ceasefire.AccessDenied })
	facts = append(facts, keyed(1, onDay("2016-09-13", 3)), keyed(2, onDay("2016-09-13", -1)), keyed(9, denied),
		keyed(3, onDay("2016-09-14", 3)), keyed(4, onDay("2016-09-14", 0)), keyed(5, onDay("2016-09-14", -1)))
	diff(t, "proposals", []ceasefire.Proposal{
		{Clock: recordID(11), Day: date("2016-09-14"), Keys: []int64{3, 4, 5}, Deaths: 3, Why: "3 incidents on 14 Sep 2016, above 100 % of the 2.0 a day before the start"},
	}, f.Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil))
}

// A type added to a rule proposes no less than before, and every fact proposed on its own has the severity or the type that the rule asks for.
func TestAWiderRuleProposesNoLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		for i := range facts {
			facts[i].Key = int64(i + 1)
		}
		rule := ceasefire.BreakRule{MinSeverity: ceasefire.Severity(rapid.IntRange(0, 4).Draw(t, "severity"))}
		wider := rule
		wider.Types = []ceasefire.Type{rapid.SampledFrom([]ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike, "raid"}).Draw(t, "type")}
		narrow := slices.Concat(proposedKeys(breakRule(rule).Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil))...)
		wide := slices.Concat(proposedKeys(breakRule(wider).Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), nil))...)
		for _, key := range narrow {
			if !slices.Contains(wide, key) {
				t.Fatalf("%d is proposed by the narrow rule alone", key)
			}
		}
		for _, key := range wide {
			fact := facts[key-1]
			severe := rule.MinSeverity > 0 && fact.Severity >= rule.MinSeverity
			if !severe && fact.Type != wider.Types[0] {
				t.Fatalf("proposed without a ground: %+v", fact)
			}
		}
	})
}

func TestWhatWasProposedOrRuledOnIsNotProposedTwice(t *testing.T) {
	f := breakRule(ceasefire.BreakRule{MinSeverity: ceasefire.SeverityGrave, DailyShare: 0.5})
	facts := []ceasefire.Fact{
		keyed(99, onDay("2016-08-20", 280)),
		keyed(1, onDay("2016-09-14", 5)), keyed(2, onDay("2016-09-14", 2)),
	}
	for _, c := range []struct {
		name  string
		ruled map[int64]bool
		want  [][]int64
	}{
		{"nothing ruled", nil, [][]int64{{1}, {2}}}, // each on its own ground: the rest of a day with seven dead
		{"the grave one ruled", map[int64]bool{1: true}, [][]int64{{2}}},
		{"the rest ruled", map[int64]bool{2: true}, [][]int64{{1}}},
		{"all ruled", map[int64]bool{1: true, 2: true}, nil},
	} {
		diff(t, c.name, c.want, proposedKeys(f.Proposals(ceasefire.FactsOf(facts), instant(onTheSixteenth), c.ruled)))
	}
}

func TestWhatIsUndecidedIsProposed(t *testing.T) {
	rule := breakRule(ceasefire.BreakRule{MinSeverity: ceasefire.SeverityGrave})
	broken := ruledOver(rule, recordID(11), ceasefire.Broken, "2016-09-14T12:00:00Z")
	ended := ruledOver(rule, recordID(11), ceasefire.Ended, "2016-09-15T12:00:00Z")
	facts := []ceasefire.Fact{keyed(1, onDay("2016-09-13", 9)), keyed(2, onDay("2016-09-15", 9)), keyed(3, onDay("2016-09-20", 9))}
	early := ruledOver(rule, recordID(11), ceasefire.Ended, "2016-09-14T21:00:00Z") // the first instant of the 15th in Damascus
	for _, c := range []struct {
		name  string
		frame ceasefire.Frame
		at    string
		want  [][]int64
	}{
		{"holding", rule, onTheSixteenth, [][]int64{{1}, {2}}},
		{"read on the 14th", rule, "2016-09-14T12:00:00Z", [][]int64{{1}}},
		{"not begun", rule, "2016-09-12T15:00:00Z", nil},
		{"after a break, what came before it too", broken, onTheSixteenth, [][]int64{{1}, {2}}},
		{"ended: what nobody decided before", ended, "2016-10-01T12:00:00Z", [][]int64{{1}, {2}}},
		{"ended, the day of its end aside", early, "2016-10-01T12:00:00Z", [][]int64{{1}}},
		{"complete: what nobody decided before", rule, "2016-09-19T19:00:00+03:00", [][]int64{{1}, {2}}},
		{"long complete, what came after it aside", rule, "2016-10-01T12:00:00Z", [][]int64{{1}, {2}}},
		{"a minute before it is complete", rule, "2016-09-19T18:59:00+03:00", [][]int64{{1}, {2}}},
		{"without a rule", countsFrame(), onTheSixteenth, nil},
	} {
		diff(t, c.name, c.want, proposedKeys(c.frame.Proposals(ceasefire.FactsOf(facts), instant(c.at), nil)))
	}
}
