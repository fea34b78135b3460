package dashboard

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
	"truceboard/widgets/plot"
)

// What was tapped takes the place of the filter's own, and leaves the rest as it was.
func TestAFilterIsNarrowedToWhatWasTapped(t *testing.T) {
	day := ceasefire.Span{From: ceasefire.DayFrom(2016, 9, 14), To: ceasefire.DayFrom(2016, 9, 14)}
	before := ceasefire.Filter{Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"}, Text: "words"}
	grave := ceasefire.Term{Field: ceasefire.TermSeverity, Text: "3"}
	for _, test := range []struct {
		to   plot.Narrowing
		want ceasefire.Filter
	}{
		{plot.Narrowing{Days: day}, ceasefire.Filter{Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"}, Text: "words", Days: day}},
		{plot.Narrowing{Area: "SY-ID"}, ceasefire.Filter{Scope: ceasefire.ViewIn, Areas: []string{"SY-ID"}, Text: "words"}},
		{plot.Narrowing{Type: ceasefire.Shelling}, ceasefire.Filter{
			Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"}, Text: "words", Types: []ceasefire.Type{ceasefire.Shelling},
		}},
		{plot.Narrowing{Party: testID(2), Days: day}, ceasefire.Filter{Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"}, Text: "words", Days: day, Parties: []ceasefire.ID{testID(2)}}},
		{plot.Narrowing{Scope: ceasefire.ViewOut}, ceasefire.Filter{Scope: ceasefire.ViewOut, Areas: []string{"SY-HL"}, Text: "words"}},
		{plot.Narrowing{Term: grave}, ceasefire.Filter{Scope: ceasefire.ViewIn, Areas: []string{"SY-HL"}, Text: "words", Terms: []ceasefire.Term{grave}}},
	} {
		if diff := cmp.Diff(test.want, narrowed(before, test.to)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.to, diff)
		}
	}
	if before.Areas[0] != "SY-HL" {
		t.Error("the filter given was changed")
	}
}
