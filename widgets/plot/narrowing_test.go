package plot

import (
	"testing"

	"truceboard/store/ceasefire"
)

// full is the size at which these tests look.
func full() format { return format{width: 1600, height: 900, scale: 1} }

// The middle of a bar gives what it stands for, as it is drawn, and empty room gives nothing.
func TestWhatLiesUnderAPoint(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	for kind, want := range map[Kind]Narrowing{
		Daily:       {Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 17), To: ceasefire.DayFrom(2016, 8, 17)}, Words: "17 Aug 2016", Value: "1 incident"},
		Cumulative:  {Days: ceasefire.Span{From: ceasefire.DayFrom(2016, 8, 12), To: ceasefire.DayFrom(2016, 8, 12)}, Words: "12 Aug 2016", Value: "4 incidents so far"},
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

// A day without incidents has no bar, and what stands for several names gives nothing; nor does a small picture, or another kind.
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
	for _, kind := range []Kind{Compliance, Tallies} {
		if all := made(t, kind, yearOf(60, 3)).(*picture).layout(full()).spots; len(all) > 0 {
			t.Errorf("%s: %v", kind, all[0])
		}
	}
	if n, ok := made(t, Types, s).At(70, 40, 148, 84); ok {
		t.Errorf("a small picture gives %v", n)
	}
}
