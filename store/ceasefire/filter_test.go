package ceasefire_test

import (
	"testing"

	"truceboard/store/ceasefire"
)

// The matching itself is the store's, in SQL; here is what the filter says of itself.
func TestAFilterSaysWhatItShows(t *testing.T) {
	for _, c := range []struct {
		filter ceasefire.Filter
		want   string
	}{
		{ceasefire.Filter{}, "All incidents"},
		{ceasefire.Filter{Scope: ceasefire.ViewIn}, "In scope"},
		{ceasefire.Filter{Scope: ceasefire.ViewOut}, "Out of scope"},
		{ceasefire.Filter{Scope: ceasefire.ViewDisputed}, "Disputed"},
		{ceasefire.Filter{Days: days("2016-09-12", "2016-09-19")}, "12–19 Sep 2016"},
		{ceasefire.Filter{Days: ceasefire.Span{From: date("2016-09-12")}}, "from 12 Sep 2016"},
		{ceasefire.Filter{Days: ceasefire.Span{To: date("2016-09-19")}}, "until 19 Sep 2016"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(3)}}, "Opposition"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(2), recordID(4)}}, "Government or IS"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(77)}}, "a party of another dossier"},
		{ceasefire.Filter{Types: []ceasefire.Type{ceasefire.AirStrike, ceasefire.Shelling}}, "Air strike or Shelling"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityLow}, "severity 1 or more"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityGrave}, "severity 3 or more"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityMass}, "severity 4"}, // there is none above it
		{ceasefire.Filter{Areas: []string{"SY-HL", "SY-XX"}}, "Aleppo or SY-XX"},
		{ceasefire.Filter{Verifications: []ceasefire.Verification{ceasefire.Verified, ceasefire.Contested}}, "verified or contested"},
		{ceasefire.Filter{Place: "Kafr Zita"}, "place “Kafr Zita”"},
		{ceasefire.Filter{Text: "سوق"}, "“سوق”"},
		{ceasefire.Filter{
			Scope: ceasefire.ViewIn, Days: days("2016-09-12", "2016-09-19"), Areas: []string{"SY-HL"},
			MinSeverity: ceasefire.SeverityGrave, Text: "shelling",
		}, "In scope · 12–19 Sep 2016 · severity 3 or more · Aleppo · “shelling”"},
	} {
		if got := c.filter.Words(countsFrame()); got != c.want {
			t.Errorf("the filter says %q, not %q", got, c.want)
		}
		if c.filter.IsZero() != (c.want == "All incidents") {
			t.Errorf("%q: it shows everything: %v", c.want, c.filter.IsZero())
		}
	}
}
