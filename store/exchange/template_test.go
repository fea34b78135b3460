package exchange

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

func TestTheTemplateIsReadWhole(t *testing.T) {
	f, keys := syria(t)
	counts := []int{len(f.Sources), len(f.Parties), len(f.Actors), len(f.Areas), len(f.Clocks), len(f.Determinations), len(f.Commitments),
		len(f.ScopeRules), len(f.Timeline), len(f.Tallies)}
	if diff := cmp.Diff([]int{13, 7, 29, 14, 5, 6, 33, 3, 16, 11}, counts); diff != "" {
		t.Error(diff)
	}
	if want := time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC); !f.Agreement.Effect.Equal(want) || f.Agreement.Zone != "Asia/Damascus" {
		t.Errorf("takes effect %v in %s", f.Agreement.Effect, f.Agreement.Zone)
	}
	us, _ := f.Party(keys.Parties["us"])
	if diff := cmp.Diff([]ceasefire.ID{keys.Parties["opposition"]}, us.AnswersFor); diff != "" || us.Role != ceasefire.RoleGuarantor {
		t.Error(diff, us.Role)
	}
	streak, _ := f.Clock(keys.Clocks["seven_days"])
	if streak.Days != 7 || !reflect.DeepEqual(streak.BreakRule, ceasefire.BreakRule{MinSeverity: 3, DailyShare: 0.5}) {
		t.Errorf("%+v", streak)
	}
	jic, _ := f.Clock(keys.Clocks["jic"])
	if len(jic.Legs) != 2 || jic.Legs[0].Clock != streak.ID || jic.Legs[1].ID != keys.Legs["jic_access"] {
		t.Errorf("%+v", jic.Legs)
	}
	if d := f.Determinations[0]; d.Ruling != ceasefire.Extended || d.Precision != ceasefire.PrecisionDay || !d.Until.Equal(time.Date(2016, 9, 16, 16, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", d)
	}
	castello, _ := f.Commitment(keys.Commitments["opposition_castello"])
	want := ceasefire.Condition{Kind: ceasefire.ConditionCommitment, Commitment: keys.Commitments["government_castello"], MinScore: 1}
	if castello.Condition != want || castello.Due.Kind != ceasefire.DueClockEnds {
		t.Errorf("%+v", castello)
	}
	if aid := f.Timeline[5].When; aid.Precision != ceasefire.PrecisionDay || aid.Days(f.Agreement.Location()).Len() != 7 {
		t.Errorf("%+v", aid)
	}
	for i, source := range f.Sources {
		if source.Title == "" {
			t.Errorf("source %d has no title", i)
		}
	}
}

// damascus gives an instant of September 2016 in the zone of the template, three hours ahead of UTC.
func damascus(day, hour, minute int) time.Time {
	return time.Date(2016, time.September, day, hour-3, minute, 0, 0, time.UTC)
}

func TestTheClocksOfTheTemplate(t *testing.T) {
	f, keys := syria(t)
	source := keys.Sources["compilation"]
	want := []ceasefire.Clock{
		{Kind: ceasefire.Deadline, Short: "Ceasefire starts", Ends: damascus(12, 19, 0), Source: keys.Sources["announcement"]},
		{Kind: ceasefire.FixedTerm, Short: "First 48 h", Starts: damascus(12, 19, 0), Ends: damascus(14, 19, 0), Source: source},
		{Kind: ceasefire.FixedTerm, Short: "Army truce", Starts: damascus(12, 19, 0), Ends: damascus(18, 23, 59), Party: keys.Parties["government"], Source: source},
		{Kind: ceasefire.Streak, Short: "7 days held", Starts: damascus(12, 19, 0), Days: 7,
			BreakRule: ceasefire.BreakRule{MinSeverity: 3, DailyShare: 0.5}, Source: keys.Sources["announcement"]},
		{Kind: ceasefire.Trigger, Short: "JIC", Legs: []ceasefire.Leg{
			{ID: keys.Legs["jic_seven_days"], Name: "Seven consecutive days of reduced violence", Clock: keys.Clocks["seven_days"]},
			{ID: keys.Legs["jic_access"], Name: "Aid access unimpeded"},
		}, Source: source},
	}
	for i, key := range []string{"start", "first_48h", "army_truce", "seven_days", "jic"} {
		want[i].ID, want[i].Name, want[i].Note = keys.Clocks[key], f.Clocks[i].Name, f.Clocks[i].Note
	}
	if diff := cmp.Diff(want, f.Clocks); diff != "" {
		t.Error(diff)
	}
}

func TestTheDeterminationsOfTheTemplate(t *testing.T) {
	f, keys := syria(t)
	source, day := keys.Sources["compilation"], ceasefire.PrecisionDay
	want := []ceasefire.Determination{
		{Clock: keys.Clocks["first_48h"], Ruling: ceasefire.Extended, At: damascus(14, 0, 0), Until: damascus(16, 19, 0)},
		{Clock: keys.Clocks["first_48h"], Ruling: ceasefire.Offered, At: damascus(16, 0, 0), Until: damascus(19, 19, 0)},
		{Clock: keys.Clocks["army_truce"], Ruling: ceasefire.Ended, At: damascus(19, 0, 0)},
		{Clock: keys.Clocks["seven_days"], Ruling: ceasefire.Broken, At: damascus(19, 0, 0)},
		{Clock: keys.Clocks["seven_days"], Ruling: ceasefire.Ended, At: damascus(19, 0, 0)},
		{Clock: keys.Clocks["jic"], Ruling: ceasefire.Ended, At: damascus(33, 0, 0)}, // 3 October
	}
	for i := range want {
		want[i].ID, want[i].Reason = f.Determinations[i].ID, f.Determinations[i].Reason
		want[i].Source, want[i].Precision = source, day
	}
	if diff := cmp.Diff(want, f.Determinations); diff != "" { // nor is any of them stamped
		t.Error(diff)
	}
}

func TestTheRulesAndCountsOfTheTemplate(t *testing.T) {
	f, keys := syria(t)
	party := func(names ...string) (ids []ceasefire.ID) {
		for _, name := range names {
			ids = append(ids, keys.Parties[name])
		}
		return ids
	}
	rules := []ceasefire.ScopeRule{
		{Match: ceasefire.AnyOf, Parties: party("islamic_state", "nusra"), Verdict: ceasefire.OutOfScope, Source: keys.Sources["announcement"]},
		{Match: ceasefire.BothOf, Parties: party("government", "opposition"), Civilians: true, Verdict: ceasefire.InScope, Source: keys.Sources["compilation"]},
		{Verdict: ceasefire.OutOfScope, Source: keys.Sources["compilation"]},
	}
	for i := range rules {
		rules[i].ID, rules[i].Name = f.ScopeRules[i].ID, f.ScopeRules[i].Name
	}
	if diff := cmp.Diff(rules, f.ScopeRules); diff != "" {
		t.Error(diff)
	}
	var totals []int
	for _, tally := range f.Tallies {
		totals = append(totals, tally.Total.Or(-1))
	}
	if diff := cmp.Diff([]int{14, 0, 60, 42, 55, 199, 300, 242, 92, 45, 92}, totals); diff != "" {
		t.Error(diff)
	}
	first := ceasefire.Tally{
		ID: f.Tallies[0].ID, AsOf: damascus(13, 12, 0), Precision: ceasefire.PrecisionMinute, Window: "since start (~15h)", From: damascus(12, 19, 0),
		CountedBy: "SOHR", Accused: "all", Metric: "violations", Basis: "Breaches by any side, as SOHR counted them.", Total: ceasefire.People(14),
		Source: keys.Sources["aljazeera_0913"],
	}
	if diff := cmp.Diff(first, f.Tallies[0]); diff != "" {
		t.Error(diff)
	}
}

func TestTheTimelineOfTheTemplate(t *testing.T) {
	f, _ := syria(t)
	want := map[int]ceasefire.Moment{
		0:  {From: damascus(9, 0, 0), Until: damascus(11, 0, 0), Precision: ceasefire.PrecisionDay, Zone: "Asia/Damascus"},
		3:  {From: damascus(12, 19, 27), Until: damascus(12, 19, 28), Precision: ceasefire.PrecisionMinute, Zone: "Asia/Damascus"},
		10: {From: damascus(17, 15, 55), Until: damascus(17, 15, 56), Precision: ceasefire.PrecisionMinute, Zone: "Asia/Damascus"},
		12: {From: damascus(19, 0, 0), Until: damascus(20, 0, 0), Precision: ceasefire.PrecisionDay, Zone: "Asia/Damascus"},
	}
	for i, moment := range want {
		if diff := cmp.Diff(moment, f.Timeline[i].When); diff != "" {
			t.Errorf("%s: %s", f.Timeline[i].Title, diff)
		}
	}
}

func TestTheTemplateKnowsTheDataSetAsTheReaderDoes(t *testing.T) {
	f, keys := syria(t)
	known, _ := f.Source(keys.Sources["ucdp"])
	known.ID = ceasefire.ID{}
	if diff := cmp.Diff(GEDSource(), known); diff != "" {
		t.Errorf("an import would add the source a second time: %s", diff)
	}
}

func TestTheTemplateLeadsEachSpellingToItsArea(t *testing.T) {
	f, _ := syria(t)
	for spelling, code := range map[string]string{"Aleppo Governorate": "SY-HL", "محافظة حلب": "SY-HL", "deir ez zor governorate": "SY-DY", "Hamah Governorate": "SY-HM"} {
		if area, ok := f.AreaByName(spelling); !ok || area.Code != code {
			t.Errorf("%s leads to %q", spelling, area.Code)
		}
	}
}
