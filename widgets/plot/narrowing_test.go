package plot

import (
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// full is the size at which these tests look.
func full() format { return format{width: 1600, height: 900, scale: 1} }

// The middle of a bar gives what it stands for, as it is drawn, and empty room gives nothing.
func TestWhatLiesUnderAPoint(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	for kind, want := range map[Kind]Narrowing{
		Daily:       {Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 17), To: ceasefire.DayFrom(2016, 8, 17)}, Party: id(2), Words: "South, 17 Aug 2016", Value: "1 incident"},
		Cumulative:  {Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 12), To: ceasefire.DayFrom(2016, 8, 12)}, Party: id(2), Words: "South, 12 Aug 2016", Value: "1 incident of 4 so far"},
		BeforeAfter: {Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 7, 13), To: ceasefire.DayFrom(2016, 8, 9)}, Words: "Before: 13 Jul–9 Aug 2016", Value: "0.11 a day"},
		Places:      {Area: "X-1", Words: "Uplands", Value: "3 incidents"},
		Types:       {Type: ceasefire.Shelling, Words: ceasefire.Shelling.Name(), Value: "5 incidents"},
	} {
		p := made(t, kind, s).(*picture)
		met := false
		for _, at := range p.layout(full()).spots {
			if at.what != want {
				continue
			}
			met = true
			if got, ok := p.At(at.box.x+at.box.w/2, at.box.y+at.box.h/2, 1600, 900); !ok || got != want {
				t.Errorf("%s: the middle gives %v, %v", kind, got, ok)
			}
		}
		if !met {
			t.Errorf("%s: nothing stands for %v; there are %v", kind, want, p.layout(full()).spots)
		}
		for _, corner := range [][2]float64{{1, 1}, {1599, 899}, {800, 895}, {-5, 400}} {
			if got, ok := p.At(corner[0], corner[1], 1600, 900); ok {
				t.Errorf("%s: %v gives %v, want nothing", kind, corner, got)
			}
		}
	}
}

// A day without incidents has no bar, and what stands for several names gives nothing; nor does a small picture.
func TestNothingLiesUnderEmptyRoom(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	for _, n := range made(t, Daily, s).(*picture).layout(full()).spots {
		if n.what.Days.From == ceasefire.DayFrom(2016, 8, 14) {
			t.Errorf("a day without incidents gives %v", n)
		}
	}
	for _, n := range made(t, Places, yearOf(60, 3)).(*picture).layout(full()).spots {
		if n.what.Area == "" {
			t.Errorf("all others give %v", n)
		}
	}
	if n, ok := made(t, Types, s).At(70, 40, 148, 84); ok {
		t.Errorf("a small picture gives %v", n)
	}
}

// spotsOf gives what the places of a picture stand for.
func spotsOf(t *testing.T, kind Kind, s Subject) []Narrowing {
	t.Helper()
	var all []Narrowing
	for _, at := range made(t, kind, s).(*picture).layout(full()).spots {
		all = append(all, at.what)
	}
	return all
}

// Each part of a bar stands for its own group and day beside what the bar comes to, however the bars are divided.
func TestEachPartOfABarStandsForItself(t *testing.T) {
	for by, want := range map[ceasefire.Grouping][]Narrowing{
		ceasefire.ByParty:    {{Party: id(1), Words: "North, 12 Aug 2016"}, {Party: id(2), Words: "South, 12 Aug 2016"}},
		ceasefire.ByType:     {{Type: ceasefire.Shelling, Words: ceasefire.Shelling.Name() + ", 12 Aug 2016"}, {Type: ceasefire.AirStrike, Words: ceasefire.AirStrike.Name() + ", 12 Aug 2016"}},
		ceasefire.ByScope:    {{Scope: ceasefire.ViewIn, Words: "In scope, 12 Aug 2016"}, {Scope: ceasefire.ViewOut, Words: "Out of scope, 12 Aug 2016"}},
		ceasefire.ByArea:     {{Area: "X-1", Words: "Uplands, 12 Aug 2016"}, {Term: ceasefire.Term{Field: ceasefire.TermArea, Text: "-"}, Words: "No area, 12 Aug 2016"}},
		ceasefire.BySeverity: {{Term: ceasefire.Term{Field: ceasefire.TermSeverity, Text: "3"}}, {Term: ceasefire.Term{Field: ceasefire.TermSeverity, Text: "-"}}},
	} {
		s := handMade(ceasefire.IncidentsMeasure)
		one, other := fact(12, 0, 1, "X-1"), fact(12, 1, 1, "")
		one.Type, one.Scope, one.Severity = ceasefire.Shelling, ceasefire.InScope, 3
		other.Type, other.Scope, other.Severity = ceasefire.AirStrike, ceasefire.OutOfScope, 0
		s.By, s.Facts = by, ceasefire.FactsOf([]ceasefire.Fact{one, one, other})
		got := spotsOf(t, Daily, s)
		for n, w := range want {
			w.Days, w.Value = ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 12), To: ceasefire.DayFrom(2016, 8, 12)}, []string{"2 incidents of 3", "1 incident of 3"}[n]
			if w.Words == "" {
				w.Words = ceasefire.Severity(3-3*n).Words() + ", 12 Aug 2016"
			}
			if !slices.Contains(got, w) {
				t.Errorf("by %s: nothing stands for %+v; there are %+v", by, w, got)
			}
			if w.Term.Field != "" {
				if _, err := ceasefire.ParseTerm(w.Term); err != nil {
					t.Error(err)
				}
			}
		}
		if !slices.ContainsFunc(got, func(n Narrowing) bool { return n.Words == "12 Aug 2016" && n.Value == "3 incidents" }) {
			t.Errorf("by %s: the whole bar stands for nothing", by)
		}
	}
}

// A small chart stands for its group, its bars for their day too; those of other kinds as well.
func TestASmallChartStandsForItsGroup(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	got := spotsOf(t, Multiples, s)
	day := ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 17), To: ceasefire.DayFrom(2016, 8, 17)}
	for _, want := range []Narrowing{{Party: id(2), Days: day, Words: "South, 17 Aug 2016", Value: "1 incident"}, {Party: id(2), Words: "South", Value: "2 incidents"}} {
		if !slices.Contains(got, want) {
			t.Errorf("nothing stands for %+v; there are %+v", want, got)
		}
	}
	for _, each := range []Kind{Cumulative, Casualties, Calendar, Hours, BeforeAfter, Places, Types} {
		s.Each = each
		if !slices.ContainsFunc(spotsOf(t, Multiples, s), func(n Narrowing) bool { return n.Party == id(1) && n.Words == "North" }) {
			t.Errorf("%s: no small chart stands for its party", each)
		}
	}
}

// Judgements say what stood, when and how much is behind it, and lead to what was promised; published counts say who and when, and lead to their window. An hour says why it leads nowhere.
func TestWhatIsNotCountedIsPointedOutToo(t *testing.T) {
	s := yearOf(60, 3)
	commitment := s.Frame.Commitments[0]
	matrix := spotsOf(t, Matrix, s)
	for _, day := range []bool{true, false} {
		if !slices.ContainsFunc(matrix, func(n Narrowing) bool {
			return n.Promise.Commitment == commitment.ID && n.Promise.Party == commitment.Party && (n.Promise.Day != 0) == day && n.Narrows() && n.Days == ceasefire.Span{} &&
				strings.Contains(n.Words, commitment.Title) && strings.HasSuffix(n.Value, map[bool]string{true: " 2016", false: ", now"}[day])
		}) {
			t.Errorf("no cell of a day (%v) leads to %q: %+v", day, commitment.Title, matrix)
		}
	}
	lines := spotsOf(t, Compliance, s)
	if !slices.ContainsFunc(lines, func(n Narrowing) bool {
		return n.Promise == Promise{Party: commitment.Party} && strings.Contains(n.Words, ", since ") && strings.Contains(n.Value, "scored")
	}) {
		t.Errorf("no line leads to its party: %+v", lines)
	}
	window := ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 7), To: ceasefire.DayFrom(2016, 8, 12)}
	counts := spotsOf(t, Tallies, countedTruce())
	if !slices.ContainsFunc(counts, func(n Narrowing) bool {
		return n.Days == window && n.Words == "Violations recorded by Observers, 7–12 Aug 2016" && strings.HasPrefix(n.Value, "1,242 published") && strings.HasSuffix(n.Value, "; 4 incidents in the log")
	}) {
		t.Errorf("no count leads to its window: %+v", counts)
	}
	for _, cell := range spotsOf(t, Hours, handMade(ceasefire.IncidentsMeasure)) {
		if cell.Narrows() || cell.Note == "" {
			t.Fatalf("an hour gives %+v", cell)
		}
	}
}
