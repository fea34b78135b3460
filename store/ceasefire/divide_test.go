package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

// Every fact is in one division, under the name of the series that counts it.
func TestDivisionsHoldEveryFactOnce(t *testing.T) {
	frame := ceasefire.Frame{
		Agreement: ceasefire.Agreement{Zone: "UTC"},
		Parties:   []ceasefire.Party{{ID: ceasefire.ID{1}, Short: "North"}, {ID: ceasefire.ID{2}, Short: "South", Colour: 1}},
		Areas:     []ceasefire.Area{{Code: "X-1", Name: "Uplands"}},
	}
	day := ceasefire.DayFrom(2016, 9, 12).Start(frame.Agreement.Location()).Unix()
	var list []ceasefire.Fact
	for i := range 40 {
		list = append(list, ceasefire.Fact{
			Key: int64(i), From: day + int64(i)*3600, Until: day + int64(i)*3600 + 60, Precision: ceasefire.PrecisionMinute, Best: int32(i), Low: -1, High: -1,
			PartyA: int16(i%3) - 1, PartyB: -1, Type: ceasefire.Types()[i%4].Type, Severity: ceasefire.Severity(i % 5),
			Scope: []ceasefire.Scope{ceasefire.InScope, ceasefire.OutOfScope, ceasefire.Disputed}[i%3], Area: []string{"", "X-1", "X-9"}[i%3],
		})
	}
	facts := ceasefire.FactsOf(list).Slice(0, 37)
	for _, by := range append(ceasefire.Groupings(), ceasefire.Ungrouped) {
		seen := map[int64]int{}
		series := frame.Daily(facts, ceasefire.Span{}, by, ceasefire.IncidentsMeasure).Series
		divisions := frame.Divide(facts, by)
		if len(divisions) != len(series) {
			t.Fatalf("%s: %d divisions and %d series", by, len(divisions), len(series))
		}
		for i, d := range divisions {
			if by != ceasefire.Ungrouped && (d.Name != series[i].Name || d.Key != series[i].Key || d.Party != series[i].Party) {
				t.Errorf("%s: the division %q stands for the series %q", by, d.Name, series[i].Name)
			}
			sum := 0.0
			for _, v := range series[i].Values {
				sum += v
			}
			if float64(d.Facts.Len()) != sum {
				t.Errorf("%s: %q holds %d facts, and its series counts %g", by, d.Name, d.Facts.Len(), sum)
			}
			for fact := range d.Facts.All() {
				seen[fact.Key]++
			}
		}
		if len(seen) != facts.Len() {
			t.Errorf("%s: %d of %d facts are in a division", by, len(seen), facts.Len())
		}
		for key, n := range seen {
			if n != 1 {
				t.Errorf("%s: the fact %d is in %d divisions", by, key, n)
			}
		}
	}
	if got := frame.Divide(ceasefire.Facts{}, ceasefire.ByParty); got != nil {
		t.Errorf("of no facts there are %v", got)
	}
}
