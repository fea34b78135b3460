package plot

import (
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// dividedCases are small charts of many groups, of every kind that is repeated.
func dividedCases(t *testing.T, days, parties int) []*picture {
	t.Helper()
	var out []*picture
	s := ranged(mixed(yearOf(days, parties)))
	for _, s.Each = range RepeatedKinds() {
		out = append(out, made(t, Multiples, s).(*picture))
	}
	return out
}

// Names that begin alike are cut in their middle, so that every small chart that is drawn is told from the others; those that have no room are counted.
func TestPanelsAreNamedApart(t *testing.T) {
	for _, p := range dividedCases(t, 60, 40) {
		for _, size := range [][2]int{{640, 400}, {900, 560}, {500, 300}, {400, 320}} {
			var heads []string
			unplaced := 0
			for _, w := range record(p, format{size[0], size[1], 1, Light, false}).texts {
				if strings.HasPrefix(w.text, "Par") {
					heads = append(heads, w.text)
				}
				if strings.HasPrefix(w.text, "No room here for") {
					unplaced = atoi(t, strings.Fields(w.text)[4])
				}
			}
			if n := len(heads); n+unplaced != mostMultiples {
				t.Errorf("%q, %v: %d small charts are named and %d counted, want %d", p.sheet.title, size, n, unplaced, mostMultiples)
			}
			slices.Sort(heads)
			if n := len(slices.Compact(slices.Clone(heads))); n != len(heads) {
				t.Errorf("%q, %v: %d different names of %d: %q", p.sheet.title, size, n, len(heads), heads)
			}
		}
	}
}

// Under the last row stand the first and the last day, however many rows there are.
func TestPanelsHaveTheirDates(t *testing.T) {
	for _, p := range dividedCases(t, 60, 40) {
		each := p.content
		if of, ok := each.(*panels); ok && !of.dated() {
			continue
		}
		var first, last int
		for _, w := range record(p, format{640, 400, 1, Light, false}).texts {
			switch w.text {
			case "1 Aug":
				first++
			case "29 Sep":
				last++
			}
		}
		if first != 4 || last != 4 {
			t.Errorf("%q: the first day stands %d times and the last %d times, want 4 each", p.sheet.title, first, last)
		}
	}
}

// No two small charts have one colour, unless all have one; up to eight parties keep theirs.
func TestPanelTints(t *testing.T) {
	for _, parties := range []int{2, 8, 9, 40} {
		var series []ceasefire.Series
		for i := range parties {
			series = append(series, ceasefire.Series{Key: id(byte(i)).String(), Party: i})
		}
		for i, tint := range panelTints(series, ceasefire.ByParty) {
			want := partyTint(i)
			if parties > mostSeries {
				want = accentTint
			}
			if tint != want {
				t.Errorf("%d parties: the %d. has %v, want %v", parties, i+1, tint, want)
			}
		}
	}
	twice := panelTints([]ceasefire.Series{{Party: 1}, {Party: 1}}, ceasefire.ByParty)
	if twice[0] == twice[1] {
		t.Error("two parties that share a place have one colour")
	}
}
