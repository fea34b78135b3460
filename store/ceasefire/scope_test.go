package ceasefire

import "testing"

func TestTheFirstScopeRuleThatHoldsDecides(t *testing.T) {
	f := storyFrame()
	truce := Span{From: DayFrom(2016, 9, 12), To: DayFrom(2016, 9, 19)}
	f.ScopeRules = []ScopeRule{
		{ID: storyID(71), Name: "An excluded group", Match: AnyOf, Parties: []ID{isID}, Verdict: OutOfScope},
		{ID: storyID(72), Name: "Hasakah is not covered", Areas: []string{"SY-HA"}, Verdict: Disputed},
		{ID: storyID(73), Name: "Between the sides, during the truce", Match: BothOf, Parties: []ID{govID, oppID}, Civilians: true, Days: truce, Verdict: InScope},
	}
	gov, opp, is := Side{Party: govID}, Side{Party: oppID}, Side{Party: isID}
	stranger, civilians := Side{Actor: "Somebody"}, Side{Actor: " civilians"}
	for _, test := range []struct {
		name string
		a, b Side
		area string
		at   string
		want Scope
		why  string
	}{
		{"both sides", gov, opp, "SY-HL", "2016-09-15 12:00", InScope, "Between the sides, during the truce"},
		{"against civilians", gov, civilians, "SY-HL", "2016-09-15 12:00", InScope, "Between the sides, during the truce"},
		{"an excluded group", gov, is, "SY-HL", "2016-09-15 12:00", OutOfScope, "An excluded group"},
		{"the first rule wins", is, opp, "SY-HA", "2016-09-15 12:00", OutOfScope, "An excluded group"},
		{"an area of its own", gov, opp, "sy-ha", "2016-09-15 12:00", Disputed, "Hasakah is not covered"},
		{"a side unknown", gov, stranger, "SY-HL", "2016-09-15 12:00", OutOfScope, "No scope rule covers it"},
		{"the first minute of the first day", gov, opp, "", "2016-09-12 00:00", InScope, "Between the sides, during the truce"},
		{"a minute before it", gov, opp, "", "2016-09-11 23:59", OutOfScope, "No scope rule covers it"},
		{"the last minute of the last day", gov, opp, "", "2016-09-19 23:59", InScope, "Between the sides, during the truce"},
		{"a minute after it", gov, opp, "", "2016-09-20 00:00", OutOfScope, "No scope rule covers it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := f.ScopeOf(test.a, test.b, test.area, Moment{From: damascus(test.at)})
			if got.Scope != test.want || got.Why != test.why || got.Overridden {
				t.Errorf("%+v, want %s by %q", got, test.want, test.why)
			}
		})
	}
}

func TestNoneOfAndAreasNarrowARule(t *testing.T) {
	f := storyFrame()
	f.ScopeRules = []ScopeRule{{ID: storyID(74), Name: "Others' fights", Match: NoneOf, Parties: []ID{govID, oppID}, Verdict: Disputed}}
	for _, test := range []struct {
		a, b Side
		want Scope
	}{
		{Side{Party: isID}, Side{Actor: "Somebody"}, Disputed},
		{Side{Party: isID}, Side{Party: govID}, OutOfScope},
		{Side{}, Side{}, Disputed},
	} {
		if got := f.ScopeOf(test.a, test.b, "", Moment{From: damascus("2016-09-15 12:00")}); got.Scope != test.want {
			t.Errorf("%v against %v: %s, want %s", test.a, test.b, got.Scope, test.want)
		}
	}
}

func TestAnOverrideSaysItsReason(t *testing.T) {
	got := ScopeOverride{Scope: Disputed, Reason: "Nusra may have taken part"}.Reading()
	if want := (ScopeReading{Scope: Disputed, Overridden: true, Why: "Nusra may have taken part"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
