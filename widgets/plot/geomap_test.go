package plot

import (
	"slices"
	"strings"
	"testing"

	"truceboard/store/ceasefire"
)

// The title, n and the areas count the same incidents; what is left out is none of them.
func TestMapCountsWhatItsTitleCounts(t *testing.T) {
	s := handMade(ceasefire.IncidentsMeasure)
	s.Facts = changed(s.Facts, func(i int, f *ceasefire.Fact) {
		if i < 2 {
			f.Area = ""
		}
	})
	out := newGeoMap(s).sheet()
	if !strings.HasSuffix(out.title, " of 4 incidents") || !strings.HasPrefix(out.counts, "n = 4 incidents. Left out 2 (") || !strings.Contains(out.counts, " Of all 6: ") {
		t.Errorf("title %q, counts %q", out.title, out.counts)
	}
	s.Measure = ceasefire.DeathsMeasure
	if got := newGeoMap(s).sheet().counts; !strings.HasPrefix(got, "n = 3 incidents with known deaths; deaths are best estimates. Left out 3 (") {
		t.Errorf("counts %q", got)
	}
}

// The figure in a circle is what its size stands for, the deaths, with thousands apart, and what the numbers beside the map say; incidents are never written there.
func TestFiguresInCirclesAreDeaths(t *testing.T) {
	s := oneRow()
	one := fact(12, 0, 3, "X-1")
	one.Placed = ceasefire.PlaceExact
	s.Facts = ceasefire.FactsOf(slices.Repeat([]ceasefire.Fact{one}, 500))
	for _, measure := range []ceasefire.Measure{ceasefire.DeathsMeasure, ceasefire.IncidentsMeasure} {
		s.Measure = measure
		p := made(t, Map, s)
		drawn := record(p, goldenLarge)
		drawn.holds(t, "1,500")
		for _, w := range drawn.texts {
			if w.text == "500" {
				t.Errorf("%s: the count of incidents is in a circle that is as large as the deaths", measure)
			}
		}
		rows := p.(*picture).table(goldenLarge.width, goldenLarge.height)
		if last := rows[len(rows)-1]; last[0] != "circle" || last[3] != "500" || last[4] != "1500" {
			t.Errorf("%s: the circle's numbers are %q", measure, last)
		}
	}
}
