package store

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// What SQL finds by a term is what the rule lets pass.
func TestTermsInSQLAreTheRule(t *testing.T) {
	d, ctx := testDossier(t), context.Background()
	var all []ceasefire.Incident
	for n, place := range []string{"Castello Road", "100%_Road", "", "حلب"} {
		i := testIncident()
		i.Place.Name, i.Severity = place, ceasefire.Severity(n)
		i.Deaths.Low, i.Deaths.High = ceasefire.Count{}, ceasefire.Count{}
		i.Deaths.Best = ceasefire.Count{N: n * 5, Known: n != 2}
		i.Deaths.Civilians = ceasefire.Count{}
		i.Type = []ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike, ceasefire.ConvoyPassed, ceasefire.OtherType}[n]
		if n == 2 {
			i.Place.Area, i.SideA.Actor, i.ReportedBy = "", "", ""
		}
		all = append(all, add(t, d, i))
	}
	frame, err := d.Frame(ctx)
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"5", ">5", "<10", "0..5", "..7", "!5", "-", "!-", "road", "=Castello", "%", "_", "!road", "castello road", "=Castello Road", "!Castello Road", "=castello road | -", "\"100%_Road\"", "!\"a|b\" road", "> 5", "0 .. 5", "a|5", "aleppo", "strike", "government", "2016-09", ">2016", "حلب", "in", "=", "rule", ">=2016-10", recorded.UTC().Format("2006-01-02"), ".." + recorded.UTC().Format("2006-01-02"), "!" + recorded.UTC().Format("2006")}
	rapid.Check(t, func(r *rapid.T) {
		term := ceasefire.Term{Field: rapid.SampledFrom(ceasefire.TermFields()).Draw(r, "field"), Text: rapid.SampledFrom(texts).Draw(r, "text")}
		want := 0
		for _, i := range all {
			if frame.MatchesTerm(i, term) {
				want++
			}
		}
		n, err := d.Count(ctx, View{Filter: ceasefire.Filter{Terms: []ceasefire.Term{term}}})
		if err != nil || n.Total != want {
			r.Fatalf("%v: %d found, %d pass, %v", term, n.Total, want, err)
		}
	})
}
