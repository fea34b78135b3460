package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// state is a dossier as it was read at once after something was recorded.
type state struct {
	at        time.Time
	frame     ceasefire.Frame
	facts     []ceasefire.Fact
	incidents []ceasefire.Incident
	inScope   int
}

// stateNow reads a dossier whole.
func stateNow(t testing.TB, d *Dossier, asOf ceasefire.AsOf) state {
	t.Helper()
	ctx := context.Background()
	var s state
	var err error
	if s.frame, err = d.FrameKnown(ctx, asOf); err != nil {
		t.Fatal(err)
	}
	facts, err := d.Facts(ctx, View{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	s.facts = facts.List()
	n, err := d.Count(ctx, View{AsOf: asOf, Filter: ceasefire.Filter{Scope: ceasefire.ViewIn}})
	if err != nil {
		t.Fatal(err)
	}
	s.inScope = n.Total
	for _, f := range s.facts {
		i, err := d.IncidentByKey(ctx, f.Key, asOf)
		if err != nil {
			t.Fatal(err)
		}
		s.incidents = append(s.incidents, i)
	}
	if err := d.read.QueryRowContext(ctx, "SELECT max(at) FROM audit").Scan(into(&s.at)); err != nil {
		t.Fatal(err)
	}
	return s
}

// acts are changes of everything that a frame holds and that may be changed.
func acts() map[string]func(*ceasefire.Frame) {
	party := ceasefire.ID{0: 9, 6: 0x70, 8: 0x80, 15: 1}
	return map[string]func(*ceasefire.Frame){
		"retitle":           func(f *ceasefire.Frame) { f.Agreement.Title += "!" },
		"another zone":      func(f *ceasefire.Frame) { f.Agreement.Zone = "Asia/Tokyo" },
		"rename a party":    func(f *ceasefire.Frame) { f.Parties[1].Name += " renamed" },
		"move a party":      func(f *ceasefire.Frame) { f.Parties[0], f.Parties[1] = f.Parties[1], f.Parties[0] },
		"answer for nobody": func(f *ceasefire.Frame) { f.Parties[0].AnswersFor, f.Parties[1].AnswersFor = nil, nil },
		"add a party": func(f *ceasefire.Frame) {
			f.Parties = append(f.Parties, ceasefire.Party{ID: party, Name: "New", Short: "New", Role: ceasefire.RoleSignatory, Colour: 7})
		},
		"remove the party": func(f *ceasefire.Frame) {
			f.Parties = slices.DeleteFunc(f.Parties, func(p ceasefire.Party) bool { return p.ID == party })
		},
		"map a name": func(f *ceasefire.Frame) {
			f.Actors = append(f.Actors, ceasefire.ActorName{Name: "Opposition", Party: f.Parties[0].ID})
		},
		"unmap a name":   func(f *ceasefire.Frame) { f.Actors = f.Actors[:0] },
		"rename an area": func(f *ceasefire.Frame) { f.Areas[0].Name += "*" },
		"add an area": func(f *ceasefire.Frame) {
			f.Areas = append(f.Areas, ceasefire.Area{Code: fmt.Sprint("N", len(f.Areas)), Name: "New", Aliases: []string{}})
		},
		"drop an area": func(f *ceasefire.Frame) {
			f.Areas = slices.DeleteFunc(f.Areas, func(a ceasefire.Area) bool { return a.Code == "SY-HM" })
		},
		"turn the rules": func(f *ceasefire.Frame) { slices.Reverse(f.ScopeRules) },
		"another verdict": func(f *ceasefire.Frame) {
			f.ScopeRules[0].Verdict, f.ScopeRules[0].Match, f.ScopeRules[0].Parties = ceasefire.Disputed, "", nil
		},
		"no rules":      func(f *ceasefire.Frame) { f.ScopeRules = nil },
		"longer streak": func(f *ceasefire.Frame) { f.Clocks[0].Days++ },
		"rename a leg":  func(f *ceasefire.Frame) { f.Clocks[2].Legs[1].Name += "?" },
		"another due":   func(f *ceasefire.Frame) { f.Commitments[0].Due.Days++ },
		"no condition":  func(f *ceasefire.Frame) { f.Commitments[0].Condition = ceasefire.Condition{} },
		"a condition is met": func(f *ceasefire.Frame) {
			f.Commitments[1].Condition.MetAt = f.Commitments[1].Condition.MetAt.Add(time.Hour)
		},
		"retell an event":  func(f *ceasefire.Frame) { f.Timeline[0].Title += "." },
		"drop the tallies": func(f *ceasefire.Frame) { f.Tallies = nil },
		"recount":          func(f *ceasefire.Frame) { f.Tallies[0].Total.N++ },
		"a source":         func(f *ceasefire.Frame) { f.Sources[0].Title += "+" },
	}
}

// Read as it was known, the dossier is what it was: each record, each incident with its parties, its scope and its sources, whatever was added, changed,
// moved or removed since.
func TestKnownAtTheDossierIsWhatItWas(t *testing.T) {
	names := make([]string, 0, len(acts()))
	for name := range acts() {
		names = append(names, name)
	}
	slices.Sort(names)
	histories := rapid.SliceOfN(rapid.SampledFrom(append(names, "incident 0", "incident 1", "incident 2", "incident 3", "incident 4")), 1, 7)
	for seed := range 24 { // each makes a dossier on the disk, so that a few must do
		history := histories.Example(seed)
		t.Run(fmt.Sprint(seed), func(t *testing.T) { followHistory(t, history) })
	}
}

// followHistory does one thing after another, and then reads the dossier as it was known after each.
func followHistory(t *testing.T, history []string) {
	d, ctx := laterDossier(t), context.Background()
	first := add(t, d, testIncident())
	states := []state{stateNow(t, d, ceasefire.AsOf{})}
	for _, act := range history {
		var refused *InvalidError
		var err error
		if revise, ok := acts()[act]; ok {
			_, err = d.Revise(ctx, func(f *ceasefire.Frame) { careful(f, revise) })
		} else {
			err = actOnIncidents(t, act, d, first)
		}
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("%s: %v", act, err)
		}
		states = append(states, stateNow(t, d, ceasefire.AsOf{}))
	}
	for n, want := range states {
		got := stateNow(t, d, ceasefire.AsOf{KnownAt: want.at})
		got.at = want.at
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(state{})); diff != "" {
			t.Fatalf("after %d of %v:\n%s", n, history, diff)
		}
	}
}

// careful does a change unless the frame has nothing left to change so.
func careful(f *ceasefire.Frame, revise func(*ceasefire.Frame)) {
	defer func() { _ = recover() }()
	revise(f)
}

func actOnIncidents(t testing.TB, act string, d *Dossier, first ceasefire.Incident) error {
	t.Helper()
	ctx := context.Background()
	switch act {
	case "incident 1":
		first.Title += "~"
		first.Citations, first.Extra = nil, nil
		_, err := d.UpdateIncident(ctx, first)
		return err
	case "incident 2":
		return d.OverrideScope(ctx, ceasefire.ScopeOverride{Incident: first.ID, Scope: ceasefire.Disputed, Reason: "unclear"})
	case "incident 3":
		return d.Attribute(ctx, ceasefire.Attribution{Incident: first.ID, PartyA: testID(3), PartyB: testID(2), Reason: "turned"})
	case "incident 4":
		return d.DeleteIncident(ctx, first.ID)
	}
	add(t, d, testIncident())
	return nil
}

// Of a time before the dossier was made nothing is known, not even what came along with an older stamp: there is an agreement without a title.
func TestKnownBeforeTheDossierWasMade(t *testing.T) {
	d, ctx := laterDossier(t), context.Background()
	older := testIncident()
	older.Recorded = ceasefire.Stamp{By: "Somebody else", At: recorded.Add(-30 * 24 * time.Hour)}
	add(t, d, older)
	asOf := ceasefire.AsOf{KnownAt: recorded.Add(-time.Minute)}
	frame, err := d.FrameKnown(ctx, asOf)
	if err != nil {
		t.Fatal(err)
	}
	want := ceasefire.Frame{Agreement: ceasefire.Agreement{ID: testFrame().Agreement.ID, Zone: "Asia/Damascus"}}
	if diff := cmp.Diff(want, frame); diff != "" {
		t.Error(diff)
	}
	n, err := d.Count(ctx, View{AsOf: asOf})
	if err != nil || n.Total != 0 {
		t.Errorf("%d incidents, %v", n.Total, err)
	}
	if lines, err := d.Attributions(ctx, View{AsOf: asOf}); err != nil || len(lines) != 0 {
		t.Errorf("attributions %q, %v", lines, err)
	}
}

// A source is named from when something was recorded that cites it, or an import of it, and not while that import was undone.
func TestAttributionsAreThoseThatWereKnown(t *testing.T) {
	d, ctx := laterDossier(t), context.Background()
	named := func(known time.Time) []string {
		lines, err := d.Attributions(ctx, View{AsOf: ceasefire.AsOf{KnownAt: known}})
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	last := func() time.Time { return stateNow(t, d, ceasefire.AsOf{}).at }
	made := last()
	cites := testIncident()
	cites.Citations = []ceasefire.Citation{{Source: testID(1)}}
	add(t, d, cites)
	cited := last()
	result, err := d.Import(ctx, testBatch(), stream(imported("1", "a", 2)), false)
	if err != nil {
		t.Fatal(err)
	}
	loaded := last()
	if _, err := d.UndoImport(ctx, result.Batch, false, false); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		known time.Time
		want  []string
	}{
		{made, nil}, {cited, []string{"The text, by both"}}, {loaded, []string{"The text, by both", "UCDP, CC BY 4.0"}},
		{last(), []string{"The text, by both"}}, {time.Time{}, []string{"The text, by both"}},
	} {
		if got := named(test.known); !slices.Equal(got, test.want) {
			t.Errorf("as known at %v: %q; want %q", test.known, got, test.want)
		}
	}
}
