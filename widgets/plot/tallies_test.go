package plot

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"truceboard/store/ceasefire"
)

// countedTruce has a count whose parts exceed its total, one of the killed, one whose window has no dates, and one that is not over
// when it is read; beside handMade's incidents, of which one is known only to the month.
func countedTruce() Subject {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Frame.Sources = []ceasefire.Source{{ID: id(81), Publisher: "A paper", Title: "A day’s news"}}
	s.Frame.Tallies = []ceasefire.Tally{
		{
			AsOf: noon(12), Precision: ceasefire.PrecisionMinute, From: noon(7), CountedBy: "Observers", Accused: "all", Metric: "violations", Basis: "Seen.",
			Total: ceasefire.People(1242), Breakdown: "combat 1219 (North 1203; South 16); arrests 32", Source: id(81),
		},
		{
			AsOf: noon(12), Precision: ceasefire.PrecisionMinute, Until: noon(12), From: noon(11), CountedBy: "Medics", Metric: "people killed",
			Total: ceasefire.People(0), Accused: "the North", Party: id(1),
		},
		{AsOf: noon(13), Precision: ceasefire.PrecisionDay, Window: "24h", CountedBy: "Observers", Metric: "violations", Total: ceasefire.People(5)},
		{AsOf: noon(13), Precision: ceasefire.PrecisionMinute, From: noon(12), Until: noon(25), CountedBy: "Medics", Metric: "deaths", Total: ceasefire.People(5)},
	}
	return s
}

func TestTalliesNumbers(t *testing.T) {
	want := [][]string{
		{"counted_by", "metric", "accused", "window", "from", "to", "published", "parts", "parts_sum", "log", "log_counts"},
		{"Medics", "people killed", "the North", "", "2016-08-11", "2016-08-12", "0", "", "", "1", "deaths"},
		{"Observers", "violations", "all", "", "2016-08-07", "2016-08-12", "1242", "North 1203; South 16; arrests 32", "1251", "4", "incidents"},
		{"Observers", "violations", "", "24h", "", "", "5", "", "", "", ""},
	}
	if diff := cmp.Diff(want, numbers(t, made(t, Tallies, countedTruce()))); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestTalliesWords(t *testing.T) {
	s := countedTruce()
	s.Filter.Scope = ceasefire.ViewIn
	p := made(t, Tallies, s)
	got := p.(*picture).sheet
	for what, pair := range map[string][2]string{
		"title":    {"1 of 2 published counts with known days is higher than the log’s own in scope", got.title},
		"subtitle": {"3 published counts by 2 counters beside the log’s own · In scope · 7–13 Aug 2016 · as of 18 Aug 2016, 12:00", got.subtitle},
		"counts": {
			"n = 3 published counts. In 1 the parts do not add up to the total. Left out 1 (window not over by this moment 1). " +
				"Of the log: left out 1 (known only to the month 1).", got.counts,
		},
		"sources": {"Source: A paper. Days and times: UTC.", got.sources},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[1], pair[0])
		}
	}
	r := record(p, format{1600, 900, 1, Light, false})
	for _, text := range []string{
		"Violations recorded by Observers, 7–12 Aug 2016", "All sides accused. Parts: North 1,203; South 16; arrests 32. Seen.",
		"1,242 published; parts add up to 1251, 9 more than the total", "4 incidents in scope in the log", "People killed recorded by Medics, 11–12 Aug 2016",
		"0 published", "1 death in scope in the log", "Violations recorded by Observers, 24h, published 13 Aug 2016",
		"Not counted in the log: no dates of the window", "North 1,203", "The log’s own count in scope", "Published, North accused",
	} {
		r.holds(t, text)
	}
}

// Where the picture is too narrow for it, the flag is put shortly, and the window is not cut off.
func TestTalliesInANarrowPicture(t *testing.T) {
	s := countedTruce()
	s.Frame.Tallies = s.Frame.Tallies[:1]
	s.Frame.Tallies[0].CountedBy = strings.Repeat("Observers of the Mission ", 4)
	r := record(made(t, Tallies, s), format{400, 300, 1, Light, false})
	r.holds(t, "1,242; parts 1,251")
	if !slices.ContainsFunc(r.texts, func(w written) bool {
		return w.text == "7–12 Aug 2016"
	}) {
		t.Errorf("no headline ends in its window; drawn are %v", r.texts)
	}
}

// The scope that is looked at is counted, be it all, and said; one of some days leaves out the windows that reach beyond them.
func TestTalliesKeepToTheFilter(t *testing.T) {
	in, all := countedTruce(), countedTruce()
	in.Filter.Scope = ceasefire.ViewIn
	logged := func(s Subject) (n int) {
		for _, group := range newTallies(s).groups {
			n += group.Log
		}
		return n
	}
	if of, whole := logged(in), logged(all); of == 0 || whole < of {
		t.Errorf("%d in scope, %d in all", of, whole)
	}
	outside := countedTruce()
	outside.Filter.Scope = ceasefire.ViewOut
	if whole := logged(all); whole != logged(in)+logged(outside) {
		t.Errorf("%d in all, %d in and %d out of scope", whole, logged(in), logged(outside))
	}
	s := countedTruce()
	s.Filter.Scope = ceasefire.ViewOut
	s.Filter.Days.From = ceasefire.DayFrom(2016, 8, 10)
	p := made(t, Tallies, s)
	record(p, format{1600, 900, 1, Light, false}).holds(t, "0 deaths out of scope in the log")
	if got, want := p.(*picture).sheet.counts, "(window reaches beyond the period 1; window not over by this moment 1)"; !strings.Contains(got, want) {
		t.Errorf("counts %q, want %q in them", got, want)
	}
}

func TestNoTallies(t *testing.T) {
	p := made(t, Tallies, handMade(ceasefire.IncidentsMeasure))
	record(p, format{800, 500, 1, Light, false}).holds(t, noTalliesWords)
	if rows := numbers(t, p); len(rows) != 1 {
		t.Errorf("%d rows, want the header", len(rows))
	}
}

// Words beside the bars take more of the width where they would be cut, and every part of a count is named where there is room.
func TestTalliesNameEveryPart(t *testing.T) {
	s := Subject{Frame: truce(), AsOf: ceasefire.AsOf{At: noon(28)}, Measure: ceasefire.IncidentsMeasure}
	s.Frame.Tallies = nil
	for i := range 11 {
		one := ceasefire.Tally{ID: id(byte(100 + i)), CountedBy: "Reconciliation Centre", Metric: "violations", Accused: "armed opposition", Window: "24h"}
		one.AsOf, one.Precision, one.Total = noon(i+1), ceasefire.PrecisionMinute, ceasefire.People(55)
		one.Breakdown = "Aleppo 27; Damascus 11; Hama 7; Latakia 6; Homs 2; al-Quneitra 1; Daraa 1"
		one.Basis = "The counter's own figure for breaches."
		s.Frame.Tallies = append(s.Frame.Tallies, one)
	}
	for _, as := range []format{{1600, 900, 1, Light, false}, {3840, 2160, 1, Light, false}} {
		for _, w := range record(made(t, Tallies, s), as).texts {
			if strings.HasPrefix(w.text, "Armed opposition accused.") && strings.Contains(w.text, ellipsis) {
				t.Errorf("at %d pixels it says %q", as.width, w.text)
			}
		}
	}
}

// The words of a count take as many lines as they need where the picture has the room, and the earliest counts are left to be counted rather than all cut.
func TestTalliesAreWhole(t *testing.T) {
	s := Subject{Frame: truce(), AsOf: ceasefire.AsOf{At: noon(28)}, Measure: ceasefire.IncidentsMeasure}
	for i := range 11 {
		one := ceasefire.Tally{ID: id(byte(100 + i)), CountedBy: "Reconciliation Centre", Metric: "violations", Accused: "armed opposition", Window: "24h"}
		one.AsOf, one.Precision, one.Total = noon(i+1), ceasefire.PrecisionMinute, ceasefire.People(55)
		if i%2 > 0 {
			one.Basis = "The counter's own figure for breaches by the armed opposition only; those of the other side were not counted. How a breach was established was not said."
		}
		s.Frame.Tallies = append(s.Frame.Tallies, one)
	}
	said := ""
	for _, w := range record(made(t, Tallies, s), format{1600, 900, 1, Light, false}).texts {
		said += w.text + " "
		if strings.HasSuffix(w.text, ellipsis) {
			t.Errorf("cut: %q", w.text)
		}
	}
	if n := strings.Count(said, "How a breach was established was not said."); n < 4 {
		t.Errorf("only %d bases are drawn whole: %s", n, said)
	}
}

// A name that is cut for a title leaves no bracket open.
func TestCutNamesCloseTheirBrackets(t *testing.T) {
	for name, want := range map[string]string{
		"Russian Reconciliation Centre (Hmeimim, with maps)":      "Russian Reconciliation Centre…",
		"Joint (US and Russian) centre for what is reported here": "Joint (US and Russian) centre f…",
		"Short (one": "Short (one",
	} {
		if got := nameCut(name); got != want {
			t.Errorf("%q is cut to %q, want %q", name, got, want)
		}
	}
}
