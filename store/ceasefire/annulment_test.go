package ceasefire_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"truceboard/store/ceasefire"
)

// annulments gives a ruling annulments, recorded one a day from an instant on.
func annulments(from string, restores ...bool) []ceasefire.Annulment {
	var list []ceasefire.Annulment
	for i, back := range restores {
		at := instant(from).AddDate(0, 0, i)
		list = append(list, ceasefire.Annulment{ID: recordID(byte(60 + i)), Restores: back, Reason: "Misread", Recorded: ceasefire.Stamp{By: "Analyst", At: at}})
	}
	return list
}

// A break of the 14th was annulled on the 20th and restored on the 21st.
func TestAnAnnulledBreakBreaksNothing(t *testing.T) {
	for _, c := range []struct {
		name  string
		made  []ceasefire.Annulment
		known string
		held  int
	}{
		{"never annulled", nil, "", 1},
		{"annulled", annulments("2016-09-20T12:00:00Z", false), "", 3},
		{"restored", annulments("2016-09-20T12:00:00Z", false, true), "", 1},
		{"annulled again", annulments("2016-09-20T12:00:00Z", false, true, false), "", 3},
		{"as known before it was annulled", annulments("2016-09-20T12:00:00Z", false), "2016-09-20T11:59:59Z", 1},
		{"as known when it was annulled", annulments("2016-09-20T12:00:00Z", false), "2016-09-20T12:00:00Z", 3},
		{"as known before it was restored", annulments("2016-09-20T12:00:00Z", false, true), "2016-09-21T00:00:00Z", 3},
	} {
		f := ruledOver(countsFrame(), recordID(11), ceasefire.Broken, "2016-09-14T18:00:00Z")
		f.Determinations[0].Annulments = c.made
		asOf := ceasefire.AsOf{At: instant(onTheSixteenth)}
		if c.known != "" {
			asOf.KnownAt = instant(c.known)
		}
		streak, _ := f.Clock(recordID(11))
		if r := f.At(asOf).Read(streak, asOf.At); r.DaysHeld != c.held || (len(r.Breaks) == 0) != (c.held == 3) {
			t.Errorf("%s: %d days held, %d breaks, want %d", c.name, r.DaysHeld, len(r.Breaks), c.held)
		}
		if got := len(f.At(asOf).Determinations); got != 1 {
			t.Errorf("%s: %d rulings are left to be shown", c.name, got)
		}
	}
}

// An annulled ruling reads as if it had never been made, whatever kind of clock it is on.
func TestAnAnnulledRulingCountsForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyRecords(t)
		without := f
		without.Determinations = nil
		f.Determinations = slices.Clone(f.Determinations)
		for i := range f.Determinations {
			if rapid.Bool().Draw(t, "annulled") {
				f.Determinations[i].Annulments = annulments("2016-09-20T12:00:00Z", false)
			} else {
				without.Determinations = append(without.Determinations, f.Determinations[i])
			}
		}
		at, _ := stamped(t)
		if d := cmp.Diff(without.Readings(at), f.Readings(at)); d != "" {
			t.Error(d)
		}
		facts := anyFacts(t)
		if d := cmp.Diff(without.Proposals(ceasefire.FactsOf(facts), at, nil), f.Proposals(ceasefire.FactsOf(facts), at, nil)); d != "" {
			t.Error(d)
		}
	})
}

func TestProblemsOfAnnulments(t *testing.T) {
	f := ruledOver(countsFrame(), recordID(11), ceasefire.Broken, "2016-09-14T18:00:00Z")
	annulled := ruledOver(countsFrame(), recordID(11), ceasefire.Broken, "2016-09-14T18:00:00Z")
	annulled.Determinations[0].Annulments = annulments("2016-09-20T12:00:00Z", false)
	early := ruledOver(countsFrame(), recordID(11), ceasefire.Broken, "2016-09-01T18:00:00Z") // recorded before such rulings were refused
	early.Determinations[0].Annulments = annulments("2016-09-20T12:00:00Z", false)
	for _, c := range []struct {
		name        string
		frame       ceasefire.Frame
		annulment   ceasefire.Annulment
		of          ceasefire.ID
		field, part string
	}{
		{"sound", f, ceasefire.Annulment{Reason: "Misread"}, recordID(30), "", ""},
		{"without a reason", f, ceasefire.Annulment{}, recordID(30), "reason", "Say why"},
		{"of no ruling", f, ceasefire.Annulment{Reason: "Misread"}, recordID(31), "ruling", "not one of the dossier's"},
		{"of an annulled one", annulled, ceasefire.Annulment{Reason: "Misread"}, recordID(30), "ruling", "annulled already"},
		{"of one out of time", early, ceasefire.Annulment{Reason: "Misread", Restores: true}, recordID(30), "ruling", "It cannot count again. It would be broken before it starts"},
		{"back", annulled, ceasefire.Annulment{Reason: "Seen again", Restores: true}, recordID(30), "", ""},
		{"back what counts", f, ceasefire.Annulment{Reason: "Seen again", Restores: true}, recordID(30), "ruling", "counts already"},
	} {
		only(t, c.name, c.annulment.Problems(c.frame, c.of), c.field, c.part)
	}
}

// A term that was ended by mistake is renewed once the end is annulled; a renewal that was annulled does not count as its end.
func TestRulesLookPastAnnulledRulings(t *testing.T) {
	start := instant("2016-09-12T16:00:00Z")
	term := ceasefire.Clock{ID: recordID(12), Kind: ceasefire.FixedTerm, Name: "Term", Short: "Term", Starts: start, Ends: start.Add(48 * time.Hour)}
	f := countsFrame()
	f.Clocks = append(f.Clocks, term)
	f = ruledOver(f, term.ID, ceasefire.Ended, "2016-09-13T16:00:00Z")
	renewal := ceasefire.Determination{ID: recordID(31), Clock: term.ID, Ruling: ceasefire.Extended, At: start.Add(30 * time.Hour), Until: start.Add(96 * time.Hour),
		Precision: ceasefire.PrecisionMinute, Reason: "Extended"}
	only(t, "a renewal of what was ended", renewal.Problems(f), "clock", "was ended")
	f.Determinations[0].Annulments = annulments("2016-09-20T12:00:00Z", false)
	only(t, "a renewal of what was not ended after all", renewal.Problems(f), "", "")
	renewal.Annulments = annulments("2016-09-20T12:00:00Z", false)
	f.Determinations = append(f.Determinations, renewal)
	second := renewal
	second.ID, second.Annulments, second.At, second.Until = recordID(32), nil, start.Add(40*time.Hour), start.Add(72*time.Hour)
	only(t, "a renewal that is shorter than an annulled one", second.Problems(f), "", "")
}
