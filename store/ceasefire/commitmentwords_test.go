package ceasefire

import (
	"testing"
	"time"
)

func TestRulesAreSaidInWords(t *testing.T) {
	at := time.Date(2016, 9, 12, 16, 0, 0, 0, time.UTC)
	gov, opp := ID{1}, ID{2}
	term, start := Clock{ID: ID{3}, Kind: FixedTerm, Name: "First 48 hours", Starts: at, Ends: at.Add(48 * time.Hour)}, Clock{ID: ID{4}, Kind: Deadline, Name: "Start", Ends: at}
	trigger := Clock{ID: ID{5}, Kind: Trigger, Name: "Centre"}
	frame := Frame{
		Agreement: Agreement{Zone: "Asia/Damascus"}, Clocks: []Clock{term, start, trigger},
		Parties: []Party{{ID: gov, Name: "Government", Short: "Gov."}, {ID: opp, Name: "Opposition", Short: "Opp."}},
		Areas:   []Area{{Code: "SY-HL", Name: "Aleppo"}, {Code: "SY-HM", Name: "Hama"}},
	}
	for want, got := range map[string]string{
		"no due date: owed for as long as the agreement runs":                                frame.DueWords(Due{}, at),
		"due 12 Sep 2016, 19:00":                                                             frame.DueWords(Due{Kind: DueAt, At: at}, at),
		"due at an instant that is not given yet":                                            frame.DueWords(Due{Kind: DueAt}, at),
		"due by a clock that is not chosen yet":                                              frame.DueWords(Due{Kind: DueClockEnds}, at),
		"due at the end of First 48 hours: 14 Sep 2016, 19:00":                               frame.DueWords(Due{Kind: DueClockEnds, Clock: term.ID}, at),
		"due 1 day 2 hours 30 minutes after the start of First 48 hours: 13 Sep 2016, 21:30": frame.DueWords(Due{Kind: DueClockStarts, Clock: term.ID, Days: 1, After: 150 * time.Minute}, at),
		"due 2 days after Start: 14 Sep 2016, 19:00":                                         frame.DueWords(Due{Kind: DueClockEnds, Clock: start.ID, Days: 2}, at),
		"due 2 days before Start: 10 Sep 2016, 19:00":                                        frame.DueWords(Due{Kind: DueClockEnds, Clock: start.ID, Days: -2}, at),
		"due 3 hours before the end of First 48 hours: 14 Sep 2016, 16:00":                   frame.DueWords(Due{Kind: DueClockEnds, Clock: term.ID, After: -3 * time.Hour}, at),
		"due 2 days after Start, less 1 hour: 14 Sep 2016, 18:00":                            frame.DueWords(Due{Kind: DueClockEnds, Clock: start.ID, Days: 2, After: -time.Hour}, at),
		"due 1 day before Start, and 1 hour: 11 Sep 2016, 20:00":                             frame.DueWords(Due{Kind: DueClockEnds, Clock: start.ID, Days: -1, After: time.Hour}, at),
		"due at the start of Centre, which has no date yet":                                  frame.DueWords(Due{Kind: DueClockStarts, Clock: trigger.ID}, at),
		"":                                       frame.ConditionWords(Condition{}, at),
		"waits for First 48 hours to begin: met": frame.ConditionWords(Condition{Kind: ConditionClock, Clock: term.ID}, at),
		"waits for something that is not given yet":                                   frame.ConditionWords(Condition{Kind: ConditionStatement}, at),
		"waits for the roads are open: not yet":                                       frame.ConditionWords(Condition{Kind: ConditionStatement, Text: "the roads are open"}, at),
		"waited for the roads are open: met 12 Sep 2016, 19:00":                       frame.ConditionWords(Condition{Kind: ConditionStatement, Text: "the roads are open", MetAt: at}, at),
		"both sides are Gov., Opp. or civilians; in Aleppo or Hama; from 12 Sep 2016": ScopeRule{Match: BothOf, Parties: []ID{opp, gov}, Civilians: true, Areas: []string{"SY-HL", "SY-HM"}, Days: Span{From: DayOf(at, time.UTC)}}.Words(frame),
		"whoever the sides are":                                                       ScopeRule{}.Words(frame),
		"neither side is Gov.":                                                        ScopeRule{Match: NoneOf, Parties: []ID{gov}}.Words(frame),
	} {
		if got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
