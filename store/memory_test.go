package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// drawnIncident draws an incident of few days, places and kinds, so that filters and instants hit some and miss some.
func drawnIncident(t *rapid.T) ceasefire.Incident {
	i := testIncident()
	day := ceasefire.DayFrom(2016, 9, 10) + ceasefire.Day(rapid.IntRange(0, 6).Draw(t, "day"))
	i.When = ceasefire.DayMoment(day, time.UTC)
	if rapid.Bool().Draw(t, "to the minute") {
		i.When = ceasefire.MinuteMoment(day.Start(time.UTC).Add(time.Duration(rapid.IntRange(0, 23).Draw(t, "hour"))*time.Hour), "UTC")
	}
	i.Type = rapid.SampledFrom([]ceasefire.Type{ceasefire.Shelling, ceasefire.AirStrike, ceasefire.ConvoyPassed}).Draw(t, "type")
	i.SideA.Actor = rapid.SampledFrom([]string{"Army of the Government", "Opposition", "Nobody known", ""}).Draw(t, "actor a")
	i.SideB.Actor = rapid.SampledFrom([]string{"Outsiders", "Opposition", "Civilians"}).Draw(t, "actor b")
	i.Place.Name = rapid.SampledFrom([]string{"Castello Road", "castello", "حلب", "Aleppo", ""}).Draw(t, "place")
	i.Place.Area = rapid.SampledFrom([]string{"SY-HL", "SY-HM", ""}).Draw(t, "area")
	i.Verification = rapid.SampledFrom([]ceasefire.Verification{ceasefire.Unverified, ceasefire.Verified}).Draw(t, "verification")
	i.Severity = ceasefire.Severity(rapid.IntRange(0, 4).Draw(t, "severity"))
	i.Title = rapid.SampledFrom([]string{"Shells on the road", "A convoy", "a CONVOY", "Ärger", "convoy", "Zone"}).Draw(t, "title")
	i.ReportedBy = rapid.SampledFrom([]string{"", "SOHR", "sohr", "An agency"}).Draw(t, "reporter")
	i.Place.District = rapid.SampledFrom([]string{"", "Jebel Saman", "Afrin"}).Draw(t, "district")
	i.Injured = ceasefire.Estimate{}
	if best := rapid.IntRange(-1, 3).Draw(t, "injured"); best >= 0 {
		i.Injured.Best = ceasefire.People(best)
	}
	i.Deaths = ceasefire.Deaths{}
	if best := rapid.IntRange(-1, 3).Draw(t, "deaths"); best >= 0 {
		i.Deaths.Best = ceasefire.People(best)
	}
	return i
}

// drawnView draws a view.
func drawnView(t *rapid.T) View {
	some := func(label string) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 }
	var v View
	if some("at an instant") {
		v.AsOf.At = time.Date(2016, 9, 10, rapid.IntRange(0, 7*24).Draw(t, "hours in"), 0, 0, 0, time.UTC)
	}
	if some("from a day") {
		v.Days.From = ceasefire.DayFrom(2016, 9, rapid.IntRange(9, 17).Draw(t, "first"))
	}
	if some("to a day") {
		v.Days.To = ceasefire.DayFrom(2016, 9, rapid.IntRange(9, 17).Draw(t, "last"))
	}
	if some("of a party") {
		v.Parties = []ceasefire.ID{testID(byte(rapid.IntRange(2, 6).Draw(t, "party")))}
	}
	if some("of types") {
		v.Types = []ceasefire.Type{ceasefire.Shelling, ceasefire.Arrest}
	}
	if some("in areas") {
		v.Areas = []string{rapid.SampledFrom([]string{"SY-HL", "XX", ""}).Draw(t, "code")}
	}
	if some("verified") {
		v.Verifications = []ceasefire.Verification{ceasefire.Verified, ceasefire.Contested}
	}
	v.Scope = rapid.SampledFrom([]ceasefire.ScopeView{ceasefire.ViewAll, ceasefire.ViewIn, ceasefire.ViewOut}).Draw(t, "scope")
	v.MinSeverity = ceasefire.Severity(max(0, rapid.IntRange(-4, 4).Draw(t, "severity")))
	v.Text = rapid.SampledFrom([]string{"", "", "", "conv", "-"}).Draw(t, "text")
	v.Place = rapid.SampledFrom([]string{"", "", "", "cast", "halab", "حلب", "Aleppo"}).Draw(t, "place")
	for range max(0, rapid.IntRange(-3, 2).Draw(t, "terms")) {
		v.Terms = append(v.Terms, drawnTerm(t))
	}
	if some("within") {
		v.Within.Box = ceasefire.GeoBox{South: 36, West: 37, North: rapid.SampledFrom([]float64{36.1, 36.5}).Draw(t, "north"), East: 38}
	}
	return v
}

// drawnTerm draws what may be typed for a field, of which some cannot be read.
func drawnTerm(t *rapid.T) ceasefire.Term {
	pieces := []string{
		"1", ">1", "<2", "0..2", "..1", "!1", "-", "!-", "2016-09-12", ">2016-09-12", "..2016-09-13", "!2016", "road", "=Castello Road", "!castello", "حلب", "ÄRGER", "ärger", "conv", "=a convoy",
		"sohr", "=SOHR", "!sohr", "government", "opposition", "=civilians", "afrin", "%", "_", "strike", "=Shelling", "in", "=out", "verified", "aleppo", "rule", "tester", "\"a convoy\"",
		recorded.UTC().Format("2006-01-02"), ">" + recorded.UTC().Format("2006-01-02"), "=", "a !o",
	}
	texts := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 3).Draw(t, "pieces")
	if rapid.IntRange(0, 9).Draw(t, "a long one") == 0 {
		texts = []string{strings.Repeat("!z ", 70) + "o"} // of more tests than there are marks for
	}
	return ceasefire.Term{Field: rapid.SampledFrom(ceasefire.TermFields()).Draw(t, "field"), Text: strings.Join(texts, rapid.SampledFrom([]string{" | ", " "}).Draw(t, "joined"))}
}

// What a memory answers is what the file does, whatever is asked and whatever was changed in between, rules and deletions included.
func TestAMemoryAnswersAsTheFileDoes(t *testing.T) {
	fewChecks(t, 30)
	rapid.Check(t, func(rt *rapid.T) {
		ctx, d := context.Background(), testDossier(t)
		m := NewMemory(d)
		var ids []ceasefire.ID
		for range rapid.IntRange(0, 8).Draw(rt, "incidents") {
			ids = append(ids, add(t, d, drawnIncident(rt)).ID)
		}
		sameAsTheFile(rt, ctx, m, drawnView(rt))
		if rapid.Bool().Draw(rt, "ranked beforehand") {
			if err := m.Rank(ctx); err != nil {
				rt.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 4).Draw(rt, "changes") {
			ids = changeSomething(rt, t, d, ids)
			sameAsTheFile(rt, ctx, m, drawnView(rt))
		}
	})
}

// changeSomething adds, deletes, changes or rules on an incident, or changes what they are worked out from.
func changeSomething(rt *rapid.T, t *testing.T, d *Dossier, ids []ceasefire.ID) []ceasefire.ID {
	ctx := context.Background()
	kind := rapid.IntRange(0, 4).Draw(rt, "kind of change")
	if kind == 0 || len(ids) == 0 {
		return append(ids, add(t, d, drawnIncident(rt)).ID)
	}
	id := rapid.SampledFrom(ids).Draw(rt, "which")
	var err error
	switch kind {
	case 1:
		if err = d.DeleteIncident(ctx, id); err == nil && rapid.Bool().Draw(rt, "and back") {
			err = d.RestoreIncident(ctx, id)
		}
	case 2:
		var was ceasefire.Incident
		if was, err = d.Incident(ctx, id); err == nil {
			now := drawnIncident(rt)
			now.ID, now.Recorded = was.ID, was.Recorded
			_, err = d.UpdateIncident(ctx, now)
		}
	case 3:
		err = d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: id, Scope: ceasefire.Disputed, Reason: "Seen"})
	case 4:
		zone := rapid.SampledFrom([]string{"Asia/Damascus", "America/New_York"}).Draw(rt, "zone")
		_, err = d.Revise(ctx, func(f *ceasefire.Frame) { f.Agreement.Zone = zone })
	}
	if err != nil {
		rt.Log(err) // such as a deleted incident that cannot be deleted again
	}
	return ids
}

// sameAsTheFile holds what a memory answers against what the file does.
func sameAsTheFile(t *rapid.T, ctx context.Context, m *Memory, v View) {
	t.Helper()
	want, err := m.dossier.Facts(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	got, err := m.Facts(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.List(), got.List()); diff != "" {
		t.Fatalf("facts of %+v (-file +memory):\n%s", v, diff)
	}
	by := rapid.SampledFrom(sortKeys()).Draw(t, "order")
	for _, descending := range []bool{false, true} {
		s := Sort{By: by, Descending: descending}
		if got, want := listed(t, m.List, ctx, v, s), listed(t, m.dossier.List, ctx, v, s); got != want {
			t.Fatalf("%+v by %+v: %s, the file has %s", v, s, got, want)
		}
	}
}

// sortKeys are all keys that lists are sorted by.
func sortKeys() []SortKey {
	ranked := slices.DeleteFunc(rankedKeys(), func(by SortKey) bool { return by == byOtherActor })
	return append(ranked, SortWhen, SortPlace, SortType, SortDeaths, SortScope, SortSeverity, SortArea, SortVerified)
}

func listed(t *rapid.T, list func(context.Context, View, Sort) (*Listing, error), ctx context.Context, v View, s Sort) string {
	t.Helper()
	found, err := list(ctx, v, s)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(found.keys)
}
