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
		{ceasefire.Filter{}, "All incidents, in and out of scope"},
		{ceasefire.Filter{Scope: ceasefire.ViewIn}, "In scope"},
		{ceasefire.Filter{Scope: ceasefire.ViewOut}, "Out of scope"},
		{ceasefire.Filter{Scope: ceasefire.ViewDisputed}, "Disputed"},
		{ceasefire.Filter{Days: days("2016-09-12", "2016-09-19")}, "All incidents, in and out of scope · 12–19 Sep 2016"},
		{ceasefire.Filter{Days: ceasefire.Span{From: date("2016-09-12")}}, "All incidents, in and out of scope · from 12 Sep 2016"},
		{ceasefire.Filter{Days: ceasefire.Span{To: date("2016-09-19")}}, "All incidents, in and out of scope · until 19 Sep 2016"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(3)}}, "All incidents, in and out of scope · Opposition"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(2), recordID(4)}}, "All incidents, in and out of scope · Government or IS"},
		{ceasefire.Filter{Parties: []ceasefire.ID{recordID(77)}}, "All incidents, in and out of scope · a party of another dossier"},
		{ceasefire.Filter{Types: []ceasefire.Type{ceasefire.AirStrike, ceasefire.Shelling}}, "All incidents, in and out of scope · Air strike or Shelling"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityLow}, "All incidents, in and out of scope · severity 1 or more"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityGrave}, "All incidents, in and out of scope · severity 3 or more"},
		{ceasefire.Filter{MinSeverity: ceasefire.SeverityMass}, "All incidents, in and out of scope · severity 4"}, // there is none above it
		{ceasefire.Filter{Areas: []string{"SY-HL", "SY-XX"}}, "All incidents, in and out of scope · Aleppo or SY-XX"},
		{ceasefire.Filter{Verifications: []ceasefire.Verification{ceasefire.Verified, ceasefire.Contested}}, "All incidents, in and out of scope · verified or contested"},
		{ceasefire.Filter{Place: "Kafr Zita"}, "All incidents, in and out of scope · place “Kafr Zita”"},
		{ceasefire.Filter{Text: "سوق"}, "All incidents, in and out of scope · “سوق”"},
		{ceasefire.Filter{
			Scope: ceasefire.ViewIn, Days: days("2016-09-12", "2016-09-19"), Areas: []string{"SY-HL"},
			MinSeverity: ceasefire.SeverityGrave, Text: "shelling",
		}, "In scope · 12–19 Sep 2016 · severity 3 or more · Aleppo · “shelling”"},
	} {
		if got := c.filter.Words(countsFrame()); got != c.want {
			t.Errorf("the filter says %q, not %q", got, c.want)
		}
		if c.filter.IsZero() != (c.want == "All incidents, in and out of scope") {
			t.Errorf("%q: it shows everything: %v", c.want, c.filter.IsZero())
		}
	}
}
